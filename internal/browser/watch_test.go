package browser_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"polidex/internal/browser"
)

// TestTroubles opens pages that do one thing wrong each.
func TestTroubles(t *testing.T) {
	url := site(t, map[string]string{
		"/quiet":  `<h1>Rivers</h1><script src=/script.js></script>`,
		"/error":  `<h1>Rivers</h1><script src=/error.js></script>`,
		"/inline": `<h1>Rivers</h1><script>document.title = "Lakes"</script>`,
		"/style":  `<h1 style="color: red">Rivers</h1>`,
		"/other":  `<h1>Rivers</h1><img alt="" src="http://example.org/river.png">`,
		"/lost":   `<h1>Rivers</h1><script src=/lost.js></script>`,
	})
	tab := quietTab(t, browser.View{})
	for _, c := range []struct {
		path string
		// want are beginnings of the troubles.
		want []string
	}{
		{"/quiet", nil},
		{"/error", []string{"console error: \"the lake is dry\" 3", "exception: ReferenceError: nothing is not defined"}},
		{"/inline", []string{"content security policy: kInlineViolation", "log: Executing inline script violates"}},
		{"/style", []string{"content security policy: kInlineViolation", "log: Applying inline style violates"}},
		{"/other", []string{"content security policy: kURLViolation http://example.org/river.png", "failed request: http://example.org/river.png: csp", "log: Loading the image", "request to another host: http://example.org/river.png"}},
		{"/lost", []string{"failed request: " + url + "/lost.js answered 404"}},
	} {
		t.Run(c.path[1:], func(t *testing.T) {
			if status, err := tab.Go(url + c.path); err != nil || status != http.StatusOK {
				t.Fatalf("Go = %d, %v", status, err)
			}
			var got []string
			lacks := func() (lacks []string) {
				got = append(got, tab.Troubles()...)
				for _, want := range c.want {
					if !containsPrefix(got, want) {
						lacks = append(lacks, want)
					}
				}
				return lacks
			}
			// Some are told only after the page has come.
			p := &person{t: t, tab: tab}
			p.until(func() bool { return len(lacks()) == 0 }, func() string {
				return fmt.Sprintf("no trouble begins with %q, only\n%s", lacks(), strings.Join(got, "\n"))
			})
			if len(c.want) == 0 && len(got) > 0 {
				t.Errorf("troubles are\n%s", strings.Join(got, "\n"))
			}
		})
	}
}

func containsPrefix(all []string, prefix string) bool {
	for _, s := range all {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}
