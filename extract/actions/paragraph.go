package actions

import (
	"strings"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// paragraph reads a block that is neither heading nor item.
func (w *walk) paragraph(line int) {
	b := w.block(line)
	switch {
	case w.opens(line), w.bandLine(line), w.leadIn(line):
	case w.words.IsReference(b.Text):
		w.prose(b)
	case w.namesBox(line):
	case w.listParagraph(line):
	case w.statements(line):
	case w.label(line):
	default:
		w.prose(b)
	}
}

// prose ends a list; a title that is a heading, or that of a box, stays.
func (w *walk) prose(b *corpus.Block) {
	w.lead, w.lastItem = nil, -1
	switch {
	case w.box == nil:
		w.band = nil
	case w.box.region > 0 && w.box.region == b.Region:
	case w.box.level == 0 && w.band != nil && titleLike(b):
		w.close() // another plain line as a title
	case w.box.level > 0 && !w.box.numbered, w.band != nil:
		w.box.prose = true
	default:
		w.close()
	}
}

// opens reads the line as the title of a box or list of actions, with or
// without more behind it.
func (w *walk) opens(line int) bool {
	b := w.block(line)
	t, ok := w.words.TitlePrefix(b.Text)
	if !ok {
		return false
	}
	if t.Rest < len(b.Text) {
		if l, ok := w.words.ReadLeadIn(b.Text[t.Rest:]); ok && l.Start == 0 && w.splits(b.Text, t, l) && w.followed(line) {
			w.setBox(line, t)
			w.setLead(line, l.Shift(t.Rest))
			return true
		}
		if t.Numbered {
			return w.numbered(line, t)
		}
	}
	t, ok = w.words.ReadTitle(b.Text)
	if !ok || b.Kind != corpus.Heading && b.Region == 0 && !b.Strong && !w.titles(line) {
		return false
	}
	if t.Continued && w.takeUp(line, t) {
		return true
	}
	w.setBox(line, t)
	return true
}

// splits reports whether a title and a lead-in stand in one line: "Key actions
// The Commission will:". Names alone belong to the title ("Key actions for
// Member States") unless a colon parts them.
func (w *walk) splits(text string, t grammar.Title, l grammar.LeadIn) bool {
	if l.Subject != grammar.Known {
		return false
	}
	return l.Verb != grammar.NoVerb || l.Colon && strings.Contains(text[t.End:t.Rest], ":")
}

// titles reports whether a plain paragraph with the words of a title stands
// where one does: right above an item, a lead-in, a band of years or a box.
func (w *walk) titles(line int) bool {
	n := w.next(line)
	return n != nil && (n.Kind == corpus.Item || n.Kind == corpus.Row || n.Region != w.block(line).Region || w.isLeadIn(line+1) || w.isBand(line+1))
}

// setBox begins a box or list with the title read on the line.
func (w *walk) setBox(line int, t grammar.Title) {
	b := w.block(line)
	w.close()
	w.lastItem = -1
	w.box = &box{
		title:    b.Text[t.Start:t.End],
		place:    corpus.Place{Block: w.lines[line], Start: t.Start, End: t.End},
		titled:   true,
		marked:   !t.Caption,
		numbered: t.Numbered,
		awaited:  t.Numbered || t.Singular && b.Kind == corpus.Heading,
		actors:   t.Actors,
		region:   b.Region,
	}
	if b.Kind == corpus.Heading {
		w.box.level = max(1, b.Level)
	}
}

// takeUp goes on with the box whose title is repeated on a new page, lead-in
// included.
func (w *walk) takeUp(line int, t grammar.Title) bool {
	b := w.block(line)
	if w.box != nil && strings.EqualFold(w.box.title, b.Text[t.Start:t.End]) {
		w.box.region = b.Region
		return true
	}
	if w.closed != nil && strings.EqualFold(w.closed.title, b.Text[t.Start:t.End]) {
		w.box, w.lead = w.closed, w.closedLead
		w.box.region = b.Region
		return true
	}
	return false
}

// namesBox reads the first line of a box as its title: a line of its own that
// is no sentence. Such a title alone marks nothing; it names the box of the
// lead-ins in it.
func (w *walk) namesBox(line int) bool {
	b := w.block(line)
	const longest = 120
	if w.box != nil || len(b.Text) > longest || strings.HasSuffix(b.Text, ".") || strings.HasSuffix(b.Text, ":") {
		return false
	}
	first := b.Region > 0 && (line == 0 || w.block(line-1).Region != b.Region)
	n := w.next(line)
	above := b.Region == 0 && b.Strong && !beginsDigit(b.Text) && n != nil && (n.Region > 0 && n.Kind != corpus.Row || w.isLeadIn(line+1))
	if !first && !above {
		return false
	}
	w.lead, w.lastItem = nil, -1
	w.box = &box{title: w.titleText(b.Text), place: whole(w.lines[line], b), region: b.Region}
	return true
}

// label reads a paragraph with a colon in a marked box that is no lead-in: a
// label of the items below ("At Union level:"), or the introduction to
// something else, whose items are passed over.
func (w *walk) label(line int) bool {
	b := w.block(line)
	if w.box == nil || !w.box.marked || !strings.HasSuffix(strings.TrimSpace(b.Text), ":") {
		return false
	}
	if w.box.spent && w.box.region == 0 {
		return false // "Key action 7: …" is over, and the line one of its own
	}
	const short = 50
	l := grammar.LeadIn{End: len(b.Text), Colon: true}
	w.setLead(line, l)
	w.lead.label = true
	// Under a heading any list may follow; it must say that it is one of
	// actions, or be labelled in a few words.
	w.lead.silent = w.words.IsReport(b.Text) ||
		w.box.region == 0 && len(b.Text) > short && !w.words.NamesActions(b.Text)
	return true
}

// listParagraph reads a paragraph as an item of a list without glyphs: all of a
// box below a lead-in, elsewhere those that go on with the lead-in's sentence.
func (w *walk) listParagraph(line int) bool {
	b := w.block(line)
	if w.lead == nil || w.lead.silent {
		return false
	}
	text := strings.TrimSpace(b.Text)
	glyph := leadingGlyph(text) > 0
	if !w.lead.Colon && !glyph {
		return false
	}
	inBox := w.box != nil && w.box.region > 0 && w.box.region == b.Region
	// After true items a plain paragraph of a box is a remark, not an item.
	remark := w.lead.items > 0 && w.lastItem >= 0 && w.block(w.lastItem).Kind == corpus.Item
	goesOn := beginsLower(text) || strings.HasSuffix(text, ";")
	if !glyph && (strings.HasSuffix(text, ":") || remark || !inBox && !goesOn) {
		return false
	}
	w.emit(line, []int{line})
	return true
}
