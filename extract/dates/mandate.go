package dates

import (
	"time"

	"polidex/corpus"
)

// terms are the terms of office of the Commission up to the last that is
// listed, in order. The term is five years (Article 17(3) of the Treaty on
// European Union); it has run from the day when the college took office to the
// day before the next one did.
var terms = [...]struct{ first, last corpus.Date }{
	{"2010-02-10", "2014-10-31"},
	{"2014-11-01", "2019-11-30"},
	{"2019-12-01", "2024-11-30"},
	{"2024-12-01", "2029-11-30"},
}

// termYears is the length of a term, by which those after the listed ones go.
const termYears = 5

// term returns the first and last day of the Commission's term in which a day
// lies. ok is false for no day and for one before the first term listed or
// after the last year that this package reads.
func term(day corpus.Date) (first, last corpus.Date, ok bool) {
	if day.Year() == 0 || day < terms[0].first || day.Year() > finalYear {
		return "", "", false
	}
	for _, t := range terms {
		if day <= t.last {
			return t.first, t.last, true
		}
	}
	year := terms[len(terms)-1].last.Year()
	for day > last {
		year += termYears
		last = corpus.Day(year, time.November, 30)
	}
	return corpus.Day(year-termYears, time.December, 1), last, true
}

// mandateReach is how many phrases may stand between "the end of" and the
// mandate, and behind it to say whose it is.
const mandateReach = 6

// mandate reads "by the end of the current Commission's mandate" around the word
// for the mandate, and "during this mandate". In a cell no preposition is needed.
func (r *reader) mandate(m match, cell bool) (relation, bool) {
	g := relation{first: m.start, end: m.end, kind: toMandate, precision: corpus.ByPeriod}
	known := false // whose mandate it is
	i := m.start
	for range mandateReach {
		k, ok := r.endingAt(i, cThis, cCurrent, cCommission, cArticle, cOf)
		if !ok {
			break
		}
		known = known || k.class != cArticle && k.class != cOf
		i = k.start
	}
	if !r.untilEnd(&g, i, m.start, cell) {
		return relation{}, false
	}
	owner, other := r.mandateOwner(&g)
	known = known || owner
	if known && !other {
		return g, true
	}
	g.kind = toNothing
	return g, !g.during
}

// mandateOwner reads what behind a mandate says whose it is: the Commission or
// the present one, or another body.
func (r *reader) mandateOwner(g *relation) (known, other bool) {
	of := r.lex.Relative.BareGenitive
	i := g.end
	for range mandateReach {
		if k, ok := r.startingAt(i, cCurrent); ok {
			known, i, g.end = true, k.end, k.end
			continue
		}
		if k, ok := r.startingAt(i, cCommission); ok && of {
			known, i, g.end = true, k.end, k.end
			continue
		}
		k, ok := r.startingAt(i, cOf, cArticle)
		if !ok {
			break
		}
		of = of || k.class == cOf
		i = k.end
	}
	bare := i == g.end && r.capital(i) // "kadencji Parlamentu"
	if !of || !r.isWord(i) || i == g.end && !bare {
		return known, false
	}
	g.end = i + 1
	for k := 1; k < nounReach && r.capital(i) && r.capital(i+k); k++ {
		g.end = i + k + 1
	}
	return known, true
}

// untilEnd reads the preposition of a mandate whose own words begin between from
// and to: an article there may be part of the preposition.
func (r *reader) untilEnd(g *relation, from, to int, cell bool) bool {
	for i := from; i <= to; i++ {
		if m, ok := r.endingAt(i, cUntilEnd); ok {
			g.first = m.start
			return true
		}
		if m, ok := r.endingAt(i, cPart); ok {
			g.first = m.start
			at := m.start
			for range 3 {
				if k, ok := r.endingAt(at, cBy, cBefore); ok {
					g.first = k.start
					return true
				}
				k, ok := r.endingAt(at, cArticle, cOf)
				if !ok {
					break
				}
				at = k.start
			}
			return cell && at == 0
		}
		if m, ok := r.endingAt(i, cDuring); ok {
			g.first, g.during = m.start, true
			return true
		}
	}
	return false
}
