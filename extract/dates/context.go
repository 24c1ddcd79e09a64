package dates

// past says whether the time belongs to a word of something past or lasting
// directly beside it: "adopted in 2023", "the current one dates from 2016". A
// word known by its ending alone leaves the time a last chance.
func (r *reader) past(g *reading) bool {
	if r.startsWith(g.end, cDoneAfter) {
		return true
	}
	i := g.first - 1
	if !r.isWord(i) || r.opensSentence(i) && !r.is(i-1, "(") {
		return false
	}
	done, sure := r.lex.isDone(r.tokens[i].fold)
	if !done {
		return false
	}
	switch g.prep {
	case cBy, cByAfter, cBefore, cBeforeAfter, cOnwards:
		return false
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if r.startsWith(k, cBeing) {
			return false
		}
	}
	if !sure {
		g.weight = weightPast
	}
	return true
}

// comparisonReach is how far before a time a phrase of comparison may stand:
// "compared with the yearly average of 2024".
const comparisonReach = 6

// compared says whether the time is what something is measured against. A single
// word must stand right before it ("than in 2024"): the same word often means
// another thing further off ("contre les trafics en 2027"). A figure in between
// is what is compared instead ("more than 200 places from 2032").
func (r *reader) compared(g *reading) bool {
	// The time's own preposition may be the end of the phrase ("par rapport à").
	for k := g.unit.start; k > 0 && k >= g.first-comparisonReach; k-- {
		if m, ok := r.endingAt(k, cCompared); ok && (k == g.first || m.end-m.start > 1) {
			return true
		}
		if t := r.tokens[k-1]; t.fold == ";" || t.fold == "," || t.kind == number {
			return false
		}
	}
	return false
}

// statistic says whether a figure stands directly before the time: "28 % in
// 2025", "29 271 in 2024".
func (r *reader) statistic(g *reading) bool {
	i := g.first - 1
	if i < 0 || g.prep == noPrep {
		return false
	}
	if r.is(i, "%") {
		return true
	}
	return r.tokens[i].kind == number && !r.glued(i)
}

// aimed says whether the figure before the time is that of a target set for
// others, so that the time is the target's and not the action's.
func (r *reader) aimed(g *reading) bool {
	for k := max(0, g.first-sentenceReach); k < g.first; k++ {
		if r.startsWith(k, cTarget) {
			return true
		}
	}
	return false
}
