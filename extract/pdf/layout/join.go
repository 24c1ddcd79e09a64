package layout

import (
	"polidex/corpus"
)

// joinAcross joins paragraphs, items and notes that a page's or column's end
// cuts in two. Notes and furniture may stand between the parts.
func joinAcross(blocks []*Block) []*Block {
	var out []*Block
	last := map[corpus.Kind]*Block{} // the last block of the text, and of notes
	for _, b := range blocks {
		stream := corpus.Paragraph
		switch b.Kind {
		case corpus.Furniture:
			out = append(out, b)
			continue
		case corpus.Note:
			stream = corpus.Note
		}
		if a := last[stream]; a != nil && continues(a, b) {
			a.Lines = append(a.Lines, b.Lines...)
			a.LastPage, a.LastArea = b.LastPage, b.LastArea
			continue
		}
		last[stream] = b
		out = append(out, b)
	}
	return out
}

// continues reports whether b is the rest of a.
func continues(a, b *Block) bool {
	al := a.last()
	if al == nil || len(b.Lines) == 0 || a.Path != b.Path && !a.Untold && !b.Untold {
		return false
	}
	bl := b.Lines[0]
	column := a.LastPage == b.Page && bl.Base > al.Base+al.Size && bl.X0 > al.X0
	if b.Page != a.LastPage+1 && !column {
		return false
	}
	alike := float32(0.08)
	if a.Untold != b.Untold {
		alike = 0.2 // a recogniser measures type roughly
	}
	if abs(al.Size-bl.Size) > alike*al.Size || (a.Area >= 0) != (b.Area >= 0) {
		return false
	}
	if a.Kind == corpus.Note {
		return b.Kind == corpus.Note && b.Marker == ""
	}
	fragment := b.Kind == corpus.Item && b.Marker == "" && a.Kind == corpus.Item && a.Marker != ""
	if b.Kind != corpus.Paragraph && !fragment || b.Strong != a.Strong || a.Kind != corpus.Paragraph && a.Kind != corpus.Item {
		return false
	}
	if al.Bold != bl.Bold && al.Bold {
		return false
	}
	if endsBroken(al.Text) {
		return true
	}
	if endsSentence(al.Text) {
		return false
	}
	// What goes on in small letters goes on; else it must begin where a's
	// following lines do, and not where a new paragraph is indented.
	return startsLower(bl.Text) || len(a.Lines) > 1 && abs(bl.X0-al.X0) < 6 && !column || column && len(a.Lines) > 1
}
