package layout

import (
	"regexp"

	"polidex/corpus"
)

// noteNumber finds the mark of a note that is not raised.
var noteNumber = regexp.MustCompile(`^([\[(]?\d{1,3}[\])]?|[*†‡]{1,3})[.:]?\s+\S`)

// splitNotes parts the lines of a page into those of the text and those of the
// notes at its foot: smaller type, from the first line with a mark on down.
func (st *Style) splitNotes(p *Page, lines []*Line) (text, notes []*Line) {
	end := len(lines)
	start := end
	for i := end - 1; i >= 0; i-- {
		l := lines[i]
		if l.Quarter != 0 || l.Size > 0.93*st.Size && l.Mark == "" || areaOf(p.Areas, l.Rect) >= 0 {
			break
		}
		if i+1 < end && l.Base < lines[i+1].Base-0.5*l.Size {
			break // not above the next one: another column or part
		}
		start = i
	}
	first := start
	for first < end && !beginsNote(lines[first]) && !belowSeparator(p, lines[first]) {
		first++
	}
	if first == end || lines[first].Base > p.Height*0.75 {
		return lines, nil
	}
	return lines[:first], lines[first:]
}

func beginsNote(l *Line) bool { return l.Mark != "" || noteNumber.MatchString(l.Text) }

// belowSeparator reports whether a short rule stands right above a line: notes
// that go on from the page before begin so.
func belowSeparator(p *Page, l *Line) bool {
	for i := range p.Rules {
		r := &p.Rules[i]
		if r.Height() < thinRule && r.Width() > 40 && r.Width() < 0.5*p.Width && r.Y0 > l.Y0 && r.Y0-l.Y1 < 1.6*l.Size && abs(r.X0-l.X0) < 20 {
			return true
		}
	}
	return false
}

// noteBlocks groups the lines of notes.
func (st *Style) noteBlocks(lines []*Line) []*Block {
	var out []*Block
	raised := false
	for _, l := range lines {
		raised = raised || l.Mark != ""
	}
	for _, l := range lines {
		begins := l.Mark != "" || !raised && noteNumber.MatchString(l.Text)
		if n := len(out); n > 0 && !begins {
			out[n-1].add(l)
			continue
		}
		b := NewBlock(corpus.Note, []*Line{l})
		b.Marker = l.Mark
		if m := noteNumber.FindStringSubmatch(l.Text); m != nil && l.Mark == "" {
			b.Marker = m[1]
			b.Skip = len(m[0]) - 1
			for b.Skip > 0 && l.Text[b.Skip-1] != ' ' {
				b.Skip--
			}
		}
		out = append(out, b)
	}
	return out
}

// findEndnotes makes notes of the items in small type at the document's end.
func (st *Style) findEndnotes(blocks []*Block) {
	for i := len(blocks) - 1; i >= 0; i-- {
		b := blocks[i]
		if b.Kind == corpus.Furniture || b.Kind == corpus.Note {
			continue
		}
		numbered := b.Kind == corpus.Item && b.Marker != "" && b.Marker[0] <= '9' || len(b.Lines) > 0 && b.Lines[0].Mark != ""
		if b.size() >= 0.95*st.Size || !numbered || b.Area >= 0 {
			return
		}
		b.Kind = corpus.Note
		if b.Marker == "" {
			b.Marker = b.Lines[0].Mark
		}
	}
}
