package layout

import (
	"context"
	"slices"

	"polidex/corpus"
)

// Analyse makes the blocks of a document that has no usable tags. An error is
// the context's, which is looked at between pages.
func Analyse(ctx context.Context, pages []*Page, furniture map[*Line]string, st *Style) ([]*Block, error) {
	var blocks []*Block
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		blocks = append(blocks, st.page(p, furniture)...)
	}
	markContents(blocks)
	st.findHeadings(blocks, false)
	st.findEndnotes(blocks)
	return blocks, nil
}

// page makes the blocks of a page: furniture last, notes before it.
func (st *Style) page(p *Page, furniture map[*Line]string) []*Block {
	var text, turned []*Line
	var aside []*Block
	for _, l := range p.Lines {
		switch {
		case furniture[l] != "":
			aside = append(aside, Aside(l, furniture[l]))
		case l.Quarter != 0:
			turned = append(turned, l)
		default:
			text = append(text, l)
		}
	}
	text = st.inOrder(p, text)
	var notes []*Line
	body := text[:0:0]
	for column := range columns(text) {
		own, below := st.splitNotes(p, column)
		body, notes = append(body, own...), append(notes, below...)
	}
	blocks := st.flow(p, body)
	blocks = append(blocks, st.sideways(p, turned)...)
	blocks = append(blocks, st.noteBlocks(notes)...)
	return append(blocks, aside...)
}

// Aside makes a furniture block of a line.
func Aside(l *Line, reason string) *Block {
	b := NewBlock(corpus.Furniture, []*Line{l})
	b.Reason = reason
	return b
}

// sideways groups lines that are written up or down the page. One or two of
// them are marks at the margin; more are a page set on its side.
func (st *Style) sideways(p *Page, lines []*Line) []*Block {
	if len(lines) < 4 {
		var out []*Block
		for _, l := range lines {
			out = append(out, Aside(l, ReasonTurned))
		}
		return out
	}
	var out []*Block
	for _, l := range lines {
		if n := len(out); n > 0 && out[n-1].last().Quarter == l.Quarter && !endsSentence(out[n-1].last().Text) {
			out[n-1].add(l)
			continue
		}
		out = append(out, NewBlock(corpus.Paragraph, []*Line{l}))
	}
	return out
}

// flow makes blocks of the lines of a page's text, area by area. An area's
// lines count as one run where the first of them stands.
func (st *Style) flow(p *Page, lines []*Line) []*Block {
	in := make([]int, len(lines))
	byArea := map[int][]*Line{}
	for i, l := range lines {
		in[i] = areaOf(p.Areas, l.Rect)
		if in[i] >= 0 {
			byArea[in[i]] = append(byArea[in[i]], l)
		}
	}
	var blocks []*Block
	var run []*Line
	flush := func() {
		blocks = append(blocks, st.paragraphs(run)...)
		run = nil
	}
	done := map[int]bool{}
	for i, l := range lines {
		a := in[i]
		if a < 0 {
			run = append(run, l)
			continue
		}
		if done[a] {
			continue
		}
		done[a] = true
		flush()
		blocks = append(blocks, st.area(p, a, byArea[a])...)
	}
	flush()
	itemLevels(blocks)
	return blocks
}

func (st *Style) area(p *Page, index int, lines []*Line) []*Block {
	var blocks []*Block
	if g := p.Areas[index].Grid; g != nil {
		blocks = st.rows(g, lines)
	}
	if blocks == nil && p.Areas[index].Ruled {
		return st.paragraphs(lines)
	}
	if blocks == nil {
		p.Areas[index].Grid = nil
		blocks = st.paragraphs(lines)
		for _, b := range blocks {
			b.Strong = b.bold()
		}
	}
	for _, b := range blocks {
		b.Area, b.LastArea = index, index
	}
	return blocks
}

// itemLevels sets the levels of items by where their markers stand.
func itemLevels(blocks []*Block) {
	var stack []float32
	for _, b := range blocks {
		if b.Kind != corpus.Item {
			// A paragraph between items as far in as their text is part of the list.
			if len(stack) > 0 && len(b.Lines) > 0 && b.Lines[0].X0 > stack[len(stack)-1]+4 {
				continue
			}
			stack = stack[:0]
			continue
		}
		x := b.Lines[0].X0
		for len(stack) > 0 && x < stack[len(stack)-1]-5 {
			stack = stack[:len(stack)-1]
		}
		if len(stack) == 0 || x > stack[len(stack)-1]+5 {
			stack = append(stack, x)
		}
		b.Level = len(stack)
	}
}

// inOrder returns the lines in the order of reading. That is the order in which
// they are painted, unless it goes up the page again within a column.
func (st *Style) inOrder(p *Page, lines []*Line) []*Line {
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if b.Base > a.Base+0.8*a.Size && b.X0 < a.X1 && a.X0 < b.X1 && !oneCell(p, a, b) {
			return cut(slices.Clone(lines), 0)
		}
	}
	return lines
}

// oneCell reports whether two lines stand in one table, where the order of
// lines between the cells says nothing.
func oneCell(p *Page, a, b *Line) bool {
	in := areaOf(p.Areas, a.Rect)
	return in >= 0 && in == areaOf(p.Areas, b.Rect) && p.Areas[in].Grid != nil
}
