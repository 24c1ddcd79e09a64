package bleve

import (
	"context"
	"fmt"
	"slices"

	"polidex/corpus"
	"polidex/index"
)

// Table counts entries by two fields; see [index.Searcher].
func (x *Index) Table(ctx context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error) {
	var none corpus.Table
	for _, f := range []corpus.Field{rows, columns} {
		if err := index.CheckFacet(f); err != nil {
			return none, fmt.Errorf("making a table: %w", err)
		}
	}
	q.Sort, q.Limit, q.Cursor, q.Facets, q.Highlight = corpus.SortDocument, 0, "", nil, false
	req, err := index.NewRequest(q)
	if err != nil {
		return none, err
	}
	g, done, err := x.use()
	if err != nil {
		return none, err
	}
	defer done()
	v, err := g.view()
	if err != nil {
		return none, err
	}
	defer v.done()
	s, err := v.newSearch(ctx, req)
	if err != nil {
		return none, err
	}
	t := newTabulator(v, rows, columns)
	err = s.run(ctx, func(seg *segment, i uint32, failing uint32) {
		if failing == 0 {
			t.add(seg, i)
		}
	})
	if err != nil {
		return none, fmt.Errorf("counting %s by %s: %w", rows, columns, err)
	}
	return t.table(), nil
}

// tabulator counts pairs of values. It counts codes; a document stands for the
// values that are its own.
type tabulator struct {
	v             *view
	rows, columns corpus.Field
	// rowOf and columnOf give the number of a code's value, -1 for none.
	rowOf, columnOf         []int
	rowValues, columnValues []string
	counts                  []int
	totals                  []int
	total                   int
}

func newTabulator(v *view, rows, columns corpus.Field) *tabulator {
	t := &tabulator{v: v, rows: rows, columns: columns}
	t.rowOf, t.rowValues = v.numbered(rows)
	t.columnOf, t.columnValues = v.numbered(columns)
	t.counts = make([]int, len(t.rowValues)*len(t.columnValues))
	t.totals = make([]int, len(t.rowValues))
	return t
}

// numbered numbers the values of a field's codes in their order.
func (v *view) numbered(f corpus.Field) (of []int, values []string) {
	codes := len(v.newCounter(f).counts)
	seen := map[string]bool{}
	if f == corpus.FieldYear {
		// Not every year that there may be.
		for _, s := range v.segments {
			for _, y := range s.years.values {
				seen[v.valueOf(f, int(y))] = true
			}
		}
	} else {
		for c := range codes {
			if value := v.valueOf(f, c); value != "" {
				seen[value] = true
			}
		}
	}
	for value := range seen {
		values = append(values, value)
	}
	slices.SortFunc(values, index.CompareValues)
	number := map[string]int{}
	for n, value := range values {
		number[value] = n
	}
	of = make([]int, codes)
	for c := range codes {
		n, ok := number[v.valueOf(f, c)]
		if !ok {
			n = -1
		}
		of[c] = n
	}
	return of, values
}

func (t *tabulator) add(s *segment, i uint32) {
	t.total++
	var rowBuf, columnBuf [1]uint32
	columns := s.codes(t.columns, i, &columnBuf)
	for _, rc := range s.codes(t.rows, i, &rowBuf) {
		r := t.rowOf[rc]
		if r < 0 {
			continue
		}
		t.totals[r]++
		for _, cc := range columns {
			if c := t.columnOf[cc]; c >= 0 {
				t.counts[r*len(t.columnValues)+c]++
			}
		}
	}
}

// table leaves out the rows and columns in which nothing was counted.
func (t *tabulator) table() corpus.Table {
	out := corpus.Table{
		Rows: t.rows, Columns: t.columns, Total: t.total, Generation: t.v.generation,
		RowValues: []string{}, ColumnValues: []string{}, Counts: [][]int{}, RowTotals: []int{},
	}
	var columns []int
	for c, value := range t.columnValues {
		for r := range t.rowValues {
			if t.counts[r*len(t.columnValues)+c] > 0 {
				columns = append(columns, c)
				out.ColumnValues = append(out.ColumnValues, value)
				break
			}
		}
	}
	for r, value := range t.rowValues {
		if t.totals[r] == 0 {
			continue
		}
		counts := make([]int, len(columns))
		for n, c := range columns {
			counts[n] = t.counts[r*len(t.columnValues)+c]
		}
		out.RowValues = append(out.RowValues, value)
		out.RowTotals = append(out.RowTotals, t.totals[r])
		out.Counts = append(out.Counts, counts)
	}
	return out
}
