package actions

import (
	"slices"
	"strings"
	"unicode"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// numbered reads "Key action 7: The Commission will …": the sentences behind
// the number are actions. A heading of that kind is the title of what follows.
func (w *walk) numbered(line int, t grammar.Title) bool {
	b := w.block(line)
	if !strings.ContainsAny(b.Text[t.End:t.Rest], ":.–—-)") {
		return false // "Action 3 of the plan": a mention
	}
	place := corpus.Place{Block: w.lines[line], Start: t.Rest, End: len(b.Text)}
	groups := w.groups(place)
	if len(groups) == 0 && b.Kind == corpus.Heading {
		t.End = len(strings.TrimRight(b.Text, " :."))
		w.setBox(line, t)
		return true
	}
	w.setBox(line, t)
	w.box.awaited, w.box.spent = false, true
	if len(groups) == 0 {
		groups = []group{{place: place}} // an order: "Key action 7: Present a plan"
	}
	w.state(line, groups, sureNumbered, "numbered-action")
	return true
}

// statements reads a paragraph of a marked box without bullets, or the one
// right below a numbered title: each group of sentences that has a verb of
// commitment of its own is an action.
func (w *walk) statements(line int) bool {
	b := w.block(line)
	if w.box == nil || !w.box.marked || w.lead != nil || strings.HasSuffix(strings.TrimSpace(b.Text), ":") {
		return false
	}
	inBox := w.box.region > 0 && w.box.region == b.Region
	below := w.box.awaited
	if !inBox && !below {
		return false
	}
	w.box.awaited = false
	groups := w.groups(whole(w.lines[line], b))
	if len(groups) == 0 {
		return false
	}
	w.box.spent = !inBox
	w.state(line, groups, sureSentence, "sentence-in-box")
	return true
}

// group is one or more sentences about the same commitment.
type group struct {
	place  corpus.Place
	actors []grammar.Actor
}

// groups cuts a text into commitments. A sentence with another subject begins a
// new one; one with the same subject, or without a verb of commitment, goes on
// with the one before. What stands before the first is background.
func (w *walk) groups(p corpus.Place) []group {
	var out []group
	text := w.doc.Words(p)
	for _, r := range grammar.Sentences(text) {
		s, ok := w.words.ReadStatement(text[r.Start:r.End])
		start, end := p.Start+r.Start, p.Start+r.End
		if ok && (len(out) == 0 || !sameActors(out[len(out)-1].actors, s.Actors)) {
			for i := range s.Actors {
				s.Actors[i].Start += start
				s.Actors[i].End += start
			}
			out = append(out, group{corpus.Place{Block: p.Block, Start: start, End: end}, s.Actors})
		} else if len(out) > 0 {
			out[len(out)-1].place.End = end
		}
	}
	return out
}

func sameActors(a, b []grammar.Actor) bool {
	return slices.EqualFunc(a, b, func(x, y grammar.Actor) bool { return x.ID == y.ID })
}

// state adds the actions that stand as sentences.
func (w *walk) state(line int, groups []group, confidence float64, rule string) {
	for _, g := range groups {
		text, places := w.span(g.place)
		if !strings.ContainsFunc(text, isLetter) {
			continue
		}
		f := w.newFound(line, text, places)
		f.Action.Confidence = confidence
		f.because(w.doc, "action", rule, w.box.place)
		w.addActors(&f, "subject", g.place.Block, g.actors)
		w.addJoint(&f, text)
		if len(f.Action.Actors) == 0 && !w.opener(&f) {
			w.addActors(&f, "title", w.box.place.Block, w.box.actors)
		}
		w.found = append(w.found, f)
	}
	w.lastItem = -1
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }
