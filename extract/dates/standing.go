package dates

import "strings"

// standing is what the signs around a four-digit number make of it.
type standing uint8

const (
	standsFree standing = iota
	// standsInNumber: part of the number of a law, a case, a document.
	standsInNumber
	// standsAsAmount: no year at all.
	standsAsAmount
)

// standing judges the number at token i by its neighbours.
func (r *reader) standing(i int) standing {
	if s := r.standingBefore(i); s != standsFree {
		return s
	}
	if s := r.standingAfter(i); s != standsFree {
		return s
	}
	if _, ok := r.endingAt(i, cInstrument); ok {
		return standsInNumber
	}
	if _, ok := r.endingAt(i, cNumbering); ok {
		return standsAsAmount
	}
	if _, ok := r.endingAt(i, cCurrency); ok {
		return standsAsAmount
	}
	if _, ok := r.startingAt(i+1, cCurrency); ok || r.is(i+1, "000") || r.is(i+1, "%") {
		return standsAsAmount
	}
	if r.inAddress(i) {
		return standsAsAmount
	}
	return standsFree
}

func (r *reader) standingBefore(i int) standing {
	if i == 0 {
		return standsFree
	}
	prev := r.tokens[i-1]
	numberBefore := i >= 2 && r.tokens[i-2].kind == number && r.glued(i-1)
	if prev.fold == "(" {
		// "COM(2025) 148", and "COM (2025) 148" with a space.
		if i >= 2 && r.glued(i-1) && r.isWord(i-2) || r.is(i+1, ")") && i+2 < len(r.tokens) && r.tokens[i+2].kind == number {
			return standsInNumber
		}
		return standsFree
	}
	if !r.glued(i) {
		return standsFree
	}
	switch prev.fold {
	case "-":
		return r.afterHyphen(i, numberBefore)
	case "/":
		if _, _, _, ok := r.lettered(i-1, 0); ok || !r.glued(i-1) {
			return standsFree
		}
		return standsInNumber
	case ".", ",":
		if numberBefore && r.glued(i-1) {
			return standsInNumber
		}
	case ":":
		if numberBefore || r.is(i+1, ":") {
			return standsInNumber
		}
	case "€", "$", "£", "#", "_", "=", "&", "+":
		return standsAsAmount
	}
	if prev.kind == word && !strings.HasSuffix(prev.fold, "'") {
		return standsAsAmount
	}
	return standsFree
}

// afterHyphen judges a year that a hyphen ties to what stands before it: a part
// of the year ("mid-2026") and an article of its own ("l-2027") leave it a
// year, anything else makes a name ("post-2027", "C-12-2019").
func (r *reader) afterHyphen(i int, numberBefore bool) standing {
	if !r.glued(i - 1) {
		return standsFree
	}
	if _, _, _, ok := r.lettered(i-1, 0); ok {
		return standsFree
	}
	if numberBefore {
		return standsInNumber
	}
	for _, end := range []int{i, i - 1} {
		if _, ok := r.endingAt(end, cPart, cSeason, cMonth, cQuarter, cHalf, cArticle, cOf, cBy, cIn, cFrom, cBefore, cSince, cFor, cYear); ok {
			return standsFree
		}
	}
	if i >= 2 && r.isWord(i-2) {
		return standsInNumber
	}
	return standsFree
}

func (r *reader) standingAfter(i int) standing {
	if !r.glued(i + 1) {
		return standsFree
	}
	if _, ok := r.startingAt(i+1, cYear, cOnwards, cByAfter, cInAfter, cBeforeAfter, cOfAfter); ok {
		return standsFree
	}
	next := r.tokens[i+1]
	numberAfter := r.glued(i+2) && r.tokens[i+2].kind == number
	wordAfter := r.glued(i+2) && r.tokens[i+2].kind == word
	switch {
	case next.kind == word:
		return standsAsAmount
	case next.fold == "/" && numberAfter:
		y := r.tokens[i].value
		_, instrument := r.endingAt(i, cInstrument)
		short := len(r.tokens[i+2].fold) == 2 && r.tokens[i+2].value == (y+1)%100
		if !instrument && !r.continuesNumber(i+2) && !(r.glued(i+3) && r.is(i+3, "/")) && (short || r.tokens[i+2].value == y+1) {
			return standsFree
		}
		return standsInNumber
	case (next.fold == "/" || next.fold == "-") && wordAfter:
		if _, _, _, ok := r.lettered(i+4, i+2); ok {
			return standsFree
		}
		return standsInNumber
	case next.fold == "-" && numberAfter && r.continuesNumber(i+2):
		return standsInNumber
	case next.fold == ":" && numberAfter:
		return standsInNumber
	case (next.fold == "." || next.fold == ",") && numberAfter, next.fold == "_", next.fold == "=", next.fold == "&", next.fold == "@", next.fold == "%":
		return standsAsAmount
	}
	return standsFree
}

// inAddress says whether the word around token i is a web or mail address.
func (r *reader) inAddress(i int) bool {
	a := strings.LastIndexAny(r.text[:r.tokens[i].start], " \t\n\u00a0") + 1
	b := len(r.text)
	if n := strings.IndexAny(r.text[r.tokens[i].end:], " \t\n"); n >= 0 {
		b = r.tokens[i].end + n
	}
	w := strings.ToLower(r.text[a:b])
	return strings.Contains(w, "://") || strings.Contains(w, "www.") || strings.Contains(w, "@")
}

// journalReach is how many tokens may stand between the name of an official
// journal and the date of its issue: "OJ L 119, 4.5.2016".
const journalReach = 5

// inJournal says whether the date at token i is that of an issue of an official
// journal. The name is in capitals and its series follows, so that the Polish
// "do" is not the Spanish "DO".
func (r *reader) inJournal(i int) bool {
	for k := i; k > 0 && k >= i-journalReach; k-- {
		if m, ok := r.endingAt(k, cJournal); ok && r.capital(m.start) && r.capital(k) && r.tokens[k].end-r.tokens[k].start <= 2 {
			return true
		}
		if r.is(k-1, ";") {
			return false
		}
	}
	return false
}
