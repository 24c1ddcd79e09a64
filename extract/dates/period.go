package dates

// fillReach is how many phrases may stand between the words of a period.
const fillReach = 4

// counted reads a period around its unit: "within the next [18 months] after the
// adoption of this Strategy".
func (r *reader) counted(unit match, cell bool) (relation, bool) {
	at := unit.start
	for range 2 {
		if n, ok := r.endingAt(at, cCount); ok {
			return r.period(n.start, unit.end, length{n.value, unit.value}, cell)
		}
		if n := at - 1; r.isNumber(n, 1, longest[spanDays]) && (!r.glued(n) || r.is(n-1, "(")) {
			return r.period(n, unit.end, length{r.tokens[n].value, unit.value}, cell)
		}
		m, ok := r.endingAt(at, cFill, cOf)
		if !ok {
			break
		}
		at = m.start // "18 de luni", "deux prochaines années"
	}
	return relation{}, false
}

// period reads what stands around a number of units at tokens [first, end).
func (r *reader) period(first, end int, l length, cell bool) (relation, bool) {
	if !l.valid() {
		return relation{}, false
	}
	opener, ok := r.opener(first)
	if !ok && !(cell && first == 0) {
		return relation{}, false // before the event, for which all that stands above may be read
	}
	g := relation{first: first, end: end, length: l, precision: l.precision()}
	g.bare = !r.event(&g)
	if !ok {
		return g, !g.bare
	}
	g.first = opener.start
	switch opener.class {
	case cWithin:
		return g, true
	case cUpTo:
		return g, !g.bare || l.unit != spanYears
	}
	return g, !g.bare
}

// opener returns the preposition of a period that begins at token i. Of those
// that end at one token the one that opens a period by itself holds.
func (r *reader) opener(i int) (match, bool) {
	for range fillReach {
		for _, c := range []class{cWithin, cUpTo, cPeriodIn, cBy} {
			if m, ok := r.endingAt(i, c); ok {
				return m, true
			}
		}
		m, ok := r.endingAt(i, cFill, cArticle, cOf)
		if !ok {
			break
		}
		i = m.start
	}
	return match{}, false
}

// event reads the event that a period is counted from, behind its unit, and
// whose it is. It says whether there is one.
func (r *reader) event(g *relation) bool {
	m, ok := r.startingAt(g.end, cCounted)
	if !ok {
		return false
	}
	if end, ok := r.thisPaper(m.end); ok {
		g.kind, g.end = toDocument, end // "within two years of this Communication"
		return true
	}
	i, its := m.end, false
	for range fillReach {
		if m, ok = r.startingAt(i, cEvent); ok {
			break
		}
		k, small := r.startingAt(i, cIts, cArticle, cOf, cCounted)
		if !small {
			return false
		}
		its = its || k.class == cIts
		i = k.end
	}
	if !ok {
		return false
	}
	before := g.first
	g.end = m.end
	if k, ok := r.startingAt(g.end, cIts); ok && r.closes(k.end) && !its {
		its, g.end = true, k.end // "od przyjęcia jej", "adoptarea sa"
	}
	switch {
	case its:
		if r.lastNamed(before) == toDocument {
			g.kind = toDocument
		}
	case r.ofThis(g):
		g.kind = toDocument
	case r.ofAnother(g), m.value == eventForce:
	case !r.namesAct(before):
		g.kind = toDocument
	}
	return true
}

// closes says whether token i ends a clause, or there is none.
func (r *reader) closes(i int) bool {
	return i >= len(r.tokens) || r.tokens[i].kind == mark
}

// nounReach is how many words may stand between "this" and the word for a paper:
// "this joint communication", "this EU action plan".
const nounReach = 3

// ofThis reads "of this Communication" behind an event.
func (r *reader) ofThis(g *relation) bool {
	i := g.end
	for range 2 {
		if m, ok := r.startingAt(i, cOf, cArticle); ok {
			if this, ok := r.startingAt(i, cThis); ok && this.end-this.start >= m.end-m.start {
				break
			}
			i = m.end
		}
	}
	end, ok := r.thisPaper(i)
	if ok {
		g.end = end
	}
	return ok
}

// thisPaper reads "this joint communication" from token i on and returns the
// token behind it.
func (r *reader) thisPaper(i int) (end int, ok bool) {
	m, ok := r.startingAt(i, cThis)
	if !ok {
		return 0, false
	}
	for k := m.end; k <= m.end+nounReach-1; k++ {
		if p, ok := r.startingAt(k, cPaper); ok {
			return p.end, true
		}
		if !r.isWord(k) || r.startsWith(k, cAct) {
			break
		}
	}
	return 0, false
}

// ofAnother says whether a noun behind the event has it for its own: "of the
// Regulation". The words of an act are taken into the expression.
func (r *reader) ofAnother(g *relation) bool {
	i, of := g.end, r.lex.Relative.BareGenitive
	for range 3 {
		m, ok := r.startingAt(i, cOf, cArticle, cThis)
		if !ok {
			break
		}
		of = of || m.class == cOf
		i = m.end
	}
	if !of {
		return false
	}
	for k := i; k < i+nounReach && r.isWord(k); k++ {
		if m, ok := r.startingAt(k, cAct); ok {
			g.end = m.end
			return true
		}
	}
	return r.isWord(i)
}

// lastNamed says what "its" before token i points at: the document, where it is
// the last thing named, or something else.
func (r *reader) lastNamed(i int) base {
	for k := i - 1; k >= 0; k-- {
		if _, ok := r.thisPaper(k); ok {
			return toDocument
		}
		if r.startsWith(k, cAct) {
			return toNothing
		}
	}
	return toNothing
}

// namesAct says whether an act stands before token i that the adoption may be
// of: "propose a directive, to be transposed within two years of adoption".
func (r *reader) namesAct(i int) bool {
	for k := range i {
		if r.startsWith(k, cAct) {
			return true
		}
	}
	return false
}
