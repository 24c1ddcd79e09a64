package tags

import "polidex/extract/pdf/glyphs"

// liftCalls takes the mark that calls a note out of the Note element where that
// holds both the mark, in the midst of the text, and the note at the page's foot.
func (t *Tree) liftCalls(e *element) {
	for i := 0; i < len(e.kids); i++ {
		n := e.kids[i].element
		if n == nil {
			continue
		}
		if isNote(n.role) && n.nested() {
			lead := 0
			for lead < len(n.kids) && (n.kids[lead].element == nil || n.kids[lead].element.flat()) {
				lead++
			}
			if lead > 0 && t.apart(n.kids[:lead], n.kids[lead:]) {
				kids := make([]child, 0, len(e.kids)+lead)
				kids = append(append(append(kids, e.kids[:i]...), n.kids[:lead]...), e.kids[i:]...)
				e.kids, n.kids = kids, n.kids[lead:]
				i += lead
			}
		}
		t.liftCalls(n)
	}
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

// first returns the first letter of children and its page, nil where they have
// none.
func (t *Tree) first(kids []child) (g *glyphs.Glyph, page int) {
	e := element{kids: kids}
	e.each(func(m mark) {
		if gs := t.content[m]; g == nil && visible(gs) > 0 {
			g, page = &gs[0], m.page
		}
	})
	return g, page
}
