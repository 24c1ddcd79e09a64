package layout

import (
	"slices"
	"strings"

	"polidex/corpus"
)

// joinMarkers makes items of the paragraphs whose bullet or number the tags make
// a paragraph of its own: it stands alone, on the baseline of what follows.
func joinMarkers(blocks []*Block) []*Block {
	tagged := slices.ContainsFunc(blocks, func(b *Block) bool { return b.Kind == corpus.Item && !b.Untold })
	joined := false
	for i, m := range blocks[:max(0, len(blocks)-1)] {
		b := blocks[i+1]
		marker := loneMarker(m)
		if marker == "" || b.Kind != corpus.Paragraph || !beside(m, b) {
			continue
		}
		b.takeMarker(marker, m.Lines[0])
		m.Lines, joined = nil, true
	}
	if !joined {
		return blocks
	}
	blocks = slices.DeleteFunc(blocks, func(b *Block) bool { return len(b.Lines) == 0 && b.Cells == nil })
	if !tagged {
		itemLevels(blocks)
	}
	return blocks
}

// takeMarker makes an item of a block and a marker, as if one line held both.
func (b *Block) takeMarker(marker string, l *Line) {
	first := *b.Lines[0]
	b.Kind, b.Marker, b.Level, b.Skip, b.TextX = corpus.Item, marker, 1, len(marker)+1, first.X0
	first.Rect = first.Union(l.Rect)
	first.Text = marker + " " + first.Text
	first.Calls = nil
	for _, c := range b.Lines[0].Calls {
		first.Calls = append(first.Calls, Call{c.At + b.Skip, c.Mark})
	}
	b.Lines = append([]*Line{&first}, b.Lines[1:]...)
	b.Rect = b.Rect.Union(l.Rect)
}

// loneMarker returns the text of a block that is nothing but a marker.
func loneMarker(b *Block) string {
	if b.Kind != corpus.Paragraph || len(b.Lines) != 1 || len(b.Lines[0].Text) > 8 || b.Lines[0].Mark != "" {
		return ""
	}
	text := strings.TrimSpace(b.Lines[0].Text)
	if marker, rest := cutBullet(text+" x", true); marker == text && rest == "x" {
		return marker
	}
	if marker, rest := cutNumber(text + " x"); marker == text && rest == "x" {
		return marker
	}
	return ""
}

// beside reports whether a block begins on the baseline of a lone marker, not
// far to the right of it.
func beside(m, b *Block) bool {
	if len(b.Lines) == 0 || b.Page != m.Page || b.Area != m.Area || b.Table != m.Table {
		return false
	}
	a, l := m.Lines[0], b.Lines[0]
	return a.Quarter == l.Quarter && abs(a.Base-l.Base) < 0.4*l.Size && l.X0 > a.X0 && l.X0-a.X1 < 6*l.Size
}
