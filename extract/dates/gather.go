package dates

// left gathers the words before a year that belong to it: "the second half
// of", "31 March", "mid-", "Q4". It does not go beyond token from.
func (r *reader) left(u *unit, from int) {
	i := u.start
	for i > from {
		j := r.skipLeft(u, i, from)
		switch {
		case r.dayLeft(u, &j, from), r.monthLeft(u, &j, from), r.letterLeft(u, &j, from), r.numberedLeft(u, &j, from), r.wordLeft(u, &j, from):
			i = j
			u.start = j
			continue
		}
		return
	}
}

// skipLeft passes what may stand between the words of one time: "of", "the", a
// hyphen, and a comma after "March 31".
func (r *reader) skipLeft(u *unit, i, from int) int {
	if _, small := r.endingAt(i, cArticle, cOf); !small && i-1 >= from && r.is(i-1, "-") && r.glued(i-1) {
		return i - 1 // "mid-2026", but not the small word in "l-2027"
	}
	if i == u.yearAt && i-1 > from && r.is(i-1, ",") && r.isNumber(i-2, 1, 31) {
		if _, ok := r.endingAt(i-2, cMonth); ok {
			return i - 1
		}
	}
	for n := 0; n < 4 && i > from; n++ {
		m, ok := r.endingAt(i, cOf, cArticle)
		if !ok || m.start < from {
			break
		}
		i = m.start
	}
	return i
}

// dayLeft reads the day before a month, or between month and year.
func (r *reader) dayLeft(u *unit, i *int, from int) bool {
	if u.day.first != 0 {
		return false
	}
	n, ok := r.numeralLeft(*i, from)
	if !ok || !r.isNumber(n, 1, 31) {
		return false
	}
	if u.month.first == 0 {
		m, ok := r.endingAt(n, cMonth)
		if !ok || m.start < from || *i < u.yearAt-2 || u.untilYear != 0 || !validDay(u.year, m.value, r.tokens[n].value) {
			return false
		}
		u.month.first, u.day.first = m.value, r.tokens[n].value
		*i = m.start
		return true
	}
	if u.part != 0 || u.untilYear != 0 || r.glued(n) && !r.is(n-1, "(") && !r.is(n-1, "-") || !validDay(u.year, u.month.first, r.tokens[n].value) {
		return false
	}
	u.day.first = r.tokens[n].value
	*i = n
	if j, ok := r.joinLeft(n, from); ok {
		if k, ok := r.numeralLeft(j, from); ok && r.isNumber(k, 1, u.day.first-1) && !(r.glued(k) && !r.is(k-1, "(")) {
			u.day = span{r.tokens[k].value, u.day.first}
			*i = k
		}
	}
	return true
}

// numeralLeft returns the number that ends before token i, with a dot or an
// ending ("31st", "1er", "4.º", "4-й") between.
func (r *reader) numeralLeft(i, from int) (int, bool) {
	n := i - 1
	for k := 0; k < 3 && n > from && (r.tokens[n].kind == word && len(r.tokens[n].fold) <= 8 || r.is(n, ".") || r.is(n, "°") || r.is(n, "-")); k++ {
		if !r.glued(n) {
			return 0, false
		}
		n--
	}
	if n < from || r.tokens[n].kind != number {
		return 0, false
	}
	return n, true
}

// joinLeft returns the start of a hyphen, slash or word that makes a range with
// what stands before it.
func (r *reader) joinLeft(i, from int) (int, bool) {
	for n := 0; n < 2; n++ {
		if m, ok := r.endingAt(i, cArticle); ok && m.start > from {
			i = m.start
		}
	}
	if i-1 > from && (r.is(i-1, "-") || r.is(i-1, "/")) {
		return i - 1, true
	}
	if m, ok := r.endingAt(i, cTo, cAnd); ok && m.start > from {
		return m.start, true
	}
	return 0, false
}

// monthLeft reads a month, or two with a join between.
func (r *reader) monthLeft(u *unit, i *int, from int) bool {
	if u.month.first != 0 || u.quarter.first != 0 || u.half.first != 0 || u.season != 0 || u.part != 0 {
		return false
	}
	at := *i
	if w, ok := r.endingAt(at, cMonthWord); ok && w.start > from {
		at = w.start // "mars månad 2031"
	}
	if r.is(at-1, ".") && r.glued(at-1) { // "Dec. 2026"
		at--
	}
	m, ok := r.endingAt(at, cMonth)
	if !ok || m.start < from {
		return false
	}
	u.month.first = m.value
	*i = m.start
	if j, ok := r.joinLeft(m.start, from); ok {
		if k, ok := r.endingAt(j, cMonth); ok && k.start >= from && k.value < m.value {
			u.month = span{k.value, m.value}
			*i = k.start
		}
	}
	*i = r.monthWordLeft(*i, from)
	return true
}

// monthWordLeft passes the word "month" before the name of one: "the month of
// March".
func (r *reader) monthWordLeft(i, from int) int {
	at := i
	for range 2 {
		if m, ok := r.endingAt(at, cOf, cArticle); ok && m.start > from {
			at = m.start
		}
	}
	if m, ok := r.endingAt(at, cMonthWord); ok && m.start >= from {
		return m.start
	}
	return i
}
