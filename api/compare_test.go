package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
)

// bookshelf is a server that holds works in several forms.
type bookshelf struct{ *fixture }

// volume is a document of a bookshelf.
type volume struct {
	id, reference, title, language string
	format                         corpus.Format
	form                           corpus.FormRole
	kind                           corpus.DocumentType
	actions                        []shelved
	cites                          []string
	change                         func(*corpus.Document)
}

// shelved is an action and the year that it is due in, 0 for none.
type shelved struct {
	text string
	year int
}

func newBookshelf(t testing.TB, volumes ...volume) bookshelf {
	f := newFixture(t)
	for _, v := range volumes {
		f.shelve(v)
	}
	return bookshelf{f}
}

func (f *fixture) shelve(v volume) {
	if v.language == "" {
		v.language = "en"
	}
	if v.kind == "" {
		v.kind = corpus.TypeCommunication
	}
	if v.format == "" {
		v.format = corpus.FormatPDF
	}
	meta := corpus.Meta{ID: v.id, Digest: v.id, Title: v.title, Reference: v.reference, Type: v.kind, Date: "2031-02-03", Language: v.language, Format: v.format, Form: v.form, Source: "https://example.org/" + v.id}
	if ref, ok := corpus.ParseReference(v.reference); ok {
		meta.Work = ref.Work()
	}
	if v.format == corpus.FormatPDF {
		meta.Pages = 9
	}
	d := &corpus.Document{Meta: meta, Quality: corpus.Quality{Status: corpus.ReadWhole}}
	for i, a := range v.actions {
		d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Item, Text: a.text, Page: 3})
		action := corpus.Action{ID: corpus.ActionID(v.id, i, a.text), Text: a.text, Block: i, Page: 3, Places: []corpus.Place{{Block: i, End: len(a.text)}}}
		if a.year != 0 {
			action.Deadline = &corpus.Deadline{Text: fmt.Sprintf("by %d", a.year), To: corpus.Date(fmt.Sprintf("%d-12-31", a.year)), Precision: corpus.ByYear}
		}
		d.Actions = append(d.Actions, action)
	}
	for _, key := range v.cites {
		d.Citations = append(d.Citations, corpus.Citation{Key: key, Text: key})
	}
	if v.change != nil {
		v.change(d)
	}
	f.archive.documents[v.id] = d
	e := d.DocumentEntry()
	f.index.entries = append(f.index.entries, e)
	for i := range d.Actions {
		f.index.entries = append(f.index.entries, d.ActionEntry(&d.Actions[i]))
	}
}

const (
	oldID, newID, frenchID, pageID = "00000000000000aa", "00000000000000bb", "00000000000000cc", "00000000000000dd"
)

// harbours are two works on harbours: the first in English, as a file and a page,
// the second in English and French.
func harbours() []volume {
	return []volume{
		{id: oldID, reference: "COM(2030) 1 final", title: "Harbours", form: corpus.FormMain, actions: []shelved{
			{"map the weak places of all ports", 0},
			{"draw up a register of the cranes of every harbour", 2031},
			{"train the pilots of the northern harbours in the use of radar", 0},
			{"close the old quays", 0},
		}},
		{id: pageID, reference: "COM(2030) 1 final", title: "Harbours", format: corpus.FormatHTML, form: "", actions: []shelved{
			{"map the weak places of all ports", 0},
		}},
		{id: newID, reference: "COM(2031) 2 final", title: "Harbours anew", form: corpus.FormMain, cites: []string{"com-2030-1", "32016R0794"}, actions: []shelved{
			{"map the weak places of all ports", 0},
			{"draw up a register of the cranes of every harbour", 2033},
			{"train the pilots of the southern harbours in the use of radar", 0},
			{"open a museum of ropes", 2032},
		}},
		{id: frenchID, reference: "COM(2031) 2 final", title: "Ports", language: "fr", form: corpus.FormMainInLanguage, actions: []shelved{{"ouvrir un musée", 0}}},
	}
}

func comparison(t testing.TB, f *fixture, path string) api.Comparison {
	t.Helper()
	got := f.get(t, path)
	if got.StatusCode != http.StatusOK {
		t.Fatalf("GET %s = %d: %s", path, got.StatusCode, got.body)
	}
	var c api.Comparison
	if err := json.Unmarshal([]byte(got.body), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCompare(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	everything := []string{"carried map", "deadline-changed draw", "reworded train", "added open", "dropped close"}
	for _, c := range []struct {
		name, path string
		want       []string
	}{
		{"works by keys", "/v1/compare?a=com-2030-1&b=com-2031-2", everything},
		{"works by references", "/v1/compare?a=COM(2030)+1&b=COM/2031/2", everything},
		{"documents by ids", "/v1/compare?a=" + oldID + "&b=" + newID, everything},
		{"one kind", "/v1/compare?a=com-2030-1&b=com-2031-2&change=deadline-changed", []string{"deadline-changed draw"}},
		{"two kinds", "/v1/compare?a=com-2030-1&b=com-2031-2&change=added&change=dropped", []string{"added open", "dropped close"}},
		{"the other way round", "/v1/compare?a=com-2031-2&b=com-2030-1&change=added", []string{"added close"}},
		{"forms of a work", "/v1/compare?a=" + oldID + "&b=" + pageID + "&change=carried", []string{"carried map"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			answer := comparison(t, f.fixture, c.path)
			for _, change := range answer.Changes {
				shown := change.After
				if shown == nil {
					shown = change.Before
				}
				word, _, _ := strings.Cut(shown.Text, " ")
				got = append(got, change.Kind+" "+word)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
	answer := comparison(t, f.fixture, "/v1/compare?a=com-2030-1&b=com-2031-2")
	if answer.Language != "en" || answer.Counts["carried"] != 1 || answer.Summary != "1 added, 1 dropped, 1 deadline changed, 1 reworded" {
		t.Errorf("language %q, counts %v, summary %q", answer.Language, answer.Counts, answer.Summary)
	}
	if moved := answer.Changes[1]; moved.Before.Deadline.To != "2031-12-31" || moved.After.Deadline.To != "2033-12-31" || moved.Score != 1 {
		t.Errorf("the deadline went from %v to %v, score %v", moved.Before.Deadline, moved.After.Deadline, moved.Score)
	}
	for _, link := range []string{answer.Links.Self, answer.Links.Page, answer.Links.CSV, answer.Links.XLSX, answer.Links.Parquet, answer.Links.NDJSON, answer.Changes[0].After.Links.Self} {
		if got := f.get(t, link); got.StatusCode != http.StatusOK {
			t.Errorf("link %s answers %d", link, got.StatusCode)
		}
	}
}

func TestCompareAnswersAreDescribed(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	spec, doc, err := newChecker([]byte(f.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path   string
		status int
	}{
		{"/v1/compare?a=com-2030-1&b=com-2031-2", 200},
		{"/v1/compare?a=com-2030-1&b=com-2031-2&format=csv", 200},
		{"/v1/compare?a=com-2030-1&b=com-2031-2&format=xlsx", 200},
		{"/v1/compare?a=com-2030-1&b=com-1999-9", 404},
		{"/v1/compare?a=com-2030-1", 400},
		{"/v1/compare?a=com-2030-1&b=" + frenchID, 400},
		{"/v1/compare?a=com-2030-1&b=com-2031-2&language=fr", 400},
		{"/v1/compare?a=com-2030-1&b=com-2031-2&change=moved", 400},
	} {
		t.Run(c.path, func(t *testing.T) {
			got := f.get(t, c.path)
			if got.StatusCode != c.status {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, c.status, got.body)
			}
			checkAnswer(t, spec, doc, "/v1/compare", got)
		})
	}
}

func TestCompareDownload(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	got := f.get(t, "/v1/compare?a=com-2030-1&b=com-2031-2&format=csv&change=deadline-changed")
	lines := strings.Split(strings.TrimSpace(got.body), "\n")
	want := []string{
		"change,score,before_id,before_text,before_page,before_deadline_text,before_deadline_from,before_deadline_to,after_id,after_text,after_page,after_deadline_text,after_deadline_from,after_deadline_to",
		"deadline-changed,1," + corpus.ActionID(oldID, 1, "draw up a register of the cranes of every harbour") + ",draw up a register of the cranes of every harbour,3,by 2031,,2031-12-31," +
			corpus.ActionID(newID, 1, "draw up a register of the cranes of every harbour") + ",draw up a register of the cranes of every harbour,3,by 2033,,2033-12-31",
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
	if q := got.Header.Get("Polidex-Query"); !strings.Contains(q, "a=com-2030-1") || !strings.Contains(q, "b=com-2031-2") || !strings.Contains(q, "language=en") {
		t.Errorf("the file says that it answers %q", q)
	}
}
