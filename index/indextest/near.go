package indextest

import (
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// testNear: where nothing is just as it was asked for, what is near it is found,
// and the answer says so.
func testNear(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name, text string
		// found is the total; with exact none of this is done.
		found, exact, notes int
	}{
		{"a word that is in no text, by one letter", "smuglers", 1, 0, 1},
		{"a word that is in a text is itself", "smugglers", 1, 1, 0},
		{"too short to guess", "prt", 0, 0, 0},
		{"nothing near", "zzyzxq", 0, 0, 0},
		{"most of the words", "port security submarines elephants", 1, 0, 1},
		{"what is excluded stays so", "port submarines -security", 3, 0, 1},
		{"a stop word of a language finds not all that is written in it", "die zzyzxq", 0, 0, 0},
		{"in quotes it is as typed", `"smuglers"`, 0, 0, 0},
		{"one of alternatives is enough", "smuglers OR port", 4, 4, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := search(t, x, corpus.Query{Text: c.text})
			if r.Total != c.found || len(r.Notes) != c.notes {
				t.Errorf("Search(%q) found %d, notes %q; want %d and %d notes", c.text, r.Total, r.Notes, c.found, c.notes)
			}
			if r := search(t, x, corpus.Query{Text: c.text, Exact: true}); r.Total != c.exact {
				t.Errorf("Search(%q, exact) found %d, want %d", c.text, r.Total, c.exact)
			}
		})
	}
}

// testBounds: what would take too long is not searched to its end, and the answer
// says so.
func testBounds(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name, word string
		times      int
		cut        bool
	}{
		{"a few patterns", "*o*r*", 3, false},
		{"many patterns", "*o*r*", 100, true},
		{"many near phrases", `"the of"~100`, 100, true},
		{"many words", "port", 100, false},
	} {
		for _, operator := range []string{" OR ", " "} {
			t.Run(c.name+operator, func(t *testing.T) {
				words := make([]string, c.times)
				for n := range words {
					words[n] = strings.Replace(c.word, "o", string(rune('a'+n%26)), n%2)
				}
				r := search(t, x, corpus.Query{Text: strings.Join(words, operator)})
				if r.Cut != c.cut || c.cut && len(r.Notes) == 0 {
					t.Errorf("cut %v with notes %q, want %v", r.Cut, r.Notes, c.cut)
				}
			})
		}
	}
}
