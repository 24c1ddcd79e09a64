package actions

import (
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// What an action's confidence rests on. The figures rank the kinds of evidence
// by how much each leaves open; they are set by judgement, to be calibrated
// against reviewed documents, and promise no rate.
const (
	sureBoth     = 0.97 // a known title and a lead-in
	sureLead     = 0.92 // a lead-in alone
	sureTitle    = 0.85 // a known title alone
	sureTable    = 0.95 // an action table
	sureNumbered = 0.95 // "Key action 7: …"
	sureSentence = 0.8  // a sentence of a marked box
	sureLabel    = 0.7  // a label in a marked box
	sureUnknown  = 0.6  // a lead-in whose subject is in no vocabulary
)

// emit adds the action that stands in the given lines, the first the item and
// the others its details.
func (w *walk) emit(line int, lines []int) {
	blocks := make([]int, len(lines))
	for i, l := range lines {
		blocks[i] = w.lines[l]
	}
	text, places := w.text(blocks)
	w.lastItem = lines[len(lines)-1]
	if !strings.ContainsFunc(text, isLetter) {
		return
	}
	if w.lead != nil {
		w.lead.items++
	}
	f := w.newFound(line, text, places)
	w.explain(&f)
	w.addJoint(&f, text)
	w.found = append(w.found, f)
}

// newFound returns an action with its place and what governs it.
func (w *walk) newFound(line int, text string, places []corpus.Place) Found {
	b := w.block(line)
	f := Found{Action: corpus.Action{
		Text: text, Places: places, Actors: []string{},
		Page: b.Page, NotedPage: b.NotedPage, Block: w.lines[line], Section: b.Section,
	}}
	if w.box != nil {
		f.Action.BoxTitle = w.box.title
		f.Topic = append(f.Topic, w.box.place)
	}
	for _, h := range slices.Backward(w.headings) {
		f.Topic = append(f.Topic, h.place)
	}
	if w.lead != nil {
		f.Action.LeadIn = w.doc.Words(w.lead.place)
		if f.Action.NotedPage == 0 {
			f.Action.NotedPage = w.doc.Blocks[w.lead.block].NotedPage
		}
		place := w.lead.place
		f.Lead = &place
		f.govern(w.doc, w.lead.place)
	}
	if w.band != nil {
		f.govern(w.doc, *w.band)
	}
	if w.box != nil {
		f.govern(w.doc, w.box.place)
	}
	return f
}

// govern adds a place whose time may hold for the action, when it has a figure.
func (f *Found) govern(doc *corpus.Document, p corpus.Place) {
	if strings.ContainsAny(doc.Words(p), "0123456789") {
		f.Governing = append(f.Governing, p)
	}
}

// explain states why the item is an action and who is to act.
func (w *walk) explain(f *Found) {
	titled := w.box != nil && w.box.marked
	switch {
	case w.lead == nil:
		f.Action.Confidence = sureTitle
		f.because(w.doc, "action", "item-under-title", w.box.place)
		w.own(f)
		return
	case w.lead.label:
		f.Action.Confidence = sureLabel
		f.because(w.doc, "action", "item-under-label", w.lead.place)
		w.own(f)
		return
	case w.lead.Subject == grammar.Unknown:
		f.Action.Confidence = sureUnknown
	case titled:
		f.Action.Confidence = sureBoth
	default:
		f.Action.Confidence = sureLead
	}
	if titled {
		f.because(w.doc, "action", "item-under-title", w.box.place)
	}
	f.because(w.doc, "action", "item-under-lead-in", w.lead.place)
	w.addActors(f, "lead-in", w.lead.named, w.lead.Actors)
}

// own finds the actors of an item without a lead-in: its own subject, else
// those of the title.
func (w *walk) own(f *Found) {
	if s, ok := w.words.ReadStatement(f.Action.Text); ok && f.Action.Places[0].Block == f.Action.Block {
		for _, a := range s.Actors {
			w.addActor(f, "subject", a.ID, w.placeOf(f, a))
		}
		return
	}
	if w.opener(f) {
		return
	}
	if w.box != nil {
		w.addActors(f, "title", w.box.place.Block, w.box.actors)
	}
}

// opener adds the actor with whom an action's own words begin ("Die Kommission
// legt einen Plan vor"), or end in brackets ("Publish a guide (Europol)").
func (w *walk) opener(f *Found) bool {
	actors := w.words.Opener(f.Action.Text)
	if len(actors) == 0 {
		actors = w.words.Closer(f.Action.Text)
	}
	if len(actors) == 0 || f.Action.Places[0].Block != f.Action.Block {
		return false
	}
	for _, a := range actors {
		w.addActor(f, "subject", a.ID, w.placeOf(f, a))
	}
	return true
}

// addJoint adds the actors that the item names as acting jointly.
func (w *walk) addJoint(f *Found, text string) {
	for _, a := range w.words.JointActors(text) {
		w.addActor(f, "joint-actor", a.ID, w.placeOf(f, a))
		if a.Phrase.End > 0 && a.Phrase.End <= len(f.Action.Text) {
			f.Partners = append(f.Partners, a.Phrase)
		}
	}
}

// placeOf returns the place of an actor read from an action's text, the whole of
// its first one where the name was joined from several.
func (w *walk) placeOf(f *Found, a grammar.Actor) corpus.Place {
	if p, ok := f.Action.PlaceOf(a.Start, a.End); ok && w.doc.Words(p) == f.Action.Text[a.Start:a.End] {
		return p
	}
	return f.Action.Places[0]
}

func (w *walk) addActors(f *Found, rule string, block int, actors []grammar.Actor) {
	for _, a := range actors {
		w.addActor(f, rule, a.ID, corpus.Place{Block: block, Start: a.Start, End: a.End})
	}
}

// addActor adds an actor with the words that name it; "we" adds the document's
// authors.
func (w *walk) addActor(f *Found, rule, id string, p corpus.Place) {
	ids := []string{id}
	if id == grammar.Author {
		ids = w.authors
	}
	for _, id := range ids {
		if !slices.Contains(f.Action.Actors, id) {
			f.Action.Actors = append(f.Action.Actors, id)
			f.because(w.doc, "actor:"+id, rule, p)
		}
	}
}

func (f *Found) because(doc *corpus.Document, fact, rule string, p corpus.Place) {
	f.Action.Why = append(f.Action.Why, corpus.Reason{Fact: fact, Rule: rule, Words: doc.Words(p), Place: p})
}
