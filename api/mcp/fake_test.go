package mcp_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"polidex/corpus"
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
		r.Facets = append(r.Facets, facet(f, found))
	}
	return r, nil
}

func (x *fakeIndex) Table(_ context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error) {
	x.asked(q)
	if x.fail != nil {
		return corpus.Table{}, x.fail
	}
	found := x.matching(q)
	t := corpus.Table{Rows: rows, Columns: columns, Total: len(found)}
	for _, e := range found {
		t.RowValues = append(t.RowValues, fieldValues(rows, e)...)
		t.ColumnValues = append(t.ColumnValues, fieldValues(columns, e)...)
	}
	slices.Sort(t.RowValues)
	slices.Sort(t.ColumnValues)
	t.RowValues, t.ColumnValues = slices.Compact(t.RowValues), slices.Compact(t.ColumnValues)
	for _, rv := range t.RowValues {
		line, total := make([]int, len(t.ColumnValues)), 0
		for _, e := range found {
			if !slices.Contains(fieldValues(rows, e), rv) {
				continue
			}
			total++
			for c, cv := range t.ColumnValues {
				if slices.Contains(fieldValues(columns, e), cv) {
					line[c]++
				}
			}
		}
		t.Counts, t.RowTotals = append(t.Counts, line), append(t.RowTotals, total)
	}
	return t, nil
}

func (x *fakeIndex) matching(q corpus.Query) []corpus.Entry {
	var out []corpus.Entry
	for _, e := range x.entries {
		keep := e.Kind == q.Kind && (q.Text == "THB" || strings.Contains(e.Text, q.Text))
		for _, f := range q.Filters {
			has := slices.ContainsFunc(fieldValues(f.Field, e), func(v string) bool { return slices.Contains(f.Values, v) })
			keep = keep && has != f.Exclude
		}
		if keep {
			out = append(out, e)
		}
	}
	return out
}

func fieldValues(f corpus.Field, e corpus.Entry) []string {
	switch f {
	case corpus.FieldTheme:
		return e.Themes
	case corpus.FieldActor:
		return e.Actors
	case corpus.FieldDocument:
		return []string{e.Document}
	case corpus.FieldLanguage:
		return []string{e.Language}
	case corpus.FieldWork:
		// As an index does, the reference is taken for the key of its work.
		if r, ok := corpus.ParseReference(e.Reference); ok {
			return []string{r.Work(), r.String(), e.Reference}
		}
	case corpus.FieldYear:
		var out []string
		for _, y := range e.Years {
			out = append(out, strconv.Itoa(y))
		}
		return out
	}
	return nil
}

func facet(f corpus.Field, entries []corpus.Entry) corpus.Facet {
	counts, missing := map[string]int{}, 0
	for _, e := range entries {
		vs := fieldValues(f, e)
		if len(vs) == 0 {
			missing++
		}
		for _, v := range vs {
			counts[v]++
		}
	}
	out := corpus.Facet{Field: f, Distinct: len(counts), Missing: missing}
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		out.Values = append(out.Values, corpus.FacetValue{Value: v, Count: counts[v]})
	}
	return out
}
