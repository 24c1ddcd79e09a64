package layout

import (
	"slices"

	"polidex/corpus"
)

// ReasonArtifact is the reason of lines that the file itself marks as no part
// of its text.
const ReasonArtifact = "artifact"

// The functions of this file are what package tags takes from layout.

// Paragraphs groups lines that no tag parts.
func (st *Style) Paragraphs(lines []*Line) []*Block {
	blocks := st.paragraphs(lines)
	itemLevels(blocks)
	return blocks
}

// Begin makes a block of lines that are tagged as one: an item if they begin
// with a bullet or, in a list or set off, with a number, or if a list says so.
func (st *Style) Begin(lines []*Line, list bool) *Block {
	b := st.begin(lines[0])
	if b.Kind == corpus.Item && !list && b.Marker[0] < 0x80 && b.Marker != "-" && !lines[0].Wide {
		b.Kind, b.Marker, b.Skip = corpus.Paragraph, "", 0
	}
	if list {
		b.Kind = corpus.Item
	}
	if lines[0].Mark != "" && b.Marker == "" && b.Kind == corpus.Item {
		b.Marker = lines[0].Mark
	}
	for _, l := range lines[1:] {
		b.add(l)
	}
	return b
}

// Notes groups the lines of a Note element, which may hold several.
func (st *Style) Notes(lines []*Line) []*Block { return st.noteBlocks(lines) }

// AreasOf returns the areas in which a block begins and ends, -1 for none.
// Tables that no tag tells of are not looked for in tagged text.
func (st *Style) AreasOf(pages []*Page, b *Block) (first, last int) {
	find := func(l *Line) int {
		a := areaOf(pages[l.Page-1].Areas, l.Rect)
		if a >= 0 && pages[l.Page-1].Areas[a].Ruled {
			return -1
		}
		if a >= 0 && pages[l.Page-1].Areas[a].Grid != nil && b.Table == 0 {
			pages[l.Page-1].Areas[a].Grid = nil
		}
		return a
	}
	if len(b.Lines) == 0 {
		return -1, -1
	}
	return find(b.Lines[0]), find(b.last())
}

// Foreign makes the blocks of a page that no tag tells of: the text, the notes,
// then the furniture. Its headings are left to [Complete].
func (st *Style) Foreign(p *Page, furniture map[*Line]string) []*Block {
	blocks := st.page(p, furniture)
	for _, b := range blocks {
		b.Untold = true
	}
	return blocks
}

// Complete finds what tags left unsaid: the markers of items, contents pages,
// footnotes, endnotes, and headings: all of them on foreign pages and where the
// tags have none, else those with a number. It returns the blocks that remain.
func Complete(st *Style, blocks []*Block, headings bool) []*Block {
	blocks = joinMarkers(blocks)
	markContents(blocks)
	st.findHeadings(blocks, !headings)
	for start := 0; start < len(blocks); {
		end := start + 1
		for end < len(blocks) && blocks[end].Page == blocks[start].Page {
			end++
		}
		st.findFootnotes(blocks[start:end])
		start = end
	}
	blocks = slices.DeleteFunc(blocks, func(b *Block) bool { return len(b.Lines) == 0 && b.Cells == nil })
	st.findEndnotes(blocks)
	return blocks
}

// findFootnotes makes notes of what stands in small type at the foot of a page
// from the first mark on, where no tag says so.
func (st *Style) findFootnotes(blocks []*Block) {
	end := len(blocks)
	for end > 0 && blocks[end-1].Kind == corpus.Furniture {
		end--
	}
	first := end
	for i := end - 1; i >= 0; i-- {
		b := blocks[i]
		if b.Kind == corpus.Note {
			continue
		}
		if b.Kind != corpus.Paragraph && b.Kind != corpus.Item || b.size() > 0.93*st.Size || b.Area >= 0 || b.Table > 0 {
			break
		}
		if marked(b) {
			first = i
		}
	}
	var note *Block
	for _, b := range blocks[first:end] {
		switch {
		case b.Kind == corpus.Note:
		case note == nil || marked(b):
			b.setNote()
			note = b
		default:
			// A further paragraph of the note.
			for _, l := range b.Lines {
				note.add(l)
			}
			b.Lines = nil
		}
	}
}

// marked reports whether a block begins with the mark of a note.
func marked(b *Block) bool {
	l := b.Lines[0]
	return l.Mark != "" || b.Kind == corpus.Item && b.Marker[0] >= '0' && b.Marker[0] <= '9' || noteNumber.MatchString(l.Text)
}
