package layout

import (
	"cmp"
	"slices"

	"polidex/extract/pdf/glyphs"
)

const (
	// leastBands is the number of bands between rules that a table without upright
	// lines has at least: its head, and the rows that no rules part. Then the head
	// has a few lines at most.
	leastBands    = 2
	mostHeadLines = 4
	// leastRows is how many rows it has, with its head.
	leastRows = 3
	// mostBandLines is the number of lines that a row may have; columns of prose
	// between rules have more.
	mostBandLines = 40
	// mostRules and mostLines bound the rules and lines in which tables are looked
	// for; squared paper and maps have more.
	mostRules = 160
	mostLines = 2000
	// gutter is the least white space between two columns, in points.
	gutter = 7
)

// ruledTables finds the tables that have level rules only: several of one width
// below each other, with text between them that stands in columns.
func ruledTables(level []glyphs.Rect, areas []Area, lines []*Line) []Area {
	loose := slices.Clone(level)
	loose = slices.DeleteFunc(loose, func(r glyphs.Rect) bool {
		return r.Width() < 150 || slices.ContainsFunc(areas, func(a Area) bool { return covers(a.Rect, r) })
	})
	if len(loose) > mostRules || len(lines) > mostLines {
		return nil
	}
	slices.SortStableFunc(loose, func(a, b glyphs.Rect) int { return cmp.Compare(b.Y1, a.Y1) })
	var out []Area
	for len(loose) > leastBands {
		first := loose[0]
		var own, rest []glyphs.Rect
		for _, r := range loose {
			if abs(r.X0-first.X0) < 4 && abs(r.X1-first.X1) < 4 {
				own = append(own, r)
			} else {
				rest = append(rest, r)
			}
		}
		out = append(out, ruledRuns(own, lines)...)
		loose = rest
	}
	return out
}

// ruledRuns parts rules of one width where the text between two of them is in no
// columns, and makes tables of the runs.
func ruledRuns(rules []glyphs.Rect, lines []*Line) []Area {
	var out []Area
	for start := 0; start+leastBands < len(rules); {
		best, end := (*Grid)(nil), start+1
		for next := start + leastBands; next < len(rules); next++ {
			g := ruledGrid(rules[start:next+1], lines)
			if g == nil {
				break
			}
			best, end = g, next
		}
		if best == nil || len(best.Rows) < leastRows+1 {
			start++
			continue
		}
		box := rules[start]
		for _, r := range rules[start : end+1] {
			box = box.Union(r)
		}
		out = append(out, Area{Rect: box, Grid: best, Ruled: true})
		start = end
	}
	return out
}

// ruledGrid makes the grid of the text between the first and the last of the
// rules, nil where it stands in no columns.
func ruledGrid(rules []glyphs.Rect, lines []*Line) *Grid {
	top, bottom := rules[0], rules[len(rules)-1]
	var inside []*Line
	for _, l := range lines {
		if y := (l.Y0 + l.Y1) / 2; l.Quarter == 0 && y < top.Y1 && y > bottom.Y0 && l.X0 > top.X0-4 && l.X1 < top.X1+4 {
			inside = append(inside, l)
		}
	}
	g := &Grid{Columns: columnsOf(inside, top)}
	if len(g.Columns) < 3 {
		return nil
	}
	for i := range rules[1:] {
		band := between(inside, rules[i], rules[i+1])
		if len(band) == 0 && i > 0 {
			continue // a double rule
		}
		if len(band) == 0 || len(band) > mostBandLines*(len(g.Columns)-1) || i == 0 && !g.fillsSeveral(band) {
			return nil
		}
		g.Rows = append(g.Rows, rules[i].Y1)
		if i == 0 && len(rules) == leastBands+1 && len(band) > mostHeadLines*(len(g.Columns)-1) {
			return nil
		}
		if i > 0 && len(rules) == leastBands+1 {
			g.Rows = append(g.Rows, g.rowStarts(band)...)
		}
	}
	g.Rows = append(g.Rows, bottom.Y0)
	if !g.mostFilled(inside) {
		return nil
	}
	g.borders = make([][]bool, len(g.Rows)-1)
	for i := range g.borders {
		g.borders[i] = slices.Repeat([]bool{true}, len(g.Columns)-1)
	}
	return g
}

func between(lines []*Line, upper, lower glyphs.Rect) (out []*Line) {
	for _, l := range lines {
		if y := (l.Y0 + l.Y1) / 2; y < upper.Y0 && y > lower.Y1 {
			out = append(out, l)
		}
	}
	return out
}

// columnsOf returns the borders of the columns that lines stand in: the middles
// of the white space that no line crosses, and the rule's ends.
func columnsOf(lines []*Line, rule glyphs.Rect) []float32 {
	s := slices.Clone(lines)
	slices.SortFunc(s, func(a, b *Line) int { return cmp.Compare(a.X0, b.X0) })
	out := []float32{rule.X0}
	end := float32(0)
	for i, l := range s {
		if i > 0 && l.X0-end > gutter && len(out) < maxColumns {
			out = append(out, (l.X0+end)/2)
		}
		end = max(end, l.X1)
	}
	return append(out, rule.X1)
}

// fillsSeveral reports whether lines stand in two columns or more.
func (g *Grid) fillsSeveral(lines []*Line) bool {
	first := -1
	for _, l := range lines {
		c := g.column(l)
		if first >= 0 && c != first {
			return true
		}
		first = c
	}
	return false
}

// mostFilled reports whether most rows have text in several columns.
func (g *Grid) mostFilled(lines []*Line) bool {
	rows := make([][]*Line, len(g.Rows)-1)
	for _, l := range lines {
		r, _ := g.cell(l)
		rows[r] = append(rows[r], l)
	}
	several := 0
	for _, row := range rows {
		if g.fillsSeveral(row) {
			several++
		}
	}
	return several*3 >= len(rows)*2
}

// rowStarts returns the borders between the rows of a band that no rules part:
// above each baseline, but the first, on which all columns have a line.
func (g *Grid) rowStarts(band []*Line) (out []float32) {
	s := slices.Clone(band)
	slices.SortStableFunc(s, func(a, b *Line) int { return cmp.Compare(b.Base, a.Base) })
	first := true
	for i := 0; i < len(s); {
		filled := make([]bool, len(g.Columns)-1)
		n, j := 0, i
		for ; j < len(s) && s[i].Base-s[j].Base < 0.3*s[i].Size; j++ {
			if c := g.column(s[j]); !filled[c] {
				filled[c] = true
				n++
			}
		}
		if n == len(filled) {
			if !first && len(out) < maxTableRows {
				out = append(out, s[i].Base+0.85*s[i].Size)
			}
			first = false
		}
		i = j
	}
	return out
}
