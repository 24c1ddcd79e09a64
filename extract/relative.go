package extract

import (
	"polidex/corpus"
	"polidex/extract/actions"
	"polidex/extract/dates"
)

// setRelative gives an action without a deadline the time that its text counts
// from an event, from the same words that a deadline is taken from: the timing
// cell alone where there is one, else its own, else those above it.
func setRelative(doc *corpus.Document, a *corpus.Action, f actions.Found) {
	if f.Timing != nil {
		if e := dates.RelativeCell(doc.Words(*f.Timing), doc.Language, doc.Date); e != nil {
			relativeFrom(a, e, within(*f.Timing, e))
		}
		return
	}
	if e := dates.Relative(a.Text, doc.Language, doc.Date); e != nil {
		relativeFrom(a, e, placeIn(doc, a, e.Start, e.End))
		return
	}
	// Of the titles only those with a figure govern; "by the end of this mandate"
	// has none.
	var above []corpus.Place
	if f.Lead != nil {
		above = append(above, *f.Lead)
	}
	above = append(above, f.Topic[:min(1, len(f.Topic))]...)
	above = append(above, f.Governing...)
	for _, p := range above {
		if e := dates.Relative(doc.Words(p), doc.Language, doc.Date); e != nil {
			relativeFrom(a, e, within(p, e))
			return
		}
	}
}

func relativeFrom(a *corpus.Action, e *dates.Expression, place corpus.Place) {
	a.Relative = deadlineOf(e, place)
	a.Why = append(a.Why, corpus.Reason{Fact: "relative", Rule: e.Rule, Words: e.Text, Place: place})
}
