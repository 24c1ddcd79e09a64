package dates

import "polidex/corpus"

// strength orders the prepositions: of "no later than in 2027" the first holds.
var strength = map[class]int{
	cBefore: 7, cBeforeAfter: 7, cBy: 6, cByAfter: 6, cAfter: 5, cOnwards: 4, cFrom: 3, cSince: 2, cIn: 1, cInAfter: 1, cFor: 1,
}

// read adds to a unit the prepositions around it, those from token floor on, and
// gives it its role.
func (r *reader) read(u unit, floor int) reading {
	g := reading{unit: u, first: u.start, end: u.end, prep: noPrep}
	r.prepositions(&g, floor)
	role, rule := r.role(&g)
	r.finish(&g, role, rule)
	return g
}

// prepositions looks for them before and behind the unit, articles passed over,
// and in its own words: Finnish "vuodesta" is "year" and "from" in one.
func (r *reader) prepositions(g *reading, floor int) {
	for i := g.first; ; {
		m, ok := r.prepositionBefore(i)
		if !ok || m.start < floor {
			break
		}
		g.take(m.class)
		g.first, i = m.start, m.start
	}
	for {
		i := g.end
		if r.is(i, ",") {
			i++ // "2027, at the latest"
		}
		m, ok := r.startingAt(i, cOnwards, cByAfter, cBeforeAfter, cInAfter)
		if !ok || r.belongsToNext(m) {
			break
		}
		g.take(m.class)
		g.end = m.end
	}
	for i := g.unit.start; i < g.unit.bodyEnd; i++ {
		if m, ok := r.startingAt(i, cBy, cFrom, cIn, cOnwards, cByAfter, cInAfter); ok && m.end <= g.unit.bodyEnd {
			g.take(m.class)
		}
	}
}

// nextReach is how many tokens may stand between a preposition and the year.
const nextReach = 5

// belongsToNext says whether a word that can stand on either side of a time goes
// with the time that follows: "…-2030 au plus tard au premier trimestre 2026".
func (r *reader) belongsToNext(m match) bool {
	if _, ok := pick(r.starts[m.start], []class{cBy}); !ok {
		return false
	}
	for k := m.end; k < len(r.tokens) && k < m.end+nextReach; k++ {
		if r.tokens[k].kind == mark && !r.is(k, "-") && !r.is(k, ".") {
			return false
		}
		if r.isNumber(k, firstYear, finalYear) {
			return true
		}
	}
	return false
}

// take keeps the stronger preposition.
func (g *reading) take(c class) {
	if g.prep == noPrep || strength[c] > strength[g.prep] {
		g.prep = c
	}
}

// prepositionBefore returns the preposition before token i, behind which up to
// two articles may stand; a word can be both, as Greek "το" is.
func (r *reader) prepositionBefore(i int) (match, bool) {
	at := i
	for range 2 {
		if m, ok := r.endingAt(at, cArticle); ok {
			at = m.start
		}
	}
	for _, k := range []int{at, i} {
		if m, ok := r.endingAt(k, cBy, cBefore, cFrom, cIn, cFor, cSince, cAfter); ok {
			return m, true
		}
	}
	return match{}, false
}

// role decides what the expression does, from the words around it.
func (r *reader) role(g *reading) (corpus.YearRole, string) {
	g.weight = never
	if r.named(g) {
		return corpus.YearReference, "name"
	}
	switch {
	case r.adjective(g):
		return corpus.YearMention, "year-of-a-noun"
	case g.prep == noPrep && g.unit.until == nil && r.ofBefore(g.first), r.startsWith(g.end, cOfAfter):
		return corpus.YearMention, "year-of-a-noun"
	case g.prep == cSince:
		return corpus.YearMention, "since"
	case r.past(g):
		return corpus.YearMention, "past"
	case r.compared(g):
		return corpus.YearMention, "comparison"
	case r.statistic(g):
		if !r.aimed(g) {
			g.weight = weightStatistic
		}
		return corpus.YearMention, "statistic"
	}
	closed := g.unit.closed()
	if g.prep == noPrep && g.unit.until != nil && r.ofBefore(g.first) {
		g.prep = cFrom // "de 2026 à 2028", "von 2026 bis 2028"
	}
	if g.prep == cFor && g.unit.until == nil && (g.unit.part == partEnd || g.unit.day.first != 0) {
		g.prep = cBy // "for the end of 2028" sets a term, as "for 2028" does not
	}
	switch g.prep {
	case cFor:
		g.weight = weightPeriod
		return corpus.YearPeriod, "period-of-a-noun"
	case cFrom, cAfter, cOnwards:
		g.weight = weightMain
		if closed && g.prep == cFrom {
			return corpus.YearPeriod, "from-to"
		}
		return corpus.YearStart, "start"
	case noPrep:
		return r.withoutPreposition(g, closed)
	}
	g.weight = weightMain
	if closed && (g.prep == cIn || g.prep == cInAfter) {
		return corpus.YearPeriod, "period"
	}
	return corpus.YearDeadline, "preposition"
}

// withoutPreposition: a quarter, month or season says when by itself; a year
// does so in some languages, and elsewhere only where it stands apart.
func (r *reader) withoutPreposition(g *reading, closed bool) (corpus.YearRole, string) {
	if !g.unit.bare() || r.lex.BareYear {
		g.weight = weightMain
		if closed {
			return corpus.YearPeriod, "period"
		}
		return corpus.YearDeadline, "time-alone"
	}
	if r.apart(g) {
		g.weight = weightPeriod
	}
	if closed {
		return corpus.YearPeriod, "range-alone"
	}
	return corpus.YearMention, "year-alone"
}

// apart says whether a year without a preposition stands at an end of the text
// as a time does, behind a sign or, for a range, behind a word that is no name.
func (r *reader) apart(g *reading) bool {
	atEnd := g.end == len(r.tokens) || g.end == len(r.tokens)-1 && r.tokens[g.end].kind == mark
	if g.first == 0 {
		return atEnd || r.tokens[g.end].kind == mark
	}
	if !atEnd {
		return false
	}
	switch r.tokens[g.first-1].fold {
	case ",", ";", ":", "-":
		return true
	case "(":
		return !r.hasName(0, g.first)
	}
	return g.unit.lastYear() != g.unit.year && r.isWord(g.first-1)
}

// hasName says whether a word for a plan or programme stands in the tokens.
func (r *reader) hasName(from, to int) bool {
	for i := from; i < to; i++ {
		if r.startsWith(i, cName) {
			return true
		}
	}
	return false
}

func (r *reader) startsWith(i int, c class) bool {
	_, ok := r.startingAt(i, c)
	return ok
}

func (r *reader) ofBefore(i int) bool {
	_, ok := r.endingAt(i, cOf)
	return ok
}

// named says whether the year is part of a name: "Horizon 2020", "EU Drugs
// Strategy 2021-2025", "2030 Agenda", "Biodiversity Strategy for 2030".
func (r *reader) named(g *reading) bool {
	if !g.unit.simple() {
		return false
	}
	before := g.first
	if m, ok := r.endingAt(before, cOf); ok && g.prep == noPrep {
		before = m.start
	}
	if g.prep == noPrep || g.prep == cFor {
		if _, ok := r.endingAt(before, cName); ok {
			return true
		}
	}
	if g.prep == noPrep && before > 0 && !r.lex.CapitalNouns && r.capital(before-1) && !r.opensSentence(before-1) && !r.endsWith(before, cBand) {
		return true
	}
	if g.prep == noPrep || r.articleBefore(g) {
		return r.startsWith(g.end, cName) || !r.lex.CapitalNouns && r.capital(g.end) && !r.glued(g.end) && g.prep == noPrep && r.isWord(g.end-1) ||
			r.articleBefore(g) && !r.lex.CapitalNouns && r.capital(g.end)
	}
	return false
}

func (r *reader) endsWith(i int, c class) bool {
	_, ok := r.endingAt(i, c)
	return ok
}

// articleBefore says whether an article stands directly before a year without
// further words, in a language where that makes it an adjective.
func (r *reader) articleBefore(g *reading) bool {
	return r.lex.AdjectiveYear && g.unit.bare() && r.endsWith(g.unit.start, cArticle)
}

// adjective says whether the year belongs to the noun behind it: "the 2025
// evaluation", "in the 2026 budget".
func (r *reader) adjective(g *reading) bool {
	if !r.lex.AdjectiveYear || !g.unit.bare() || !r.isWord(g.end) {
		return false
	}
	if _, ok := r.startingAt(g.end, cBy, cBefore, cFrom, cIn, cFor, cSince, cAfter, cAnd, cTo, cYear, cArticle, cOf, cOnwards, cByAfter); ok {
		return false
	}
	return g.prep == noPrep || r.articleBefore(g)
}
