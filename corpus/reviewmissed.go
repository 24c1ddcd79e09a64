package corpus

import (
	"cmp"
	"slices"
)

func holds(p, q Place) bool { return p.Block == q.Block && q.Start >= p.Start && q.End <= p.End }

// yearsAt returns the years that stand at places.
func yearsAt(d *Document, places []Place) []Year {
	var out []Year
	for _, y := range d.Years {
		if slices.ContainsFunc(places, func(p Place) bool { return holds(p, y.Place) }) {
			out = append(out, y)
		}
	}
	return out
}

// missed makes the action that a person added, where its words stand; nil where they
// stand no longer, or no review adds it. held says whether one in effect does.
func (l *layer) missed(s *subject) (a *Action, held bool) {
	var r *ReviewStanding
	for _, i := range s.reviews {
		if s := &l.standings[i]; s.Verdict == Added && s.Text != nil && (s.State == ReviewHeld || !held) {
			r, held = s, held || s.State == ReviewHeld
		}
	}
	if r == nil {
		return nil, false
	}
	at := ReviewOrigin{Block: -1}
	if r.Origin != nil {
		at = *r.Origin
	}
	a = &Action{ID: r.Action, Text: *r.Text, Actors: []string{}, Years: []Year{}, Themes: []string{}, Page: at.Page, Block: -1, Places: []Place{}, Confidence: 1, Review: Added}
	places := at.Places
	if !l.doc.stand(*r.Text, places) {
		places, _ = l.plain().find(*r.Text, at.Page, at.Block, nil)
	}
	switch {
	case places != nil:
		b := &l.doc.Blocks[places[0].Block]
		a.Places, a.Block, a.Page, a.NotedPage, a.Section = places, places[0].Block, b.Page, b.NotedPage, b.Section
		a.Years = append(a.Years, yearsAt(l.doc, places)...)
	case at.Block >= 0:
		return nil, false
	}
	a.Why = []Reason{{Fact: "action", Rule: ruleReview, Words: r.Author, Place: a.place()}}
	return a, held
}

// insert puts added actions where they stand among the others, and those without a
// place behind the others of their page.
func insert(shown, added []Action) []Action {
	slices.SortStableFunc(added, func(a, b Action) int {
		return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.place().Start, b.place().Start), cmp.Compare(a.ID, b.ID))
	})
	out := shown
	for _, a := range added {
		at := len(out)
		for at > 0 && behind(&out[at-1], &a) {
			at--
		}
		out = slices.Insert(out, at, a)
	}
	return out
}

// behind says whether an action comes after another one in the text.
func behind(a, b *Action) bool {
	if a.Block >= 0 && b.Block >= 0 {
		return a.Block > b.Block || a.Block == b.Block && a.place().Start > b.place().Start
	}
	return b.ShownPage() > 0 && a.ShownPage() > b.ShownPage()
}
