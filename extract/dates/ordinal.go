package dates

import "strings"

// letterLeft reads "Q4", "H1", "4T", or two of them with a join between.
func (r *reader) letterLeft(u *unit, i *int, from int) bool {
	if u.quarter.first != 0 || u.half.first != 0 || u.month.first != 0 {
		return false
	}
	at := *i
	if at < u.yearAt && r.is(at-1, "/") { // "Q4/2026"
		at--
	} else if at == u.yearAt && r.is(at-1, "/") {
		at--
	}
	start, n, half, ok := r.lettered(at, from)
	if !ok {
		return false
	}
	s := span{first: n}
	if j, ok := r.joinLeft(start, from); ok {
		if k, first, h, ok := r.lettered(j, from); ok && h == half && first < n {
			s, start = span{first, n}, k
		}
	}
	if half {
		u.half = s
	} else {
		u.quarter = s
	}
	*i = start
	return true
}

// lettered reads "Q4" or "4Q" ending before token i.
func (r *reader) lettered(i, from int) (start, n int, half, ok bool) {
	a, b := i-2, i-1
	if a < from || !r.glued(b) {
		return 0, 0, false, false
	}
	letter, num := r.tokens[a], r.tokens[b]
	if letter.kind == number {
		letter, num = num, letter
	}
	if letter.kind != word || num.kind != number || len(num.fold) != 1 {
		return 0, 0, false, false
	}
	switch {
	case r.lex.quarterLetters[letter.fold] && 1 <= num.value && num.value <= 4:
		return a, num.value, false, true
	case r.lex.halfLetters[letter.fold] && 1 <= num.value && num.value <= 2:
		return a, num.value, true, true
	}
	return 0, 0, false, false
}

// numberedLeft reads a quarter or half whose number stands behind it: "quarter
// 4 of 2026", "trimestrul al patrulea al anului 2027".
func (r *reader) numberedLeft(u *unit, i *int, from int) bool {
	if u.quarter.first != 0 || u.half.first != 0 || u.month.first != 0 || u.season != 0 {
		return false
	}
	n, start, ok := r.ordinalLeft(*i, from)
	if !ok {
		return false
	}
	for k := 0; k < 2; k++ {
		if m, ok := r.endingAt(start, cOf, cArticle); ok && m.start > from {
			start = m.start
		}
	}
	m, ok := r.endingAt(start, cQuarter, cHalf)
	if !ok || m.start < from {
		return false
	}
	return r.setOrdinal(u, i, m.class, span{first: n}, m.start)
}

// wordLeft reads a quarter, half, season, part of the year or word for "year".
func (r *reader) wordLeft(u *unit, i *int, from int) bool {
	m, ok := r.endingAt(*i, cQuarter, cHalf, cSeason, cPart, cYear)
	if !ok || m.start < from {
		return false
	}
	if p, ok := r.endingAt(*i, cFrom, cBy, cBefore); ok && p.start < m.start && m.class == cPart {
		return false // "med början" is "from" and no beginning
	}
	switch m.class {
	case cYear:
		u.yearWord = true
	case cSeason:
		if u.season != 0 || u.month.first != 0 {
			return false
		}
		u.season = m.value
	case cPart:
		if u.part != 0 {
			return false
		}
		u.part = m.value
	case cQuarter, cHalf:
		return r.ordinalUnit(u, i, m, from)
	}
	*i = m.start
	return true
}

// ordinalUnit reads what makes "quarter" and "half" one of several; "half"
// without an ordinal is the middle of the year, as in Polish and French.
func (r *reader) ordinalUnit(u *unit, i *int, m match, from int) bool {
	if u.quarter.first != 0 || u.half.first != 0 || u.month.first != 0 || u.season != 0 {
		return false
	}
	if m.value != 0 {
		return r.setOrdinal(u, i, m.class, span{first: m.value}, m.start)
	}
	n, start, ok := r.ordinalLeft(m.start, from)
	if !ok {
		if m.class == cQuarter || u.part != 0 {
			return false
		}
		u.part = partMid
		*i = m.start
		return true
	}
	s := span{first: n}
	if j, ok := r.joinLeft(start, from); ok {
		if k, at, ok := r.ordinalLeft(j, from); ok && k < n {
			s, start = span{k, n}, at
		}
	}
	return r.setOrdinal(u, i, m.class, s, start)
}

func (r *reader) setOrdinal(u *unit, i *int, c class, s span, at int) bool {
	most := 4
	if c == cHalf {
		most = 2
	}
	if s.first == lastOrdinal {
		s.first = most
	}
	if s.last == lastOrdinal {
		s.last = most
	}
	if s.first > most || s.last > most {
		return false
	}
	if c == cHalf {
		u.half = s
	} else {
		u.quarter = s
	}
	*i = at
	return true
}

// ordinalLeft reads "fourth", "4th", "4." or "IV" ending before token i.
func (r *reader) ordinalLeft(i, from int) (n, start int, ok bool) {
	if m, ok := r.endingAt(i, cOrdinal); ok && m.start >= from {
		return m.value, m.start, true
	}
	if k, ok := r.numeralLeft(i, from); ok && r.isNumber(k, 1, 4) && len(r.tokens[k].fold) == 1 {
		return r.tokens[k].value, k, true
	}
	if i-1 > from && r.is(i-1, ".") && r.glued(i-1) {
		i--
	}
	if i-1 >= from {
		if n := roman(r.text[r.tokens[i-1].start:r.tokens[i-1].end]); n > 0 {
			return n, i - 1, true
		}
	}
	return 0, 0, false
}

// roman reads a numeral up to four, with a French ending ("IIIe") or without.
func roman(s string) int {
	switch strings.TrimRight(s, "eèmr") {
	case "I":
		return 1
	case "II":
		return 2
	case "III":
		return 3
	case "IV":
		return 4
	}
	return 0
}
