package dates

import "polidex/corpus"

// Deadline returns the time that governs the main verb of an action's text, nil
// when none is a time of acting. Of several in the main clause the last holds;
// one in a subordinate clause holds only where the main clause has none.
func Deadline(text, language string) *Expression {
	return DeadlineSince(text, language, "")
}

// DeadlineSince is [Deadline] for a text of the given day: what was over in the
// years before cannot be a deadline, and what lies in the years after is not of
// the past, whatever the words beside it. An empty day decides neither.
func DeadlineSince(text, language string, published corpus.Date) *Expression {
	if !mayHoldYear(text) {
		return nil
	}
	r := newReader(text, language)
	return r.choose(r.readings(), published)
}

// Action returns what [Find] and [DeadlineSince] do for an action's text, which
// is read once.
func Action(text, language string, published corpus.Date) (all []Expression, deadline *Expression) {
	if !mayHoldYear(text) {
		return nil, nil
	}
	r := newReader(text, language)
	readings := r.readings()
	return expressions(readings), r.choose(readings, published)
}

// choose returns the last of the candidates with the least weight.
func (r *reader) choose(readings []reading, published corpus.Date) *Expression {
	best, weight := -1, never
	for i := range readings {
		g := &readings[i]
		w := g.weight
		if w == never || over(g, published) || w == weightPast && !ahead(g, published) || r.inAside(g) {
			continue
		}
		if w == weightMain && r.subordinate(g.first) {
			w = weightSubordinate
		}
		if w <= weight {
			best, weight = i, w
		}
	}
	if best < 0 {
		return nil
	}
	e := readings[best].Expression
	switch e.Role {
	case corpus.YearMention, corpus.YearReference:
		e.Role = corpus.YearDeadline
	}
	return &e
}

// over says whether the time had ended before the year of publication.
func over(g *reading, published corpus.Date) bool {
	return published != "" && g.To != "" && g.To.Year() < published.Year()
}

// ahead says whether the time begins after the year of publication.
func ahead(g *reading, published corpus.Date) bool {
	return published != "" && g.From != "" && g.From.Year() > published.Year()
}

// sentenceReach is how many tokens before a time are looked at for what it
// belongs to; no sentence has more.
const sentenceReach = 512

// subordinate says whether a time that begins at token first stands in a clause
// that says what for or which: from its opening word on, unless a comma or dash
// before the time, or a semicolon or full stop since, has closed it.
func (r *reader) subordinate(first int) bool {
	if first == 0 || r.is(first-1, ",") || r.is(first-1, "-") || r.is(first-1, "(") {
		return false
	}
	for k := first - 1; k > 0 && k >= first-sentenceReach; k-- {
		if r.startsWith(k, cSubordinate) {
			return true
		}
		if r.is(k, ";") || r.is(k, ".") && !r.glued(k+1) {
			return false
		}
	}
	return false
}

// inAside says whether the time stands in brackets beside other words: "(the
// current one ends in 2027)". Alone in brackets it is a time like any other,
// but a range there is the life of what is named ("Strategy (2026-2030)")
// unless it closes the text.
func (r *reader) inAside(g *reading) bool {
	open := -1
	for k := g.first - 1; k >= 0 && k >= g.first-sentenceReach; k-- {
		if r.is(k, ")") {
			break
		}
		if r.is(k, "(") {
			open = k
			break
		}
	}
	if open < 0 {
		return false
	}
	if open != g.first-1 {
		// "(planned for 2026)" says no more than the time, and in "(Europol, 2026)"
		// it stands apart at the text's end.
		if r.is(g.end, ")") && g.end >= len(r.tokens)-2 && (r.is(g.first-1, ",") || r.is(g.first-1, ";")) {
			return false
		}
		m, ok := r.startingAt(open+1, cBand)
		return !ok || m.end != g.first
	}
	return !r.is(g.end, ")") && g.end < len(r.tokens)
}

// Cell returns the time in a table's timing cell, where a year needs no
// preposition: "2028" is in 2028. It returns nil for "Ongoing" and the like. Of
// several times the last holds.
func Cell(text, language string) *Expression {
	if !mayHoldYear(text) {
		return nil
	}
	r := newReader(text, language)
	var last *reading
	readings := r.readings()
	for i := range readings {
		g := &readings[i]
		if g.Role == corpus.YearReference && g.Rule == "number" {
			continue
		}
		last = g
	}
	if last == nil {
		return monthNumber(text, r)
	}
	switch {
	case last.prep == noPrep && last.unit.part == partEnd && last.unit.until == nil:
		// A column of dates says when a thing is to be there: "End 2030".
		last.prep = cBy
	case last.prep == cFor:
		last.prep = cIn
	}
	last.From, last.To = last.interval()
	last.Role, last.Rule = roleOf(last), "timing-cell"
	return &last.Expression
}

// monthNumber reads "06/2027" and "6.2027", which only a cell makes a month, and
// "III/2027", which only a cell makes a quarter.
func monthNumber(text string, r *reader) *Expression {
	for i := range r.tokens {
		if i < 2 || !r.isNumber(i, firstYear, finalYear) || !r.is(i-1, "/") && !r.is(i-1, ".") || r.glued(i-2) {
			continue
		}
		u := unit{start: i - 2, end: i + 1, year: r.tokens[i].value, yearAt: i}
		quarter := roman(text[r.tokens[i-2].start:r.tokens[i-2].end])
		switch {
		case r.isNumber(i-2, 1, 12):
			u.month.first = r.tokens[i-2].value
		case quarter > 0 && r.is(i-1, "/"):
			u.quarter.first = quarter
		default:
			continue
		}
		g := reading{unit: u, first: u.start, end: u.end, prep: noPrep}
		r.prepositions(&g, 0)
		r.finish(&g, corpus.YearDeadline, "timing-cell")
		g.Role = roleOf(&g)
		return &g.Expression
	}
	return nil
}

// roleOf returns the role of a time of acting.
func roleOf(g *reading) corpus.YearRole {
	switch {
	case g.To == "":
		return corpus.YearStart
	case g.From != "" && g.Precision == corpus.ByPeriod:
		return corpus.YearPeriod
	}
	return corpus.YearDeadline
}

// Governing returns the time that a lead-in or a title sets for what stands
// below it: "By the end of 2026, the Commission will:", "2027", "Actions for
// 2026-2027". It returns nil where the year is that of a name.
func Governing(text, language string) *Expression {
	if !mayHoldYear(text) {
		return nil
	}
	r := newReader(text, language)
	readings := r.readings()
	for i := range readings {
		g := &readings[i]
		if g.weight != never && g.weight != weightPeriod || g.Role == corpus.YearReference {
			continue
		}
		if g.prep != noPrep && g.prep != cFor {
			continue
		}
		if !r.isBand(g) {
			g.weight = never
			continue
		}
		g.weight, g.Rule = weightMain, "year-band"
		if g.prep == cFor {
			g.prep = cIn
		}
		g.From, g.To = g.interval()
		g.Role = roleOf(g)
	}
	return r.choose(readings, "")
}

// isBand says whether a year without preposition stands in a title as the time
// of what is listed below: alone, at an end behind a sign, or beside a word for
// actions.
func (r *reader) isBand(g *reading) bool {
	if !g.unit.simple() || r.hasName(0, len(r.tokens)) {
		return false
	}
	before, after := g.first == 0, g.end == len(r.tokens)
	if !before {
		_, band := r.endingAt(g.first, cBand)
		before = band || r.tokens[g.first-1].kind == mark
	}
	if !after {
		_, band := r.startingAt(g.end, cBand)
		after = band || r.tokens[g.end].kind == mark
	}
	return before && after
}

// Day returns the first full date of the text with the bytes it stands in,
// without preposition: "14 April 2026", "14.4.2026", "2026-04-14", "le 14 avril
// 2026".
func Day(text, language string) (day corpus.Date, start, end int, ok bool) {
	if !mayHoldYear(text) {
		return "", 0, 0, false
	}
	r := newReader(text, language)
	times, references := r.units()
	for _, u := range append(times, references...) {
		if u.day.first == 0 || u.day.last != 0 {
			continue
		}
		d, _ := u.days1()
		return d, r.tokens[u.start].start, r.tokens[u.end-1].end, true
	}
	return "", 0, 0, false
}
