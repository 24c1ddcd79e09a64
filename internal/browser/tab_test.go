package browser_test

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/internal/browser"
)

// TestViews looks at one page in several views.
func TestViews(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<!doctype html><html lang=en><title>Rivers</title><link rel=icon href="data:,"><style>
			p { display: none } h1 { width: 900px }
			@media (prefers-color-scheme: dark) { .dark { display: block } }
			@media (prefers-reduced-motion) { .still { display: block } }
			@media print { .print { display: block } }
			@media (max-width: 400px) { .narrow { display: block } }
			</style><h1 id=h>Rivers</h1><p class=dark>dark<p class=still>still<p class=print>print<p class=narrow>narrow<script>document.title = "Scripted"</script>`)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	for _, c := range []struct {
		view   browser.View
		name   string
		width  int
		shows  []string
		title  string
		beyond bool
	}{
		{browser.View{}, "1280-light", 1280, nil, "Scripted", false},
		{browser.View{Width: 390, Height: 844, Dark: true}, "390-dark", 390, []string{"dark", "narrow"}, "Scripted", true},
		{browser.View{NoScript: true, Still: true}, "1280-light-noscript-still", 1280, []string{"still"}, "Rivers", false},
		{browser.View{Print: true}, "1280-light-print", 1280, []string{"print"}, "Scripted", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.view.String(); got != c.name {
				t.Errorf("String() = %q, want %q", got, c.name)
			}
			tab := aTab(t, c.view)
			if _, err := tab.Go(s.URL + "/"); err != nil {
				t.Fatal(err)
			}
			var shows []string
			paragraphs, err := tab.All("paragraph", "")
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range paragraphs {
				text, err := p.Text()
				if err != nil {
					t.Fatal(err)
				}
				shows = append(shows, text)
			}
			if diff := cmp.Diff(c.shows, shows); diff != "" {
				t.Errorf("shown (-want +got):\n%s", diff)
			}
			if title, err := tab.Title(); err != nil || title != c.title {
				t.Errorf("Title() = %q, %v, want %q", title, err, c.title)
			}
			if over, err := tab.Overhang(); err != nil || (len(over) > 0) != c.beyond {
				t.Errorf("Overhang() = %q, %v, want some: %v", over, err, c.beyond)
			}
			body, err := tab.Picture(false)
			if err != nil {
				t.Fatal(err)
			}
			if image, err := png.Decode(bytes.NewReader(body)); err != nil || image.Bounds().Dx() != c.width {
				t.Errorf("the picture is %v wide, want %d: %v", image.Bounds(), c.width, err)
			}
		})
	}
}

func TestLocal(t *testing.T) {
	for address, want := range map[string]error{
		"http://localhost:8080/":    nil,
		"http://127.0.0.1/a?b":      nil,
		"http://[::1]:80/":          nil,
		"http://example.org/":       corpus.ErrInvalid,
		"https://localhost/":        corpus.ErrInvalid,
		"file:///etc/passwd":        corpus.ErrInvalid,
		"http://localhost.example/": corpus.ErrInvalid,
		"http://127.0.0.1.nip.io/":  corpus.ErrInvalid,
		"http://%zz/":               corpus.ErrInvalid,
		"":                          corpus.ErrInvalid,
	} {
		if err := browser.Local(address); !errors.Is(err, want) {
			t.Errorf("Local(%q) = %v, want %v", address, err, want)
		}
	}
}

func TestFindNamed(t *testing.T) {
	_, err := browser.Find("/nowhere/chromium")
	if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), "POLIDEX_CHROMIUM") {
		t.Errorf("Find of what is not there = %v, want ErrUnavailable and the variable's name", err)
	}
}
