package dates

// right gathers the words behind a year that belong to it: "2026 Q4" and
// "2026 (Q4)" in every language, "2027. gada beigām" and "2027 végéig" where
// the year comes first.
func (r *reader) right(u *unit) {
	r.letterRight(u)
	if end, ok := r.yearWordRight(u.end); ok {
		u.yearWord, u.end = true, end
	}
	i := u.end
	if !r.lex.YearFirst || u.day.first != 0 {
		return
	}
	for {
		j, ok := r.elementRight(u, i)
		if !ok {
			return
		}
		i, u.end = j, j
	}
}

// yearWordRight reads a word for "year" at token i, behind the dot of an ordinal
// ("2027. gadā") where there is one. A dot ends a sentence when a capital
// letter follows.
func (r *reader) yearWordRight(i int) (end int, ok bool) {
	if r.is(i, ".") && r.glued(i) && !r.capital(i+1) {
		i++
	}
	m, ok := r.startingAt(i, cYear)
	return m.end, ok
}

// letterRight reads "2026 Q4", "2026-Q4", "2026/Q4" and "2026 (Q4)".
func (r *reader) letterRight(u *unit) {
	if u.quarter.first != 0 || u.half.first != 0 || u.month.first != 0 || u.untilYear != 0 {
		return
	}
	i := u.end
	bracket := r.is(i, "(")
	if bracket || r.is(i, "-") || r.is(i, "/") {
		i++
	}
	if i+2 > len(r.tokens) {
		return
	}
	_, n, half, ok := r.lettered(i+2, i)
	if !ok {
		return
	}
	end := i + 2
	if bracket {
		if !r.is(end, ")") {
			return
		}
		end++
	} else if r.isNumber(end, firstYear, finalYear) && !r.is(u.end, "-") && !r.is(u.end, "/") {
		return // "2026 Q1 2027": it belongs to the year that follows
	}
	if half {
		u.half = span{first: n}
	} else {
		u.quarter = span{first: n}
	}
	u.end = end
}

// elementRight reads one element behind a year, and the dots, articles and
// ordinals before it, and returns the token behind it.
func (r *reader) elementRight(u *unit, i int) (int, bool) {
	ord, at := 0, i
	for n := 0; n < 5; n++ {
		if m, ok := r.startingAt(at, cMonth, cSeason, cPart, cQuarter, cHalf); ok && r.free(u, m, ord) {
			return r.takeRight(u, m, ord)
		}
		if m, ok := r.startingAt(at, cOrdinal); ok {
			ord, at = m.value, m.end
			continue
		}
		if at < len(r.tokens) && roman(r.text[r.tokens[at].start:r.tokens[at].end]) > 0 {
			ord, at = roman(r.text[r.tokens[at].start:r.tokens[at].end]), at+1
			continue
		}
		if r.isNumber(at, 1, 31) {
			if u.month.first != 0 && u.day.first == 0 && ord == 0 {
				if !validDay(u.year, u.month.first, r.tokens[at].value) {
					return 0, false
				}
				u.day.first = r.tokens[at].value
				return at + 1, true
			}
			if ord != 0 {
				return 0, false
			}
			ord, at = r.tokens[at].value, at+1
			continue
		}
		if m, ok := r.startingAt(at, cYear, cMonthWord, cArticle, cOf); ok {
			at = m.end
			continue
		}
		if r.is(at, ".") && r.glued(at) {
			at++
			continue
		}
		return 0, false
	}
	return 0, false
}

// free says whether the unit still lacks what the match would give it.
func (r *reader) free(u *unit, m match, ord int) bool {
	fine := u.quarter.first == 0 && u.half.first == 0 && u.season == 0 && u.month.first == 0
	switch m.class {
	case cPart:
		return u.part == 0 && ord == 0
	case cQuarter:
		return fine && (1 <= ord && ord <= 4 || ord == lastOrdinal)
	case cHalf:
		return fine && (ord <= 2 || ord == lastOrdinal)
	case cMonth:
		return fine && (ord == 0 || validDay(u.year, m.value, ord))
	case cSeason:
		return fine && ord == 0
	}
	return false
}

// ordinalBefore takes the ordinal that stands before the year whose quarter or
// half stands behind it: "trečiąjį 2031 m. ketvirtį".
func (r *reader) ordinalBefore(u *unit) int {
	m, ok := r.endingAt(u.start, cOrdinal)
	if !ok {
		return 0
	}
	u.start = m.start
	return m.value
}

func (r *reader) takeRight(u *unit, m match, ord int) (int, bool) {
	at := m.end
	switch m.class {
	case cPart:
		u.part = m.value
	case cSeason:
		u.season = m.value
	case cMonth:
		u.month.first, u.day.first = m.value, ord
	case cQuarter, cHalf:
		if ord == 0 {
			ord = m.value
		}
		if ord == 0 {
			ord = r.ordinalBefore(u)
		}
		if ord == 0 {
			u.part = partMid
			break
		}
		if !r.setOrdinal(u, &at, m.class, span{first: ord}, m.end) {
			return 0, false
		}
	}
	return at, true
}
