package layout

import (
	"maps"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
)

// Finish joins what page ends have cut, numbers the regions, and turns the
// blocks into the corpus's.
func Finish(pages []*Page, blocks []*Block, words *Words) ([]corpus.Block, []corpus.Region) {
	blocks = joinAcross(blocks)
	plainItems(blocks)
	regions := Regions(pages, blocks)
	dropRepeatedHeads(blocks, words)
	blocks = joinRows(blocks)
	out := make([]corpus.Block, 0, len(blocks))
	links := &links{}
	for _, b := range blocks {
		c := b.corpus(words)
		if c.Text != "" {
			links.add(b, len(out), &c, words)
			out = append(out, c)
		}
	}
	links.join(out)
	return out, regions
}

func (b *Block) corpus(words *Words) corpus.Block {
	c := corpus.Block{
		Kind: b.Kind, Marker: b.Marker, Page: b.Page, Region: b.Region,
		Header: b.Header, Reason: b.Reason, Continued: b.continued(),
	}
	box := rectOf(b.Rect)
	c.Box = &box
	switch b.Kind {
	case corpus.Row:
		c.Text = rowText(b, words)
		if strings.TrimSpace(c.Text) == "" {
			c.Text = ""
		}
		return c
	case corpus.Heading:
		c.Level = max(1, b.Level)
		if m, rest := cutBullet(b.Lines[0].Text, b.Lines[0].Wide); m != "" && b.Skip == 0 {
			c.Marker, b.Skip = m, len(b.Lines[0].Text)-len(rest)
		}
	case corpus.Item:
		c.Level = max(1, b.Level)
		c.Strong = b.bold()
	case corpus.Paragraph:
		c.Strong = b.bold()
	}
	if b.Kind == corpus.Furniture && b.Cells != nil {
		c.Text = rowText(b, words)
		return c
	}
	if c.Marker == "" && len(b.Lines) > 0 {
		c.Marker = b.Lines[0].Mark // as of what stands below a table
	}
	c.Text = words.Text(b.text())
	return c
}

// text returns the lines of a block without its marker.
func (b *Block) text() []*Line {
	if b.Skip == 0 || len(b.Lines) == 0 {
		return b.Lines
	}
	first := *b.Lines[0]
	skip := min(b.Skip, len(first.Text))
	first.Text = first.Text[skip:]
	first.Calls = nil
	for _, c := range b.Lines[0].Calls {
		first.Calls = append(first.Calls, Call{max(0, c.At-skip), c.Mark})
	}
	return append([]*Line{&first}, b.Lines[1:]...)
}

// continued returns where a block goes on behind its first page.
func (b *Block) continued() (out []corpus.PageRect) {
	if b.LastPage <= b.Page {
		return nil
	}
	rects := map[int]glyphs.Rect{}
	for _, lines := range append([][]*Line{b.Lines}, b.Cells...) {
		for _, l := range lines {
			if r, ok := rects[l.Page]; ok {
				rects[l.Page] = r.Union(l.Rect)
			} else {
				rects[l.Page] = l.Rect
			}
		}
	}
	delete(rects, b.Page)
	for _, page := range slices.Sorted(maps.Keys(rects)) {
		out = append(out, corpus.PageRect{Page: page, Box: rectOf(rects[page])})
	}
	return out
}

func rectOf(r glyphs.Rect) corpus.Rect {
	return corpus.Rect{X0: round(r.X0), Y0: round(r.Y0), X1: round(r.X1), Y1: round(r.Y1)}
}

// round keeps a tenth of a point, which is finer than a screen shows.
func round(v float32) float64 {
	return float64(int(v*10+0.5)) / 10
}
