package api_test

import (
	"context"
	"fmt"
	"github.com/PuerkitoBio/goquery"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"polidex/api"
	"polidex/api/feed"
	"polidex/corpus"
)

// arrivals says when the documents of a fixture came in: the page of HTML when its
// provenance says, the text after it and the PDF last.
type arrivals struct{ f *fixture }

func (a arrivals) Arrivals(context.Context) (map[string]time.Time, error) {
	out := map[string]time.Time{}
	for id, d := range a.f.archive.documents {
		switch {
		case len(d.Provenance) > 0:
			out[id] = d.Provenance[0].Time
		case d.Format == corpus.FormatText:
			out[id] = time.Date(2031, 4, 10, 8, 0, 0, 0, time.UTC)
		case d.Format == corpus.FormatPDF:
			out[id] = time.Date(2031, 4, 20, 8, 0, 0, 0, time.UTC)
		}
	}
	return out, nil
}

// searches is the number of searches so far.
func (f *fixture) searches() int {
	f.index.mu.Lock()
	defer f.index.mu.Unlock()
	return len(f.index.queries)
}

// read reads an answer as a feed, with another program's reader.
func read(t *testing.T, got answer) *gofeed.Feed {
	t.Helper()
	if got.StatusCode != http.StatusOK {
		t.Fatalf("status %d: %s", got.StatusCode, got.body)
	}
	out, err := gofeed.NewParser().ParseString(got.body)
	if err != nil {
		t.Fatalf("%v in %s", err, got.body)
	}
	return out
}

// TestFollowedIsDescribed holds the answers of feeds, calendars and references
// against the description.
func TestFollowedIsDescribed(t *testing.T) {
	f := newFixture(t)
	spec, doc, err := newChecker([]byte(f.get(t, "/openapi.json").body))
	if err != nil {
		t.Fatal(err)
	}
	pdf := f.held(corpus.FormatPDF)
	for _, c := range []struct {
		operation, query string
		status           int
	}{
		{"/v1/actions.atom", "", 200},
		{"/v1/actions.atom", "?theme=fraud&-actor=europol&due=open", 200},
		{"/v1/actions.atom", "?limit=501", 400},
		{"/v1/actions.atom", "?sort=date", 400},
		{"/v1/actions.atom", "?q=forever", 503},
		{"/v1/actions.atom", "?like=nothing", 404},
		{"/v1/actions.jsonfeed", "", 200},
		{"/v1/documents.atom", "", 200},
		{"/v1/documents.jsonfeed", "?language=en", 200},
		{"/v1/search.atom", "?q=ports", 200},
		{"/v1/search.jsonfeed", "?q=ports&kind=document", 200},
		{"/v1/search.jsonfeed", "?kind=theme", 400},
		{"/v1/actions.ics", "", 200},
		{"/v1/actions.ics", "?limit=5001", 400},
		{"/v1/actions.ics", "?q=forever&theme=none", 200},
		{"/v1/documents/{id}/cite", "", 200},
		{"/v1/documents/{id}/cite", "?format=bibtex", 200},
		{"/v1/documents/{id}/cite", "?format=csl-json", 200},
		{"/v1/documents/{id}/cite", "?format=csv", 400},
		{"/v1/documents/{id}/cite", "?q=ports", 400},
		{"/v1/actions/{id}/cite", "?format=ris", 200},
	} {
		path := strings.Replace(c.operation, "{id}", pdf.ID, 1)
		if c.operation == "/v1/actions/{id}/cite" {
			path = "/v1/actions/" + pdf.Actions[0].ID + "/cite"
		}
		t.Run(c.operation+c.query, func(t *testing.T) {
			got := f.get(t, path+c.query)
			if got.StatusCode != c.status {
				t.Fatalf("status %d, want %d: %s", got.StatusCode, c.status, got.body)
			}
			checkAnswer(t, spec, doc, c.operation, got)
			if c.status != http.StatusOK {
				return
			}
			again := f.get(t, path+c.query, "If-None-Match", got.Header.Get("ETag"))
			if again.StatusCode != http.StatusNotModified || again.body != "" {
				t.Errorf("asked again: status %d, body %q", again.StatusCode, again.body)
			}
			checkAnswer(t, spec, doc, c.operation, again)
			if head := f.do(t, http.MethodHead, path+c.query); head.StatusCode != http.StatusOK || head.body != "" || head.ContentLength != int64(len(got.body)) {
				t.Errorf("HEAD: status %d, %d bytes, want %d", head.StatusCode, head.ContentLength, len(got.body))
			}
		})
	}
}

// TestNewestFirst: entries come in the order in which their documents came in,
// which their dates do not say, and those of one document in the order of reading.
func TestNewestFirst(t *testing.T) {
	f := newFixture(t)
	pdf, text, html := f.held(corpus.FormatPDF), f.held(corpus.FormatText), f.held(corpus.FormatHTML)
	html.Date = "2039-01-01"
	passages := func(ds ...*corpus.Document) (ids []string) {
		for _, d := range ds {
			ids = append(ids, corpus.PassageID(d.ID, 1), corpus.PassageID(d.ID, 2))
		}
		return ids
	}
	for _, c := range []struct {
		name, path string
		want       []string
	}{
		{"actions", "/v1/actions.atom", []string{pdf.Actions[0].ID, text.Actions[0].ID}},
		{"documents", "/v1/documents.atom", []string{pdf.ID, text.ID, html.ID}},
		{"passages", "/v1/search.atom", passages(pdf, text, html)},
		{"of a kind", "/v1/search.jsonfeed?kind=action", []string{pdf.Actions[0].ID, text.Actions[0].ID}},
		{"whole documents", "/v1/search.atom?limit=4", passages(pdf, text)},
		{"a part of the last document", "/v1/search.atom?limit=3", passages(pdf, text)[:3]},
		{"a part of the first", "/v1/search.atom?limit=1", passages(pdf)[:1]},
		{"of a document", "/v1/documents.jsonfeed?document=" + strings.ToUpper(html.ID) + "&document=" + html.ID, []string{html.ID}},
		{"but for a document", "/v1/documents.jsonfeed?-document=" + text.ID, []string{pdf.ID, html.ID}},
		{"of a theme", "/v1/documents.atom?theme=maritime-security", []string{pdf.ID, text.ID}},
		{"of nothing", "/v1/documents.atom?theme=fraud", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := f.searches()
			var got, want []string
			for _, item := range read(t, f.get(t, c.path)).Items {
				got = append(got, item.GUID)
			}
			for _, id := range c.want {
				want = append(want, feed.ID(id))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if n := f.searches() - before; n > 3 {
				t.Errorf("%d searches, want 3 at most", n)
			}
		})
	}
}

func TestFeedEntries(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	for i := range f.index.entries {
		if f.index.entries[i].ID == pdf.Actions[0].ID {
			f.index.entries[i].LeadIn = "The <b>Commission</b> & others will:"
		}
	}
	for _, form := range []string{"atom", "jsonfeed"} {
		got := f.get(t, "/v1/actions."+form+"?theme=maritime-security&year=2032&-actor=frontex&limit=2")
		all := read(t, got)
		if want := "Polidex – new key actions: theme Maritime security; year 2032; not actor Frontex"; all.Title != want {
			t.Errorf("%s: title %q, want %q", form, all.Title, want)
		}
		if want := f.url + "/actions?-actor=frontex&form=all&theme=maritime-security&year=2032"; all.Link != want {
			t.Errorf("%s: the list is at %q, want %q", form, all.Link, want)
		}
		if want := f.url + "/v1/actions." + form + "?-actor=frontex&limit=2&theme=maritime-security&year=2032"; all.FeedLink != want {
			t.Errorf("%s: the feed is at %q, want %q", form, all.FeedLink, want)
		}
		item := all.Items[0]
		original := f.url + "/v1/documents/" + pdf.ID + "/original#page=7"
		want := `<p>The &lt;b&gt;Commission&lt;/b&gt; &amp; others will:</p><blockquote><p>map the weak places of ports together with Europol by 2032</p></blockquote>` +
			`<p>Who: Commission, Europol<br>When: “by 2032”, until 2032-12-31<br>Themes: Maritime security<br>` +
			`Where: <a href="` + original + `">COM(2031) 9 final, Safe harbours (pdf), page 7</a></p>`
		if diff := cmp.Diff(want, item.Content); diff != "" {
			t.Errorf("%s: content (-want +got):\n%s", form, diff)
		}
		if want := f.url + "/documents/" + pdf.ID + "?at=" + pdf.Actions[0].ID + "#p2"; item.Link != want {
			t.Errorf("%s: link %q, want %q", form, item.Link, want)
		}
		if item.Published != "2031-04-20T08:00:00Z" || len(item.Authors) != 1 || item.Authors[0].Name != "European Commission" {
			t.Errorf("%s: published %q by %v", form, item.Published, item.Authors)
		}
		if want := fmt.Sprintf(`inline; filename="polidex-actions.%s"`, map[string]string{"atom": "atom", "jsonfeed": "json"}[form]); got.Header.Get("Content-Disposition") != want {
			t.Errorf("%s: Content-Disposition %q, want %q", form, got.Header.Get("Content-Disposition"), want)
		}
	}
	document := read(t, f.get(t, "/v1/documents.atom")).Items[0]
	if want := "COM(2031) 9 final, Safe harbours (pdf)"; document.Title != want {
		t.Errorf("a document's title is %q, want %q", document.Title, want)
	}
}

// TestEmptyFeedHasATime: a feed without entries was updated when the corpus was.
func TestEmptyFeedHasATime(t *testing.T) {
	f := newFixture(t)
	got := read(t, f.get(t, "/v1/documents.atom?theme=fraud"))
	if want := time.Date(2031, 4, 20, 8, 0, 0, 0, time.UTC); len(got.Items) != 0 || !got.UpdatedParsed.Equal(want) {
		t.Errorf("%d entries, updated %v, want none and %v", len(got.Items), got.UpdatedParsed, want)
	}
}

// FuzzFollow asks for feeds, calendars and references with any query string: the
// answer is one, or a problem that names the caller's mistake.
func FuzzFollow(f *testing.F) {
	for _, seed := range []string{"", "theme=fraud&-theme=x", "limit=0", "limit=99999999999999999999", "document=x&document=%00", "-document=%ff", "due=open", "format=ris", "format=", "kind=document", "q=%zz", "%2dyear=2031"} {
		f.Add(seed)
	}
	fix := &fixture{archive: &fakeArchive{map[string]*corpus.Document{}, map[string][]byte{}}, index: &fakeIndex{}}
	fix.add(corpus.FormatPDF, "%PDF-1.7\n", "in/harbours.pdf")
	handler, err := api.New(api.Options{Index: fix.index, Archive: fix.archive, Arrivals: arrivals{fix}})
	if err != nil {
		f.Fatal(err)
	}
	id := fix.held(corpus.FormatPDF).ID
	f.Fuzz(func(t *testing.T, query string) {
		if values, err := url.ParseQuery(query); err == nil && values.Get("q") != "" {
			// What the fake index makes of words is its own affair.
			query = "year=" + url.QueryEscape(query)
		}
		for _, path := range []string{"/v1/actions.atom", "/v1/search.jsonfeed", "/v1/actions.ics", "/v1/documents/" + id + "/cite"} {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != http.StatusOK && w.Code != http.StatusBadRequest && w.Code != http.StatusNotFound {
				t.Errorf("%s?%s answers %d: %s", path, query, w.Code, w.Body)
			}
		}
	})
}

// TestAddressesOfFeeds: links name the server as it was told, else as the request
// does, and never as a header says that anybody can send.
func TestAddressesOfFeeds(t *testing.T) {
	f := newFixture(t)
	ask := func(opts api.Options, host string) answer {
		opts.Index, opts.Archive = f.index, f.archive
		handler, err := api.New(opts)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodGet, "/v1/documents.atom", nil)
		r.Host = host
		r.Header.Set("X-Forwarded-Host", "evil.example")
		r.Header.Set("X-Forwarded-Proto", "https")
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return answer{w.Result(), w.Body.String()}
	}
	known := api.Options{Arrivals: arrivals{f}}
	one, other := ask(known, "one.example:8080"), ask(known, "other.example")
	if got, want := read(t, one).FeedLink, "http://one.example:8080/v1/documents.atom"; got != want {
		t.Errorf("address %q, want %q", got, want)
	}
	if one.Header.Get("ETag") == other.Header.Get("ETag") {
		t.Error("the answers to two hosts have the same ETag")
	}
	known.PublicURL = "https://polidex.example/eu/"
	if got, want := read(t, ask(known, "one.example")).FeedLink, "https://polidex.example/eu/v1/documents.atom"; got != want {
		t.Errorf("address %q, want %q", got, want)
	}
	if got := ask(api.Options{}, "one.example"); got.StatusCode != http.StatusNotFound {
		t.Errorf("without times: status %d", got.StatusCode)
	}
}

// TestFeedLeadsToActions follows the count of a document that is no main form of its
// work to as many actions.
func TestFeedLeadsToActions(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	item := read(t, f.get(t, "/v1/documents.atom?document="+pdf.ID)).Items[0]
	content, err := goquery.NewDocumentFromReader(strings.NewReader(item.Content))
	if err != nil {
		t.Fatal(err)
	}
	link := content.Find(`a[href*="/actions?"]`)
	got := f.look(t, strings.TrimPrefix(link.AttrOr("href", ""), f.url)).Find("table.actions tbody tr").Length()
	if got != len(pdf.Actions) || link.Text() != strconv.Itoa(got) {
		t.Errorf("%q leads to %d actions, want %d", link.Text(), got, len(pdf.Actions))
	}
}
