package references

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// What follows the series and the sign behind it, by that sign. A year of two
// digits is of before 2000.
var (
	bracketed = withSpaces(`^(\d{4}|[7-9]\d)\s?[)\]]\s?(?:No\.?\s?)?0*([1-9]\d{0,4})`)
	separated = withSpaces(`^(\d{4})\s?(?:/|:|%3[Aa])\s?0*([1-9]\d{0,4})`)
	slashed   = regexp.MustCompile(`^\d{4}/`)
	hyphened  = withSpaces(`^(\d{4})-0*([1-9]\d{0,4})`)
	finalWord = withSpaces(`^\s?final\b`)
	partOf    = withSpaces(`^/\d{1,2}\b`)
)

// withSpaces compiles a pattern in which \s is any space, no-break ones too.
func withSpaces(expression string) *regexp.Regexp {
	return regexp.MustCompile(strings.ReplaceAll(expression, `\s`, `[\s\p{Zs}]`))
}

// firstJournalText is the year from which "C/2024/1234" is a text of the Official
// Journal and no more a document of the Commission.
const firstJournalText = 2023

// firstPreparatory is the year of the first series that are still cited.
const firstPreparatory = 1970

// preparatory reads a document of a series whose year begins at i.
func (r *reader) preparatory(i int) (found, bool) {
	var none found
	at := trimSpace(r.text[:i])
	sign := byte(0)
	switch {
	case encodedBefore(at):
		sign, at = ':', at[:len(at)-3]
	case at != "" && strings.IndexByte("([/:-", at[len(at)-1]) >= 0:
		sign, at = at[len(at)-1], at[:len(at)-1]
	case len(at) < i && slashed.MatchString(r.text[i:]): // "SWD 2016/319"
		sign = ' '
	default:
		return none, false
	}
	if sign == '(' || sign == '[' {
		at = trimSpace(at)
	}
	start := wordStart(at)
	series := r.words.seriesOf(at[start:], sign)
	if series == "" || !opensWord(at[:start], sign) {
		return none, false
	}
	pattern := separated
	switch sign {
	case '(', '[':
		pattern = bracketed
	case '-':
		pattern = hyphened
	}
	m := pattern.FindStringSubmatch(r.text[i:])
	if m == nil {
		return none, false
	}
	year, _ := strconv.Atoi(m[1])
	if year < 100 {
		year += 1900
	}
	number, _ := strconv.Atoi(m[2])
	end := i + len(m[0])
	if n := len(finalWord.FindString(r.text[end:])); n > 0 {
		end += n
	} else if c, _ := utf8.DecodeRuneInString(r.text[end:]); unicode.IsLetter(c) || unicode.IsDigit(c) {
		return none, false
	}
	end += len(partOf.FindString(r.text[end:]))
	if year < firstPreparatory || year > lastYear || series == "C" && (number < 10 || sign != '(' && year >= firstJournalText) {
		return none, false
	}
	key := corpus.Reference{Series: series, Year: year, Number: number}.Work()
	return found{Found: Found{key, start, end}}, true
}

// opensWord reports whether a series may begin behind what stands before it: not
// inside a word or a path, and not at the end of a host's name ("example.com/2020/12").
func opensWord(before string, sign byte) bool {
	c, _ := utf8.DecodeLastRuneInString(before)
	if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || c == '@' {
		return false
	}
	return sign == '(' || sign == '[' || c != '.' && c != '-' && (c != '/' || sign != '/')
}

// trimSpace takes spaces off the end, no-break ones too.
func trimSpace(s string) string { return strings.TrimRightFunc(s, unicode.IsSpace) }

// wordStart is where the word at the end of s begins.
func wordStart(s string) int {
	i := len(s)
	for i > 0 {
		c, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
			break
		}
		i -= n
	}
	return i
}
