package bleve

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

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
	// A table has no room to say that something near was counted instead.
	s, err := v.asAsked(ctx, req)
	if err != nil {
		return none, err
	}
	name := tableOf{numberOf(req.Kind), rows, columns}
	if s.whole() {
		if kept, ok := v.tables.Load(name); ok {
			return kept.(*tabulator).table()
		}
	}
	t := newTabulator(v, rows, columns)
	err = s.each(ctx, func(seg *segment, words *roaring.Bitmap) error {
		t.add(seg, s.filters.keep(seg, words, 0))
		return nil
	})
	if err != nil {
		return none, fmt.Errorf("counting %s by %s: %w", rows, columns, err)
	}
	if s.whole() && len(t.counts) <= mostKept && t.sparse == nil {
		v.tables.Store(name, t)
	}
	return t.table()
}

// tableOf names a table over all entries of a kind.
type tableOf struct {
	kind          kindNumber
	rows, columns corpus.Field
}

// tabulator counts pairs of values, by their codes.
type tabulator struct {
	v             *view
	rows, columns axis
	// counts are by row and column; of a table that would be too large for them,
	// sparse has those that are not zero.
	counts []int
	sparse map[int]int
	totals []int
	total  int
}

// mostCells is the number of cells up to which a table is an array, and mostKept
// up to which it is kept with its view: there are some three hundred tables.
const (
	mostCells = 1 << 22
	mostKept  = 1 << 16
)

// axis is a field along a side of a table.
type axis struct {
	field  corpus.Field
	values []string
	own    *ownValues
	// first is the code of the first column: of years, those that no entry has
	// are left out at both ends.
	first, length int
}

func (v *view) newAxis(f corpus.Field) axis {
	a := axis{field: f, values: v.values(f)}
	a.length = len(a.values)
	if make := v.own[f]; make != nil {
		a.own = make()
	}
	if isYear(f) {
		least, most := uint32(lastYear), uint32(0)
		for _, s := range v.segments {
			for code := range s.inverted(f) {
				least, most = min(least, code), max(most, code)
			}
		}
		if least > most {
			least, most = 0, 0
		}
		a.first, a.length = int(least), int(most-least)+1
	}
	return a
}

// of returns the codes of an entry on the axis, less its first; buf is for the
// field of a document.
func (a *axis) of(s *segment, m *multi, i uint32, buf *[1]uint32) []uint32 {
	if a.own == nil {
		return m.of(i)
	}
	n := a.own.of[s.document[i]]
	switch {
	case n == none:
		return nil
	case a.own.sets != nil:
		return a.own.sets[n]
	}
	buf[0] = n
	return buf[:]
}

func newTabulator(v *view, rows, columns corpus.Field) *tabulator {
	t := &tabulator{v: v, rows: v.newAxis(rows), columns: v.newAxis(columns)}
	if cells := t.rows.length * t.columns.length; cells <= mostCells {
		t.counts = make([]int, cells)
	} else {
		t.sparse = map[int]int{}
	}
	t.totals = make([]int, t.rows.length)
	return t
}

// add counts the entries of a segment.
func (t *tabulator) add(s *segment, entries *roaring.Bitmap) {
	var rowBuf, columnBuf [1]uint32
	rows, columns := s.multi(t.rows.field), s.multi(t.columns.field)
	width := t.columns.length
	batches(entries, func(batch []uint32) {
		t.total += len(batch)
		for _, i := range batch {
			rowCodes := t.rows.of(s, rows, i, &rowBuf)
			if len(rowCodes) == 0 {
				continue
			}
			columnCodes := t.columns.of(s, columns, i, &columnBuf)
			for _, r := range rowCodes {
				row := int(r) - t.rows.first
				t.totals[row]++
				if t.sparse != nil {
					for _, c := range columnCodes {
						t.sparse[row*width+int(c)-t.columns.first]++
					}
					continue
				}
				cells := t.counts[row*width : (row+1)*width]
				for _, c := range columnCodes {
					cells[int(c)-t.columns.first]++
				}
			}
		}
	})
}

// table leaves out the rows and columns in which nothing was counted, and sorts
// the others.
func (t *tabulator) table() (corpus.Table, error) {
	out := corpus.Table{
		Rows: t.rows.field, Columns: t.columns.field, Total: t.total, Generation: t.v.generation,
		RowValues: []string{}, ColumnValues: []string{}, Counts: [][]int{}, RowTotals: []int{},
	}
	used := make([]bool, t.columns.length)
	for n, count := range t.counts {
		if count > 0 {
			used[n%t.columns.length] = true
		}
	}
	for n := range t.sparse {
		used[n%t.columns.length] = true
	}
	columns := t.columns.sorted(func(n int) bool { return used[n] })
	rows := t.rows.sorted(func(n int) bool { return t.totals[n] > 0 })
	if len(rows)*len(columns) > mostCells {
		return corpus.Table{}, fmt.Errorf("the table would have %d rows and %d columns; a filter on %s or %s makes it smaller: %w",
			len(rows), len(columns), t.rows.field, t.columns.field, corpus.ErrTooLarge)
	}
	for _, c := range columns {
		out.ColumnValues = append(out.ColumnValues, t.columns.values[t.columns.first+c])
	}
	for _, r := range rows {
		counts := make([]int, len(columns))
		for n, c := range columns {
			counts[n] = t.at(r*t.columns.length + c)
		}
		out.RowValues = append(out.RowValues, t.rows.values[t.rows.first+r])
		out.RowTotals = append(out.RowTotals, t.totals[r])
		out.Counts = append(out.Counts, counts)
	}
	return out, nil
}

func (t *tabulator) at(cell int) int {
	if t.sparse != nil {
		return t.sparse[cell]
	}
	return t.counts[cell]
}

// sorted returns the places on the axis that are wanted, in the order of their
// values.
func (a *axis) sorted(wanted func(n int) bool) []int {
	var out []int
	for n := range a.length {
		if wanted(n) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(x, y int) int { return index.CompareValues(a.values[a.first+x], a.values[a.first+y]) })
	return out
}
