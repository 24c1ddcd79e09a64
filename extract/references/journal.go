package references

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// journal reads a place in the Official Journal whose first digits begin at i:
// those of the issue behind its series ("L 135"), of a text ("L, 2024/1234"), or
// of the year before the series ("2016 L 135").
func (r *reader) journal(i int) (found, bool) {
	start := seriesBefore(r.text, i)
	if start == i && r.text[i] != '1' && r.text[i] != '2' {
		return found{}, false // no year that a series may follow
	}
	at := trimSpace(r.text[:start])
	name, ok := r.words.journalBefore(at)
	if !ok {
		return found{}, false
	}
	j, n, ok := corpus.ParseJournal(r.text[start:])
	if !ok {
		return found{}, false
	}
	if e := start + n; !endsNumber(r.text[e:]) && !strings.HasPrefix(r.text[e:], "-") {
		return found{}, false
	}
	return found{Found{j.Key(), name, start + n}, fromJournal}, true
}

// seriesBefore is where the series that stands before i begins, or i.
func seriesBefore(text string, i int) int {
	at := strings.TrimRight(trimSpace(text[:i]), ",")
	// "C, C/2024/1234"
	for _, s := range []string{"C/", "С/", "L/"} {
		if rest, ok := strings.CutSuffix(at, s); ok {
			at = strings.TrimRight(trimSpace(rest), ",")
		}
	}
	for _, s := range []string{"L", "C", "С"} {
		rest, ok := strings.CutSuffix(at, s)
		if c, _ := utf8.DecodeLastRuneInString(rest); ok && !unicode.IsLetter(c) {
			return len(rest)
		}
	}
	return i
}
