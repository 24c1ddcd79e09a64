package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

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

// TestPagesStandAlone checks that pages load nothing from elsewhere, run no
// script, and that each link of theirs leads somewhere.
func TestPagesStandAlone(t *testing.T) {
	f := newFixture(t)
	for _, path := range []string{"/", "/docs", "/docs/objects"} {
		got := f.get(t, path, "Accept", "text/html")
		if p := got.Header.Get("Content-Security-Policy"); p != web.Policy {
			t.Errorf("%s: policy %q", path, p)
		}
		if len(got.body) > 110_000 {
			t.Errorf("%s has %d bytes", path, len(got.body))
		}
		d := document(t, got)
		if n := d.Find("script, style, [style], iframe, [onclick]").Length(); n > 0 {
			t.Errorf("%s has %d elements that its policy forbids", path, n)
		}
		if d.Find("h1").Length() != 1 || d.Find("main#main").Length() != 1 || d.Find("html[lang]").Length() != 1 {
			t.Errorf("%s lacks its outline", path)
		}
		d.Find("a[href], link[href], img[src]").Each(func(_ int, s *goquery.Selection) {
			to := s.AttrOr("href", s.AttrOr("src", ""))
			if strings.HasPrefix(to, "#") {
				if d.Find(`[id="`+to[1:]+`"]`).Length() != 1 {
					t.Errorf("%s: nothing is at %s", path, to)
				}
				return
			}
			if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") {
				t.Errorf("%s loads or links %s", path, to)
				return
			}
			to, _, _ = strings.Cut(to, "#")
			if got := f.get(t, to); got.StatusCode != http.StatusOK {
				t.Errorf("%s: %s answers %d: %s", path, to, got.StatusCode, got.body)
			}
		})
	}
}

func TestHomePage(t *testing.T) {
	f := newFixture(t)
	d := document(t, f.get(t, "/", "Accept", "text/html,*/*"))
	if got := strings.Join(strings.Fields(d.Find(".figures dd").Text()), " "); got != "326" {
		t.Errorf("figures %q, want 3 documents, 2 actions, 6 passages", got)
	}
	if n := d.Find(".tries a").Length(); n != 5 {
		t.Errorf("%d first queries, want 5", n)
	}
	f.index.entries = nil
	d = document(t, f.get(t, "/"))
	if d.Find(".empty").Length() != 1 || d.Find(".tries a").Length() != 0 {
		t.Error("a server that holds nothing does not say so")
	}
	got := decode(t, f.get(t, "/", "Accept", "application/json"))
	if got["documents"] != 0.0 || got["version"] != "1.2.3" {
		t.Errorf("for programs: %v", got)
	}
}

func TestDocsPage(t *testing.T) {
	f := newFixture(t)
	d := document(t, f.get(t, "/docs"))
	operations := d.Find("article.operation")
	if operations.Length() < 10 {
		t.Fatalf("%d operations", operations.Length())
	}
	operations.Each(func(_ int, s *goquery.Selection) {
		// What a job is, or which vocabularies were kept, only some servers know.
		if id := s.AttrOr("id", ""); strings.Contains(id, "job") || strings.Contains(id, "vocabulary") {
			return
		}
		if s.Find(".method").Text() == http.MethodGet && s.Find(".try a[href]").Length() != 1 && !strings.Contains(s.Find(".address").Text(), "/jobs/") && s.AttrOr("id", "") != "get-review" {
			t.Errorf("%s has no example", s.AttrOr("id", "?"))
		}
	})
	// The page stands when the index does not, and when nothing is held.
	f.index.fail = corpus.ErrUnavailable
	if got := f.get(t, "/docs"); got.StatusCode != 200 {
		t.Errorf("without an index: %d", got.StatusCode)
	}
	f.index.fail, f.index.entries = nil, nil
	if got := document(t, f.get(t, "/docs")).Find("#get-document .try").Length(); got != 0 {
		t.Error("an example of a document where there is none")
	}
}
