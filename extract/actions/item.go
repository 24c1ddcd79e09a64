package actions

import (
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// item reads an item with those nested below it, and returns the line behind.
func (w *walk) item(line int) int {
	b := w.block(line)
	for w.lead != nil && w.lead.inner && b.Level <= w.lead.level {
		w.lead = w.lead.outer
	}
	end := w.nested(line)
	if t, ok := w.words.TitlePrefix(b.Text); ok && t.Numbered && t.Rest < len(b.Text) && w.numbered(line, t) {
		return line + 1
	}
	if next, ok := w.parentLead(line, end); ok {
		return next
	}
	if w.lead == nil && w.box != nil {
		w.markCalendar(line)
	}
	if !w.collects(line) || w.words.IsReference(b.Text) {
		w.lastItem = -1
		return end
	}
	lines := []int{}
	for l := line; l < end; l++ {
		lines = append(lines, l)
	}
	w.cut = 0
	swallowed, ok := w.swallowed(end - 1)
	if ok {
		w.cut = swallowed.Start
	}
	w.emit(line, lines)
	w.cut = 0
	if ok {
		w.setLead(end-1, swallowed)
	}
	return end
}

// swallowed finds a lead-in at the end of an item. Where only the indent parts
// the last item of a list from the next lead-in, a reader may run them together:
// "ratify the Convention by 2031 Member States are urged to:". One without a
// colon needs items behind it.
func (w *walk) swallowed(line int) (grammar.LeadIn, bool) {
	if !w.followed(line) {
		return grammar.LeadIn{}, false
	}
	l, ok := w.words.TrailingLeadIn(w.block(line).Text)
	return l, ok && (l.Colon || w.next(line).Kind == corpus.Item)
}

// nested returns the line behind the items nested below the given one: those of
// a deeper level, and below an item with a colon also those with another kind
// of bullet, or that say by which means it is done, as not every reader can tell
// the depth.
func (w *walk) nested(line int) int {
	b := w.block(line)
	announces := strings.HasSuffix(strings.TrimSpace(b.Text), ":")
	end := line + 1
	for ; end < len(w.lines); end++ {
		n := w.block(end)
		if n.Kind != corpus.Item || !w.sameList(line, end) {
			break
		}
		other := announces && n.Level == b.Level &&
			(b.Marker != "" && n.Marker != "" && bullet(n.Marker) != bullet(b.Marker) || w.words.StatesManner(n.Text))
		if n.Level <= b.Level && !other {
			break
		}
	}
	return end
}

// bullet returns the kind of a marker: the glyph, or what it counts with.
func bullet(marker string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '1'
		case unicode.IsLetter(r):
			return 'a'
		}
		return r
	}, marker)
}

// sameList reports whether two lines belong to one list: the same region, or
// one that a page's end cut in two.
func (w *walk) sameList(a, b int) bool {
	x, y := w.block(a), w.block(b)
	return x.Region == y.Region || y.Page > x.Page
}

// collects reports whether an item here is an action.
func (w *walk) collects(line int) bool {
	b := w.block(line)
	if w.lead != nil {
		return !w.lead.silent
	}
	if w.box == nil || !w.box.marked || w.box.prose {
		return false
	}
	return w.box.region == b.Region
}

// parentLead reads an item that only introduces those nested below it: a
// lead-in of its own ("Member States should:"), a title ("Other actions:") or a
// label ("On prevention:"). Each nested item is an action then.
func (w *walk) parentLead(line, end int) (next int, ok bool) {
	b := w.block(line)
	nested := end > line+1
	text := strings.TrimSpace(b.Text)
	if !nested && !strings.HasSuffix(text, ":") {
		return 0, false
	}
	if l, ok := w.words.ReadLeadIn(b.Text); ok && l.Start == 0 && w.opensSentence(b.Text, l) && w.isLeadIn(line) {
		w.setLead(line, l)
		return line + 1, true
	}
	if !nested || !w.collects(line) {
		return 0, false
	}
	if strings.HasSuffix(text, ":") && w.words.StatesAim(text) {
		w.setInner(line)
		return line + 1, true
	}
	if t, ok := w.words.ReadTitle(b.Text); ok && strings.HasSuffix(text, ":") && !t.Numbered && !t.Caption {
		w.setBox(line, t)
		return line + 1, true
	}
	return 0, false
}

// setInner puts an item in force that only says what those nested below it are
// for; who is to act stays as it was.
func (w *walk) setInner(line int) {
	b := w.block(line)
	outer := w.lead
	w.setLead(line, grammar.LeadIn{End: len(b.Text), Colon: true})
	if outer != nil {
		l := *outer
		l.block, l.place, l.items = w.lead.block, w.lead.place, 0
		w.lead = &l
	} else {
		w.lead.label = true
	}
	w.lead.inner, w.lead.level, w.lead.outer = true, b.Level, outer
}

// opensSentence reports whether the lead-in's subject stands at its beginning:
// an actor further on belongs to the item's own sentence ("set up a network in
// which national authorities will:").
func (w *walk) opensSentence(text string, l grammar.LeadIn) bool {
	const article = 8
	for _, a := range l.Actors {
		if a.Start <= article {
			return true
		}
	}
	return false
}

// continues reports whether the line goes on with the item found last, which a
// page's end, a note or a change of line cut in two: it begins in lower case
// where the item has not ended.
func (w *walk) continues(line int) bool {
	if w.lastItem < 0 || w.lastItem != line-1 || len(w.found) == 0 || w.block(line-1).Kind != corpus.Item {
		return false
	}
	b, last := w.block(line), w.block(line-1)
	if b.Page <= last.Page && b.Region != last.Region {
		return false
	}
	return beginsLower(b.Text) && !hasEnd(last.Text) && !strings.HasSuffix(strings.TrimSpace(b.Text), ":")
}

// hasEnd reports whether an item's text ends as a whole item does.
func hasEnd(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, ";") || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ":")
}

// extend joins the line to the item found last.
func (w *walk) extend(line int) {
	f := &w.found[len(w.found)-1]
	blocks := []int{}
	for _, p := range f.Action.Places {
		if len(blocks) == 0 || blocks[len(blocks)-1] != p.Block {
			blocks = append(blocks, p.Block)
		}
	}
	blocks = append(blocks, w.lines[line])
	f.Action.Text, f.Action.Places = w.text(blocks)
	w.lastItem = line
}
