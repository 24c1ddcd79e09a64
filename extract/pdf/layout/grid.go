package layout

import (
	"slices"

	"polidex/extract/pdf/glyphs"
)

// Grid is the lines of a table: the places of its columns' and rows' borders,
// from left to right and from the top down.
type Grid struct {
	Columns, Rows []float32
	level         []glyphs.Rect
	upright       []glyphs.Rect
	// borders says for each row but the last, and each column, whether a line
	// parts the cell from the one below.
	borders [][]bool
}

// framesOf finds the frames that level and upright lines make where they meet:
// tables, and boxes with a border.
func framesOf(level, upright []glyphs.Rect) []Area {
	all := append(slices.Clone(level), upright...)
	n := len(level)
	group := newGroups(len(all))
	for i := range n {
		for j := n; j < len(all); j++ {
			if meet(all[i], all[j]) {
				group.unite(i, j)
			}
		}
	}
	members := map[int][]int{}
	var roots []int
	for i := range all {
		r := group.of(i)
		if members[r] == nil {
			roots = append(roots, r)
		}
		members[r] = append(members[r], i)
	}
	var areas []Area
	var loose []glyphs.Rect
	for _, root := range roots {
		g := Grid{}
		for _, i := range members[root] {
			if i < n {
				g.level = append(g.level, all[i])
			} else {
				g.upright = append(g.upright, all[i])
			}
		}
		if len(g.level) == 0 {
			loose = append(loose, g.upright...)
			continue
		}
		if a, ok := g.area(); ok {
			areas = append(areas, a)
		}
	}
	return append(areas, sides(loose)...)
}

// groups are sets of numbers that are united step by step.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

// of returns the number that stands for i's set.
func (g groups) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) unite(i, j int) { g[g.of(i)] = g.of(j) }

func meet(a, b glyphs.Rect) bool {
	return a.X0-touch <= b.X1 && b.X0-touch <= a.X1 && a.Y0-touch <= b.Y1 && b.Y0-touch <= a.Y1
}

// maxColumns and maxTableRows bound the tables of a page.
const (
	maxColumns   = 60
	maxTableRows = 400
)

// area makes a box or a table of lines that meet.
func (g *Grid) area() (Area, bool) {
	box := g.level[0]
	for _, r := range append(slices.Clone(g.level), g.upright...) {
		box = box.Union(r)
	}
	if box.Width() < 60 || box.Height() < 12 || len(g.upright) < 2 {
		return Area{}, false
	}
	for _, r := range g.upright {
		g.Columns = append(g.Columns, (r.X0+r.X1)/2)
	}
	for _, r := range g.level {
		g.Rows = append(g.Rows, (r.Y0+r.Y1)/2)
	}
	g.Columns, g.Rows = distinct(g.Columns), distinct(g.Rows)
	slices.Reverse(g.Rows)
	// Where a table is cut by the page's end its last border is missing.
	if g.Rows[0] < box.Y1-6 {
		g.Rows = slices.Insert(g.Rows, 0, box.Y1)
	}
	if g.Rows[len(g.Rows)-1] > box.Y0+6 {
		g.Rows = append(g.Rows, box.Y0)
	}
	if g.Columns[0] > box.X0+6 {
		g.Columns = slices.Insert(g.Columns, 0, box.X0)
	}
	if g.Columns[len(g.Columns)-1] < box.X1-6 {
		g.Columns = append(g.Columns, box.X1)
	}
	a := Area{Rect: box}
	if len(g.Columns) > maxColumns || len(g.Rows) > maxTableRows {
		return Area{}, false // squared paper
	}
	if len(g.Columns) > 2 && len(g.Rows) > 1 {
		g.findBorders()
		a.Grid = g
	}
	return a, true
}

// distinct sorts places and leaves one of those that are nearly the same.
func distinct(v []float32) []float32 {
	slices.Sort(v)
	out := v[:1]
	for _, x := range v[1:] {
		if x-out[len(out)-1] > 4 {
			out = append(out, x)
		}
	}
	return out
}

// maxSides bounds the upright lines that are looked at in pairs.
const maxSides = 40

// sides makes boxes of two upright lines of the same height: the middle part of
// a box that goes on over three pages. Where there are many they are a chart's.
func sides(upright []glyphs.Rect) []Area {
	if len(upright) > maxSides {
		return nil
	}
	var out []Area
	for i, a := range upright {
		for _, b := range upright[i+1:] {
			if abs(a.Y0-b.Y0) < 4 && abs(a.Y1-b.Y1) < 4 && abs(a.X0-b.X0) > 150 && a.Height() > 30 {
				out = append(out, Area{Rect: a.Union(b)})
			}
		}
	}
	return out
}

// cell returns the row and column of a line of text, by its middle or, for one
// that reaches over several columns, its beginning.
func (g *Grid) cell(l *Line) (row, column int) {
	y := (l.Y0 + l.Y1) / 2
	for row = 0; row < len(g.Rows)-2 && y < g.Rows[row+1]; row++ {
	}
	return row, g.column(l)
}

func (g *Grid) column(l *Line) (column int) {
	x := l.X0 + 2
	for column = 0; column < len(g.Columns)-2 && x > g.Columns[column+1]; column++ {
	}
	return column
}

// parted reports whether a line parts a row from the next one in a column; where
// none does the cell reaches over both.
func (g *Grid) parted(row, column int) bool { return g.borders[row][column] }

func (g *Grid) findBorders() {
	g.borders = make([][]bool, len(g.Rows)-1)
	for row := range g.borders {
		g.borders[row] = make([]bool, len(g.Columns)-1)
		for _, r := range g.level {
			if abs((r.Y0+r.Y1)/2-g.Rows[row+1]) >= 4 {
				continue
			}
			for c := range g.borders[row] {
				x := (g.Columns[c] + g.Columns[c+1]) / 2
				g.borders[row][c] = g.borders[row][c] || r.X0-touch <= x && x <= r.X1+touch
			}
		}
	}
}
