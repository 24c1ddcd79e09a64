package weights

import (
	"unicode/utf8"

	"polidex/extract/themes/internal/words"
)

// stemLetters is how many letters of a word are taken for its stem. Endings
// differ behind it in all languages of the Union; of 5, 6 and 8 letters 6 told
// unseen sentences apart best.
const stemLetters = 6

// shortest is the fewest letters of a word that counts: shorter ones are
// articles and prepositions.
const shortest = 3

// Feature is a sign by which the lexicon knows a text: the stem of a word, or
// those of two words in a row, the short ones between them passed over.
type Feature struct {
	// Hash stands for the stems.
	Hash uint32
	// Start and End are the bytes of the words in the text.
	Start, End int
}

// Features returns the signs of a text in its order. The stem of a word comes
// before the pair that it ends.
func Features(text []words.Word) []Feature {
	out := make([]Feature, 0, 2*len(text))
	before := Feature{}
	for _, w := range text {
		s, long := stem(w.Folded)
		if !long {
			continue
		}
		f := Feature{hash(offset, s), w.Start, w.End}
		out = append(out, f)
		if before.End > 0 {
			out = append(out, Feature{hash(hash(before.Hash, "_"), s), before.Start, f.End})
		}
		before = f
	}
	return out
}

// stem returns the first letters of a word, and whether it has enough of them
// to count.
func stem(w string) (string, bool) {
	n := 0
	for i := range w {
		if n == stemLetters {
			return w[:i], true
		}
		n++
	}
	return w, utf8.RuneCountInString(w) >= shortest
}

// offset is where FNV-1a begins.
const offset uint32 = 2166136261

// hash goes on with an FNV-1a hash.
func hash(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// TermHash stands for a term of a theme.
func TermHash(theme, term string) uint32 {
	return hash(hash(hash(offset, theme), "\n"), term)
}
