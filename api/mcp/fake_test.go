package mcp_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"polidex/corpus"
	"polidex/internal/fakeindex"
)

// fakeIndex holds entries in a list. It filters by equality, pages by number, and
// remembers the queries it was asked.
type fakeIndex struct {
	entries []corpus.Entry
	// fail is returned by every search.
	fail error

	mu      sync.Mutex
	queries []corpus.Query
}

func (x *fakeIndex) last() corpus.Query {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.queries[len(x.queries)-1]
}

func (x *fakeIndex) asked(q corpus.Query) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.queries = append(x.queries, q)
}

func (x *fakeIndex) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	x.asked(q)
	switch {
	case x.fail != nil:
		return corpus.Result{}, x.fail
	case q.Text == "panic":
		panic("the index fell over")
	case q.Text == "forever":
		<-ctx.Done()
		return corpus.Result{}, ctx.Err()
	case q.Like == "nothing":
		return corpus.Result{}, fmt.Errorf("there is no entry %q: %w", q.Like, corpus.ErrNotFound)
	}
	found := x.matching(q)
	r := corpus.Result{Total: len(found), Generation: "g7", ReadAs: q.Text}
	if q.Text == "THB" {
		r.Widened = []corpus.Widening{{Words: "THB", By: []string{"trafficking in human beings"}}}
		r.Notes = []string{"a bracket was closed"}
		r.Cut = true
	}
	start := 0
	if q.Cursor != "" {
		var err error
		if start, err = strconv.Atoi(q.Cursor); err != nil || start > len(found) {
			return corpus.Result{}, fmt.Errorf("the cursor belongs to another query: %w", corpus.ErrInvalid)
		}
	}
	groups := map[string]*corpus.Group{}
	if q.Group != "" {
		found = slices.DeleteFunc(found, func(e corpus.Entry) bool {
			if g := groups[e.Document]; g != nil {
				g.Total++
				return true
			}
			groups[e.Document] = &corpus.Group{Value: e.Document, Total: 1}
			return false
		})
		r.Groups = len(found)
	}
	end := min(start+cmp.Or(q.Limit, corpus.DefaultLimit), len(found))
	for _, e := range found[start:end] {
		h := corpus.Hit{Entry: e, Group: groups[e.Document]}
		if q.Highlight {
			h.Snippet = "…" + e.Text[:min(len(e.Text), 20)]
		}
		r.Hits = append(r.Hits, h)
	}
	if end < len(found) {
		r.Next = strconv.Itoa(end)
	}
	for _, f := range q.Facets {
		r.Facets = append(r.Facets, fakeindex.Facet(f, found))
	}
	return r, nil
}

func (x *fakeIndex) Table(_ context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error) {
	x.asked(q)
	if x.fail != nil {
		return corpus.Table{}, x.fail
	}
	return fakeindex.Table(x.matching(q), rows, columns), nil
}

func (x *fakeIndex) matching(q corpus.Query) []corpus.Entry {
	return fakeindex.Matching(x.entries, q, func(e corpus.Entry) bool { return q.Text == "THB" || strings.Contains(e.Text, q.Text) })
}
