package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the word in lower case and without accents, letters with strokes
// and ligatures written plainly. Folding twice changes nothing.
func Fold(word string) string {
	if ascii(word) {
		return strings.ToLower(word)
	}
	return foldLower(lower(word))
}

// lower is strings.ToLower over composed letters, so that a word typed with
// combining accents is stemmed like any other.
func lower(word string) string {
	if ascii(word) {
		return strings.ToLower(word)
	}
	return norm.NFC.String(strings.ToLower(norm.NFKC.String(word)))
}

func foldLower(word string) string {
	if ascii(word) {
		return word
	}
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range norm.NFKD.String(word) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if plain, ok := plainLetter(r); ok {
			b.WriteString(plain)
			continue
		}
		// Some compatibility letters stand for several words.
		if inWord(r) || r == '.' {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// plainLetter spells the letters that Unicode does not take apart.
func plainLetter(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "ss", true
	case 'æ', 'Æ':
		return "ae", true
	case 'œ', 'Œ':
		return "oe", true
	case 'ø', 'Ø':
		return "o", true
	case 'ł', 'Ł':
		return "l", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d", true
	case 'ħ', 'Ħ':
		return "h", true
	case 'þ', 'Þ':
		return "th", true
	case 'ı':
		return "i", true
	case 'ς':
		return "σ", true
	}
	return "", false
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
