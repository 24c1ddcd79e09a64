package dates

// unit is a time as the text puts it, before any preposition: a year with what
// narrows it down.
type unit struct {
	// start and end are token indexes, end exclusive.
	start, end int
	// bodyEnd is end before a second time was joined to it.
	bodyEnd int
	year    int
	// yearAt is the token of the year.
	yearAt int
	// untilYear is the second year of a range of years or of a winter, else 0.
	untilYear int
	part      int
	quarter   span
	half      span
	season    int
	month     span
	day       span
	// yearWord says that a word for "year" stands beside the number.
	yearWord bool
	// until is the second time of a range, nil else.
	until *unit
}

// span is a value, and a second one where the text gives a range of them
// ("June–September"); 0 is none.
type span struct{ first, last int }

// bare says that the unit is a year or a range of years and nothing more.
func (u *unit) bare() bool {
	return u.part == 0 && u.quarter.first == 0 && u.half.first == 0 && u.season == 0 && u.month.first == 0 && !u.yearWord &&
		(u.until == nil || u.until.bare())
}

// closed says that the unit is a range with two ends, of years or within one.
func (u *unit) closed() bool {
	return u.until != nil || u.untilYear != 0 && u.season != winter ||
		u.quarter.last != 0 || u.half.last != 0 || u.month.last != 0 || u.day.last != 0
}

// lastYear returns the last year that the unit names.
func (u *unit) lastYear() int {
	switch {
	case u.until != nil:
		return u.until.lastYear()
	case u.untilYear != 0:
		return u.untilYear
	}
	return u.year
}

// reader reads one text.
type reader struct {
	text   string
	lex    *lexicon
	tokens []token
	starts [][]match
	ends   [][]match
}

func newReader(text, language string) *reader {
	r := &reader{text: text, lex: lexiconOf(language), tokens: tokenise(text)}
	r.starts, r.ends = r.lex.matchAll(r.tokens)
	return r
}

// startingAt returns the longest phrase of one of the classes that starts at
// token i.
func (r *reader) startingAt(i int, classes ...class) (match, bool) {
	if i < 0 || i >= len(r.tokens) {
		return match{}, false
	}
	return pick(r.starts[i], classes)
}

// endingAt returns the longest phrase of one of the classes that ends before
// token i.
func (r *reader) endingAt(i int, classes ...class) (match, bool) {
	if i <= 0 || i > len(r.tokens) {
		return match{}, false
	}
	return pick(r.ends[i], classes)
}

func pick(list []match, classes []class) (match, bool) {
	for _, m := range list {
		for _, c := range classes {
			if m.class == c {
				return m, true
			}
		}
	}
	return match{}, false
}

// is says whether token i has the folded form.
func (r *reader) is(i int, fold string) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].fold == fold
}

// isNumber says whether token i is a number in [min, max].
func (r *reader) isNumber(i, min, max int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].kind == number && min <= r.tokens[i].value && r.tokens[i].value <= max
}

// isWord says whether token i is made of letters.
func (r *reader) isWord(i int) bool {
	return i >= 0 && i < len(r.tokens) && r.tokens[i].kind == word
}

// glued says whether token i stands right after the one before.
func (r *reader) glued(i int) bool {
	return i > 0 && i < len(r.tokens) && r.tokens[i].glued
}

// Years outside of these are taken for amounts.
const (
	firstYear = 1945
	finalYear = 2099
)

// units reads all times in the text, in order, those in numbers of laws and
// the like left out (see isReference); those are returned apart.
func (r *reader) units() (times, references []unit) {
	for i := 0; i < len(r.tokens); i++ {
		if !r.isNumber(i, firstYear, finalYear) || len(r.tokens[i].fold) != 4 {
			continue
		}
		from := 0
		if len(times) > 0 {
			from = times[len(times)-1].end
		}
		if u, ok := r.numericDate(i, from); ok {
			u.bodyEnd = u.end
			if r.inJournal(u.start) {
				references = append(references, u)
			} else {
				times = append(times, u)
			}
			i = u.end - 1
			continue
		}
		switch r.standing(i) {
		case standsAsAmount:
			continue
		case standsInNumber:
			references = append(references, unit{start: i, end: i + 1, year: r.tokens[i].value, yearAt: i})
			continue
		}
		u := unit{start: i, end: i + 1, year: r.tokens[i].value, yearAt: i}
		r.shortRange(&u)
		r.left(&u, from)
		r.right(&u)
		u.bodyEnd = u.end
		if u.day.first != 0 && r.inJournal(u.start) {
			references = append(references, u)
		} else {
			times = append(times, u)
		}
		i = u.end - 1
	}
	return times, references
}

// numericDate reads "31.3.2026", "31/03/2026", "31. 3. 2026" and "2026-03-31"
// around the year at token i.
func (r *reader) numericDate(i, from int) (unit, bool) {
	year := r.tokens[i].value
	if u, ok := r.spacedDate(i); ok {
		return u, true
	}
	for _, sep := range []string{".", "/", "-"} {
		if i-4 >= from && r.is(i-1, sep) && r.isNumber(i-2, 1, 12) && r.is(i-3, sep) && r.isNumber(i-4, 1, 31) &&
			r.glued(i-1) && r.glued(i-3) && (sep == "." || r.glued(i) && r.glued(i-2)) && !r.continuesNumber(i) &&
			!(r.glued(i-4) && !r.is(i-5, "(")) && validDay(year, r.tokens[i-2].value, r.tokens[i-4].value) {
			return unit{start: i - 4, end: i + 1, year: year, yearAt: i, month: span{first: r.tokens[i-2].value}, day: span{first: r.tokens[i-4].value}}, true
		}
		if r.is(i+1, sep) && r.isNumber(i+2, 1, 12) && r.is(i+3, sep) && r.isNumber(i+4, 1, 31) &&
			r.glued(i+1) && r.glued(i+3) && (sep == "." || r.glued(i+2) && r.glued(i+4)) && !(r.glued(i) && !r.is(i-1, "(")) &&
			!r.continuesNumber(i+4) && validDay(year, r.tokens[i+2].value, r.tokens[i+4].value) {
			return unit{start: i, end: i + 5, year: year, yearAt: i, month: span{first: r.tokens[i+2].value}, day: span{first: r.tokens[i+4].value}}, true
		}
	}
	return unit{}, false
}

// spacedDate reads the Lithuanian "2031 06 04".
func (r *reader) spacedDate(i int) (unit, bool) {
	two := func(k, most int) bool {
		return r.isNumber(k, 1, most) && len(r.tokens[k].fold) == 2 && !r.glued(k)
	}
	if !r.lex.YearFirst || !r.lex.BareYear || !two(i+1, 12) || !two(i+2, 31) || r.continuesNumber(i+2) ||
		!validDay(r.tokens[i].value, r.tokens[i+1].value, r.tokens[i+2].value) {
		return unit{}, false
	}
	u := unit{start: i, end: i + 3, year: r.tokens[i].value, yearAt: i}
	u.month.first, u.day.first = r.tokens[i+1].value, r.tokens[i+2].value
	return u, true
}

// continuesNumber says whether a separator and a further digit are glued to
// token i: then it is the middle of a longer number.
func (r *reader) continuesNumber(i int) bool {
	return i+2 < len(r.tokens) && r.glued(i+1) && r.glued(i+2) && r.tokens[i+2].kind == number &&
		(r.is(i+1, ".") || r.is(i+1, "/") || r.is(i+1, ",") || r.is(i+1, "-"))
}

// shortRange reads the second year of "2026-2030", "2026-27" and "2026/2027".
func (r *reader) shortRange(u *unit) {
	i := u.yearAt
	if r.is(i+1, ".") && r.glued(i+1) && r.is(i+2, "-") {
		i++ // the dot of an ordinal: "2027.-2029."
	}
	slash := r.is(i+1, "/")
	if !slash && !r.is(i+1, "-") || r.continuesNumber(i+2) {
		return
	}
	t := i + 2
	switch {
	case r.isNumber(t, firstYear, finalYear) && len(r.tokens[t].fold) == 4 && !(r.glued(t+1) && r.isWord(t+1)):
		if y := r.tokens[t].value; y > u.year && (!slash || y == u.year+1) {
			u.untilYear, u.end = y, t+1
		}
	case r.isNumber(t, 0, 99) && len(r.tokens[t].fold) == 2 && r.glued(i+1) && r.glued(t) && !(r.glued(t+1) && r.isWord(t+1)):
		y := u.year - u.year%100 + r.tokens[t].value
		if y > u.year && (slash && y == u.year+1 || !slash && y <= u.year+maxShortRange) {
			u.untilYear, u.end = y, t+1
		}
	}
}

// maxShortRange is the longest range that is written with a two-digit end.
const maxShortRange = 20
