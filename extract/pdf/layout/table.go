package layout

import (
	"polidex/corpus"
)

// rows makes rows of the lines in a table's grid. A table of one row in which
// only one cell has text is a box, for which rows returns nil.
func (st *Style) rows(g *Grid, lines []*Line) []*Block {
	columns, height := len(g.Columns)-1, len(g.Rows)-1
	cells := make([][][]*Line, height)
	for i := range cells {
		cells[i] = make([][]*Line, columns)
	}
	used := map[int]bool{}
	for _, l := range lines {
		r, c := g.cell(l)
		// A cell that reaches over several rows counts with its first one.
		for r > 0 && !g.parted(r-1, c) {
			r--
		}
		cells[r][c] = append(cells[r][c], l)
		used[c] = true
	}
	if len(used) < 2 {
		return nil
	}
	var out []*Block
	for _, row := range cells {
		filled := 0
		for _, c := range row {
			if len(c) > 0 {
				filled++
			}
		}
		if filled == 0 {
			continue
		}
		b := NewRow(dropEmptyColumns(row, used))
		b.Header = len(out) == 0 && filled > 1 && allBold(row)
		out = append(out, b)
	}
	if len(out) > 1 && !out[0].Header {
		out[0].Header = shortCells(out[0])
	}
	return out
}

// dropEmptyColumns leaves out the columns that no row fills: the borders of a
// double rule make such.
func dropEmptyColumns(row [][]*Line, used map[int]bool) [][]*Line {
	out := make([][]*Line, 0, len(used))
	for c, lines := range row {
		if used[c] {
			out = append(out, lines)
		}
	}
	return out
}

func allBold(row [][]*Line) bool {
	for _, c := range row {
		for _, l := range c {
			if !l.Bold && letters(l.Text) > 0 {
				return false
			}
		}
	}
	return true
}

// shortCells reports whether all cells of a row are filled with a few words, as
// the names of columns are.
func shortCells(b *Block) bool {
	for _, c := range b.Cells {
		n := 0
		for _, l := range c {
			n += len(l.Text)
		}
		if n == 0 || n > 28 || len(c) > 2 {
			return false
		}
		for _, l := range c {
			if hasDigit(l.Text) {
				return false
			}
		}
	}
	return true
}

func hasDigit(s string) bool {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			return true
		}
	}
	return false
}

// dropRepeatedHeads sets aside the heads of tables that go on over a page's end
// where they are printed again.
func dropRepeatedHeads(blocks []*Block, w *Words) {
	heads := map[int]string{}
	for _, b := range blocks {
		if b.Kind != corpus.Row || b.Region == 0 || !b.Header {
			continue
		}
		text := rowText(b, w)
		if first, ok := heads[b.Region]; ok && first == text {
			b.Kind, b.Reason = corpus.Furniture, "repeated table head"
			b.Region = 0
		} else if !ok {
			heads[b.Region] = text
		} else {
			b.Header = false
		}
	}
}

func rowText(b *Block, w *Words) string {
	text := ""
	for i, c := range b.Cells {
		if i > 0 {
			text += corpus.CellSeparator
		}
		text += w.Text(c)
	}
	return text
}

// joinRows joins the rows that a page's end cuts in two: the lower part lacks
// cells that the rows of its table have.
func joinRows(blocks []*Block) []*Block {
	var last *Block
	out := blocks[:0]
	for _, b := range blocks {
		if b.Kind == corpus.Row && last != nil && last.Region == b.Region && b.Page == last.LastPage+1 && isRest(last, b) {
			for c := range b.Cells {
				last.Cells[c] = append(last.Cells[c], b.Cells[c]...)
			}
			last.LastPage = b.LastPage
			continue
		}
		if b.Kind == corpus.Row {
			last = b
		}
		out = append(out, b)
	}
	return out
}

// isRest reports whether row b is the lower part of row a.
func isRest(a, b *Block) bool {
	if len(a.Cells) != len(b.Cells) || b.Header {
		return false
	}
	empty, runsOn := 0, false
	for c := range b.Cells {
		switch {
		case len(b.Cells[c]) == 0 && len(a.Cells[c]) > 0:
			empty++
		case len(b.Cells[c]) > 0 && len(a.Cells[c]) == 0:
			return false
		case len(b.Cells[c]) > 0:
			last := a.Cells[c][len(a.Cells[c])-1]
			runsOn = runsOn || startsLower(b.Cells[c][0].Text) || !endsSentence(last.Text)
		}
	}
	return empty > 0 && runsOn
}
