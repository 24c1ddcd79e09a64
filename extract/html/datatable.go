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

// layOut puts the text of the cells into columns.
func (r *reader) layOut(rows [][]cell, heads map[int]bool) []line {
	type hanging struct {
		text string
		rows int
	}
	above := map[int]hanging{}
	var out []line
	columns := 0
	allBold := len(rows) > 1
	for i, row := range rows {
		var l line
		strong, filled, ths := true, 0, 0
		fill := func() {
			for h := above[len(l.cells)]; h.rows > 0; h = above[len(l.cells)] {
				above[len(l.cells)] = hanging{h.text, h.rows - 1}
				l.cells = append(l.cells, h.text)
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
			for k := range c.across {
				if c.down > 1 {
					above[at+k] = hanging{text, c.down - 1}
				}
				l.cells = append(l.cells, text)
				text = ""
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
		}
	}
	for i := range out {
		if allBold && !heads[i] {
			out[i].header = false
		}
		for len(out[i].cells) < columns {
			out[i].cells = append(out[i].cells, "")
		}
	}
	return out
}

// cellText returns what a cell prints, and whether all of it is bold. Where it
// holds a list of several items, their marks stay in the text.
func (r *reader) cellText(n *dom.Node) (text string, strong bool) {
	blocks, regions := r.blocks, len(r.doc.Regions)
	r.blocks = nil
	r.children(n, place{main: true})
	got := r.blocks
	r.blocks, r.doc.Regions = blocks, r.doc.Regions[:regions]
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
			continue
		}
		if b.Kind == corpus.Item && items > 1 && b.Marker != "" {
			parts = append(parts, b.Marker)
		}
		parts = append(parts, strings.ReplaceAll(b.Text, corpus.CellSeparator, " "))
		strong = strong && (b.Strong || b.Kind == corpus.Heading)
	}
	return strings.Join(parts, " "), strong
}
