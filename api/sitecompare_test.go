package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// linesOf returns the words of each element, spaces made one.
func linesOf(s *goquery.Selection) []string {
	return s.Map(func(_ int, e *goquery.Selection) string { return strings.Join(strings.Fields(e.Text()), " ") })
}

// pageOf asks for a page, which must have its outline.
func pageOf(t testing.TB, f *fixture, path string, status int) *goquery.Document {
	t.Helper()
	got := f.get(t, path, "Accept", "text/html")
	if got.StatusCode != status {
		t.Fatalf("GET %s = %d, want %d: %s", path, got.StatusCode, status, got.body)
	}
	d, err := goquery.NewDocumentFromReader(strings.NewReader(got.body))
	if err != nil {
		t.Fatal(err)
	}
	if d.Find("h1").Length() != 1 || d.Find("main#main").Length() != 1 {
		t.Errorf("%s has %d h1", path, d.Find("h1").Length())
	}
	if n := d.Find("[style], [onclick], style, script:not([src]):not([type='application/ld+json'])").Length(); n > 0 {
		t.Errorf("%s has %d elements that its policy forbids", path, n)
	}
	return d
}

// leadSomewhere follows the links of a part of a page that stay on the server.
func leadSomewhere(t testing.TB, f *fixture, d *goquery.Document, within string) {
	t.Helper()
	d.Find(within + " a[href]").Each(func(_ int, a *goquery.Selection) {
		to, _, _ := strings.Cut(a.AttrOr("href", ""), "#")
		if to == "" || strings.HasPrefix(to, "http") {
			return
		}
		if got := f.get(t, to, "Accept", "text/html"); got.StatusCode != http.StatusOK {
			t.Errorf("link %s answers %d: %s", to, got.StatusCode, got.body)
		}
	})
}

func TestComparePage(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	d := pageOf(t, f.fixture, "/compare?a=com-2030-1&b=com-2031-2", http.StatusOK)
	if diff := cmp.Diff([]string{"Harbours", "Harbours anew"}, linesOf(d.Find(".side h2"))); diff != "" {
		t.Errorf("sides (-want +got):\n%s", diff)
	}
	want := []string{"deadline changed 1", "reworded 1", "new 1", "dropped 1", "carried over 1"}
	if diff := cmp.Diff(want, linesOf(d.Find(".kinds a"))); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	want = []string{"carried over", "deadline changed likeness 1.00", "reworded likeness 0.87", "new", "dropped"}
	if diff := cmp.Diff(want, linesOf(d.Find(".pairs tbody th[scope=row]"))); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	for _, c := range []struct{ name, where, want string }{
		{"only in the earlier", "tr.reworded td.old del", "northern"},
		{"only in the later", "tr.reworded td.new ins", "southern"},
		{"the earlier deadline", "tr.deadline-changed td.old time", "2031"},
		{"the later deadline", "tr.deadline-changed td.new time", "2033"},
	} {
		if diff := cmp.Diff([]string{c.want}, linesOf(d.Find(c.where))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	if n := d.Find("tr.added td.old, tr.dropped td.new, tr.carried del, tr.carried ins").Length(); n > 0 {
		t.Errorf("%d cells that should be empty or without a mark", n)
	}
	if n := d.Find(".pairs caption, .pairs thead th[scope=col]").Length(); n != 4 {
		t.Errorf("%d captions and heads of columns, want 4", n)
	}
	leadSomewhere(t, f.fixture, d, "main .kinds, main .sides, main .away, main .pairs, main .two")

	d = pageOf(t, f.fixture, "/compare?a=com-2030-1&b=com-2031-2&change=added", http.StatusOK)
	if diff := cmp.Diff([]string{"open a museum of ropes"}, linesOf(d.Find(".pairs td.new .words"))); diff != "" {
		t.Errorf("narrowed (-want +got):\n%s", diff)
	}
	if to := d.Find(`.kinds a[aria-current=true]`).AttrOr("href", ""); strings.Contains(to, "change") {
		t.Errorf("the chosen kind leads to %s, want it taken back", to)
	}
}

func TestComparePageAsks(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	for _, c := range []struct {
		name, path string
		status     int
		a, b       string
		see        string
	}{
		{"nothing named", "/compare", 200, "", "", ".two"},
		{"one named", "/compare?a=com-2031-2", 200, "com-2031-2", "", ".near"},
		{"one unknown", "/compare?a=com-2031-2&b=com-1900-1", 404, "com-2031-2", "com-1900-1", "[role=alert]"},
		{"only the second named", "/compare?b=com-2031-2", 200, "com-2031-2", "", ".near"},
		{"the first unknown", "/compare?a=com-1900-1", 404, "com-1900-1", "", "[role=alert]"},
		{"two languages", "/compare?a=" + frenchID + "&b=com-2030-1", 200, frenchID, "com-2030-1", ".empty"},
		{"the same", "/compare?a=com-2030-1&b=" + oldID, 200, "com-2030-1", oldID, ".note"},
		{"markup", "/compare?a=%3Cb%3Ex&b=%22%3E%3Cscript%3E", 404, "<b>x", `"><script>`, "[role=alert]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := pageOf(t, f.fixture, c.path, c.status)
			for name, want := range map[string]string{"a": c.a, "b": c.b} {
				if got := d.Find("form.two input[name="+name+"]").AttrOr("value", "?"); got != want {
					t.Errorf("%s holds %q, want %q", name, got, want)
				}
			}
			if d.Find("main "+c.see).Length() != 1 {
				t.Errorf("no %s", c.see)
			}
		})
	}
}

// TestComparePageBeyond begins anew where a page was asked for that is not there any
// more.
func TestComparePageBeyond(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	d := pageOf(t, f.fixture, "/compare?a=com-2030-1&b=com-2031-2&cursor=9999", http.StatusOK)
	if got := d.Find(".pairs tbody tr").Length(); got != 5 {
		t.Errorf("%d rows, want 5", got)
	}
}

// TestComparePageUntitled names texts without a title.
func TestComparePageUntitled(t *testing.T) {
	act := []shelved{{"light every buoy", 0}}
	f := newBookshelf(t, volume{id: oldID, reference: "COM(2030) 1 final", form: corpus.FormMain, actions: act}, volume{id: newID, form: corpus.FormMain, actions: act})
	d := pageOf(t, f.fixture, "/compare?a=com-2030-1&b="+newID, http.StatusOK)
	if diff := cmp.Diff([]string{"COM(2030) 1 final", "Document without a title"}, linesOf(d.Find(".side h2 a"))); diff != "" {
		t.Errorf("the texts are called (-want +got):\n%s", diff)
	}
	if got := d.Find("title").Text(); !strings.HasPrefix(got, "COM(2030) 1 final and Document without a title") {
		t.Errorf("the page is called %q", got)
	}
}

// TestComparePageSuggests offers works that cite each other, and forms in a
// language that both have.
func TestComparePageSuggests(t *testing.T) {
	f := newBookshelf(t, harbours()...)
	d := pageOf(t, f.fixture, "/compare?a=com-2031-2", http.StatusOK)
	near := d.Find(".near li").First()
	if to := near.Find("a").AttrOr("href", ""); to != "/compare?a=com-2031-2&b=com-2030-1" || !strings.Contains(near.Text(), "cited by it") {
		t.Errorf("suggests %s: %s", to, near.Text())
	}
	d = pageOf(t, f.fixture, "/compare?a="+frenchID+"&b=com-2030-1", http.StatusOK)
	offers := d.Find(".empty a")
	if to := offers.AttrOr("href", ""); to != "/compare?a="+newID+"&b="+oldID || d.Find(".pairs").Length() != 0 {
		t.Errorf("offers %q and %d tables", to, d.Find(".pairs").Length())
	}
}

// TestComparePageStaysLight holds the weight of a page whatever the documents hold,
// and leads through all rows.
func TestComparePageStaysLight(t *testing.T) {
	var many, vast []shelved
	for i := range 1500 {
		many = append(many, shelved{fmt.Sprintf("inspect the lighthouse number %d of the coast of region %d with <b>care</b>", i, i*7), 2030 + i%9})
	}
	for i := range 40 {
		vast = append(vast, shelved{fmt.Sprintf("harbour%d ", i) + strings.Repeat(fmt.Sprintf("<i>%d</i>", i), 9000), 0})
	}
	for _, c := range []struct {
		name     string
		old, new []shelved
		rows     int
	}{
		{"many", many, many[700:], 1500},
		{"vast", vast, vast[:20], 40},
		{"none", nil, nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newBookshelf(t,
				volume{id: oldID, reference: "COM(2030) 1", title: "<script>alert(1)</script>", form: corpus.FormMain, actions: c.old},
				volume{id: newID, reference: "COM(2031) 2", title: strings.Repeat("w", 3000), form: corpus.FormMain, actions: c.new})
			rows, pages := 0, 0
			for path := "/compare?a=com-2030-1&b=com-2031-2"; path != ""; pages++ {
				got := f.get(t, path, "Accept", "text/html")
				if got.StatusCode != http.StatusOK || len(got.body) > 36_000 {
					t.Fatalf("%s answers %d with %d bytes", path, got.StatusCode, len(got.body))
				}
				d := document(t, got)
				if n := d.Find("main script, main i, .words b, .side b").Length(); n > 0 {
					t.Fatalf("%d elements of the documents' own", n)
				}
				rows += d.Find(".pairs tbody tr").Length()
				path = d.Find("a[rel=next]").AttrOr("href", "")
			}
			if rows != c.rows {
				t.Errorf("%d rows on %d pages, want %d", rows, pages, c.rows)
			}
		})
	}
}
