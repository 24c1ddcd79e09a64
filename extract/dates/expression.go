package dates

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// Expression is a time or a year as a text puts it.
type Expression struct {
	// Text is the words, with the preposition; Start and End are their bytes.
	Text       string
	Start, End int
	// From and To are the first and last day, an open side empty.
	From, To  corpus.Date
	Precision corpus.Precision
	// Role says what it does where it stands: a time of acting is a deadline, a
	// start or a period; a year in a name or number is a reference; one that
	// tells of the past, of a noun or of a statistic is a mention.
	Role corpus.YearRole
	// Years are the years that it names, those of a range at its ends.
	Years []int
	// Rule is the name of the rule that gave the role, in kebab case.
	Rule string
}

// Find returns every time and every year of the text in order. language is an
// ISO 639-1 code; one without a vocabulary is read as English.
func Find(text, language string) []Expression {
	if !mayHoldYear(text) {
		return nil
	}
	return expressions(newReader(text, language).readings())
}

func expressions(readings []reading) []Expression {
	var out []Expression
	for _, g := range readings {
		out = append(out, g.Expression)
	}
	return out
}

// mayHoldYear is a quick look for four digits in a row.
func mayHoldYear(text string) bool {
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			n = 0
			continue
		}
		if n++; n == 4 {
			return true
		}
	}
	return false
}

// reading is an expression with what the choice among several needs.
type reading struct {
	Expression
	unit unit
	// first and end are the tokens of the whole expression, end exclusive.
	first, end int
	// prep is the strongest preposition, noPrep where there is none.
	prep class
	// weight says how well it can be the time of the main verb, 0 the best;
	// never is not at all.
	weight int
}

// noPrep is no class of the vocabulary.
const noPrep class = 255

// The weights of candidates; see choose.
const (
	weightMain = iota
	weightSubordinate
	weightPeriod
	weightStatistic
	// weightPast is for a time that seems to tell of the past; it can be a time
	// of acting only where it is known to lie in the future.
	weightPast
	never
)

// readings reads the text: its times, those joined to ranges, what stands
// around each, its role.
func (r *reader) readings() []reading {
	times, references := r.units()
	var out []reading
	floor := 0
	for _, u := range r.join(times) {
		g := r.read(u, floor)
		floor = g.end
		out = append(out, g)
	}
	for _, u := range references {
		g := reading{unit: u, first: u.start, end: u.end, prep: noPrep, weight: never}
		r.finish(&g, corpus.YearReference, "number")
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(a, b reading) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// finish fills the expression of a reading.
func (r *reader) finish(g *reading, role corpus.YearRole, rule string) {
	g.Start, g.End = r.tokens[g.first].start, r.tokens[g.end-1].end
	g.Text = r.text[g.Start:g.End]
	g.Precision = g.unit.precision()
	g.Role, g.Rule = role, rule
	g.Years = []int{g.unit.year}
	if y := g.unit.lastYear(); y != g.unit.year {
		g.Years = append(g.Years, y)
	}
	if role == corpus.YearReference {
		return
	}
	g.From, g.To = g.interval()
}

// interval applies the preposition to the unit.
func (g *reading) interval() (from, to corpus.Date) {
	u := &g.unit
	switch g.prep {
	case cBy, cByAfter:
		return "", u.end1()
	case cBefore, cBeforeAfter:
		return "", u.before()
	case cAfter:
		_, last := u.days()
		return shift(last, 1), ""
	case cOnwards:
		return u.begin(), ""
	case cFrom, cSince:
		if u.closed() {
			return u.days()
		}
		return u.begin(), ""
	}
	return u.days()
}

// join makes ranges of two times with nothing but a joining word between them.
func (r *reader) join(times []unit) []unit {
	var out []unit
	for _, b := range times {
		if n := len(out); n > 0 {
			if u, ok := r.joined(&out[n-1], b); ok {
				out[n-1] = u
				continue
			}
		}
		out = append(out, b)
	}
	return out
}

func (r *reader) joined(a *unit, b unit) (unit, bool) {
	further := a.until != nil && a.simple() && b.simple() && b.year == a.lastYear()+1 // "2031, 2032 and 2033"
	if a.until != nil && !further || a.untilYear != 0 || b.untilYear != 0 || a.lastYear() > b.year {
		return unit{}, false
	}
	first, _ := a.days()
	if _, last := b.days(); last <= first {
		return unit{}, false
	}
	end := b.end
	if m, ok := r.startingAt(a.end, cOnwards); ok && m.end == b.start {
		// "2027-től 2029-ig": each end has its own ending.
		k, ok := r.startingAt(b.end, cByAfter)
		if !ok {
			return unit{}, false
		}
		end = k.end
	} else if !r.joinsAt(a, &b) {
		return unit{}, false
	}
	u := *a
	u.until, u.end = &b, end
	return u, true
}

// joinsAt says whether a joining word, or a dash, and articles are all that
// stands between. "and" joins two years, and two times after "between".
func (r *reader) joinsAt(a, b *unit) bool {
	i, joins := a.end, 0
	if r.is(i, ".") && r.glued(i) && !r.capital(i+1) {
		i++ // the dot of an ordinal: "no 2031. līdz 2033. gadam"
	}
	for i < b.start && joins < 3 {
		if r.is(i, "-") && joins == 0 {
			i, joins = i+1, joins+1
			continue
		}
		if r.is(i, ",") && joins == 0 && a.simple() && b.simple() && b.year == a.lastYear()+1 {
			i, joins = i+1, joins+1
			continue
		}
		if m, ok := r.startingAt(i, cTo); ok && m.end <= b.start {
			i, joins = m.end, joins+1
			continue
		}
		if m, ok := r.startingAt(i, cAnd); ok && joins == 0 && (a.simple() && b.simple() || r.opensRange(a)) && m.end <= b.start {
			i, joins = m.end, joins+1
			continue
		}
		if m, ok := r.startingAt(i, cIn); ok && joins > 0 && a.simple() && b.simple() && b.year == a.lastYear()+1 && m.end <= b.start {
			i = m.end // "in 2031 and in 2032"
			continue
		}
		if m, ok := r.startingAt(i, cArticle, cOf); ok && joins > 0 && m.end <= b.start {
			i = m.end
			continue
		}
		return false
	}
	return joins > 0 && i == b.start
}

// simple says that the unit is a year, with or without the word.
func (u *unit) simple() bool {
	c := *u
	c.yearWord = false
	return c.bare()
}

// opensRange says whether "from" or "between" stands before the unit.
func (r *reader) opensRange(u *unit) bool {
	i := u.start
	if m, ok := r.endingAt(i, cArticle); ok {
		i = m.start
	}
	_, ok := r.endingAt(i, cFrom)
	return ok
}

// capital says whether token i begins with a capital letter.
func (r *reader) capital(i int) bool {
	if !r.isWord(i) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.tokens[i].start:])
	return unicode.IsUpper(c)
}

// opensSentence says whether token i is the first of the text or stands behind
// a sign that ends a sentence or opens an aside.
func (r *reader) opensSentence(i int) bool {
	if i == 0 {
		return true
	}
	switch r.tokens[i-1].fold {
	case ".", ":", ";", "!", "?", "(", "·", "•", "\"", "“", "„", "«":
		return true
	}
	return false
}
