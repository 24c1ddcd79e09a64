package tags

import (
	"slices"
	"strings"

	"polidex/extract/pdf/glyphs"
)

// liftCalls takes the mark that calls a note out of the Note element where that
// holds both the mark, in the midst of the text, and the note at the page's foot.
func (t *Tree) liftCalls(e *element) {
	var kids []child // nil while nothing was lifted
	for i, c := range e.kids {
		if n := c.element; n != nil {
			if lead := t.leadsNote(n); lead > 0 {
				if kids == nil {
					kids = append(make([]child, 0, len(e.kids)+lead), e.kids[:i]...)
				}
				kids = append(kids, n.kids[:lead]...)
				n.kids = n.kids[lead:]
			}
			t.liftCalls(n)
		}
		if kids != nil {
			kids = append(kids, c)
		}
	}
	if kids != nil {
		e.kids = kids
	}
}

// leadsNote returns how many of a note's children are the mark in the text.
func (t *Tree) leadsNote(n *element) (lead int) {
	if !isNote(n.role) || !n.nested() {
		return 0
	}
	for lead < len(n.kids) && (n.kids[lead].element == nil || n.kids[lead].element.flat()) {
		lead++
	}
	if lead == 0 || !t.apart(n.kids[:lead], n.kids[lead:]) {
		return 0
	}
	return lead
}

// apart reports whether two parts of a note do not begin near each other.
func (t *Tree) apart(a, b []child) bool {
	p, pageA := t.first(a)
	q, pageB := t.first(b)
	if p == nil || q == nil {
		return false
	}
	dy := p.Y - q.Y
	return pageA != pageB || max(dy, -dy) > 2*q.Size
}

// mostLooked bounds the marked content that is looked at for a letter.
const mostLooked = 64

// first returns the first letter of children and its page, nil where they have
// none near their beginning; last returns the last one.
func (t *Tree) first(kids []child) (g *glyphs.Glyph, page int) {
	left := mostLooked
	if gs, page := t.edge(kids, false, &left); gs != nil {
		return &gs[0], page
	}
	return nil, 0
}

func (t *Tree) last(kids []child) (g *glyphs.Glyph, page int) {
	left := mostLooked
	if gs, page := t.edge(kids, true, &left); gs != nil {
		return &gs[len(gs)-1], page
	}
	return nil, 0
}

// edge returns the letters of the first or last marked content that has any.
func (t *Tree) edge(kids []child, end bool, left *int) (gs []glyphs.Glyph, page int) {
	for i := range kids {
		if *left--; *left < 0 {
			return nil, 0
		}
		c := kids[i]
		if end {
			c = kids[len(kids)-1-i]
		}
		if c.element != nil {
			if gs, page := t.edge(c.element.kids, end, left); gs != nil {
				return gs, page
			}
		} else if gs := t.content[c.mark]; visible(gs) > 0 {
			return gs, c.mark.page
		}
	}
	return nil, 0
}

// raiseMarks raises the letters of the marks that call notes, and of the notes'
// own, where the file shows them with raised letters of the font, in size and
// place like those of the text. By the tags they are marks: what stands right
// before a note, or first in one.
func (t *Tree) raiseMarks(e *element) {
	for i, c := range e.kids {
		if c.element == nil {
			continue
		}
		t.raiseMarks(c.element)
		next := i+1 < len(e.kids) && e.kids[i+1].element != nil && isNote(e.kids[i+1].element.role)
		switch {
		case next && i > 0:
			t.raise(c, t.last, e.kids[:i])
		case i == 0 && isNote(e.role):
			t.raise(c, t.first, e.kids[1:])
		}
	}
}

// raise raises the letters of an inline element that are a mark and are like
// the letter of the text beside it.
func (t *Tree) raise(c child, nearest func([]child) (*glyphs.Glyph, int), beside []child) {
	if !c.element.flat() {
		return
	}
	var own []mark
	c.element.each(func(m mark) { own = append(own, m) })
	if len(own) != 1 || len(t.content[own[0]]) == 0 {
		return
	}
	gs := t.content[own[0]]
	text := ""
	for i := 0; i < len(gs) && i < mostLooked; i++ {
		text += gs[i].Text
	}
	if !callsNote(strings.TrimSpace(text)) {
		return
	}
	other, page := nearest(beside)
	if other == nil || page != own[0].page || max(gs[0].Size-other.Size, other.Size-gs[0].Size) > 0.1*other.Size {
		return
	}
	raised := slices.Clone(gs)
	for i := range raised {
		if g := &raised[i]; g.Quarter == 0 {
			g.Y += 0.35 * g.Size
			g.Size *= 0.6
		}
	}
	t.content[own[0]] = raised
}

// callsNote reports whether a text can be the mark of a note.
func callsNote(s string) bool {
	s = strings.Trim(s, "()[]")
	return len(s) > 0 && len(s) <= 4 && (strings.Trim(s, "0123456789") == "" || strings.Trim(s, "*†‡") == "")
}
