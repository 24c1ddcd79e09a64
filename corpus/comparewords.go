package corpus

import (
	"strings"
	"unicode"
)

// PlainWords returns the words of a text as two forms of it are compared: in
// lower case, without accents, marks and punctuation, ligatures taken apart. What
// is a hyphen in one form and nothing in the other (a word broken at a line's end,
// a soft hyphen, an apostrophe of either shape) joins what stands beside it; every
// other sign and all space parts words. It is meant for comparing and not for
// showing: two words of a language may become one.
func PlainWords(text string) []string {
	var words []string
	var b strings.Builder
	for _, r := range text {
		switch {
		case joins(r):
		case unicode.IsLetter(r), unicode.IsNumber(r):
			writePlain(&b, r)
		default:
			if b.Len() > 0 {
				words = append(words, b.String())
				b.Reset()
			}
		}
	}
	if b.Len() > 0 {
		words = append(words, b.String())
	}
	return words
}

// joins says whether a sign may stand within a word: hyphens, apostrophes, marks
// over a letter, signs without width.
func joins(r rune) bool {
	switch r {
	case '-', '\u2010', '\u2011', '\'', '\u2018', '\u2019', '\u02bc':
		return true
	}
	return r > unicode.MaxASCII && unicode.In(r, unicode.Mn, unicode.Cf) // Cf has the soft hyphen
}

// writePlain writes a letter or digit as it is compared.
func writePlain(b *strings.Builder, r rune) {
	if r < unicode.MaxASCII {
		b.WriteRune(unicode.ToLower(r))
		return
	}
	r = unicode.ToLower(r)
	if plain, ok := plainLetters[r]; ok {
		b.WriteString(plain)
		return
	}
	b.WriteRune(r)
}

// plainLetters are letters that one form of a text has as one sign and another as
// a letter and a mark, or as two letters.
var plainLetters = byLetter([]spelling{
	{"a", "àáâãäåāăąª"}, {"c", "çćĉċč"}, {"d", "ďđ"}, {"e", "èéêëēĕėęě"}, {"g", "ĝğġģ"}, {"h", "ĥħ"},
	{"i", "ìíîïĩīĭįı"}, {"j", "ĵ"}, {"k", "ķ"}, {"l", "ĺļľł"}, {"n", "ñńņň"}, {"o", "òóôõöōŏőøº"},
	{"r", "ŕŗř"}, {"s", "śŝşšșſ"}, {"t", "ţťț"}, {"u", "ùúûüũūŭůűų"}, {"w", "ŵ"}, {"y", "ýÿŷ"}, {"z", "źżž"},
	{"α", "ά"}, {"ε", "έ"}, {"η", "ή"}, {"ι", "ίϊΐ"}, {"ο", "ό"}, {"σ", "ς"}, {"υ", "ύϋΰ"}, {"ω", "ώ"}, {"и", "й"},
	{"ff", "ﬀ"}, {"fi", "ﬁ"}, {"fl", "ﬂ"}, {"ffi", "ﬃ"}, {"ffl", "ﬄ"}, {"st", "ﬅﬆ"}, {"ss", "ß"},
	{"ae", "æ"}, {"oe", "œ"}, {"ij", "ĳ"}, {"1", "¹"}, {"2", "²"}, {"3", "³"},
})

// spelling is how letters are compared.
type spelling struct{ plain, letters string }

func byLetter(all []spelling) map[rune]string {
	out := map[rune]string{}
	for _, s := range all {
		for _, r := range s.letters {
			out[r] = s.plain
		}
	}
	return out
}

// plainKey returns the letters of words without what parts them: texts that differ
// only in spaces, hyphens and signs have the same.
func plainKey(words []string) string { return strings.Join(words, "") }
