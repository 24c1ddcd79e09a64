package layout

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

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
		if l.Quarter != 0 || l.Leaders || strings.HasSuffix(l.Text, "....") || l.Size > 0.93*st.Size && (l.Mark == "" || startsLower(l.Text)) || areaOf(p.Areas, l.Rect) >= 0 {
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
	if first == end || lines[first].Base > p.Height*0.75 && countedNotes(lines[first:]) < leastCounted {
		return lines, nil
	}
	return lines[:first], lines[first:]
}

// leastCounted is the number of notes from which on they may fill a page.
const leastCounted = 3

// countedNotes returns how many notes the lines begin that count on from one
// another, 0 where one does not.
func countedNotes(lines []*Line) (n int) {
	m := newNoteMarks(lines)
	for _, l := range lines {
		if m.begins(l) {
			if n > 0 && !m.counts {
				return 0
			}
			n++
		}
	}
	return n
}

// noteMarks tells the lines that begin notes from those that go on with one.
// Where marks are raised that is plain; a mere number begins a note where it
// counts on from the last one and stands no further in.
type noteMarks struct {
	raised bool
	last   int
	x      float32
	// counts says that the last mark counted on from the one before.
	counts bool
}

func newNoteMarks(lines []*Line) *noteMarks {
	return &noteMarks{raised: slices.ContainsFunc(lines, func(l *Line) bool { return l.Mark != "" })}
}

func (m *noteMarks) begins(l *Line) bool {
	mark := l.Mark
	if !m.raised {
		if found := noteNumber.FindStringSubmatch(l.Text); found != nil {
			mark = found[1]
		}
	}
	if mark == "" {
		return false
	}
	number, err := strconv.Atoi(plainMark(mark))
	m.counts = err == nil && number == m.last+1
	if !m.raised && m.last > 0 && err == nil && (!m.counts || l.X0 > m.x+l.Size) {
		return false
	}
	if err == nil {
		m.last, m.x = number, l.X0
	}
	return true
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
	marks := newNoteMarks(lines)
	for _, l := range lines {
		if n := len(out); !marks.begins(l) && n > 0 {
			out[n-1].add(l)
			continue
		}
		b := NewBlock(corpus.Note, []*Line{l})
		b.setNote()
		out = append(out, b)
	}
	return out
}

// setNote makes a note of a block, whose mark is raised, a list number, or the
// number that it begins with.
func (b *Block) setNote() {
	b.Kind = corpus.Note
	if b.Marker != "" || len(b.Lines) == 0 {
		return
	}
	l := b.Lines[0]
	b.Marker = l.Mark
	if m := noteNumber.FindStringSubmatch(l.Text); m != nil && l.Mark == "" {
		b.Marker = m[1]
		b.Skip = len(m[0]) - 1
		for b.Skip > 0 && l.Text[b.Skip-1] != ' ' {
			b.Skip--
		}
	}
}
