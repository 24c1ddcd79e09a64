package api_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"polidex/corpus"
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
		counted := facet(f, found)
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
	found := x.matching(q)
	t := corpus.Table{Rows: rows, Columns: columns, Total: len(found), Generation: "g7"}
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
		keep := (q.Kind == "" && e.Kind == corpus.KindPassage || e.Kind == q.Kind) && strings.Contains(e.Text, q.Text)
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
	case corpus.FieldType:
		return []string{string(e.Type)}
	case corpus.FieldYear:
		var out []string
		for _, y := range e.Years {
			out = append(out, strconv.Itoa(y))
		}
		return out
	case corpus.FieldDeadlineYear:
		if e.Deadline != nil && e.Deadline.To+e.Deadline.From != "" {
			return []string{strconv.Itoa(cmp.Or(e.Deadline.To, e.Deadline.From).Year())}
		}
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
	if f != corpus.FieldYear {
		slices.SortStableFunc(out.Values, func(a, b corpus.FacetValue) int { return b.Count - a.Count })
	}
	return out
}
