package browser_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/internal/browser"
)

// TestAxe finds what is wrong with a page under a strict policy.
func TestAxe(t *testing.T) {
	script := axe(t)
	url := site(t, map[string]string{
		"/good": `<h1>Rivers</h1>`,
		"/bad":  `<h1>Rivers</h1><img src=/>`,
	})
	tab := quietTab(t, browser.View{})
	for path, want := range map[string][]string{"/good": nil, "/bad": {"image-alt"}} {
		t.Run(path[1:], func(t *testing.T) {
			if _, err := tab.Go(url + path); err != nil {
				t.Fatal(err)
			}
			violations, err := tab.Axe(script)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, v := range violations {
				got = append(got, v.Rule)
				if !strings.Contains(v.String(), "<img") {
					t.Errorf("%q does not show the place", v)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
		})
	}
}
