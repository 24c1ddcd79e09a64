package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestWorkPage(t *testing.T) {
	shelf := harbours()
	shelf[1].change = func(d *corpus.Document) {
		d.WorkReason, d.Main = "it has the same reference as "+oldID, oldID
		d.Quality.Warn("3 actions found in the file are not found here")
	}
	f := newBookshelf(t, append(shelf,
		volume{id: "00000000000000e1", reference: "COM(2030) 1 final", title: "Harbours", actions: []shelved{{"close the old quays", 0}}, change: func(d *corpus.Document) {
			d.ReplacedBy = oldID
			d.Provenance = []corpus.Retrieval{{Time: time.Date(2030, 4, 5, 0, 0, 0, 0, time.UTC)}}
		}},
		volume{id: "00000000000000ff", reference: "COM(2030) 1 final", title: "Harbours: annex", form: corpus.FormMain, format: corpus.FormatText},
		volume{id: "00000000000000e2", reference: "COM(2030) 1 final", title: "Harbours: record", kind: corpus.TypeRepositoryRecord, format: corpus.FormatHTML},
	)...)
	d := pageOf(t, f.fixture, "/works/com-2030-1", http.StatusOK)
	for _, c := range []struct {
		name, where string
		want        []string
	}{
		{"title", "h1", []string{"Harbours"}},
		{"the form to read", ".read .name a", []string{"PDF, 9 pages"}},
		{"why", ".read > .reason", []string{"It was read whole.", "It has pages, by which a text is cited."}},
		{"further parts", "section[aria-labelledby=parts] .name", []string{"plain text"}},
		{"other forms", "section[aria-labelledby=forms] .name", []string{"web page"}},
		{"why not", "section[aria-labelledby=forms] .reason", []string{
			"It has no pages to cite by.", "Beside the form to read: 3 actions fewer. Compare with the form to read",
			"Joined to the work because it has the same reference as the form to read.",
		}},
		{"warnings", "section[aria-labelledby=forms] details li", []string{"3 actions found in the file are not found here"}},
		{"earlier versions", "section[aria-labelledby=older] .name", []string{"PDF, 9 pages"}},
		{"catalogue pages", "section[aria-labelledby=records] .name", []string{"web page"}},
		{"cited by", "section[aria-labelledby=citedby] li a", []string{"Harbours anew"}},
		{"deadlines", ".commits .deadline", []string{"2031 this year"}},
	} {
		if diff := cmp.Diff(c.want, linesOf(d.Find(c.where))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	if got := d.Find(".commits ol li").Length(); got != 4 {
		t.Errorf("%d actions, want 4", got)
	}
	if to := d.Find("section[aria-labelledby=forms] .reason a").AttrOr("href", ""); to != "/compare?a="+oldID+"&b="+pageID {
		t.Errorf("compares at %s", to)
	}
	if got := d.Find("form.with input[name=a]").AttrOr("value", ""); got != "com-2030-1" {
		t.Errorf("the form compares %q", got)
	}
	leadSomewhere(t, f.fixture, d, "main")
}

func TestWorkPageLanguages(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	d := pageOf(t, f.fixture, "/works/com-2031-2", http.StatusOK)
	if diff := cmp.Diff([]string{"English 1", "French 1"}, linesOf(d.Find(".languages a"))); diff != "" {
		t.Errorf("languages (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Harbours", "32016R0794"}, linesOf(d.Find("section[aria-labelledby=cites] li > a"))); diff != "" {
		t.Errorf("cites (-want +got):\n%s", diff)
	}
	d = pageOf(t, f.fixture, d.Find(".languages a").Last().AttrOr("href", ""), http.StatusOK)
	if diff := cmp.Diff([]string{"Ports", "The form to read in French"}, linesOf(d.Find("h1, .read h2"))); diff != "" {
		t.Errorf("in French (-want +got):\n%s", diff)
	}
	leadSomewhere(t, f.fixture, d, "main")
}

func TestWorkPageAddress(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	for _, c := range []struct {
		path   string
		status int
		to     string
	}{
		{"/works/com-2030-1", 200, ""},
		{"/works/COM(2030)%201", 303, "/works/com-2030-1"},
		{"/works/COM-2031-2?language=fr", 303, "/works/com-2031-2?language=fr"},
		{"/works/com-1900-1", 404, ""},
		{"/works/%3Cscript%3E", 404, ""},
		{"/works/com-2030-1?language=fr", 400, ""},
		{"/works/com-2030-1?colour=red", 400, ""},
	} {
		got := f.get(t, c.path, "Accept", "text/html")
		if got.StatusCode != c.status || got.Header.Get("Location") != c.to {
			t.Errorf("GET %s = %d to %q, want %d to %q", c.path, got.StatusCode, got.Header.Get("Location"), c.status, c.to)
		}
		if c.status >= 400 && document(t, got).Find("main h1").Length() != 1 {
			t.Errorf("GET %s: the error is no page", c.path)
		}
	}
}

// TestWorkPageStaysLight holds the weight of the page and what it reads.
func TestWorkPageStaysLight(t *testing.T) {
	var volumes []volume
	for i := range 60 {
		v := volume{id: fmt.Sprintf("%016x", i), reference: "COM(2030) 1", title: strings.Repeat("<i>Long</i> ", 40), change: func(d *corpus.Document) {
			d.Quality.Warnings = slices.Repeat([]string{"<b>" + strings.Repeat("warning ", 60)}, 20)
			d.WorkReason = strings.Repeat("reason", 100)
		}}
		if i == 0 {
			v.form = corpus.FormMain
			for n := range 900 {
				v.actions = append(v.actions, shelved{fmt.Sprintf("action %d <b>%s", n, strings.Repeat("word ", 400)), 2031})
				v.cites = append(v.cites, fmt.Sprintf("com-2020-%d", n+1))
			}
		}
		volumes = append(volumes, v)
	}
	f := newBookshelf(t, volumes...)
	got := f.get(t, "/works/com-2030-1", "Accept", "text/html")
	if got.StatusCode != http.StatusOK || len(got.body) > 38_000 {
		t.Errorf("%d with %d bytes", got.StatusCode, len(got.body))
	}
	d := document(t, got)
	if n := d.Find("main i, main p b b").Length(); n > 0 {
		t.Errorf("%d elements of the document's own", n)
	}
	if d.Find("a[rel=next]").Length() != 1 || !strings.Contains(d.Find("main").Text(), "further forms") {
		t.Error("what is not shown is not said")
	}
}

// TestWorkPageUnknownLanguage leads to forms of which no language is known.
func TestWorkPageUnknownLanguage(t *testing.T) {
	f := newBookshelf(t, append(harbours(), volume{id: "00000000000000e3", reference: "COM(2030) 1 final", format: corpus.FormatText, change: func(d *corpus.Document) { d.Language = "" }})...)
	d := pageOf(t, f.fixture, "/works/com-2030-1", http.StatusOK)
	choice := d.Find(".languages a").Last()
	d = pageOf(t, f.fixture, choice.AttrOr("href", ""), http.StatusOK)
	if diff := cmp.Diff([]string{"COM(2030) 1 final", "The form to read, language unknown", "plain text"}, linesOf(d.Find("h1, .read h2, .read .name"))); diff != "" {
		t.Errorf("%s leads to (-want +got):\n%s", words(choice), diff)
	}
}

// TestWorkPageParts names a work of several parts once where it cites, is cited and
// may be compared.
func TestWorkPageParts(t *testing.T) {
	act := []shelved{{"light every buoy", 0}}
	f := newBookshelf(t,
		volume{id: oldID, reference: "COM(2030) 1 final", title: "Harbours", form: corpus.FormMain, actions: act, cites: []string{"com-2031-2"}},
		volume{id: newID, reference: "COM(2031) 2 final", title: "Harbours anew", form: corpus.FormMain, actions: act, cites: []string{"com-2030-1"}},
		volume{id: pageID, reference: "COM(2031) 2 final", title: "Harbours anew: annex", form: corpus.FormMain, actions: act, cites: []string{"com-2030-1"}},
	)
	d := pageOf(t, f.fixture, "/works/com-2030-1", http.StatusOK)
	for _, part := range []string{"cites", "citedby"} {
		section := d.Find("section[aria-labelledby=" + part + "]")
		if got := words(section.Find("h2 b")); section.Find("li").Length() != 1 || got != "1" || section.Find(".hint").Length() != 0 {
			t.Errorf("%s: %d works of %s: %s", part, section.Find("li").Length(), got, words(section))
		}
	}
	if got := d.Find(".others li").Length(); got != 1 {
		t.Errorf("%d works to compare with, want 1", got)
	}
}
