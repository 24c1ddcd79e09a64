package main

import (
	"context"
	"fmt"
	"strings"

	"polidex/api/sheets"
	"polidex/corpus"
	"polidex/index"
)

// tellNotes says on standard error what an answer says of itself: what was
// repaired, widened, or left out.
func (a *app) tellNotes(r corpus.Result) {
	for _, note := range r.Notes {
		fmt.Fprintln(a.err, "note: "+clean(note))
	}
	for _, w := range r.Widened {
		fmt.Fprintf(a.err, "note: %s was looked for as %s too; --exact turns that off\n", clean(w.Words), clean(strings.Join(w.By, ", ")))
	}
}

// tellCut says on standard error that not all was looked for.
func (a *app) tellCut(r corpus.Result) {
	if r.Cut {
		fmt.Fprintln(a.err, "cut: the search left something out that a longer one would have found; a narrower query may find it")
	}
}

// told is a searcher that tells the notes of its first answer, and notes in about
// whether it was cut.
type told struct {
	index.Searcher
	a     *app
	about *sheets.About
	done  bool
}

func (t *told) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	r, err := t.Searcher.Search(ctx, q)
	if err == nil && !t.done {
		t.done = true
		t.a.tellNotes(r)
		t.a.tellCut(r)
		t.about.Cut = r.Cut
	}
	return r, err
}
