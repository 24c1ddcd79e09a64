package tokens

import (
	_ "embed"
	"strings"
	"sync"
)

// stopWordList has one line a language: its code, a colon, its stop words. They
// are articles, prepositions, conjunctions, pronouns and auxiliary verbs, but
// not the verbs of obligation and request ("must", "should", "call"): in a
// strategy they carry the sense.
//
//go:embed stopwords.txt
var stopWordList string

// stopWords returns the stop words by language, folded.
var stopWords = sync.OnceValue(func() map[string]map[string]struct{} {
	out := map[string]map[string]struct{}{}
	for line := range strings.Lines(stopWordList) {
		language, words, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		set := map[string]struct{}{}
		for w := range strings.FieldsSeq(words) {
			set[Fold(w)] = struct{}{}
		}
		out[language] = set
	}
	return out
})
