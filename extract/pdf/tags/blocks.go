package tags

import (
	"context"
	"slices"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
)

// place is where in the tree the walk is: in which list, table or box.
type place struct {
	path    string
	list    int // depth of lists
	table   int // number of the table whose only cell this is, 0 for none
	caption string
}

// builder makes blocks of the tree.
type builder struct {
	*Tree
	style  *layout.Style
	blocks []*layout.Block
	heads  int
	ctx    context.Context
	seen   int   // elements walked
	err    error // the context's
}

// Blocks returns the blocks of the tree, page by page: the text in the order of
// the tree, then the notes, then the furniture. Those of foreign pages are found
// by layout alone. An error is the context's, which
// is looked at between elements.
func (t *Tree) Blocks(ctx context.Context, style *layout.Style) ([]*layout.Block, error) {
	b := &builder{Tree: t, style: style, ctx: ctx}
	b.container(t.root, place{})
	if b.err != nil {
		return nil, b.err
	}
	for _, l := range t.untagged {
		b.put(layout.NewBlock(corpus.Paragraph, []*layout.Line{l}), place{})
	}
	b.setAside()
	for _, p := range t.pages {
		if p.Foreign {
			b.blocks = append(b.blocks, style.Foreign(p, t.furniture)...)
		}
	}
	for _, block := range b.blocks {
		if !block.Untold && block.Kind != corpus.Row && block.Page > 0 {
			block.Area, block.LastArea = style.AreasOf(t.pages, block)
		}
	}
	slices.SortStableFunc(b.blocks, func(x, y *layout.Block) int {
		if x.Page != y.Page {
			return x.Page - y.Page
		}
		return rank(x) - rank(y)
	})
	return layout.Complete(style, b.blocks, b.heads == 0), nil
}

func rank(b *layout.Block) int {
	switch b.Kind {
	case corpus.Note:
		return 1
	case corpus.Furniture:
		return 2
	}
	return 0
}

// inline are the roles whose letters belong to the block around them.
func inline(role string) bool {
	switch role {
	case "Span", "Link", "Reference", "Quote", "Em", "Strong", "Sub", "Lbl", "Annot", "BibEntry", "Code", "Formula", "Form", "NonStruct", "Private":
		return true
	}
	return false
}

// flat reports whether an element has no blocks in it: it is a part of a text.
func (e *element) flat() bool {
	if !inline(e.role) {
		return false
	}
	for _, c := range e.kids {
		if c.element != nil && !c.element.flat() && !isNote(c.element.role) {
			return false
		}
	}
	return true
}

func isNote(role string) bool { return role == "Note" || role == "FENote" }

// container walks the children of an element that is no block itself. Letters
// that stand in it directly are grouped by layout.
func (b *builder) container(e *element, at place) {
	var loose []mark
	var notes []*element
	flush := func() {
		if len(loose) > 0 {
			for _, block := range b.style.Paragraphs(b.lines(loose)) {
				b.put(block, at)
			}
			loose = nil
		}
		for _, n := range notes {
			b.note(n)
		}
		notes = nil
	}
	for _, c := range e.kids {
		switch {
		case c.element == nil:
			loose = append(loose, c.mark)
		case c.element.flat():
			loose, notes = c.element.text(loose, notes)
		default:
			flush()
			b.element(c.element, at)
		}
	}
	flush()
}

// text appends the marks of an element's own text, and the notes in it.
func (e *element) text(marks []mark, notes []*element) ([]mark, []*element) {
	for _, c := range e.kids {
		switch {
		case c.element == nil:
			marks = append(marks, c.mark)
		case isNote(c.element.role):
			notes = append(notes, c.element)
		default:
			marks, notes = c.element.text(marks, notes)
		}
	}
	return marks, notes
}

func (b *builder) element(e *element, at place) {
	if b.seen++; b.seen%256 == 1 && b.err == nil {
		b.err = b.ctx.Err()
	}
	if b.err != nil {
		return
	}
	at.path += "/" + e.role
	switch e.role {
	case "H", "H1", "H2", "H3", "H4", "H5", "H6":
		b.heads++
		level := 1
		if len(e.role) == 2 {
			level = int(e.role[1] - '0')
		}
		b.block(e, at, corpus.Heading, level)
	case "P", "Caption", "BlockQuote", "Title":
		if e.role == "Caption" {
			at.caption = ""
		}
		b.block(e, at, corpus.Paragraph, 0)
	case "L":
		if e.has("LI") {
			at.list++
		}
		b.container(e, at)
	case "LI":
		b.item(e, at)
	case "Table":
		b.table(e, at)
	case "Note", "FENote":
		b.note(e)
	case "TOC", "TOCI":
		b.contents(e)
	case "Artifact":
	default:
		b.container(e, at)
	}
}

// lines makes lines of the letters of marks, page by page.
func (b *builder) lines(marks []mark) []*layout.Line {
	if !slices.IsSortedFunc(marks, byPage) {
		marks = slices.Clone(marks)
		slices.SortStableFunc(marks, byPage)
	}
	var out []*layout.Line
	var gs []glyphs.Glyph
	for i := 0; i < len(marks); {
		page := marks[i].page
		for gs = gs[:0]; i < len(marks) && marks[i].page == page; i++ {
			gs = append(gs, b.content[marks[i]]...)
		}
		out = append(out, layout.Lines(page, gs)...)
	}
	return out
}

func byPage(a, b mark) int { return a.page - b.page }

// nested reports whether an element has blocks of its own in it.
func (e *element) nested() bool {
	for _, c := range e.kids {
		if c.element != nil && !c.element.flat() && !isNote(c.element.role) {
			return true
		}
	}
	return false
}

func (b *builder) block(e *element, at place, kind corpus.Kind, level int) {
	if e.nested() {
		b.container(e, at)
		return
	}
	marks, notes := e.text(nil, nil)
	if lines := b.lines(marks); len(lines) > 0 {
		block := layout.NewBlock(kind, lines)
		block.Level = level
		if kind == corpus.Paragraph {
			block = b.style.Begin(lines, false)
		}
		b.put(block, at)
	}
	for _, n := range notes {
		b.note(n)
	}
}

// put adds a block that stands at a place.
func (b *builder) put(block *layout.Block, at place) {
	block.Path = at.path
	block.Table, block.Caption = at.table, at.caption
	if block.Kind == corpus.Item && block.Level == 0 {
		block.Level = max(1, at.list)
	}
	b.blocks = append(b.blocks, block)
}
