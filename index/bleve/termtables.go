package bleve

import (
	"sync"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// mostTerms bounds the terms of a table that is used again: to go through a table
// takes time by the most terms that it ever had.
const mostTerms = 256

// passageTerms is more than the terms of most passages.
const passageTerms = 96

// termTables hands out tables of terms, and takes them back when the batch that
// they are in is written.
type termTables struct{ free sync.Pool }

func (t *termTables) take() bleveindex.TokenFrequencies {
	if m, ok := t.free.Get().(bleveindex.TokenFrequencies); ok {
		return m
	}
	return make(bleveindex.TokenFrequencies, passageTerms)
}

// giveBack takes the tables of entries, which are not to be used any more.
func (t *termTables) giveBack(list []prepared) {
	for i := range list {
		for _, f := range list[i].fields {
			if n := len(f.frequencies); n > 0 && n <= mostTerms {
				clear(f.frequencies)
				t.free.Put(f.frequencies)
			}
			f.frequencies = nil
		}
	}
}
