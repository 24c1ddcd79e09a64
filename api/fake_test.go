package api_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"polidex/corpus"
	"polidex/internal/fakeindex"
)

// fakeIndex holds entries in a list. It filters by equality, pages by number,
// and remembers the queries it was asked.
type fakeIndex struct {
	entries []corpus.Entry
	// fail is returned by the search with this number, from 1; 0 is every one.
	fail     error
	failFrom int
	// cut is what answers say of themselves.
	cut bool
	// distinct, where it is set, is what every facet says of itself.
	distinct int

	mu      sync.Mutex
	queries []corpus.Query
}

func (x *fakeIndex) Generation() string { return "g7" }

func (x *fakeIndex) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	x.mu.Lock()
	x.queries = append(x.queries, q)
	number := len(x.queries)
	x.mu.Unlock()
	if x.fail != nil && number >= x.failFrom {
		return corpus.Result{}, x.fail
	}
	if strings.Contains(q.Text, "panic") {
		panic("the index fell over")
	}
	if strings.Contains(q.Text, "forever") {
		<-ctx.Done()
		return corpus.Result{}, ctx.Err()
	}
	found := x.matching(q)
	if q.Like != "" {
		n := slices.IndexFunc(x.entries, func(e corpus.Entry) bool { return e.ID == q.Like })
		if n < 0 && !strings.HasPrefix(q.Like, "d1") {
			return corpus.Result{}, fmt.Errorf("there is no entry %q: %w", q.Like, corpus.ErrNotFound)
		}
	}
	r := corpus.Result{Total: len(found), Generation: "g7", Cut: x.cut, ReadAs: q.Text, Took: 1234 * time.Microsecond}
	start := 0
	if q.Cursor != "" {
		var err error
		if start, err = strconv.Atoi(q.Cursor); err != nil || start > len(found) {
			return corpus.Result{}, fmt.Errorf("cursor %q is not one of this query: %w", q.Cursor, corpus.ErrInvalid)
		}
	}
	limit := q.Limit
	if limit == 0 {
		limit = corpus.DefaultLimit
	}
	groups := map[string]*corpus.Group{}
	if q.Group != "" {
		found = slices.DeleteFunc(found, func(e corpus.Entry) bool {
			g := groups[e.Document]
			if g == nil {
				groups[e.Document] = &corpus.Group{Value: e.Document, Total: 1}
				return false
			}
			if g.Total++; len(g.Hits) < corpus.GroupSize {
				g.Hits = append(g.Hits, corpus.Hit{Entry: e})
			}
			return true
		})
		r.Groups = len(found)
	}
	end := min(start+limit, len(found))
	for _, e := range found[start:end] {
		h := corpus.Hit{Entry: e, Group: groups[e.Document]}
		if q.Highlight {
			h.Snippet, h.Marks = e.Text, []corpus.Range{{Start: 0, End: min(3, len(e.Text))}}
		}
		r.Hits = append(r.Hits, h)
	}
	if end < len(found) {
		r.Next = strconv.Itoa(end)
	}
	for _, f := range q.Facets {
		counted := fakeindex.Facet(f, found)
		counted.Distinct = cmp.Or(x.distinct, counted.Distinct)
		r.Facets = append(r.Facets, counted)
	}
	return r, nil
}

func (x *fakeIndex) Table(_ context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error) {
	if x.fail != nil {
		return corpus.Table{}, x.fail
	}
	x.mu.Lock()
	x.queries = append(x.queries, q)
	x.mu.Unlock()
	t := fakeindex.Table(x.matching(q), rows, columns)
	t.Generation = "g7"
	return t, nil
}

func (x *fakeIndex) matching(q corpus.Query) []corpus.Entry {
	return fakeindex.Matching(x.entries, q, func(e corpus.Entry) bool { return strings.Contains(e.Text, q.Text) })
}
