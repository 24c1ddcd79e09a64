package web_test

import (
	"bytes"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"polidex/api/web"
)

func pages(t *testing.T) *web.Pages {
	t.Helper()
	p, err := web.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func parsed(t *testing.T, body []byte, err error) *goquery.Document {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	d, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestHomeFigures(t *testing.T) {
	body, err := pages(t).Home(web.Home{Documents: 7, Actions: 1312, Passages: 1234567})
	d := parsed(t, body, err)
	want := []string{"7", "1\u202f312", "1\u202f234\u202f567"}
	d.Find(".figures dd").Each(func(i int, s *goquery.Selection) {
		if s.Text() != want[i] {
			t.Errorf("figure %d is %q, want %q", i, s.Text(), want[i])
		}
	})
}

// TestHostileWords renders what a vocabulary or a document could bring along.
func TestHostileWords(t *testing.T) {
	const evil = `"><script>alert(1)</script>&x`
	for _, path := range []string{"/v1/actions?theme=" + evil, "javascript:alert(1)"} {
		body, err := pages(t).Home(web.Home{Documents: 1, Queries: []web.Query{{Says: evil, Path: path}}})
		d := parsed(t, body, err)
		if d.Find("script").Length() != 0 {
			t.Errorf("%q became an element", path)
		}
		if got := d.Find(".tries span").Text(); got != evil {
			t.Errorf("says %q, want %q", got, evil)
		}
		if got := d.Find(".tries a").Text(); got != path {
			t.Errorf("shows %q, want %q", got, path)
		}
		if got := d.Find(".tries a").AttrOr("href", ""); got == "javascript:alert(1)" {
			t.Errorf("links %q", got)
		}
	}
}

func TestAssets(t *testing.T) {
	for name, want := range map[string]string{"style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"} {
		if a, ok := pages(t).Asset(name); !ok || a.MediaType != want || len(a.Body) == 0 {
			t.Errorf("Asset(%q) = %q, %d bytes, %v", name, a.MediaType, len(a.Body), ok)
		}
	}
	for _, name := range []string{"", "..", "home.html", "../templates/home.html"} {
		if _, ok := pages(t).Asset(name); ok {
			t.Errorf("Asset(%q) exists", name)
		}
	}
}
