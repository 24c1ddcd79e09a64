package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// A matrix shows at first as many columns as a page has room for: at most
// mostColumns, and fewer, down to fewestColumns, where more than mostFilled of their
// cells have something in them, so that the page stays light. facetInMatrix is how
// many values of a facet stand above it.
const (
	mostColumns   = 16
	fewestColumns = 6
	mostFilled    = 300
	facetInMatrix = 5
)

// fillMatrix counts the actions by theme and another field.
func (s *service) fillMatrix(ctx context.Context, r *http.Request, q *register, v *web.Actions) error {
	across := corpus.Field(cmp.Or(q.here.words.Get("across"), string(corpus.FieldYear)))
	t, err := s.opts.Index.Table(ctx, q.query, corpus.FieldTheme, across)
	if err != nil {
		return err
	}
	// An action with two themes is in two cells of a column and once in its total.
	sums, err := s.countsOf(ctx, q.query, across)
	if err != nil {
		return err
	}
	totals := map[string]int{}
	for _, v := range sums {
		totals[v.Value] = v.Count
	}
	cells := here{q.here.path, q.here.copy()}
	for _, name := range shownWords() {
		delete(cells.words, name)
	}
	m := &web.Matrix{Across: string(across), Total: t.Total}
	v.Menus = append(v.Menus, web.Menu{Label: s.pages.Say("actions.across"), Choices: s.acrossOf(q.here, across)},
		web.Menu{Label: s.pages.Say("actions.order"), Choices: s.ordersOf(q.here)})
	columns := columnsOf(across, t.ColumnValues, totals)
	if shown := window(columns, totals, &t); !q.here.has("more", "columns") {
		if m.Hidden = len(columns) - len(shown); m.Hidden > 0 {
			m.All = q.here.toggle("more", "columns")
		}
		columns = shown
	} else if len(columns) > len(shown) {
		m.Fewer = q.here.toggle("more", "columns")
	}
	for _, value := range columns {
		side := web.MatrixSide{Link: web.Link{Text: s.valueLabel(across, value)}, Total: totals[value]}
		if side.Total > 0 {
			side.Path = cells.narrowed(across, value).without()
		}
		m.Columns = append(m.Columns, side)
	}
	steps := stepsOf(&t)
	m.Steps = steps.legend()
	for _, i := range s.rowOrder(&t, q.here.words.Get("order")) {
		theme := cells.narrowed(corpus.FieldTheme, t.RowValues[i])
		row := web.MatrixRow{MatrixSide: web.MatrixSide{Link: web.Link{Text: s.label(t.RowValues[i]), Path: theme.without()}, Total: t.RowTotals[i]}}
		for _, value := range columns {
			cell := web.MatrixCell{}
			if c, ok := slices.BinarySearch(t.ColumnValues, value); ok && t.Counts[i][c] > 0 {
				cell.Count, cell.Step = t.Counts[i][c], steps.of(t.Counts[i][c])
				// Every letter of these addresses stands on the page a thousand times.
				cell.Path = strings.TrimPrefix(theme.narrowed(across, value).without(), theme.path)
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	v.Matrix = m
	for i := range v.Facets {
		f := &v.Facets[i]
		if !q.here.has("more", f.Field) && len(f.Choices) > facetInMatrix {
			f.Choices, f.More = f.Choices[:facetInMatrix], q.here.toggle("more", f.Field)
		}
	}
	s.matrixAway(r, q, across, v)
	return nil
}

// matrixAway are the ways of taking a matrix away: the table that the API makes of
// the same question.
func (s *service) matrixAway(r *http.Request, q *register, across corpus.Field, v *web.Actions) {
	table := here{crosstabPath, q.shown.copy()}
	for _, name := range append(downloadsDrop(), "sort", "format", "bom") {
		delete(table.words, name)
	}
	table.words.Set("rows", string(corpus.FieldTheme))
	table.words.Set("columns", string(across))
	v.Downloads, v.Feeds = s.downloads(table, formatCSV, formatXLSX, formatParquet), nil
	v.Curl = s.command(r, table.without())
}

// acrossOf leads to the matrix with other columns.
func (s *service) acrossOf(h here, now corpus.Field) []web.Choice {
	var out []web.Choice
	for _, name := range acrossFields() {
		c := web.Choice{Label: s.pages.Say("fields." + name), Path: h.with("across", name), Chosen: name == string(now), Count: -1}
		if name == string(corpus.FieldYear) {
			c.Path = h.without("across")
		}
		out = append(out, c)
	}
	return out
}

// ordersOf leads to the matrix with its rows in another order.
func (s *service) ordersOf(h here) []web.Choice {
	total := h.has("order", orderTotal)
	return []web.Choice{
		{Label: s.pages.Say("actions.orders.vocabulary"), Path: h.without("order"), Chosen: !total, Count: -1},
		{Label: s.pages.Say("actions.orders.total"), Path: h.with("order", orderTotal), Chosen: total, Count: -1},
	}
}

// rowOrder is the order of a table's rows: that of the vocabulary, what it does not
// have last, or by their totals.
func (s *service) rowOrder(t *corpus.Table, order string) []int {
	place := map[string]int{}
	for i, id := range s.themeIDs() {
		place[id] = i - len(s.vocabulary())
	}
	out := make([]int, len(t.RowValues))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		if order == orderTotal {
			return cmp.Or(t.RowTotals[b]-t.RowTotals[a], place[t.RowValues[a]]-place[t.RowValues[b]])
		}
		return place[t.RowValues[a]] - place[t.RowValues[b]]
	})
	return out
}

// columnsOf is the order of a table's columns: years without gaps, where that makes
// not too many, and others by their totals.
func columnsOf(across corpus.Field, values []string, totals map[string]int) []string {
	out := slices.Clone(values)
	if across == corpus.FieldActor {
		slices.SortStableFunc(out, func(a, b string) int { return totals[b] - totals[a] })
		return out
	}
	slices.Sort(out)
	if len(out) == 0 {
		return out
	}
	first, errFirst := strconv.Atoi(out[0])
	last, errLast := strconv.Atoi(out[len(out)-1])
	if errFirst != nil || errLast != nil || last-first >= mostColumns {
		return out
	}
	out = out[:0]
	for year := first; year <= last; year++ {
		out = append(out, strconv.Itoa(year))
	}
	return out
}

// window are those columns beside each other that have the most actions together: as
// many as have not too many cells with something in them, each of which is a link.
func window(columns []string, totals map[string]int, t *corpus.Table) []string {
	filled := make([]int, len(columns))
	for i, value := range columns {
		c, ok := slices.BinarySearch(t.ColumnValues, value)
		for _, row := range t.Counts {
			if ok && row[c] > 0 {
				filled[i]++
			}
		}
	}
	for width := min(mostColumns, len(columns)); width > 0; width-- {
		best, most, cells := 0, -1, 0
		for i := 0; i+width <= len(columns); i++ {
			sum, n := 0, 0
			for j := i; j < i+width; j++ {
				sum, n = sum+totals[columns[j]], n+filled[j]
			}
			if sum > most {
				best, most, cells = i, sum, n
			}
		}
		if cells <= mostFilled || width <= fewestColumns {
			return columns[best : best+width]
		}
	}
	return nil
}
