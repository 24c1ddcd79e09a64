package html

import (
	"strconv"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// maxSpan bounds what a cell may claim to span; pages claim a thousand columns.
const maxSpan = 64

// cell is one cell of a table.
type cell struct {
	n      *dom.Node
	across int
	down   int
}

// table reads a table as what it is used for: to lay out a list, to draw a box,
// to lay out the page, or to hold data.
func (r *reader) table(n *dom.Node, p place) {
	rows, heads, caption := r.rows(n)
	filled, columns := 0, 0
	for _, row := range rows {
		if k := len(r.printedCells(row)); k > 0 {
			filled++
			columns = max(columns, k)
		}
	}
	switch {
	case filled == 0:
		r.captionOf(caption, p)
	case r.isList(n, rows, heads):
		r.captionOf(caption, p)
		r.listTable(rows, p)
	case p.level > 0 || columns == 1 && r.isPage(n):
		r.captionOf(caption, p)
		r.unwrap(rows, p)
	case columns == 1:
		start := len(r.blocks)
		r.captionOf(caption, p)
		r.unwrap(rows, p)
		r.enclose(start, corpus.Region{Kind: corpus.RegionBox})
	case r.isLayout(n, rows, filled, len(heads) > 0 || caption != nil):
		r.captionOf(caption, p)
		r.unwrap(rows, p)
	default:
		r.dataTable(rows, heads, caption, p)
	}
}

// rows returns the cells of a table by row, the numbers of those rows that stand
// in its head, and its caption.
func (r *reader) rows(n *dom.Node) (rows [][]cell, heads map[int]bool, caption *dom.Node) {
	heads = map[int]bool{}
	var look func(*dom.Node, bool)
	look = func(n *dom.Node, head bool) {
		for _, c := range elements(n) {
			if r.unprinted(c) {
				continue
			}
			switch c.DataAtom {
			case atom.Caption:
				if caption == nil {
					caption = c
				} else {
					rows = append(rows, []cell{{c, 1, 1}})
				}
			case atom.Thead:
				look(c, true)
			case atom.Tbody, atom.Tfoot:
				look(c, false)
			case atom.Tr:
				var row []cell
				for _, d := range elements(c) {
					if (d.DataAtom == atom.Td || d.DataAtom == atom.Th) && !r.unprinted(d) {
						row = append(row, cell{d, spanOf(d, "colspan"), spanOf(d, "rowspan")})
					}
				}
				if head {
					heads[len(rows)] = true
				}
				rows = append(rows, row)
			}
		}
	}
	look(n, false)
	return rows, heads, caption
}

func spanOf(n *dom.Node, name string) int {
	v, err := strconv.Atoi(attr(n, name))
	if err != nil {
		return 1
	}
	return min(max(v, 1), maxSpan)
}

func (r *reader) printedCells(row []cell) []cell {
	var out []cell
	for _, c := range row {
		if r.facts[c.n].words > 0 {
			out = append(out, c)
		}
	}
	return out
}

// markWords is the most words of a mark, "( a )" being three: a cell with more is
// not looked at closely, for it may hold the rest of the page.
const markWords = 3

// isList says whether the rows are the items of a list, with the bullet or
// number in a column of its own, as EUR-Lex lays them out.
func (r *reader) isList(n *dom.Node, rows [][]cell, heads map[int]bool) bool {
	if len(heads) > 0 {
		return false
	}
	items, others := 0, 0
	for _, row := range rows {
		switch cells := r.printedCells(row); {
		case len(cells) == 0:
		case len(cells) == 2 && r.facts[cells[0].n].words <= markWords && markLike(r.plain(cells[0].n)):
			items++
		case len(cells) == 1:
			others++ // an item's further paragraph
		default:
			return false
		}
	}
	return items > others
}

func (r *reader) listTable(rows [][]cell, p place) {
	for _, row := range rows {
		switch cells := r.printedCells(row); len(cells) {
		case 2:
			r.itemContent(cells[1].n, r.plain(cells[0].n), p.deeper())
		case 1:
			r.children(cells[0].n, p.deeper())
		}
	}
}

// isLayout says whether a table of several columns only arranges the page: it
// has a single row, or holds headings or other tables, and names no columns.
func (r *reader) isLayout(n *dom.Node, rows [][]cell, filled int, named bool) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	f := r.facts[n]
	if named || hasTableHeads(rows) {
		return false
	}
	return filled == 1 || f.headings > 0 || f.tables > 1 || f.main || f.title
}

func hasTableHeads(rows [][]cell) bool {
	for _, row := range rows {
		for _, c := range row {
			if c.n.DataAtom == atom.Th {
				return true
			}
		}
	}
	return false
}

// unwrap walks the cells as if the table were not there.
func (r *reader) unwrap(rows [][]cell, p place) {
	for _, row := range rows {
		for _, c := range row {
			r.block(c.n, p)
		}
	}
}
