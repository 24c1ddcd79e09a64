package robots

import (
	"net/url"
	"strings"
	"time"
)

// Rules are what a robots.txt says to one crawler. The zero value allows all.
type Rules struct {
	// Delay is the time that the site wants between two requests, at most a day;
	// zero where it says nothing.
	Delay time.Duration
	rules []Rule
}

// Rule is one line that allows or disallows.
type Rule struct {
	Allow bool
	// Line is its number in the file, from 1; 0 is no line.
	Line    int
	pattern string
}

// String is the rule as it may be shown: in ASCII, shortened where it is long.
func (r Rule) String() string {
	path := r.pattern
	if len(path) > 100 {
		path = path[:100] + "..."
	}
	if r.Allow {
		return "Allow: " + path
	}
	return "Disallow: " + path
}

// Allowed says whether the crawler may ask for a URL of the site, and which rule
// says so, the zero Rule where none does. The longest rule that fits decides, and
// of two of the same length the one that allows (RFC 9309, section 2.2.2); what no
// rule fits is allowed, and so is the robots.txt itself.
func (r Rules) Allowed(u *url.URL) (Rule, bool) {
	path := u.EscapedPath()
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	if u.ForceQuery || u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if path == "/robots.txt" {
		return Rule{}, true
	}
	path = normalise(path, false)
	var best Rule
	for _, rule := range r.rules {
		if len(rule.pattern) < len(best.pattern) || len(rule.pattern) == len(best.pattern) && !rule.Allow {
			continue
		}
		if match(rule.pattern, path) {
			best = rule
		}
	}
	return best, best.Allow || best.Line == 0
}

// Size is about how many bytes the rules take.
func (r Rules) Size() int {
	size := 0
	for _, rule := range r.rules {
		size += len(rule.pattern) + 40
	}
	return size
}

// match says whether a path begins as the pattern says, in which * stands for any
// characters, and $ at the end for the end of the path (RFC 9309, section 2.2.3).
// The first place that a part fits is as good as any, so it never goes back.
func match(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	part, rest, more := strings.Cut(pattern, "*")
	path, ok := strings.CutPrefix(path, part)
	if !ok {
		return false
	}
	for more {
		part, rest, more = strings.Cut(rest, "*")
		if !more && whole {
			return strings.HasSuffix(path, part)
		}
		i := strings.Index(path, part)
		if i < 0 {
			return false
		}
		path = path[i+len(part):]
	}
	return !whole || path == ""
}
