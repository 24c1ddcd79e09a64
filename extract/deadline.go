package extract

import (
	"slices"

	"polidex/corpus"
	"polidex/extract/actions"
	"polidex/extract/dates"
)

// setDeadline gives an action its deadline and its years. Where a table has a
// timing column, its cell alone decides; otherwise the action's own words do,
// and where they state no time, the nearest lead-in or band above that does. An
// action without a deadline may have a time that is counted from an event.
func setDeadline(doc *corpus.Document, a *corpus.Action, f actions.Found) {
	setDated(doc, a, f)
	if a.Deadline == nil {
		setRelative(doc, a, f)
	}
}

// setDated gives an action the deadline that names a year, and its years.
func setDated(doc *corpus.Document, a *corpus.Action, f actions.Found) {
	own, deadline := dates.Action(a.Text, doc.Language, doc.Date)
	a.Years = []corpus.Year{}
	for _, e := range own {
		a.Years = append(a.Years, yearsOfAt(e, placeIn(doc, a, e.Start, e.End))...)
	}
	if f.Timing != nil {
		e := dates.Cell(doc.Words(*f.Timing), doc.Language)
		if e == nil {
			return
		}
		setFrom(a, e, within(*f.Timing, e), "timing-column")
		if f.TimingUntil != nil {
			extend(doc, a, *f.TimingUntil)
		}
		return
	}
	if e := deadline; e != nil {
		a.Deadline = deadlineOf(e, placeIn(doc, a, e.Start, e.End))
		a.Why = append(a.Why, corpus.Reason{Fact: "deadline", Rule: e.Rule, Words: e.Text, Place: a.Deadline.Place})
		promote(a, e)
		return
	}
	for _, p := range f.Governing {
		if e := dates.Governing(doc.Words(p), doc.Language); e != nil {
			setFrom(a, e, within(p, e), "dated-title-above")
			return
		}
	}
}

// setFrom takes a deadline from words outside the action's own text.
func setFrom(a *corpus.Action, e *dates.Expression, place corpus.Place, rule string) {
	a.Deadline = deadlineOf(e, place)
	a.Why = append(a.Why, corpus.Reason{Fact: "deadline", Rule: rule, Words: e.Text, Place: place})
	a.Years = append(a.Years, yearsOfAt(*e, place)...)
	promote(a, e)
}

// extend lets a deadline last to the end of a further column of time.
func extend(doc *corpus.Document, a *corpus.Action, until corpus.Place) {
	e := dates.Cell(doc.Words(until), doc.Language)
	if e == nil || e.To == "" || e.To <= a.Deadline.To {
		return
	}
	place := within(until, e)
	a.Deadline.Text += " – " + e.Text
	a.Deadline.To, a.Deadline.Precision = e.To, corpus.ByPeriod
	a.Years = append(a.Years, yearsOfAt(*e, place)...)
	a.Why = append(a.Why, corpus.Reason{Fact: "deadline", Rule: "timing-column", Words: e.Text, Place: place})
}

func deadlineOf(e *dates.Expression, place corpus.Place) *corpus.Deadline {
	return &corpus.Deadline{Text: e.Text, From: e.From, To: e.To, Precision: e.Precision, Place: place}
}

// promote makes sure that the years of the chosen deadline count as such: in
// the block alone they may have been read with a weaker role.
func promote(a *corpus.Action, e *dates.Expression) {
	for i := range a.Years {
		y := &a.Years[i]
		weak := y.Role == corpus.YearMention || y.Role == corpus.YearReference
		if weak && y.Text == e.Text && slices.Contains(e.Years, y.Year) {
			y.Role = corpus.YearDeadline
		}
	}
}

// within returns the place of an expression that was found in the words of p.
func within(p corpus.Place, e *dates.Expression) corpus.Place {
	return corpus.Place{Block: p.Block, Start: p.Start + e.Start, End: p.Start + e.End}
}

// yearsOf lists the years of expressions that were found in a block's text from
// the given offset on.
func yearsOf(found []dates.Expression, block, offset int) []corpus.Year {
	var out []corpus.Year
	for _, e := range found {
		out = append(out, yearsOfAt(e, corpus.Place{Block: block, Start: offset + e.Start, End: offset + e.End})...)
	}
	return out
}

func yearsOfAt(e dates.Expression, place corpus.Place) []corpus.Year {
	out := make([]corpus.Year, 0, len(e.Years))
	for _, y := range e.Years {
		out = append(out, corpus.Year{Year: y, Role: e.Role, Text: e.Text, Place: place})
	}
	return out
}

// frontMatter is how many blocks from the start the cover's date may stand.
const frontMatter = 20

// markPublication gives the year of the document's own date, where it stands on
// the cover, its role.
func markPublication(doc *corpus.Document) {
	published := doc.Date.Year()
	if published == 0 {
		return
	}
	read, dated := -1, false // the block read last, and whether it gives the day
	for i := range doc.Years {
		y := &doc.Years[i]
		if y.Place.Block >= frontMatter {
			return
		}
		if y.Year != published || y.Role == corpus.YearReference {
			continue
		}
		if y.Place.Block != read {
			day, _, _, ok := dates.Day(doc.Blocks[y.Place.Block].Text, doc.Language)
			read, dated = y.Place.Block, ok && day == doc.Date
		}
		if dated {
			y.Role = corpus.YearPublication
		}
	}
}
