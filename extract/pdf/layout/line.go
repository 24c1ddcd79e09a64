package layout

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"polidex/extract/pdf/glyphs"
)

// Line is a line of text, or the part of one in a column or cell.
type Line struct {
	glyphs.Rect
	Page int
	// Base is the baseline, Size the height of the type that most letters have.
	Base, Size float32
	// Text has single spaces, and no marks that call a note.
	Text string
	// Mark is a raised mark at the very beginning, as notes have it, and Calls are
	// the marks that call notes, which are no words of the text.
	Mark  string
	Calls []Call
	// Bold and Italic say that all letters are.
	Bold, Italic bool
	// BoldStart says that the first letter is.
	BoldStart bool
	// FirstEnd is where the first word ends and SecondStart where what follows
	// it begins; 0 in a line of one word.
	FirstEnd, SecondStart float32
	// Wide says that the first word is set off by more than a space.
	Wide bool
	// Leaders says that dots or a wide gap lead to a number at the end.
	Leaders bool
	// Quarter is the direction of writing; see [glyphs.Glyph.Quarter].
	Quarter uint8
	// Artifact says that the file itself calls the line furniture.
	Artifact bool
	// Broken counts the letters that could not be found out.
	Broken int
	order  int
}

// Letters counts the letters and digits of a text.
func Letters(s string) int { return letters(s) }

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// span is a run of glyphs, by index, that follow one another on a baseline.
type span struct {
	from, to int
	x0, x1   float32
	base     float32
	size     float32
	quarter  uint8
	artifact bool
}

// Lines puts glyphs together to lines, in the order in which they are painted.
// Letters at an angle are left out: they are watermarks and parts of pictures.
func Lines(page int, gs []glyphs.Glyph) []*Line { return linesBetween(page, gs, nil) }

// linesBetween is Lines where upright rules part the cells of tables.
func linesBetween(page int, gs []glyphs.Glyph, rules []glyphs.Rect) []*Line {
	return newLines(page, gs, spansOf(gs, rules), rules)
}

// parted reports whether one of the rules, which are in order of X0, stands
// between x0 and x1 at a height.
func parted(rules []glyphs.Rect, x0, x1, y, size float32) bool {
	first, _ := slices.BinarySearchFunc(rules, x0-1.5, func(r glyphs.Rect, x float32) int { return cmp.Compare(r.X0, x) })
	for i := first; i < len(rules) && rules[i].X0 < x1+1.5; i++ {
		r := &rules[i]
		if r.X0 > x0-1.5 && r.X1 < x1+1.5 && r.Y0 < y+0.4*size && r.Y1 > y+0.1*size {
			return true
		}
	}
	return false
}

func spansOf(gs []glyphs.Glyph, rules []glyphs.Rect) []span {
	var spans []span
	for i := range gs {
		g := &gs[i]
		if g.Quarter == glyphs.Oblique {
			continue
		}
		x, y := turned(g)
		if n := len(spans); n > 0 && spans[n-1].to == i && spans[n-1].takes(g, x, y) &&
			!(len(rules) > 0 && x-spans[n-1].x1 > 0.15*g.Size && g.Text != " " && parted(rules, spans[n-1].x1, x, y, g.Size)) {
			s := &spans[n-1]
			s.to = i + 1
			if g.Text != " " {
				s.x1 = max(s.x1, x+g.W)
				if g.Size > s.size*1.1 && y < s.base+0.1*s.size {
					s.size, s.base = g.Size, y
				}
			}
			continue
		}
		if g.Text == " " {
			// A line never begins with a space; but keep it in a run.
			if n := len(spans); n > 0 && spans[n-1].to == i {
				spans[n-1].to = i + 1
			}
			continue
		}
		spans = append(spans, span{i, i + 1, x, x + g.W, y, g.Size, g.Quarter, g.Is(glyphs.Artifact)})
	}
	return spans
}

// turned returns where a glyph stands along and across its own direction.
func turned(g *glyphs.Glyph) (x, y float32) {
	switch g.Quarter {
	case 1:
		return g.Y, -g.X
	case 2:
		return -g.X, -g.Y
	case 3:
		return -g.Y, g.X
	}
	return g.X, g.Y
}

// farGap is the gap in ems that parts columns and cells on one baseline.
const farGap = 1.6

// takes reports whether a glyph goes on with the span.
func (s *span) takes(g *glyphs.Glyph, x, y float32) bool {
	if g.Quarter != s.quarter || g.Is(glyphs.Artifact) != s.artifact {
		return false
	}
	size := max(s.size, g.Size)
	dy := y - s.base
	if dy < -0.35*size || dy > 0.6*size {
		return false
	}
	if abs(dy) > 0.12*size && g.Size > 0.85*s.size && g.Size < 1.2*s.size && abs(dy) > 0.3*size {
		return false
	}
	return x >= s.x1-0.6*size && x-s.x1 < farGap*size || g.Text == " " && x >= s.x0 && x-s.x1 < farGap*size
}

func abs(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}

// maxApart bounds how far apart in painting the parts of a line are looked for.
const maxApart = 600

// newLines joins the spans that stand on one baseline next to each other, as
// bullets and the parts of a justified line do, and makes lines of them.
func newLines(page int, gs []glyphs.Glyph, spans []span, rules []glyphs.Rect) []*Line {
	taken := make([]bool, len(spans))
	lines := make([]*Line, 0, len(spans))
	parts := make([]*span, 0, 8)
	for i := range spans {
		if taken[i] {
			continue
		}
		parts = append(parts[:0], &spans[i])
		x0, x1 := spans[i].x0, spans[i].x1
		for again := true; again; {
			again = false
			for j := i + 1; j < min(len(spans), i+maxApart); j++ {
				s := &spans[j]
				if taken[j] || !sameBaseline(&spans[i], s) && !raisedBefore(&spans[i], s) {
					continue
				}
				if far := widestJoin * max(s.size, spans[i].size); s.x0-x1 > far || x0-s.x1 > far {
					continue
				}
				if len(rules) > 0 && parted(rules, min(x1, s.x1), max(x0, s.x0), s.base, s.size) {
					continue
				}
				if gap := s.x0 - x1; gap > -0.6*s.size && gap < joinGap(gs, parts, s)*s.size {
					parts = append(parts, s)
				} else if gap := x0 - s.x1; gap > -0.3*s.size && gap < joinGap(gs, []*span{s}, &spans[i])*s.size {
					parts = append([]*span{s}, parts...)
				} else {
					continue
				}
				taken[j], again = true, true
				x0, x1 = min(x0, s.x0), max(x1, s.x1)
			}
		}
		if l := newLine(page, gs, parts); l != nil {
			l.order = len(lines)
			lines = append(lines, l)
		}
	}
	return lines
}

func sameBaseline(a, b *span) bool {
	return a.quarter == b.quarter && a.artifact == b.artifact && abs(a.base-b.base) < 0.25*min(a.size, b.size)
}

// noteTab is the gap in ems up to which a raised mark joins the note behind it.
const noteTab = 4.5

// raisedBefore reports whether one of two spans is small and raised in front of
// the other, as the mark of a note is.
func raisedBefore(a, b *span) bool {
	if a.x0 > b.x0 {
		a, b = b, a
	}
	up := a.base - b.base
	return a.quarter == b.quarter && a.artifact == b.artifact && a.size < 0.8*b.size && a.x1 <= b.x0 && b.x0-a.x1 < noteTab*b.size &&
		up > 0.15*b.size && up < 0.6*b.size && a.x1-a.x0 < 2*b.size
}

// widestJoin is the greatest of the gaps that joinGap knows.
const widestJoin = 5

// joinGap is the gap in ems over which the right part joins the left ones: far
// where these are but a bullet or number.
func joinGap(gs []glyphs.Glyph, left []*span, right *span) float32 {
	n := 0
	var first string
	for _, s := range left {
		for i := s.from; i < s.to; i++ {
			if gs[i].Text != " " {
				if n == 0 {
					first = gs[i].Text
				}
				n++
			}
		}
	}
	if right.size > 0 && left[0].size < 0.8*right.size {
		return noteTab
	}
	r, _ := utf8.DecodeRuneInString(first)
	if n == 1 && isBullet(r) {
		return widestJoin
	}
	if n <= 6 && right.from < len(gs) && sectionNumber(gs, left) && startsBold(gs, left[0], right) {
		return 3
	}
	if n <= 4 && loneNumber(gs, left) && right.x1-right.x0 > 1.5*right.size {
		return 4
	}
	return 1.2
}

// sectionNumber reports whether the glyphs are a number as headings have it.
func sectionNumber(gs []glyphs.Glyph, parts []*span) bool {
	for _, s := range parts {
		for i := s.from; i < s.to; i++ {
			if t := gs[i].Text; len(t) != 1 || (t[0] < '0' || t[0] > '9') && t[0] != '.' && t[0] != ' ' {
				return false
			}
		}
	}
	return true
}

// startsBold reports whether two parts are of one type, both bold or both not,
// and the right one begins with a letter.
func startsBold(gs []glyphs.Glyph, left, right *span) bool {
	a, b := &gs[left.from], &gs[right.from]
	r, _ := utf8.DecodeRuneInString(b.Text)
	return unicode.IsUpper(r) && a.Is(glyphs.Bold) && b.Is(glyphs.Bold) && abs(a.Size-b.Size) < 0.1*a.Size
}

// loneNumber reports whether the glyphs are a list number such as (1), a) or 2.
func loneNumber(gs []glyphs.Glyph, parts []*span) bool {
	var text []byte
	for _, s := range parts {
		for i := s.from; i < s.to; i++ {
			if gs[i].Text != " " {
				text = append(text, gs[i].Text...)
			}
		}
	}
	m, rest := cutNumber(string(text) + " x")
	return m != "" && rest == "x"
}
