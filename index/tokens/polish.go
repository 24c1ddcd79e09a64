package tokens

import (
	"sync"

	"github.com/blevesearch/bleve/v2/analysis/lang/pl/stempel"
	snowball "github.com/blevesearch/snowballstem"
)

// stempelTable is read when the first Polish word comes: it has some two
// megabytes.
var stempelTable = sync.OnceValue(func() stempel.Trie {
	t, err := stempel.LoadTrie()
	if err != nil {
		panic(err) // it is part of the program, and its reading a test
	}
	return t
})

// shortestPolish is the fewest letters of a word that is stemmed, as Lucene's
// filter has it: the endings of shorter ones are often all of the word.
const shortestPolish = 4

// polish stems by Stempel's table of Polish endings, since Snowball has none. It
// has the form of Snowball's stemmers.
func polish(env *snowball.Env) bool {
	word := []rune(env.Current())
	if len(word) < shortestPolish {
		return false
	}
	change := stempelTable().GetLastOnPath(word)
	if len(change) == 0 {
		return false
	}
	stem := stempel.Diff(word, change)
	if len(stem) == 0 {
		return false
	}
	env.SetCurrent(string(stem))
	return true
}
