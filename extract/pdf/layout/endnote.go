package layout

import "polidex/corpus"

// ReasonNotesTitle is the reason of a title that has only notes below it.
const ReasonNotesTitle = "title of the notes"

// findEndnotes makes notes of the numbered blocks in small type at the document's
// end, and sets the title over them aside.
func (st *Style) findEndnotes(blocks []*Block) {
	first := len(blocks)
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note {
			continue
		}
		if b.size() >= 0.95*st.Size || !numbered(b) || b.Area >= 0 {
			break
		}
		first = i
	}
	for _, b := range blocks[first:] {
		if b.Kind != corpus.Furniture && b.Kind != corpus.Note {
			b.setNote()
		}
	}
	setNotesTitle(blocks)
}

// numbered reports whether a block begins with what the mark of an endnote can
// be.
func numbered(b *Block) bool {
	switch {
	case len(b.Lines) == 0 || b.Kind == corpus.Heading:
		return false
	case b.Kind == corpus.Item:
		return b.Marker != "" && b.Marker[0] <= '9'
	}
	return b.Lines[0].Mark != "" || noteNumber.MatchString(b.Lines[0].Text)
}

// setNotesTitle sets a heading aside that has nothing but notes below it up to
// the document's end: it begins no section of the text.
func setNotesTitle(blocks []*Block) {
	notes := 0
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		switch {
		case b.Kind == corpus.Note:
			notes++
		case b.Kind == corpus.Heading && notes > 0 && below(b, blocks[i+1:]):
			b.Kind, b.Reason, b.Level = corpus.Furniture, ReasonNotesTitle, 0
			return
		case b.Kind != corpus.Furniture:
			return
		}
	}
}

// below reports whether the first note of blocks stands below a heading near by,
// and not at the foot of its page as footnotes do.
func below(h *Block, blocks []*Block) bool {
	for _, b := range blocks {
		if b.Kind == corpus.Note {
			gap := h.Rect.Y0 - b.Rect.Y1
			return b.Page == h.Page && gap < 3*h.size() || b.Page == h.Page+1
		}
	}
	return false
}
