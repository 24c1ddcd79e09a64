package index

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// itemKind says what a piece of a query text is.
type itemKind uint8

const (
	itemEnd itemKind = iota
	itemWord
	itemPhrase
	itemOpen
	itemClose
	itemAnd
	itemOr
	itemNot
	// itemField is a name and its colon; the value follows.
	itemField
)

type item struct {
	kind itemKind
	text string
	// slop and weight are what follows a phrase's closing quote: "5" of "~5", and
	// "^2".
	slop, weight string
	// unclosed marks a phrase without a closing quote.
	unclosed bool
}

// fieldPattern reads a field's name before a colon.
var fieldPattern = regexp.MustCompile(`^([A-Za-z_]+):`)

// comparedPattern reads a field that is compared without a colon: "year>2026".
var comparedPattern = regexp.MustCompile(`(?i)^(year|deadline|date)\s?(=|[<>]=?)`)

// suffixPattern reads what may follow a phrase.
var suffixPattern = regexp.MustCompile(`^(?:~(\d*)(?:\.\d+)?|\s+~(\d+)(?:\.\d+)?)?(\^[\d.]*)?`)

// lex cuts a query text into items. It never fails.
func lex(text string) []item {
	l := lexer{text: plainQuotes(text)}
	for l.skipSpace() {
		l.next()
	}
	return append(l.items, item{kind: itemEnd})
}

type lexer struct {
	text  string // what is left
	items []item
}

func (l *lexer) skipSpace() bool {
	l.text = strings.TrimLeftFunc(l.text, unicode.IsSpace)
	return l.text != ""
}

func (l *lexer) add(kind itemKind, n int) {
	l.items = append(l.items, item{kind: kind, text: l.text[:n]})
	l.text = l.text[n:]
}

func (l *lexer) next() {
	t := l.text
	switch {
	case t[0] == '(':
		l.add(itemOpen, 1)
	case t[0] == ')':
		l.add(itemClose, 1)
	case t[0] == '"':
		l.phrase()
	case strings.HasPrefix(t, "&&"):
		l.add(itemAnd, 2)
	case strings.HasPrefix(t, "||"):
		l.add(itemOr, 2)
	case (t[0] == '-' || t[0] == '!') && len(t) > 1 && t[1] != '-' && !startsWithSpace(t[1:]):
		l.add(itemNot, 1)
	case t[0] == '+' && len(t) > 1 && !startsWithSpace(t[1:]):
		// Every word is required anyway.
		l.text = t[1:]
	default:
		l.word()
	}
}

func startsWithSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

func (l *lexer) phrase() {
	body, rest, closed := strings.Cut(l.text[1:], `"`)
	it := item{kind: itemPhrase, text: strings.Join(strings.Fields(body), " "), unclosed: !closed}
	m := suffixPattern.FindStringSubmatch(rest)
	it.slop, it.weight = m[1]+m[2], m[3]
	l.items = append(l.items, it)
	l.text = rest[len(m[0]):]
}

func (l *lexer) word() {
	if n := referenceLength(l.text); n > 0 {
		l.add(itemWord, n)
		return
	}
	if m := looseReference.FindStringSubmatch(l.text); m != nil {
		// A text is not read so, where "com 2025" may be a domain's end.
		l.items = append(l.items, item{kind: itemWord, text: m[1] + "(" + m[2] + ") " + m[3]})
		l.text = l.text[len(m[0]):]
		return
	}
	if m := comparedPattern.FindStringSubmatch(l.text); m != nil {
		l.items = append(l.items, item{kind: itemField, text: m[1] + ":"})
		l.text = m[2] + l.text[len(m[0]):]
		l.bound()
		return
	}
	if m := fieldPattern.FindString(l.text); m != "" {
		if _, known := fieldNamed(m[:len(m)-1]); known || !strings.HasPrefix(l.text[len(m):], "/") {
			l.add(itemField, len(m))
			if known {
				l.bound()
			}
			return
		}
	}
	n := strings.IndexFunc(l.text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || r == '"'
	})
	if n < 0 {
		n = len(l.text)
	}
	if isOperator(l.text[:n]) {
		l.add(map[string]itemKind{"AND": itemAnd, "OR": itemOr, "NOT": itemNot}[l.text[:n]], n)
		return
	}
	l.add(itemWord, n)
}

// bound takes a comparison that follows a field as one word with its value,
// spaces or not: "deadline: < 2027", "year:[2026 TO 2028]".
func (l *lexer) bound() {
	t := strings.TrimLeft(l.text, " ")
	if m := bracketPattern.FindStringSubmatch(t); m != nil {
		from, to := openEnd(m[2]), openEnd(m[3])
		if m[1] == "{" && from != "" {
			from = ">" + from
		}
		if m[4] == "}" && to != "" {
			to = "<" + to
		}
		l.items = append(l.items, item{kind: itemWord, text: from + ".." + to})
		l.text = t[len(m[0]):]
		return
	}
	if m := spacedPattern.FindStringSubmatch(t); m != nil {
		l.items = append(l.items, item{kind: itemWord, text: m[1] + ".." + m[2]})
		l.text = t[len(m[0]):]
		return
	}
	if m := comparisonPattern.FindStringSubmatch(t); m != nil {
		l.items = append(l.items, item{kind: itemWord, text: strings.TrimPrefix(m[1], "=") + m[2]})
		l.text = t[len(m[0]):]
	}
}

var (
	// bracketPattern reads Lucene's ranges; braces leave the end itself out.
	bracketPattern = regexp.MustCompile(`^([\[{])\s*([^\s,\]}]+)(?:\s+(?:TO|to|-)\s+|\s*,\s*)([^\s,\]}]+)\s*([\]}])`)
	// spacedPattern reads a range with spaces about its sign.
	spacedPattern     = regexp.MustCompile(`^(\d{4}(?:-\d\d?){0,2})\s+(?:\.{2,3}|…|–|—|-|TO|to)\s+(\d{4}(?:-\d\d?){0,2})\b`)
	comparisonPattern = regexp.MustCompile(`^(<=|>=|<|>|=)\s*([^\s()"]+)`)
)

func openEnd(s string) string {
	if s == "*" {
		return ""
	}
	return s
}

// referenceWords reads a reference with the parentheses and the space that
// belong to it.
var referenceWords = regexp.MustCompile(`(?i)^(?:com|join|swd|sec|c)\s?[(\[/:-]\s?\d{4}\s?[)\]/:-]\s?(?:no\.?\s?)?\d{1,5}\b(?:\s+final\b(?:/\d\b)?)?`)

// looseReference reads a reference as it is typed from memory: "COM 2025/148",
// "com 2025 148".
var looseReference = regexp.MustCompile(`^(COM|JOIN|SWD|SEC|com|swd)\s((?:19|20)\d\d)[/ -]\s?(\d{1,5})\b`)

// referenceLength returns the length of the official reference that the text
// begins with, or 0.
func referenceLength(text string) int {
	m := referenceWords.FindString(text)
	if m == "" {
		return 0
	}
	if _, ok := corpus.ParseReference(m); !ok {
		return 0
	}
	return len(m)
}

// isOperator reports whether a word is one of the operators. They are written in
// capitals, so that "and" and "or" can be searched.
func isOperator(s string) bool { return s == "AND" || s == "OR" || s == "NOT" }

// plainQuotes writes all kinds of double quotes in one way, and a full-width or
// no-break space as a space, but for one that separates thousands: a number
// copied from a text is the one number that it is there.
func plainQuotes(s string) string {
	s = strings.ToValidUTF8(s, " ")
	var b strings.Builder
	var before rune
	for i, r := range s {
		switch {
		case strings.ContainsRune("“”„‟«»＂″〝〞❝❞", r):
			b.WriteByte('"')
		case (r == '\u00a0' || r == '\u202f') && unicode.IsDigit(before) && thousandsPattern.MatchString(s[i:]):
			b.WriteByte(',')
		case unicode.IsSpace(r) || unicode.IsControl(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// thousandsPattern reads a separator and the three digits after it.
var thousandsPattern = regexp.MustCompile(`^[\x{a0}\x{202f}]\d{3}(?:\D|$)`)
