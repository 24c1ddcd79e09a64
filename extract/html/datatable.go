package html

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"polidex/corpus"
)

// captionOf adds the caption as a block of its own and returns its text.
func (r *reader) captionOf(caption *dom.Node, p place) string {
	if caption == nil {
		return ""
	}
	text := r.plain(caption)
	r.add(p, draft{Block: corpus.Block{Kind: corpus.Paragraph, Text: text, Strong: true}})
	return text
}

// line is one row as it will be a block.
type line struct {
	cells  []string
	header bool
	// whole says that one cell goes over all columns.
	whole bool
}

// dataTable makes a region of rows. A cell that spans rows is repeated in each,
// so that every row is complete in itself; one that spans columns is followed by
// empty cells, so that columns stay columns.
func (r *reader) dataTable(rows [][]cell, heads map[int]bool, caption *dom.Node, p place) {
	start := len(r.blocks)
	title := r.captionOf(caption, p)
	if k := start - 1; title == "" && k >= 0 && r.blocks[k].caption {
		start, title = k, r.blocks[k].Text
	}
	lines := r.layOut(rows, heads)
	if title == "" && len(lines) > 1 && lines[0].whole && lines[1].header {
		title = lines[0].cells[0]
		r.add(p, draft{Block: corpus.Block{Kind: corpus.Paragraph, Text: title, Strong: true}})
		lines = lines[1:]
	}
	for _, l := range lines {
		cells := l.cells
		if l.whole {
			cells = cells[:1]
		}
		r.add(p, draft{Block: corpus.Block{Kind: corpus.Row, Text: strings.Join(cells, corpus.CellSeparator), Header: l.header}})
	}
	r.enclose(start, corpus.Region{Kind: corpus.RegionTable, Caption: title})
}

// maxSpread bounds the bytes that all the tables of a page may add to its words
// by repeating a cell that spans rows and by filling up short rows: a few spans
// of a short page claim millions of cells. Beyond it cells stand alone.
const maxSpread = 4 << 20

// spread says whether there is still room for n such bytes, and takes it.
func (r *reader) spread(n int) bool {
	if n > r.room {
		return false
	}
	r.room -= n
	return true
}

// layOut puts the text of the cells into columns. A table in the cell of another
// has none: its words are a part of that cell.
func (r *reader) layOut(rows [][]cell, heads map[int]bool) []line {
	type hanging struct {
		text string
		rows int
	}
	above := map[int]hanging{}
	var out []line
	columns, cells := 0, 0
	allBold := len(rows) > 1
	for i, row := range rows {
		var l line
		strong, filled, ths := true, 0, 0
		fill := func() {
			for h := above[len(l.cells)]; h.rows > 0; h = above[len(l.cells)] {
				above[len(l.cells)] = hanging{h.text, h.rows - 1}
				switch {
				case r.spread(len(h.text) + 1):
					l.cells = append(l.cells, h.text)
				case r.spread(1):
					l.cells = append(l.cells, "")
				default:
					clear(above)
				}
			}
		}
		for _, c := range row {
			fill()
			text, bold := r.cellText(c.n)
			if text != "" {
				filled++
				strong = strong && bold
				if c.n.DataAtom == atom.Th {
					ths++
				}
			}
			at := len(l.cells)
			l.cells = append(l.cells, text)
			for len(l.cells) < at+c.across && !r.inCell && r.spread(1) {
				l.cells = append(l.cells, "")
			}
			for k := at; k < len(l.cells) && c.down > 1 && !r.inCell; k++ {
				above[k] = hanging{l.cells[k], c.down - 1}
			}
			l.whole = filled == 1 && c.across > 1
		}
		fill()
		l.whole = l.whole && filled == 1 && strings.Join(l.cells[1:], "") == ""
		l.header = filled > 1 && (heads[i] || ths == filled || len(out) == 0 && strong)
		allBold = allBold && strong
		columns = max(columns, len(l.cells))
		if strings.Join(l.cells, "") != "" {
			out = append(out, l)
			cells += len(l.cells)
		}
	}
	fillUp := !r.inCell && r.spread(columns*len(out)-cells)
	for i := range out {
		if allBold && !heads[i] {
			out[i].header = false
		}
		for fillUp && len(out[i].cells) < columns {
			out[i].cells = append(out[i].cells, "")
		}
	}
	return out
}

// cellText returns what a cell prints, and whether all of it is bold. Where it
// holds a list of several items, their marks stay in the text. Furniture in a
// cell is a block of its own before the table's rows.
func (r *reader) cellText(n *dom.Node) (text string, strong bool) {
	blocks, regions, around := r.blocks, len(r.doc.Regions), r.inCell
	r.blocks, r.inCell = nil, true
	r.children(n, place{main: true})
	got := r.blocks
	r.blocks, r.doc.Regions, r.inCell = blocks, r.doc.Regions[:regions], around
	items := 0
	for _, b := range got {
		if b.Kind == corpus.Item {
			items++
		}
	}
	var parts []string
	strong = len(got) > 0
	for _, b := range got {
		if b.Kind == corpus.Furniture {
			r.add(place{}, b)
			continue
		}
		if b.Kind == corpus.Item && items > 1 && b.Marker != "" {
			parts = append(parts, b.Marker)
		}
		parts = append(parts, squeeze(b.Text))
		strong = strong && (b.Strong || b.Kind == corpus.Heading)
	}
	return strings.Join(parts, " "), strong
}
