package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kind is what a token is made of.
type kind uint8

const (
	word kind = iota
	number
	mark
)

// token is a run of letters, a run of digits, or one other sign.
type token struct {
	kind       kind
	start, end int
	// fold is the form that is compared: lower case, without accents, every
	// dash a hyphen, every apostrophe straight.
	fold string
	// glued says that no space stands before it.
	glued bool
	// value is a number's value, -1 where it has more than eight digits.
	value int
}

// tokenise cuts a text. An apostrophe belongs to the letters before it, so that
// "d'ici" is "d'" and "ici".
func tokenise(text string) []token {
	var out []token
	glued := false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || isInvisible(r) {
			glued = false
			i += n
			continue
		}
		t := token{start: i, glued: glued}
		switch {
		case isDigit(r):
			t.kind, t.end = number, run(text, i, isDigit)
			t.fold = text[i:t.end]
			t.value = atoi(t.fold)
		case unicode.IsLetter(r):
			t.kind, t.end = word, run(text, i, isLetter)
			if q, n := utf8.DecodeRuneInString(text[t.end:]); isApostrophe(q) {
				t.end += n
			}
			t.fold = fold(text[i:t.end])
		default:
			t.kind, t.end = mark, i+n
			t.fold = string(r)
			if isDash(r) {
				t.fold = "-"
			}
		}
		out = append(out, t)
		i, glued = t.end, true
	}
	return out
}

func run(text string, i int, in func(rune) bool) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !in(r) {
			break
		}
		i += n
	}
	return i
}

func isDigit(r rune) bool      { return '0' <= r && r <= '9' }
func isLetter(r rune) bool     { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }
func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }
func isInvisible(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u2060' || r == '\ufeff'
}

func isDash(r rune) bool {
	return r == '-' || ('\u2010' <= r && r <= '\u2015') || r == '\u2212'
}

// fold brings letters to the form that is compared.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case isApostrophe(r):
			return '\''
		case r == 'ς':
			return 'σ'
		}
		return r
	}, norm.NFD.String(strings.ToLower(s)))
}

func atoi(digits string) int {
	if len(digits) > 8 {
		return -1
	}
	n := 0
	for _, d := range digits {
		n = n*10 + int(d-'0')
	}
	return n
}
