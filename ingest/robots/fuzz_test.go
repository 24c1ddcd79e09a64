package robots_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"polidex/ingest/robots"
)

func FuzzParse(f *testing.F) {
	for _, c := range conformance {
		f.Add([]byte(c.file), "a*b%2A?c=$")
	}
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		rules := robots.Parse(file, "polidex")
		if rules.Delay < 0 {
			t.Errorf("Delay = %v", rules.Delay)
		}
		if _, ok := rules.Allowed(&url.URL{Path: "/robots.txt"}); !ok {
			t.Error("robots.txt itself is denied")
		}
		rule, ok := rules.Allowed(&url.URL{Path: path, RawQuery: path})
		if !ok && (rule.Allow || rule.Line < 1) {
			t.Errorf("Allowed(%q) = false by %+v", path, rule)
		}
		for _, r := range rule.String() {
			if r < ' ' || r > '~' {
				t.Errorf("a rule shows %q", r)
			}
		}
	})
}

// FuzzMatch holds the comparison to the same in regular expressions.
func FuzzMatch(f *testing.F) {
	for _, s := range [][2]string{{"/a*b$", "/a-b-b"}, {"*", ""}, {"$", ""}, {"/aba*aba$", "/ababa"}, {"/**a*$", "/a"}, {"%2a%é", "%%62"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, pattern, path string) {
		if len(pattern)+len(path) > 1000 {
			return
		}
		pattern, path = robots.Normalise(pattern, true), robots.Normalise(path, false)
		if again := robots.Normalise(path, false); again != path {
			t.Errorf("normalised, %q becomes %q", path, again)
		}
		expression, whole := strings.CutSuffix(pattern, "$")
		expression = "^" + strings.ReplaceAll(regexp.QuoteMeta(expression), `\*`, ".*")
		if whole {
			expression += "$"
		}
		if got, want := robots.Match(pattern, path), regexp.MustCompile(expression).MatchString(path); got != want {
			t.Errorf("match(%q, %q) = %v, want %v", pattern, path, got, want)
		}
	})
}

func BenchmarkAllowed(b *testing.B) {
	for _, c := range []struct{ name, line string }{
		{"rules=short", "Allow:*a\n"},
		{"rules=stars", "Disallow: /" + strings.Repeat("*a", 500) + "$\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			file := "User-agent: *\n" + strings.Repeat(c.line, robots.MaxBytes/len(c.line))
			rules := robots.Parse([]byte(file), "polidex")
			u := &url.URL{Path: "/" + strings.Repeat("b", 8000)}
			for b.Loop() {
				rules.Allowed(u)
			}
		})
	}
}
