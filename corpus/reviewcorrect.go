package corpus

import (
	"slices"
	"strings"
)

// correct gives an action the values that people gave it, each by its author. A value
// that it has already changes nothing.
func (l *layer) correct(a Action, v *ReviewValues, author func(member string) string) Action {
	if v.Text != nil && *v.Text != a.Text {
		l.setText(&a, *v.Text)
	}
	a.LeadIn, a.BoxTitle = deref(v.LeadIn, a.LeadIn), deref(v.Box, a.BoxTitle)
	if v.Actors != nil {
		a.Actors = v.Actors
		a.reason("actor:", v.Actors, author("actors"))
	}
	if v.Themes != nil {
		a.Themes = v.Themes
		a.reason("theme:", v.Themes, author("themes"))
	}
	if v.Relative != nil {
		if d := timeOf(v.Relative); !equalTimes(d, a.Relative) {
			a.Relative = d
			a.reasonTime("relative", d, author("relative"))
		}
	}
	if v.Deadline != nil {
		if d := timeOf(v.Deadline); !equalTimes(d, a.Deadline) {
			a.setDeadline(d)
			a.reasonTime("deadline", d, author("deadline"))
		}
	}
	return a
}

// timeOf is a time as an action has it: nil for none.
func timeOf(d *Deadline) *Deadline {
	if isNone(d) {
		return nil
	}
	return d
}

func equalTimes(a, b *Deadline) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// setText gives an action other words, their places where they are found near, and
// the years that stand there.
func (l *layer) setText(a *Action, text string) {
	old := *a
	a.Text, a.Years = text, nil
	places := l.placesOf(text, a)
	inside := func(y Year) bool {
		return slices.ContainsFunc(old.Places, func(p Place) bool { return holds(p, y.Place) })
	}
	for _, y := range old.Years {
		if !inside(y) || places == nil && strings.Contains(text, y.Text) {
			a.Years = append(a.Years, y)
		}
	}
	if places == nil {
		return
	}
	a.Places, a.Block, a.Page, a.NotedPage = places, places[0].Block, l.doc.Blocks[places[0].Block].Page, l.doc.Blocks[places[0].Block].NotedPage
	for _, y := range yearsAt(l.doc, places) {
		if i := slices.IndexFunc(old.Years, func(o Year) bool { return o.Year == y.Year && o.Place == y.Place }); i >= 0 {
			y = old.Years[i] // its role was found from more than its block
		}
		a.Years = append(a.Years, y)
	}
}

// placesOf finds words at or around where an action stands: as a review noted it,
// else in the text.
func (l *layer) placesOf(text string, a *Action) []Place {
	for i := range l.standings {
		if r := &l.standings[i]; r.Text != nil && *r.Text == text && r.Origin != nil && l.doc.stand(text, r.Origin.Places) {
			return r.Origin.Places
		}
	}
	places, _ := l.plain().find(text, a.ShownPage(), a.Block, func(p []Place) bool { return a.Block >= 0 && apart(p[0].Block, a.Block) > aroundBlocks })
	return places
}

// aroundBlocks is how many blocks off its place corrected words are still those of
// an action.
const aroundBlocks = 5

func (l *layer) plain() *plainText {
	if l.text == nil {
		l.text = newPlainText(l.doc)
	}
	return l.text
}

// setDeadline gives an action another deadline, and its years those of it.
func (a *Action) setDeadline(d *Deadline) {
	old := a.Deadline
	a.Deadline = d
	years := slices.Clone(a.Years)
	if old != nil {
		years = slices.DeleteFunc(years, func(y Year) bool { return y.Place == old.Place })
	}
	if d == nil {
		a.Years = years
		return
	}
	role, first, last := YearPeriod, d.From.Year(), d.To.Year()
	switch {
	case first == 0 || first == last:
		role, first = YearDeadline, last
	case last == 0:
		role, last = YearStart, first
	}
	for _, year := range slices.Compact([]int{first, last}) {
		known := slices.ContainsFunc(years, func(y Year) bool {
			return y.Year == year && (y.Role == YearDeadline || y.Role == YearStart || y.Role == YearPeriod)
		})
		if !known {
			years = append(years, Year{Year: year, Role: role, Text: d.Text, Place: d.Place})
		}
	}
	a.Years = years
}

// ruleReview is the rule of a reason that is a person's word; the words are the
// person's name.
const ruleReview = "review"

// reason gives each id of a fact a reason, and takes away those of ids that are
// gone.
func (a *Action) reason(prefix string, ids []string, author string) {
	why := slices.DeleteFunc(slices.Clone(a.Why), func(w Reason) bool {
		id, ok := strings.CutPrefix(w.Fact, prefix)
		return ok && !slices.Contains(ids, id)
	})
	for _, id := range ids {
		if !slices.ContainsFunc(why, func(w Reason) bool { return w.Fact == prefix+id }) {
			why = append(why, Reason{Fact: prefix + id, Rule: ruleReview, Words: author, Place: a.place()})
		}
	}
	a.Why = why
}

// reasonTime gives a time of an action its reason.
func (a *Action) reasonTime(fact string, d *Deadline, author string) {
	why := slices.DeleteFunc(slices.Clone(a.Why), func(w Reason) bool { return w.Fact == fact })
	if d != nil {
		why = append(why, Reason{Fact: fact, Rule: ruleReview, Words: author, Place: d.Place})
	}
	a.Why = why
}

func (a *Action) place() Place {
	if len(a.Places) > 0 {
		return a.Places[0]
	}
	return Place{}
}
