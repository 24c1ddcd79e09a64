package tags

import (
	"slices"

	"polidex/corpus"
	"polidex/extract/pdf/layout"
)

// item makes an item of the first text of a list item; lists and further
// paragraphs in it are blocks of their own.
func (b *builder) item(e *element, at place) {
	if !e.holdsText() {
		b.container(e, at)
		return
	}
	var label []mark
	var rest []*element
	var text []mark
	var notes []*element
	var walk func(e *element)
	walk = func(e *element) {
		for _, c := range e.kids {
			switch {
			case c.element == nil:
				text = append(text, c.mark)
			case c.element.role == "Lbl" && len(text) == 0:
				label, notes = c.element.text(label, notes)
			case isNote(c.element.role):
				notes = append(notes, c.element)
			case c.element.role == "LBody" || c.element.role == "Div" || c.element.role == "NonStruct" && !c.element.flat():
				walk(c.element)
			case c.element.role == "P" && len(text) > 0 || c.element.role != "P" && !c.element.flat() || c.element.nested():
				rest = append(rest, c.element)
			default:
				text, notes = c.element.text(text, notes)
			}
		}
	}
	walk(e)
	if lines := b.lines(append(label, text...)); len(lines) > 0 {
		block := b.style.Begin(lines, true)
		block.Level = max(1, at.list)
		b.put(block, at)
	}
	for _, n := range notes {
		b.note(n)
	}
	for _, r := range rest {
		b.element(r, at)
	}
}

// has reports whether an element has a child of a role.
func (e *element) has(role string) bool {
	return slices.ContainsFunc(e.kids, func(c child) bool { return c.element != nil && c.element.role == role })
}

// holdsText reports whether an item has text before a list in it.
func (e *element) holdsText() bool {
	for _, c := range e.kids {
		if c.element == nil || c.element.role != "L" && c.element.role != "LI" {
			return true
		}
	}
	return false
}

// note makes a note of each paragraph of a Note element that begins with a mark.
func (b *builder) note(e *element) {
	var marks []mark
	e.each(func(m mark) { marks = append(marks, m) })
	b.blocks = append(b.blocks, b.style.Notes(b.lines(marks))...)
}

// contents sets a contents page aside, entry by entry.
func (b *builder) contents(e *element) {
	if e.role == "TOC" {
		for _, c := range e.kids {
			if c.element != nil {
				b.contents(c.element)
			}
		}
		return
	}
	var marks []mark
	e.each(func(m mark) { marks = append(marks, m) })
	if lines := b.lines(marks); len(lines) > 0 {
		block := layout.NewBlock(corpus.Furniture, lines)
		block.Reason = layout.ReasonContents
		b.blocks = append(b.blocks, block)
	}
}
