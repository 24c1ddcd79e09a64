package api_test

import (
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
	f := newFixture(t)
	d := f.look(t, "/")
	if diff := cmp.Diff([]string{"3 documents", "2 key actions", "6 passages"}, textsOf(d, ".figures a")); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Maritime security 2"}, textsOf(d, ".counted a")); diff != "" {
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
