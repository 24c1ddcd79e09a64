package references

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// Bounds of the years and numbers of acts.
const (
	firstYear  = 1952
	lastYear   = 2099
	lastNumber = 9999
)

var (
	actNumber = regexp.MustCompile(`^(\d{1,4})/ ?(\d{1,4})`)
	// actBody is the body that follows the number: "/EU", "/WSiSW", "/Euratom".
	actBody = regexp.MustCompile(`^/ ?(\p{Lu}\p{L}{1,9})`)
	// bodyBefore is the body in brackets before a number: "(EU)", "(EC, Euratom)".
	bodyBefore = regexp.MustCompile(`^\p{Lu}\p{L}{1,8}(?:, ?\p{Lu}\p{L}{1,8}){0,2}$`)
)

// naming is what stands around the number of an act.
type naming struct {
	// numbered: a word for "number" stands before it.
	numbered bool
	// body: a body stands before it in brackets, or behind it.
	body bool
	// bracketed: the body stands before it in brackets.
	bracketed bool
	// listed: it goes on with a list, and has its kind from there.
	listed bool
}

// named reads an act by its name, the first digits of whose number begin at i.
func (r *reader) named(i int) (found, bool) {
	var none found
	slash := strings.IndexByte(r.text[i:min(len(r.text), i+5)], '/')
	if slash < 0 {
		return none, false
	}
	m := actNumber.FindStringSubmatch(r.text[i:])
	if m == nil || !opensNumber(r.text[:i]) {
		return none, false
	}
	end := i + len(m[0])
	var n naming
	if body := actBody.FindString(r.text[end:]); body != "" {
		end, n.body = end+len(body), true
	}
	if !endsNumber(r.text[end:]) || procedure(m[2], r.text[end:], n) {
		return none, false
	}
	at := r.beforeNumber(i, &n)
	start := i - len(strings.TrimLeftFunc(r.text[at:i], unicode.IsSpace))
	kind, from, behind := r.kindBefore(at, n)
	if kind == 0 || behind {
		if k, e := r.kindBehind(end, n); k != 0 {
			act, ok := actOf(k, m[1], m[2], n)
			if !ok {
				return none, false
			}
			r.act, r.actEnds = act, e
			return found{Found{act.CELEX(), start, e}, fromName}, true
		}
	}
	if kind == 0 {
		kind, n.listed = r.kindOfList(at, n)
		from = start
	}
	if kind == 0 {
		return none, false
	}
	act, ok := actOf(kind, m[1], m[2], n)
	if !ok {
		return none, false
	}
	r.act, r.actEnds = act, end
	return found{Found{act.CELEX(), from, end}, fromName}, true
}

// opensNumber reports whether a number may begin behind what stands before it,
// and is not part of a longer one.
func opensNumber(before string) bool {
	c, n := utf8.DecodeLastRuneInString(before)
	switch c {
	case '/', '-', '–', '_', '=', '%':
		return false
	case '.', ',':
		return len(before) == n || !digit(before[len(before)-n-1])
	}
	return true
}

// procedureKind follows the number of a procedure: "2016/0123(COD)".
var procedureKind = regexp.MustCompile(`^ ?\([A-Z]{3}\)`)

// procedure reports whether a number without a body behind it is that of a
// procedure: its second part is filled up with zeros, or its kind is behind it.
func procedure(second, rest string, n naming) bool {
	return second[0] == '0' && !n.body || procedureKind.MatchString(rest)
}

// beforeNumber goes left from a number over the word for "number" and the body,
// in either order.
func (r *reader) beforeNumber(i int, n *naming) int {
	at := len(trimSpace(r.text[:i]))
	for range 3 {
		if start, ok := bracketBefore(r.text[:at]); ok && !n.body {
			n.body, n.bracketed = true, true
			at = len(trimSpace(r.text[:start]))
		} else if start, ok := r.words.numberingBefore(r.text[:at]); ok && !n.numbered {
			n.numbered = true
			at = len(trimSpace(r.text[:start]))
		} else if start := wordStart(r.text[:at]); start < at && r.words.isBody(r.text[start:at]) && !n.body {
			n.body = true
			at = len(trimSpace(r.text[:start]))
		} else {
			break
		}
	}
	return max(at, min(i, r.past()))
}

func bracketBefore(s string) (int, bool) {
	if !strings.HasSuffix(s, ")") {
		return 0, false
	}
	start := strings.LastIndexByte(s[max(0, len(s)-34):], '(')
	if start < 0 {
		return 0, false
	}
	start += max(0, len(s)-34)
	return start, bodyBefore.MatchString(s[start+1 : len(s)-1])
}

// actOf orders the two numbers of an act by the rules of their time; see
// [corpus.YearFirst].
func actOf(kind byte, first, second string, n naming) (corpus.Act, bool) {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	year := func(s string, v int) bool { return len(s) == 4 && firstYear <= v && v <= lastYear }
	short := func(s string, v int) bool { return len(s) == 2 && v >= firstYear%100 }
	act := corpus.Act{Kind: kind}
	switch sure := n.body || n.numbered; {
	case kind == 'R' && year(second, b) && b < corpus.YearFirst && (n.numbered || !year(first, a) || a < corpus.YearFirst),
		kind != 'R' && n.numbered && year(second, b) && !(year(first, a) && a >= corpus.YearFirst),
		year(second, b) && !year(first, a) && sure:
		act.Year, act.Number = b, a
	case kind == 'R' && short(second, b) && sure && (n.numbered || !year(first, a)):
		act.Year, act.Number = 1900+b, a
	case year(first, a) && (kind != 'R' || a >= corpus.YearFirst || sure):
		act.Year, act.Number = a, b
	case kind != 'R' && short(first, a):
		act.Year, act.Number = 1900+a, b
	default:
		return act, false
	}
	if !n.body && (kind == 'D' || kind == 'H' || b == a+1) && !n.listed {
		return act, false // others number their decisions too; "the 2019/2020 season"
	}
	return act, act.Number > 0 && act.Number <= lastNumber
}

// isLetter includes the marks that some letters are written with.
func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.Is(unicode.Mn, c) }
