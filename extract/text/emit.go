package text

import (
	"fmt"
	"strings"

	"polidex/corpus"
)

// start opens a block with a line.
func (b *builder) start(l line, gap bool) {
	d := draft{Block: corpus.Block{Kind: corpus.Paragraph, Text: l.text, Page: l.page}, indent: l.indent, lines: 1, apart: gap}
	if m := hashes.FindStringSubmatch(l.text); m != nil && m[2] != "" {
		d.Text, d.level = m[2], len(m[1])
	} else if m := starred.FindStringSubmatch(l.text); m != nil && strings.TrimSpace(m[1]) != "" {
		d.Text, d.Strong = strings.TrimSpace(m[1]), true
	}
	var rest string
	d.Marker, rest, d.kind = marker(d.Text)
	d.body = l.indent + len([]rune(d.Text)) - len([]rune(rest))
	b.open, b.last = &d, l
}

// flush closes the open block, and adds what stood between its lines.
func (b *builder) flush() {
	if b.open != nil {
		b.add(*b.open)
		b.open = nil
	}
	for _, d := range b.held {
		b.add(d)
	}
	b.held = nil
}

func (b *builder) furniture(l line) {
	d := draft{Block: corpus.Block{Kind: corpus.Furniture, Text: l.text, Page: l.page, Reason: l.furniture}}
	if b.open != nil {
		b.held = append(b.held, d)
		return
	}
	b.add(d)
}

// note keeps a footnote until the paragraph that goes over the page's end is
// whole.
func (b *builder) note(l line) {
	if n := len(b.held) - 1; l.note == "" && n >= 0 && b.held[n].Kind == corpus.Note && b.held[n].lines < mostLines {
		b.held[n].Text = b.words.join(b.held[n].Text, l.text)
		b.held[n].lines++
		return
	}
	b.held = append(b.held, draft{Block: corpus.Block{Kind: corpus.Note, Text: l.text, Marker: l.note, Page: l.page}})
}

func (b *builder) add(d draft) {
	d.Text = strings.ReplaceAll(d.Text, "\u00ad", "")
	if d.Text == "" {
		return
	}
	if len(b.out) >= b.limit {
		b.cut = true
		return
	}
	b.out = append(b.out, d)
}

// finish decides what the drafts are, and hands them over.
func (b *builder) finish() {
	drafts := splitNotedPages(b.out)
	drafts = classify(drafts)
	if len(drafts) > b.limit { // a paragraph may hold a whole list
		drafts, b.cut = drafts[:b.limit], true
	}
	if b.cut {
		b.doc.Quality.Truncated = true
		b.doc.Quality.Status = corpus.ReadPartly
		b.doc.Quality.Warn(fmt.Sprintf("The text has more than %d blocks; the rest was left out.", b.limit))
	}
	settleLevels(drafts)
	carryNotedPages(drafts)
	b.doc.Blocks = make([]corpus.Block, len(drafts))
	for i, d := range drafts {
		if d.Kind == corpus.Paragraph || d.Kind == corpus.Heading {
			d.Marker = ""
		}
		d.Strong = d.Strong && d.Kind != corpus.Heading
		b.doc.Blocks[i] = d.Block
	}
}
