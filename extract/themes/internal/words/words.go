// Package words takes texts apart into words and makes them comparable.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is a word of a text.
type Word struct {
	Start, End int    // its bytes in the text
	Folded     string // see Fold
	Caps       int    // how many of its leading letters are capitals
	First      bool   // a sentence or a table cell begins with it
}

// Split takes a text apart into words: runs of letters, digits and marks. An
// English possessive ending is left out, so that "victims' rights", "victim's
// rights" and "victim rights" are rows of two words.
func Split(text string) []Word {
	words := make([]Word, 0, len(text)/6+1)
	first := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !InWord(r) {
			if endsSentence(r, text[i+n:]) {
				first = true
			}
			i += n
			continue
		}
		start := i
		for i < len(text) {
			r, n = utf8.DecodeRuneInString(text[i:])
			if !InWord(r) {
				break
			}
			i += n
		}
		if len(words) > 0 && possessive(text, start, i) {
			continue
		}
		raw := text[start:i]
		words = append(words, Word{Start: start, End: i, Folded: Fold(raw), Caps: leadingCapitals(raw), First: first})
		first = false
	}
	return words
}

// InWord reports whether r can be part of a word.
func InWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isIgnorable(r)
}

// isIgnorable reports whether r may stand inside a word without being part of
// it: soft hyphen, zero-width space and joiners, word joiner.
func isIgnorable(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060'
}

// endsSentence reports whether no term may reach over r. A full stop counts only
// before a space: "e.g." and "2.1" end nothing of interest.
func endsSentence(r rune, after string) bool {
	switch r {
	case '\t', '\n', ';', '!', '?', '•', '·':
		return true
	case '.', ':':
		next, _ := utf8.DecodeRuneInString(after)
		return after == "" || unicode.IsSpace(next)
	}
	return false
}

// possessive reports whether text[start:end] is the s of an English genitive.
func possessive(text string, start, end int) bool {
	if s := text[start:end]; s != "s" && s != "S" {
		return false
	}
	before := text[:start]
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")
}

func leadingCapitals(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r) || unicode.IsDigit(r):
			n++
		case !isIgnorable(r):
			return n
		}
	}
	return n
}

// Fold makes words comparable: small letters without accents, ligatures and
// soft hyphens, and one letter for those that accents do not tell apart but
// that Unicode has no decomposition for.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if unicode.IsMark(r) || isIgnorable(r) {
			continue
		}
		r = unicode.ToLower(r)
		switch r {
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'þ':
			b.WriteString("th")
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ', 'ð':
			b.WriteByte('d')
		case 'ħ':
			b.WriteByte('h')
		case 'ı':
			b.WriteByte('i')
		case 'ς':
			b.WriteRune('σ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
