package evaluate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// invisible are the characters that stand in words and are not seen: the soft
// hyphen, the zero-width space and the word joiner.
var invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "")

// words returns the words of a text as they are compared: runs of letters and
// digits, compatibility forms (ligatures, wide letters) resolved and capitals
// folded.
func words(text string) []string {
	text = cases.Fold().String(invisible.Replace(norm.NFKC.String(text)))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// key is what two texts have in common that have equal words.
func key(text string) string { return strings.Join(words(text), " ") }

// closing is what stands in brackets at the end of a box title.
var closing = regexp.MustCompile(`\([^)]*\)\s*$`)

// continued are the words that say, in brackets, that a box goes on from the page
// before.
var continued = []string{
	"continued", "cont", "contd", "suite", "fortsetzung", "continuación", "cd", "ciąg", "dalszy", "συνέχεια",
	"vervolg", "segue", "продължение", "forts", "folytatás", "continuare", "d",
}

// boxKey is the key of a box title, without "(continued)".
func boxKey(title string) string {
	title = strings.TrimSpace(title)
	if at := closing.FindStringIndex(title); at != nil {
		inside := words(title[at[0]:])
		if len(inside) > 0 && !slices.ContainsFunc(inside, func(w string) bool { return !slices.Contains(continued, w) }) {
			title = title[:at[0]]
		}
	}
	return key(title)
}

// bag is a text as a bag of words.
type bag struct {
	count map[string]int
	size  int
	key   string
}

func bagOf(text string) bag {
	all := words(text)
	b := bag{count: make(map[string]int, len(all)), size: len(all), key: strings.Join(all, " ")}
	for _, w := range all {
		b.count[w]++
	}
	return b
}

// similarity is the token-F1 of two texts: twice the words that they share over
// the words that they have.
func similarity(a, b bag) float64 {
	if a.size == 0 || b.size == 0 {
		if a.size == b.size {
			return 1
		}
		return 0
	}
	shared := 0
	for w, n := range a.count {
		shared += min(n, b.count[w])
	}
	return float64(2*shared) / float64(a.size+b.size)
}
