package tags

import (
	"polidex/corpus"
	"polidex/extract/pdf/layout"
)

// row is a row of a table with its cells.
type row struct {
	element *element
	cells   []*element
	header  bool
}

// rows gathers the rows of a table through its sections.
func (e *element) rows() []row {
	var out []row
	for _, c := range e.kids {
		k := c.element
		if k == nil {
			continue
		}
		switch k.role {
		case "TR":
			r := row{element: k, header: e.role == "THead"}
			heads := 0
			for _, c := range k.kids {
				if c.element != nil && (c.element.role == "TD" || c.element.role == "TH") {
					r.cells = append(r.cells, c.element)
					if c.element.role == "TH" {
						heads++
					}
				}
			}
			r.header = r.header || heads > 0 && heads == len(r.cells)
			out = append(out, r)
		case "THead", "TBody", "TFoot", "NonStruct", "Div":
			out = append(out, k.rows()...)
		case "TD", "TH":
			// Cells that no row holds make one, so that no text is lost.
			if n := len(out); n == 0 || out[n-1].element != e {
				out = append(out, row{element: e, header: e.role == "THead"})
			}
			out[len(out)-1].cells = append(out[len(out)-1].cells, k)
		}
	}
	return out
}

// table makes rows of a table of several cells. A table of one column is a box:
// its cell's blocks are blocks of the document that stand in it.
func (b *builder) table(e *element, at place) {
	rows := e.rows()
	b.tables++
	number := b.tables
	columns := 0
	for _, r := range rows {
		filled := 0
		for _, c := range r.cells {
			if b.filled(c) {
				filled++
			}
		}
		columns = max(columns, filled)
	}
	for _, c := range e.kids {
		if c.element != nil && c.element.role == "Caption" {
			b.block(c.element, at, corpus.Paragraph, 0)
			at.caption = b.text(c.element)
		}
	}
	at.table = number
	if columns <= 1 {
		for _, r := range rows {
			for _, c := range r.cells {
				b.container(c, at)
			}
		}
		return
	}
	for _, r := range rows {
		cells := make([][]*layout.Line, 0, len(r.cells))
		var notes []*element
		for _, c := range r.cells {
			var marks []mark
			marks, notes = c.text(nil, notes)
			cells = append(cells, b.lines(marks))
		}
		block := layout.NewRow(cells)
		block.Header = r.header
		if block.Page > 0 {
			b.put(block, at)
		}
		for _, n := range notes {
			b.note(n)
		}
	}
}

// filled reports whether an element has letters.
func (b *builder) filled(e *element) bool {
	found := false
	e.each(func(m mark) { found = found || visible(b.content[m]) > 0 })
	return found
}

func (b *builder) text(e *element) string {
	var marks []mark
	e.each(func(m mark) { marks = append(marks, m) })
	text := ""
	for _, l := range b.lines(marks) {
		text += " " + l.Text
	}
	if text == "" {
		return ""
	}
	return text[1:]
}
