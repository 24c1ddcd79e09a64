package layout

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"polidex/extract/pdf/glyphs"
)

const (
	// leastPlainRows and leastPlainColumns are those of a table without any lines,
	// and shortCell is the number of letters that its cells have on the mean, in
	// all columns but one; columns of prose have more.
	leastPlainRows    = 3
	leastPlainColumns = 3
	shortCell         = 24
	// mostPlainRows bounds the baselines of one table.
	mostPlainRows = 150
)

// baseline is the lines of a page that stand beside each other, from left to
// right.
type baseline []*Line

// plainTables finds the tables that have no lines at all: several baselines below
// each other on which short texts stand in the same columns.
func plainTables(areas []Area, lines []*Line) []Area {
	if len(lines) > mostLines {
		return nil
	}
	rows := baselines(areas, lines)
	var out []Area
	for start := 0; start < len(rows); {
		if len(rows[start]) < leastPlainColumns {
			start++
			continue
		}
		end := start + 1
		for end < len(rows) && end-start < mostPlainRows && rows[end].follows(rows[end-1]) && rows[end].within(rows[start:end]) {
			end++
		}
		if a, ok := plainTable(rows[start:end]); ok {
			out = append(out, a)
		}
		start = end
	}
	return out
}

// baselines sorts the lines that stand in no area by their baselines, from the
// top down.
func baselines(areas []Area, lines []*Line) []baseline {
	s := make([]*Line, 0, len(lines))
	for _, l := range lines {
		if l.Quarter == 0 && !l.Artifact && !l.Leaders && l.Mark == "" && areaOf(areas, l.Rect) < 0 {
			s = append(s, l)
		}
	}
	slices.SortStableFunc(s, func(a, b *Line) int { return cmp.Compare(b.Base, a.Base) })
	var out []baseline
	for i := 0; i < len(s); {
		j := i + 1
		for j < len(s) && s[i].Base-s[j].Base < 0.3*s[i].Size {
			j++
		}
		row := baseline(s[i:j])
		slices.SortStableFunc(row, func(a, b *Line) int { return cmp.Compare(a.X0, b.X0) })
		out = append(out, row)
		i = j
	}
	return out
}

// follows reports whether a baseline stands close enough below another one.
func (b baseline) follows(above baseline) bool {
	return above[0].Base-b[0].Base < 3*max(above[0].Size, b[0].Size)
}

// within reports whether a baseline's texts stand where those of the first one
// of a table have room: each between the gaps, and not alone but for a cell that
// goes on.
func (b baseline) within(table []baseline) bool {
	columns := columnsOf(slices.Concat(table...), table[0].extent())
	if len(columns) <= leastPlainColumns {
		return false
	}
	for _, l := range b {
		for _, x := range columns[1 : len(columns)-1] {
			if l.X0 < x-1 && l.X1 > x+1 {
				return false
			}
		}
	}
	return len(b) > 1 || b[0].X0 > columns[1]
}

func (b baseline) extent() glyphs.Rect {
	r := b[0].Rect
	for _, l := range b[1:] {
		r = r.Union(l.Rect)
	}
	return r
}

// plainTable makes a table of baselines, if they are one.
func plainTable(rows []baseline) (Area, bool) {
	all := slices.Concat([]baseline(rows)...)
	box := baseline(all).extent()
	g := &Grid{Columns: columnsOf(all, box)}
	columns := len(g.Columns) - 1
	if columns < leastPlainColumns {
		return Area{}, false
	}
	letters, cells := make([]int, columns), make([]int, columns)
	full := 0
	for i, row := range rows {
		first := i == 0 || g.column(row[0]) == 0 && len(row) > 1
		if first {
			top := row[0].Base + 0.85*row[0].Size
			if i > 0 && len(g.Rows) < maxTableRows {
				g.Rows = append(g.Rows, top)
			} else if i == 0 {
				g.Rows = append(g.Rows, box.Y1)
			}
		}
		if len(row) == columns {
			full++
		}
		for _, l := range row {
			c := g.column(l)
			letters[c] += utf8.RuneCountInString(l.Text)
			cells[c]++
		}
	}
	long := 0
	for c := range columns {
		if letters[c] > shortCell*cells[c] {
			long++
		}
	}
	if full < leastPlainRows || full*3 < len(g.Rows)*2 || long > 1 || countsPages(rows) {
		return Area{}, false
	}
	g.Rows = append(g.Rows, box.Y0)
	g.borders = make([][]bool, len(g.Rows)-1)
	for i := range g.borders {
		g.borders[i] = slices.Repeat([]bool{true}, columns)
	}
	return Area{Rect: box, Grid: g, Ruled: true}, true
}

// countsPages reports whether the rows are those of a contents page: numbers of
// sections at the left, and at the right numbers that never fall.
func countsPages(rows []baseline) bool {
	last := -1
	for _, row := range rows {
		n := 0
		for _, r := range row[len(row)-1].Text {
			if r < '0' || r > '9' || n > 9999 {
				return false
			}
			n = n*10 + int(r-'0')
		}
		if n < last || sectionDepth(row[0].Text+" x") == 0 {
			return false
		}
		last = n
	}
	return true
}
