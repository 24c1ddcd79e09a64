package dates

import "polidex/corpus"

// The rules of relative times, as they stand in [Expression.Rule].
const (
	relativeToDocument = "relative-to-document"
	relativeToMandate  = "relative-to-mandate"
	relativeUnresolved = "relative-unresolved"
)

// Relative returns the time without a year that an action's text sets: a period
// counted from an event, or the end of the Commission's mandate. It is nil where
// there is none, and where what recurs or is past is counted so ("every two
// years", "within the last two years").
//
// The days are there where the text gives what they are counted from and the
// day of the document is known: its own adoption or publication, and the term
// of the Commission in which it was made. They are empty, and the rule is
// "relative-unresolved", where the text counts from something else or says
// nothing. Of several times one of the main clause goes before one of a
// subordinate clause, one with days before one without, and then the last holds.
//
// Years is empty: such a time names none.
func Relative(text, language string, published corpus.Date) *Expression {
	return readRelative(text, language, published, false)
}

// RelativeCell is [Relative] for a table's timing cell, where an event or a
// mandate needs no preposition: "12 months after adoption", "end of mandate".
func RelativeCell(text, language string, published corpus.Date) *Expression {
	return readRelative(text, language, published, true)
}

// maxRelative bounds how many times of one text are looked at; an action that
// sets more is no action.
const maxRelative = 32

func readRelative(text, language string, published corpus.Date, cell bool) *Expression {
	l := lexiconOf(language).relative
	if l == nil {
		return nil
	}
	r := &reader{text: text, lex: l, tokens: tokenise(text)}
	r.starts, r.ends = l.matchAll(r.tokens)
	var best *Expression
	weight := never
	seen, floor := 0, 0
	for i := 0; i < len(r.tokens) && seen < maxRelative; i++ {
		g, ok := r.relationAt(i, cell)
		if !ok || g.first < floor {
			continue
		}
		seen, floor = seen+1, g.end
		e := r.resolve(&g, published)
		w := 0
		if r.subordinate(g.first) {
			if g.bare {
				continue // "rules that make platforms answer within two weeks"
			}
			w += 2
		}
		if e.To == "" {
			w++
		}
		if w <= weight {
			best, weight = e, w
		}
	}
	return best
}

// base is what a time is counted from.
type base uint8

const (
	toNothing base = iota
	toDocument
	toMandate
)

// relation is a time without a year as the text puts it.
type relation struct {
	// first and end are the tokens of the whole expression, end exclusive.
	first, end int
	kind       base
	length     length
	precision  corpus.Precision
	// during says that the mandate is the time of acting, not only its end.
	during bool
	// bare says that a period is counted from no event.
	bare bool
}

// relationAt reads the time whose unit or mandate begins at token i.
func (r *reader) relationAt(i int, cell bool) (relation, bool) {
	if m, ok := r.startingAt(i, cMandate); ok {
		return r.mandate(m, cell)
	}
	if m, ok := r.startingAt(i, cOneYear); ok && !r.isNumber(m.end, 0, finalYear) {
		if g, ok := r.period(m.start, m.end, length{1, spanYears}, cell); ok {
			return g, true
		}
	}
	if m, ok := r.startingAt(i, cSpan); ok {
		return r.counted(m, cell)
	}
	return relation{}, false
}

// resolve gives a time its days and its rule.
func (r *reader) resolve(g *relation, published corpus.Date) *Expression {
	e := &Expression{
		Start: r.tokens[g.first].start, End: r.tokens[g.end-1].end,
		Precision: g.precision, Role: corpus.YearDeadline, Rule: relativeUnresolved,
	}
	e.Text = r.text[e.Start:e.End]
	switch g.kind {
	case toDocument:
		if to, ok := g.length.after(published); ok {
			e.To, e.Rule = to, relativeToDocument
		}
	case toMandate:
		if first, last, ok := term(published); ok {
			e.To, e.Rule = last, relativeToMandate
			if g.during {
				e.From, e.Role = first, corpus.YearPeriod
			}
		}
	}
	return e
}
