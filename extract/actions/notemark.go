package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bracketed returns the length of a note mark in square brackets ("[12]") with
// which a text begins, 0 when it begins with none.
func bracketed(t string) int {
	const digits = 3
	if t == "" || t[0] != '[' {
		return 0
	}
	end := strings.IndexByte(t[:min(len(t), digits+2)], ']')
	if end < 2 || !isNumber(t[1:end]) {
		return 0
	}
	return end + 1
}

// withoutLoneMark takes the mark of a note from the end of an item where a
// reader left it as a word of its own: "… combatants 4". The note must be there,
// and a word in small letters stand before it, as "Article 4" is no mark.
func (w *walk) withoutLoneMark(t string) string {
	at := strings.LastIndexFunc(t, unicode.IsSpace)
	if at < 0 {
		return t
	}
	_, size := utf8.DecodeRuneInString(t[at:])
	if !w.notes[t[at+size:]] {
		return t
	}
	before := strings.TrimRightFunc(t[:at], unicode.IsSpace)
	word := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	const letters = 4
	if utf8.RuneCountInString(word) < letters || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) && r != '-' }) {
		return t
	}
	return before
}
