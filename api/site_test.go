package api_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/api/web"
	"polidex/corpus"
)

func document(t *testing.T, a answer) *goquery.Document {
	t.Helper()
	d, err := goquery.NewDocumentFromReader(strings.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// look asks for a page as a browser does.
func (f *fixture) look(t *testing.T, path string) *goquery.Document {
	t.Helper()
	got := f.get(t, path, "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
	if got.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %d: %s", path, got.StatusCode, got.body)
	}
	return document(t, got)
}

// textsOf are the words of what a selector finds, each with single spaces.
func textsOf(d *goquery.Document, selector string) []string {
	var out []string
	d.Find(selector).Each(func(_ int, s *goquery.Selection) {
		out = append(out, strings.Join(strings.Fields(s.Text()), " "))
	})
	return out
}

// paths are the pages that every check of pages goes through.
func (f *fixture) paths() []string {
	return []string{
		"/", "/?q=ports", "/?kind=action&theme=maritime-security", "/?kind=document", "/?q=nothing+here&year=1999", "/?q=ports&group=document&sort=date",
		"/docs", "/docs/ask", "/docs/documents", "/docs/objects", "/docs/objects/Hit", "/sign-in",
	}
}

// TestPagesStandAlone checks that pages load nothing from elsewhere, have nothing
// that their policy forbids, and that each link of theirs leads somewhere.
func TestPagesStandAlone(t *testing.T) {
	f := newFixture(t)
	followed := map[string]bool{}
	for _, path := range f.paths() {
		got := f.get(t, path, "Accept", "text/html")
		if p := got.Header.Get("Content-Security-Policy"); p != web.Policy {
			t.Errorf("%s: policy %q", path, p)
		}
		d := document(t, got)
		if n := d.Find("style, [style], iframe, [onclick], script:not([src]):not([type='application/ld+json'])").Length(); n > 0 {
			t.Errorf("%s has %d elements that its policy forbids", path, n)
		}
		if d.Find("h1").Length() != 1 || d.Find("main#main").Length() != 1 || d.Find("html[lang]").Length() != 1 {
			t.Errorf("%s lacks its outline", path)
		}
		ids := map[string]bool{}
		d.Find("[id]").Each(func(_ int, s *goquery.Selection) {
			if id := s.AttrOr("id", ""); ids[id] {
				t.Errorf("%s has two elements %q", path, id)
			} else {
				ids[id] = true
			}
		})
		d.Find("a[href], link[href], img[src], script[src]").Each(func(_ int, s *goquery.Selection) {
			to := s.AttrOr("href", s.AttrOr("src", ""))
			if strings.HasPrefix(to, "#") {
				if !ids[to[1:]] {
					t.Errorf("%s: nothing is at %s", path, to)
				}
				return
			}
			if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") {
				t.Errorf("%s loads or links %s", path, to)
				return
			}
			to, _, _ = strings.Cut(to, "#")
			if followed[to] {
				return
			}
			followed[to] = true
			if got := f.get(t, to, "Accept", "text/html"); got.StatusCode != http.StatusOK {
				t.Errorf("%s: %s answers %d", path, to, got.StatusCode)
			}
		})
	}
}

func TestStartPage(t *testing.T) {
	f := withRegister(t)
	again := f.index.entries[len(f.index.entries)-1]
	again.ID, again.Form, again.Themes = again.ID+"-again", corpus.FormMainInLanguage, []string{"fraud"}
	f.index.entries = append(f.index.entries, again)
	d := f.look(t, "/")
	if diff := cmp.Diff([]string{"3 documents", "5 key actions", "6 passages"}, textsOf(d, ".figures a")); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Maritime security 3", "Fraud & scams 2"}, textsOf(d, ".counted a")); diff != "" {
		t.Errorf("themes (-want +got):\n%s", diff)
	}
	if n := d.Find(".documents li").Length(); n != 3 {
		t.Errorf("%d documents are listed, want 3", n)
	}
	f.index.entries = nil
	d = f.look(t, "/")
	if d.Find(".empty").Length() != 1 || d.Find(".tries a").Length() != 0 {
		t.Error("a server that holds nothing does not say so")
	}
	got := decode(t, f.get(t, "/", "Accept", "application/json"))
	if got["documents"] != 0.0 || got["version"] != "1.2.3" {
		t.Errorf("for programs: %v", got)
	}
}

// TestSearchPage asks and follows what the page offers.
func TestSearchPage(t *testing.T) {
	f := newFixture(t)
	d := f.look(t, "/?q=ports&kind=action&language=en")
	if got := f.firstQuery("ports").Text; got != "ports" {
		t.Errorf("asked for %q", got)
	}
	if diff := cmp.Diff([]string{"Passages 3", "Key actions 2", "Documents 0"}, textsOf(d, ".tabs a")); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	if got := d.Find("#q").AttrOr("value", ""); got != "ports" {
		t.Errorf("the box has %q", got)
	}
	keep := map[string]string{}
	d.Find("form[role=search] input[type=hidden]").Each(func(_ int, s *goquery.Selection) {
		keep[s.AttrOr("name", "")] = s.AttrOr("value", "")
	})
	if diff := cmp.Diff(map[string]string{"kind": "action", "language": "en"}, keep); diff != "" {
		t.Errorf("the form keeps (-want +got):\n%s", diff)
	}
	chip := d.Find("a.chip")
	if got, want := chip.AttrOr("href", ""), "/?kind=action&q=ports"; chip.Length() != 1 || got != want {
		t.Errorf("%d chips, the first is taken away by %q, want %q", chip.Length(), got, want)
	}
	hit := d.Find(".hit").First()
	pdf := f.held(corpus.FormatPDF)
	want := "/documents/" + pdf.ID + "?at=" + pdf.Actions[0].ID + "&q=ports#p2"
	if got := hit.Find("h3 a").AttrOr("href", ""); got != want {
		t.Errorf("the first hit leads to %q, want %q", got, want)
	}
	if got := hit.Find("time[datetime='2032']").Text(); got != "2032" {
		t.Errorf("its deadline is shown as %q", got)
	}
	facet := d.Find("[aria-labelledby=facet-actor] a").First()
	if got, want := facet.AttrOr("href", ""), "/?actor=commission&kind=action&language=en&q=ports"; got != want {
		t.Errorf("the actor narrows by %q, want %q", got, want)
	}
}

// firstQuery is the first query that the index was asked with the words.
func (f *fixture) firstQuery(words string) corpus.Query {
	f.index.mu.Lock()
	defer f.index.mu.Unlock()
	for _, q := range f.index.queries {
		if q.Text == words {
			return q
		}
	}
	return corpus.Query{}
}

// TestYearsOfForm turns the fields of a form into the word of the address.
func TestYearsOfForm(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct{ name, query, to string }{
		{"a range", "q=a&year_from=2026&year_to=2028", "/?q=a&year=2026..2028"},
		{"one year", "year_from=2026&year_to=2026", "/?year=2026"},
		{"open to the right", "year_from=2026&year_to=", "/?year=2026.."},
		{"open to the left", "year_from=&year_to=2026", "/?year=..2026"},
		{"none", "q=a&year=2020&year_from=&year_to=", "/?q=a"},
		{"the wrong way round", "year_from=2028&year_to=2026", "/?year=2026..2028"},
		{"one field alone", "q=a&year_to=2026", "/?q=a&year=..2026"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.get(t, "/?"+c.query, "Accept", "text/html")
			if got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != c.to {
				t.Errorf("%s goes on to %d %q, want %q", c.query, got.StatusCode, got.Header.Get("Location"), c.to)
			}
		})
	}
}

// TestErrorsAreToldAsTheyAreAskedFor: to people on a page, to programs as problems.
func TestErrorsAreToldAsTheyAreAskedFor(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		name, path, accept string
		status             int
		page               bool
	}{
		{"a page with a wrong word", "/?them=fraud", "text/html", 400, true},
		{"a page with a wrong value", "/?kind=everything", "text/html", 400, true},
		{"no page", "/nowhere", "text/html", 404, true},
		{"no address", "/nowhere", "application/json", 404, false},
		{"no address, whatever is accepted", "/nowhere", "*/*", 404, false},
		{"an address of the API in a browser", "/v1/actions?them=fraud", "text/html", 400, false},
		{"JSON rather than a page", "/?them=fraud", "application/json, text/html", 400, false},
		{"a fault", "/?q=panic", "text/html", 500, true},
		{"too slow", "/?q=forever", "text/html", 503, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := f.get(t, c.path, "Accept", c.accept)
			if got.StatusCode != c.status {
				t.Fatalf("%s answers %d, want %d", c.path, got.StatusCode, c.status)
			}
			if isPage := strings.HasPrefix(got.Header.Get("Content-Type"), "text/html"); isPage != c.page {
				t.Fatalf("%s answers with %s", c.path, got.Header.Get("Content-Type"))
			}
			if !c.page {
				return
			}
			d := document(t, got)
			if d.Find("h1").Length() != 1 || d.Find(".lead").Text() == "" || strings.Contains(got.body, "fell over") {
				t.Errorf("the page does not say what is wrong, or too much: %s", got.body)
			}
		})
	}
}

// TestHostileHit shows a document that was made to break the page.
func TestHostileHit(t *testing.T) {
	f := newFixture(t)
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>`
	for i := range f.index.entries {
		e := &f.index.entries[i]
		e.Title, e.Text, e.Reference, e.Section = evil, evil+strings.Repeat("Ω", 100_000), evil, []string{evil}
	}
	for _, path := range []string{"/?kind=passage&sort=date", "/?kind=action", "/?kind=document", "/", "/?q=" + url.QueryEscape(evil)} {
		got := f.get(t, path, "Accept", "text/html")
		if got.StatusCode != http.StatusOK {
			t.Errorf("%s answers %d", path, got.StatusCode)
		}
		if n := document(t, got).Find("main script, main img").Length(); n != 0 {
			t.Errorf("%s has %d elements of the document", path, n)
		}
	}
}

// TestPagesAreKeptByNobodyElse holds what caches are told: a page is its reader's, a
// file whose address names its content everybody's for good.
func TestPagesAreKeptByNobodyElse(t *testing.T) {
	f := newFixture(t)
	style := f.look(t, "/").Find("link[rel=stylesheet]").AttrOr("href", "")
	for _, c := range []struct{ path, control, vary string }{
		{"/", "private, no-cache", "Accept, Authorization, Cookie"},
		{"/actions", "private, no-cache", "Accept, Authorization, Cookie"},
		{style, "public, max-age=31536000, immutable", ""},
		{"/assets/style.css?v=old", "no-cache", ""},
		{"/assets/icon.svg", "no-cache", ""},
	} {
		got := f.get(t, c.path, "Accept", "text/html")
		if control, vary := got.Header.Get("Cache-Control"), strings.TrimSuffix(got.Header.Get("Vary"), "Accept-Encoding"); control != c.control || vary != c.vary {
			t.Errorf("%s: Cache-Control %q, Vary %q; want %q, %q", c.path, control, vary, c.control, c.vary)
		}
		held := f.get(t, c.path, "Accept", "text/html", "If-None-Match", got.Header.Get("ETag"))
		if held.StatusCode != http.StatusNotModified || held.Header.Get("Cache-Control") != c.control {
			t.Errorf("%s, held: %d with Cache-Control %q", c.path, held.StatusCode, held.Header.Get("Cache-Control"))
		}
		head := f.do(t, http.MethodHead, c.path, "Accept", "text/html", "Accept-Encoding", "gzip")
		if head.StatusCode != http.StatusOK || head.body != "" || head.Header.Get("ETag") != got.Header.Get("ETag") {
			t.Errorf("HEAD %s: %d, %d bytes, tag %s", c.path, head.StatusCode, len(head.body), head.Header.Get("ETag"))
		}
	}
}

// TestSearchTakenAway follows the downloads and feeds of pages with words of their own,
// and holds that they are of what is shown.
func TestSearchTakenAway(t *testing.T) {
	f := newFixture(t)
	action := f.held(corpus.FormatPDF).Actions[0].ID
	for _, path := range []string{
		"/?q=ports&format=csv&bom=false&more=actor", "/?q=ports&kind=action&group=document&sort=deadline",
		"/?like=" + action + "&kind=passage", "/?like=" + action, "/?like=" + action + "&kind=document",
	} {
		d := f.look(t, path)
		hit := corpus.KindOf(strings.TrimPrefix(d.Find(".hit .like").First().AttrOr("href", ""), "/?like="))
		d.Find(".away a").Each(func(_ int, s *goquery.Selection) {
			to := s.AttrOr("href", "")
			if got := f.get(t, to); got.StatusCode != http.StatusOK {
				t.Errorf("%s: %s = %d: %s", path, to, got.StatusCode, got.body)
			}
			if q := f.lastQuery(); q.Kind != hit {
				t.Errorf("%s shows kind %q, and %s has %q", path, hit, to, q.Kind)
			}
		})
		d.Find(".tabs a").Each(func(_ int, s *goquery.Selection) {
			next := f.look(t, s.AttrOr("href", ""))
			if got, want := textsOf(next, ".tabs [aria-current]"), textsOf(d, ".tabs a")[s.Index()]; len(got) != 1 || got[0] != want {
				t.Errorf("%s: the tab %q leads to %q", path, want, got)
			}
		})
	}
}

// TestChosenYears marks the years that are chosen, and not those between them.
func TestChosenYears(t *testing.T) {
	f := withRegister(t)
	d := f.look(t, "/actions?deadline_year=2030&deadline_year=2032")
	if diff := cmp.Diff([]string{"2030: 1 hit", "2032: 2 hits"}, textsOf(d, ".timeline a[aria-current] title")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d.Find(".timeline a[data-year='2031']").Is("[href]") {
		t.Error("a year without hits leads to them")
	}
}

// TestTitlesOfFacet holds that no more titles are asked for than are shown.
func TestTitlesOfFacet(t *testing.T) {
	f := newFixture(t)
	for i := range 50 {
		e := f.index.entries[1]
		e.ID, e.Document = fmt.Sprintf("e%d-p1", i), fmt.Sprintf("e%d", i)
		f.index.entries = append(f.index.entries, e)
	}
	f.look(t, "/?kind=passage&sort=date")
	for _, q := range f.index.queries {
		for _, filter := range q.Filters {
			if filter.Field == corpus.FieldDocument && len(filter.Values) > 10 {
				t.Errorf("the titles of %d documents were asked for", len(filter.Values))
			}
		}
	}
}

// TestGroupsOfNoWork leads from a document that belongs to no work to all of it.
func TestGroupsOfNoWork(t *testing.T) {
	f := newFixture(t)
	model := f.index.entries[len(f.index.entries)-1]
	for i := range 8 {
		model.ID, model.Work, model.Text = fmt.Sprintf("%s-g%d", model.Document, i), "", "whales"
		f.index.entries = append(f.index.entries, model)
	}
	to := f.look(t, "/?kind="+string(model.Kind)+"&q=whales&group=work").Find(".all a").AttrOr("href", "")
	if want := "/?document=" + model.Document + "&kind=" + string(model.Kind) + "&q=whales"; to != want {
		t.Errorf("all of the group is at %q, want %q", to, want)
	}
}

// TestTextsSayTheirLanguage holds that words of a document are told as in its language
// and direction, in the midst of a page in English.
func TestTextsSayTheirLanguage(t *testing.T) {
	f := withRegister(t)
	for i := range f.index.entries {
		f.index.entries[i].Language = "ar"
	}
	for path, selector := range map[string]string{
		"/": ".documents a", "/?q=ports": ".hit .text", "/actions": "table.actions th div", "/actions?by=theme": ".group li p:first-child",
		"/themes/maritime-security": ".documents a",
	} {
		d := f.look(t, path)
		if n := d.Find(selector).Length(); n == 0 || d.Find(selector).Filter("[lang=ar][dir=auto]").Length() != n {
			t.Errorf("%s: %s do not say their language", path, selector)
		}
	}
}
