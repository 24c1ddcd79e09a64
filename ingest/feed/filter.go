package feed

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"polidex/corpus"
)

// Filter chooses among the addresses of a list, which may be thousands. Its zero
// value takes all.
//
// A pattern is a glob in the notation of github.com/bmatcuk/doublestar: * stands
// for any characters but /, ** between two / for any folders, ? for one
// character, {a,b} for either. It is held against
//
//   - the whole address, if it has "://" in it: "https://*.europa.eu/**";
//   - the path, if it begins with /: "/strategy/**";
//   - the end of the path otherwise: "*.pdf", "strategy/*.html".
//
// A pattern that ends with / means all that is below. Query and fragment are not
// looked at, but for a whole address.
type Filter struct {
	// Include are patterns of which an address fits at least one; none is all.
	Include []string
	// Exclude are patterns of which it fits none.
	Exclude []string
}

// Bounds of a filter: a pattern's stars are tried out one within the other.
const (
	maxPattern  = 200
	maxStars    = 8
	maxPatterns = 100
)

// Check returns an error that wraps [corpus.ErrInvalid] and names the pattern
// that cannot be used.
func (f Filter) Check() error {
	if n := len(f.Include) + len(f.Exclude); n > maxPatterns {
		return fmt.Errorf("%d patterns, more than %d: %w", n, maxPatterns, corpus.ErrInvalid)
	}
	for _, list := range [][]string{f.Include, f.Exclude} {
		for _, p := range list {
			switch {
			case p == "":
				return fmt.Errorf("a pattern is empty: %w", corpus.ErrInvalid)
			case len(p) > maxPattern || strings.Count(p, "*") > maxStars || strings.Count(p, "{") > 2:
				return fmt.Errorf("the pattern %q is longer than %d, or has more than %d stars or 2 braces: %w", p[:min(len(p), maxPattern)], maxPattern, maxStars, corpus.ErrInvalid)
			case !doublestar.ValidatePattern(p):
				return fmt.Errorf("the pattern %q has an open bracket or brace: %w", p, corpus.ErrInvalid)
			}
		}
	}
	return nil
}

// Takes says whether the filter takes an address.
func (f Filter) Takes(address string) bool {
	u, err := url.Parse(address)
	fits := func(pattern string) bool {
		if strings.HasSuffix(pattern, "/") {
			pattern += "**"
		}
		switch {
		case strings.Contains(pattern, "://"):
			return doublestar.MatchUnvalidated(pattern, address)
		case err != nil:
			return false
		case !strings.HasPrefix(pattern, "/"):
			pattern = "/**/" + pattern
		}
		return doublestar.MatchUnvalidated(pattern, u.Path)
	}
	return (len(f.Include) == 0 || slices.ContainsFunc(f.Include, fits)) && !slices.ContainsFunc(f.Exclude, fits)
}
