package actions

import (
	"strings"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// isLeadIn reports whether the line would be read as a lead-in.
func (w *walk) isLeadIn(line int) bool {
	if line >= len(w.lines) {
		return false
	}
	_, ok := w.readLeadIn(line)
	return ok
}

// leadIn reads the line as a lead-in and puts it in force.
func (w *walk) leadIn(line int) bool {
	l, ok := w.readLeadIn(line)
	if ok {
		w.setLead(line, l)
	}
	return ok
}

// readLeadIn reads the line as a lead-in, as far as its place allows: what a
// marked box makes clear must be said outright in running text.
func (w *walk) readLeadIn(line int) (grammar.LeadIn, bool) {
	b := w.block(line)
	if !w.followed(line) {
		return grammar.LeadIn{}, false
	}
	l, ok := w.words.ReadLeadIn(b.Text)
	if !ok {
		return l, false
	}
	n := w.next(line)
	marked := w.box != nil && w.box.marked && (w.box.region == 0 || w.box.region == b.Region)
	switch {
	case !l.Colon && n.Kind != corpus.Item && (n.Kind != corpus.Paragraph || leadingGlyph(n.Text) == 0):
		return l, false
	case l.Verb == grammar.Duty && l.Subject == grammar.Known:
		// Right below the title of a plan it is one of the plan, not of a law.
		ok = marked || w.box != nil && w.box.titled && !w.box.prose && w.box.region == b.Region
	case l.Verb == grammar.Duty || l.Subject == grammar.Unknown:
		ok = marked
	case l.Subject == grammar.Pronoun:
		l.Actors = append(w.antecedent(b.Text[:l.Start]), l.Actors...)
		ok = len(l.Actors) > 0
	case l.Complete && !marked && w.words.StatesPurpose(n.Text):
		ok = false
	case l.Verb == grammar.NoVerb:
		ok = marked || l.Colon && w.words.BeginsWithVerb(n.Text)
	}
	return l, ok
}

// antecedent returns whom a pronoun stands for: the subject of the sentence
// before it, else of the lead-in in force.
func (w *walk) antecedent(before string) []grammar.Actor {
	sentences := grammar.Sentences(before)
	for k := len(sentences) - 1; k >= 0; k-- {
		r := sentences[k]
		if s, ok := w.words.ReadStatement(before[r.Start:r.End]); ok {
			return s.Actors
		}
	}
	if w.lead != nil {
		return w.lead.Actors
	}
	return nil
}

// followed reports whether something that can be an item comes next.
func (w *walk) followed(line int) bool {
	b, n := w.block(line), w.next(line)
	if n == nil {
		return false
	}
	if w.isBand(line + 1) {
		return true
	}
	switch n.Kind {
	case corpus.Item:
		return true
	case corpus.Row:
		return false
	case corpus.Heading:
		// A label in a box may stand between a lead-in and its items.
		return b.Region > 0 && n.Region == b.Region
	}
	if b.Region > 0 {
		return n.Region == b.Region
	}
	text := strings.TrimSpace(n.Text)
	return leadingGlyph(text) > 0 || beginsLower(text) || strings.HasSuffix(text, ";")
}

// setLead puts a lead-in in force.
func (w *walk) setLead(line int, l grammar.LeadIn) {
	if w.box != nil && w.box.spent && w.box.region == 0 {
		w.close() // a list of its own
	}
	block := w.lines[line]
	w.lead = &lead{LeadIn: l, block: block, named: block, place: corpus.Place{Block: block, Start: l.Start, End: l.End}}
	w.lastItem = -1
	if w.box != nil {
		w.box.awaited = false
	}
}
