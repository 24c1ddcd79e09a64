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
		"/pale": `<h1>Rivers</h1><img src=/><font color="#ddd">Lakes</font>`,
	})
	tab := quietTab(t, browser.View{})
	for _, c := range []struct {
		path        string
		rules, want []string
		shows       string
	}{
		{"/good", nil, nil, ""},
		{"/bad", nil, []string{"image-alt"}, "<img"},
		{"/pale", colours, []string{"color-contrast"}, "<font"},
	} {
		t.Run(c.path[1:], func(t *testing.T) {
			if _, err := tab.Go(url + c.path); err != nil {
				t.Fatal(err)
			}
			violations, err := tab.Axe(script, c.rules...)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, v := range violations {
				got = append(got, v.Rule)
				if !strings.Contains(v.String(), c.shows) {
					t.Errorf("%q does not show the place", v)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("rules (-want +got):\n%s", diff)
			}
		})
	}
}
