package api_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/corpus"
	"polidex/internal/fakeindex"
)

// withRegister is a fixture whose documents are the main forms of their works, with
// further actions: an overdue one, one due this year and one without a deadline.
func withRegister(t testing.TB) *fixture {
	t.Helper()
	f := newFixture(t)
	var model corpus.Entry
	for i := range f.index.entries {
		f.index.entries[i].Form = corpus.FormMain
		if f.index.entries[i].Kind == corpus.KindAction && f.index.entries[i].Reference != "" {
			model = f.index.entries[i]
		}
	}
	for i, a := range []struct {
		text, actor string
		themes      []string
		years       []int
		to          corpus.Date
	}{
		{"count the boats", corpus.ActorEuropol, []string{"fraud"}, []int{2030}, "2030-12-31"},
		{"count the nets", corpus.ActorCouncil, []string{"fraud", "maritime-security"}, []int{2031}, "2031-12-31"},
		{"count the fish", "", nil, nil, ""},
	} {
		e := model
		e.ID, e.Text, e.LeadIn, e.Themes, e.Years, e.Deadline, e.Actors = fmt.Sprintf("%s-x%d", model.Document, i), a.text, "", a.themes, a.years, nil, nil
		if a.to != "" {
			e.Deadline = &corpus.Deadline{Text: "by " + string(a.to)[:4], To: a.to, Precision: corpus.ByYear}
		}
		if a.actor != "" {
			e.Actors = []string{a.actor}
		}
		f.index.entries = append(f.index.entries, e)
	}
	return f
}

// textsOfAll are the words of each element that a selector finds, with single spaces.
func textsOfAll(d *goquery.Document, selector string) []string {
	var out []string
	d.Find(selector).Each(func(_ int, s *goquery.Selection) { out = append(out, strings.Join(strings.Fields(s.Text()), " ")) })
	return out
}

// leadsAt are the words of an address by the words of the link that leads there.
func leadsAt(d *goquery.Document, selector string) map[string]string {
	out := map[string]string{}
	d.Find(selector).Each(func(_ int, s *goquery.Selection) {
		out[strings.Join(strings.Fields(s.Text()), " ")] = s.AttrOr("href", "")
	})
	return out
}

func TestRegister(t *testing.T) {
	f := withRegister(t)
	got := f.get(t, "/actions")
	if got.StatusCode != http.StatusOK {
		t.Fatalf("GET /actions = %d: %s", got.StatusCode, got.body)
	}
	d := document(t, got)
	if n := d.Find("table.actions tbody tr").Length(); n != 5 {
		t.Errorf("%d rows, want 5", n)
	}
	first := d.Find("table.actions tbody tr").First()
	if link := first.Find("th[scope=row] a").AttrOr("href", ""); !strings.HasPrefix(link, "/documents/") || !strings.Contains(link, "#p2") {
		t.Errorf("the words lead to %q", link)
	}
	if got := strings.Join(strings.Fields(first.Find("th .leadin").Text()), " "); got != "The Commission will:" {
		t.Errorf("lead-in %q", got)
	}
	want := []string{"Action", "Who", "Deadline", "Themes", "Document"}
	if diff := cmp.Diff(want, textsOfAll(d, "table.actions thead th[scope=col]")); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
	if d.Find("table.actions caption").Length() != 1 {
		t.Error("the table has no caption")
	}
	for query, want := range map[string]string{"count the boats": "overdue", "count the nets": "this year", "count the fish": "no deadline"} {
		row := d.Find("table.actions tbody tr").FilterFunction(func(_ int, s *goquery.Selection) bool { return strings.Contains(s.Text(), query) })
		if !strings.Contains(row.Find("td").Eq(1).Text(), want) {
			t.Errorf("%s: the deadline is %q, want it to say %q", query, row.Find("td").Eq(1).Text(), want)
		}
	}
	if q := f.index.queries[0]; cmp.Diff([]corpus.Filter{{Field: corpus.FieldForm, Values: []string{"main"}}}, q.Filters) != "" || q.Kind != corpus.KindAction || q.Sort != corpus.SortDate {
		t.Errorf("asked %+v", q)
	}
}

// TestRegisterChoices asks an index that does not compare days: what is overdue and
// what is open, it does not know.
func TestRegisterChoices(t *testing.T) {
	f := withRegister(t)
	tests := []struct {
		name, path, selector string
		want                 []string
	}{
		{"quick choices", "/actions", ".picks .pick", []string{"0 overdue", "1 due this year", "0 not over yet", "5 without a deadline"}},
		{"each work once", "/actions", ".menu [aria-current]", []string{"each work once", "Latest first"}},
		{"all forms", "/actions?form=all", ".menu [aria-current]", []string{"all forms", "Latest first"}},
		{"the best first", "/actions?q=boats", ".menu [aria-current]", []string{"each work once", "Best first"}},
		{"soonest first", "/actions?due=this-year", ".menu [aria-current]", []string{"each work once", "Soonest deadline"}},
		{"no chip for the switch", "/actions?form=all&theme=fraud", ".chip", []string{"Theme Fraud & scams× (remove)"}},
		{"a chip for none", "/actions?-deadline_year=1000..", ".chip", []string{"Deadline no deadline× (remove)"}},
		{"views", "/actions?by=actor", ".tabs [aria-current]", []string{"By actor"}},
		{"one way or the other", "/actions?-deadline_year=1000..", ".picks .pick", []string{"0 overdue", "1 due this year", "0 not over yet", "5 without a deadline"}},
		{"chosen", "/actions?due=this-year", ".picks [aria-current]", []string{"1 due this year"}},
		{"years", "/actions", ".timeline a title", []string{"2030: 1 hit", "2031: 1 hit", "2032: 2 hits"}},
		{"chosen years", "/actions?deadline_year=2031&deadline_year=2032", ".timeline a[aria-current] title", []string{"2031: 1 hit", "2032: 2 hits"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := document(t, f.get(t, test.path))
			if diff := cmp.Diff(test.want, textsOfAll(d, test.selector)); diff != "" {
				t.Errorf("%s of %s (-want +got):\n%s", test.selector, test.path, diff)
			}
		})
	}
}

func TestRegisterAddresses(t *testing.T) {
	f := withRegister(t)
	tests := []struct {
		name, path, want string
	}{
		{"two years", "/actions?theme=fraud&year_from=2030&year_to=2031", "/actions?deadline_year=2030..2031&theme=fraud"},
		{"the wrong way round", "/actions?year_from=2031&year_to=2030", "/actions?deadline_year=2030..2031"},
		{"one year", "/actions?year_from=2031&year_to=2031", "/actions?deadline_year=2031"},
		{"no end", "/actions?year_from=2031&year_to=", "/actions?deadline_year=2031.."},
		{"none", "/actions?deadline_year=2030&year_from=&year_to=", "/actions"},
		{"of another field", "/actions?span=year&year_from=2030&year_to=2031", "/actions?year=2030..2031"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := f.get(t, test.path)
			if to := got.Header.Get("Location"); got.StatusCode != http.StatusSeeOther || to != test.want {
				t.Errorf("%s = %d to %q, want 303 to %q", test.path, got.StatusCode, to, test.want)
			}
		})
	}
	for path, status := range map[string]int{
		"/actions?view=list": 400, "/actions?by=title": 400, "/actions?form=none": 400, "/actions?nothing=1": 400, "/actions?by=theme&cursor=x": 400,
		"/actions?by=theme&cursor=-1": 400, "/actions?by=theme&cursor=999": 200, "/actions?group=document": 400,
	} {
		if got := f.get(t, path, "Accept", "text/html"); got.StatusCode != status || document(t, got).Find("main h1").Length() != 1 {
			t.Errorf("%s = %d, want a page with %d", path, got.StatusCode, status)
		}
	}
}

func TestRegisterDownloads(t *testing.T) {
	f := withRegister(t)
	d := document(t, f.get(t, "/actions?theme=fraud&due=this-year&view=&more=actor&by=theme"))
	links := leadsAt(d, ".away a")
	for name, want := range map[string]string{
		"CSV":      "/v1/actions?due=this-year&form=main&format=csv&sort=deadline&theme=fraud",
		"Excel":    "/v1/actions?due=this-year&form=main&format=xlsx&sort=deadline&theme=fraud",
		"Parquet":  "/v1/actions?due=this-year&form=main&format=parquet&sort=deadline&theme=fraud",
		"Calendar": "/v1/actions.ics?due=this-year&form=main&theme=fraud",
	} {
		if links[name] != want {
			t.Errorf("%s leads to %q, want %q", name, links[name], want)
		}
	}
	if got := textsOfAll(d, ".curl code"); len(got) != 1 || !strings.HasPrefix(got[0], "curl 'http") || !strings.Contains(got[0], "/v1/actions?due=this-year&form=main&sort=deadline&theme=fraud'") {
		t.Errorf("as a command: %q", got)
	}
	all := leadsAt(document(t, f.get(t, "/actions?form=all")), ".away a")
	if all["CSV"] != "/v1/actions?format=csv&sort=date" {
		t.Errorf("of all forms: %q", all["CSV"])
	}
	for name, path := range links {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("%s: %s = %d: %s", name, path, got.StatusCode, got.body)
		}
	}
}

func TestRegisterForms(t *testing.T) {
	f := withRegister(t)
	d := document(t, f.get(t, "/actions?theme=fraud&form=all&q=count&sort=title"))
	kept := func(selector string) string {
		vs := url.Values{}
		d.Find(selector + " input").Each(func(_ int, s *goquery.Selection) { vs.Add(s.AttrOr("name", ""), s.AttrOr("value", "")) })
		return vs.Encode()
	}
	if got := kept("form.search"); got != "form=all&q=count&sort=title&theme=fraud" {
		t.Errorf("the box keeps %q", got)
	}
	if got := kept(".timeline form"); got != "form=all&q=count&sort=title&theme=fraud&year_from=&year_to=" {
		t.Errorf("the years keep %q", got)
	}
}

func TestSections(t *testing.T) {
	f := withRegister(t)
	tests := []struct {
		name, path string
		jump       []string
		shown      []string
	}{
		{"theme", "/actions?by=theme", []string{"Maritime security 3", "Fraud & scams 2"}, []string{"Maritime security 3 key actions", "Fraud & scams 2 key actions"}},
		{"actor", "/actions?by=actor", []string{"Europol 3", "Commission 2", "Council 1"}, []string{"Europol 3 key actions", "Commission 2 key actions", "Council 1 key action"}},
		{"year", "/actions?by=deadline_year", []string{"2030 1", "2031 1", "2032 2"}, []string{"2030 1 key action", "2031 1 key action", "2032 2 key actions"}},
		{"narrowed by its own field", "/actions?by=theme&theme=fraud", []string{"Fraud & scams 2"}, []string{"Fraud & scams 2 key actions"}},
		{"behind the end", "/actions?by=theme&cursor=99", []string{"Maritime security 3", "Fraud & scams 2"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := document(t, f.get(t, test.path))
			if diff := cmp.Diff(test.jump, textsOfAll(d, ".jump li")); diff != "" {
				t.Errorf("all (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.shown, textsOfAll(d, ".group h2")); diff != "" {
				t.Errorf("shown (-want +got):\n%s", diff)
			}
			for name, path := range leadsAt(d, ".jump a") {
				if got := f.get(t, path); got.StatusCode != http.StatusOK {
					t.Errorf("%s: %s = %d", name, path, got.StatusCode)
				}
			}
		})
	}
}

// TestSectionsAreBounded holds that many values make no long page, and that all can be
// come to.
func TestSectionsAreBounded(t *testing.T) {
	f := withRegister(t)
	for i := range 30 {
		e := f.index.entries[len(f.index.entries)-1]
		e.ID, e.Actors = fmt.Sprintf("%s-y%d", e.Document, i), []string{fmt.Sprintf("actor-%02d", i)}
		f.index.entries = append(f.index.entries, e)
	}
	seen, path := map[string]bool{}, "/actions?by=actor"
	for pages := 0; path != ""; pages++ {
		d := document(t, f.get(t, path))
		names := textsOfAll(d, ".group h2")
		if len(names) == 0 || len(names) > 10 || pages > 10 {
			t.Fatalf("page %d has %d sections", pages, len(names))
		}
		for _, name := range names {
			if seen[name] {
				t.Errorf("%s is shown twice", name)
			}
			seen[name] = true
		}
		path = d.Find(".pager a[rel=next]").AttrOr("href", "")
	}
	if len(seen) != 33 {
		t.Errorf("%d sections, want 33", len(seen))
	}
}

func TestRegisterOfHostileTexts(t *testing.T) {
	f := withRegister(t)
	model := &f.index.entries[len(f.index.entries)-1]
	model.Text = "<script>alert(1)</script> " + strings.Repeat("x", 100_000)
	model.Title = "<b>" + strings.Repeat("Langwort", 10_000)
	model.LeadIn = strings.Repeat("ä", 5000)
	model.Themes, model.Actors = []string{`"><img src=x>`}, []string{"<i>"}
	for _, path := range []string{"/actions", "/actions?by=theme", "/actions?view=matrix&across=actor", "/actions?theme=" + url.QueryEscape(`"><img src=x>`)} {
		got := f.get(t, path)
		if got.StatusCode != http.StatusOK || len(got.body) > 60_000 {
			t.Errorf("%s = %d with %d bytes", path, got.StatusCode, len(got.body))
		}
		d := document(t, got)
		if n := d.Find("main script, main b b, main td i:not(.sr), main img").Length(); n > 0 {
			t.Errorf("%s has %d elements of a document's", path, n)
		}
		for name, to := range leadsAt(d, "main td a, main .jump a") {
			if strings.HasPrefix(to, "?") {
				to = "/actions" + to
			}
			to, _, _ = strings.Cut(to, "#")
			if strings.HasPrefix(to, "/actions") || strings.HasPrefix(to, "/themes") {
				if got := f.get(t, to); got.StatusCode != http.StatusOK {
					t.Errorf("%s: %s = %d", name, to, got.StatusCode)
				}
			}
		}
	}
}

func TestRegisterOfNothing(t *testing.T) {
	f := withRegister(t)
	d := document(t, f.get(t, "/actions?theme=drug-trafficking&due=overdue"))
	if d.Find(".empty").Length() != 1 || d.Find("table").Length() != 0 || d.Find(".empty li a").Length() == 0 {
		t.Error("nothing found does not say so with what is nearer to an answer")
	}
	f.index.entries = nil
	for _, path := range []string{"/actions", "/actions?by=actor", "/actions?view=matrix", "/themes"} {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("%s of nothing = %d", path, got.StatusCode)
		}
	}
	f.index.fail = corpus.ErrUnavailable
	if got := f.get(t, "/actions", "Accept", "text/html"); got.StatusCode != http.StatusServiceUnavailable || document(t, got).Find("main h1").Length() != 1 {
		t.Errorf("without an index: %d", got.StatusCode)
	}
}

// TestDuesReplaceEachOther holds that of the choices by deadline one holds at a time.
func TestDuesReplaceEachOther(t *testing.T) {
	f := withRegister(t)
	for path, want := range map[string][]string{
		"/actions?-deadline_year=1000..&-deadline_year=2030": {"/actions?-deadline_year=2030&due=overdue", "/actions?-deadline_year=2030"},
		"/actions?due=overdue":                               {"/actions", "/actions?-deadline_year=1000.."},
	} {
		links := f.look(t, path).Find(".pick")
		if diff := cmp.Diff(want, []string{links.First().AttrOr("href", ""), links.Last().AttrOr("href", "")}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

func TestClearKeepsTheForms(t *testing.T) {
	f := withRegister(t)
	links := leadsAt(f.look(t, "/actions?form=all&theme=fraud&actor=europol"), ".chips a")
	if to := links["Clear all"]; to != "/actions?form=all" {
		t.Errorf("clearing leads to %q", to)
	}
}

// facetIndex counts a facet without the filters on its own field, as every index does.
type facetIndex struct{ *fakeIndex }

func (x facetIndex) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	r, err := x.fakeIndex.Search(ctx, q)
	for i := range r.Facets {
		all := q
		all.Filters = slices.DeleteFunc(slices.Clone(q.Filters), func(f corpus.Filter) bool { return f.Field == r.Facets[i].Field })
		r.Facets[i] = fakeindex.Facet(r.Facets[i].Field, x.matching(all))
	}
	return r, err
}

// TestCountsUnderExclusions holds that what is excluded is counted nowhere: each choice
// and each section leads to as many actions as it says.
func TestCountsUnderExclusions(t *testing.T) {
	f := withRegister(t)
	handler, err := api.New(api.Options{Index: facetIndex{f.index}, Archive: f.archive, Themes: testThemes(),
		Now: func() time.Time { return time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	look := func(path string) *goquery.Document {
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return document(t, answer{w.Result(), w.Body.String()})
	}
	for path, selector := range map[string]string{
		"/actions?by=actor&-actor=commission":    ".jump li",
		"/actions?by=theme&-theme=fraud":         ".jump li",
		"/actions?-theme=fraud":                  "[aria-labelledby=facet-theme] li",
		"/?kind=action&form=main&-actor=council": "[aria-labelledby=facet-actor] li",
		"/?kind=action&form=main&-year=2031":     ".timeline svg a[href]",
	} {
		d := look(path)
		if d.Find(selector).Length() == 0 {
			t.Errorf("%s has no %s", path, selector)
		}
		d.Find(selector).Each(func(_ int, s *goquery.Selection) {
			link := s
			if s.Is("li") {
				link = s.Find("a")
			}
			count := s.Find("b").Text()
			if s.Is("[data-year]") {
				count = strings.Fields(s.Text())[1]
			}
			if link.Is("[aria-current]") {
				return
			}
			total, _, _ := strings.Cut(strings.Join(textsOfAll(look(link.AttrOr("href", "")), ".total b"), ""), " ")
			if total != count {
				t.Errorf("%s: %q leads to %s", path, strings.Join(strings.Fields(s.Text()), " "), total)
			}
		})
	}
}
