package index

import (
	"strings"
	"unicode/utf8"
)

// MaxExpansions bounds the forms that a pattern or a fuzzy word stands for. The
// most frequent are kept, and the answer says that it was cut.
const MaxExpansions = 1024

// Matcher returns the test of whether a form is one that e stands for. Forms are
// those of words: the terms of stems and references, which share their index
// field, are not to be asked.
func (e Expand) Matcher() func(form string) bool {
	if e.Distance > 0 {
		first := e.Prefix()
		return func(form string) bool {
			return strings.HasPrefix(form, first) && withinDistance(form, e.Pattern, e.Distance)
		}
	}
	return func(form string) bool { return matchesPattern(form, e.Pattern) }
}

// Prefix is what all forms that e stands for begin with: of a pattern what
// stands before its first wildcard, of a fuzzy word its first letter. Few
// mistakes are made there, and many words are spared.
func (e Expand) Prefix() string {
	if e.Distance > 0 {
		_, n := utf8.DecodeRuneInString(e.Pattern)
		return e.Pattern[:n]
	}
	if i := strings.IndexAny(e.Pattern, "*?"); i >= 0 {
		return e.Pattern[:i]
	}
	return e.Pattern
}

// matchesPattern reports whether the whole form is as the pattern says. After a
// mismatch only the last * is tried again, one rune on: time is at most the
// product of the lengths, where automata of some patterns grow without bounds.
func matchesPattern(form, pattern string) bool {
	f, p := 0, 0
	star, from := -1, 0 // where the pattern goes on after the last *, and in form
	for f < len(form) {
		r, n := utf8.DecodeRuneInString(form[f:])
		if p < len(pattern) {
			q, m := utf8.DecodeRuneInString(pattern[p:])
			if q == '*' {
				p += m
				star, from = p, f
				continue
			}
			if q == '?' || q == r {
				f, p = f+n, p+m
				continue
			}
		}
		if star < 0 {
			return false
		}
		_, n = utf8.DecodeRuneInString(form[from:])
		from += n
		f, p = from, star
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// withinDistance reports whether two words differ by at most n letters put in,
// left out or changed (Levenshtein's distance, as the engines' automata have it).
func withinDistance(a, b string, n int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > n || len(y)-len(x) > n {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(x); i++ {
		diagonal := row[0]
		row[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := diagonal
			if x[i-1] != y[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
			best = min(best, row[j])
		}
		if best > n {
			return false
		}
	}
	return row[len(y)] <= n
}
