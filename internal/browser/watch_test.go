package browser_test

import (
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
			got := tab.Troubles()
			for _, want := range c.want {
				if !containsPrefix(got, want) {
					t.Errorf("no trouble begins with %q", want)
				}
			}
			if len(c.want) == 0 && len(got) > 0 || t.Failed() {
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
