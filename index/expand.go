package index

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// MaxExpansions bounds the forms that a pattern or a fuzzy word stands for. The
// most frequent are kept, and the answer says that it was cut.
const MaxExpansions = 1024

// Matcher returns the test of whether a form is one that e stands for.
func (e Expand) Matcher() func(form string) bool {
	if e.Distance > 0 {
		first := FuzzyPrefix(e.Pattern)
		return func(form string) bool {
			return strings.HasPrefix(form, first) && withinDistance(form, e.Pattern, e.Distance)
		}
	}
	re := regexp.MustCompile("^" + e.Regexp() + "$")
	return re.MatchString
}

// Regexp returns the pattern as a regular expression over whole forms.
func (e Expand) Regexp() string {
	var b strings.Builder
	for _, r := range e.Pattern {
		switch r {
		case '*':
			// Not the terms of stems and references, which share the field.
			b.WriteString(`[^=#]*`)
		case '?':
			b.WriteString(`[^=#]`)
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	return b.String()
}

// FuzzyPrefix is the part of a fuzzy word that must be as typed: its first
// letter. Few mistakes are made there, and many words are spared.
func FuzzyPrefix(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	return word[:n]
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
