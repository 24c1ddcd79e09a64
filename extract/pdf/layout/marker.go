package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bullets are the signs that list items begin with, beside those of pictures.
const bullets = "•‣⁃∙·–—−*-»›"

// pictures are the blocks of arrows, geometric shapes, symbols and dingbats, and
// the private letters: a line of a text begins with one only where it is a bullet.
var pictures = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x2190, Hi: 0x21FF, Stride: 1}, {Lo: 0x25A0, Hi: 0x27BF, Stride: 1}, {Lo: 0x2900, Hi: 0x297F, Stride: 1},
	{Lo: 0x2B00, Hi: 0x2BFF, Stride: 1}, {Lo: 0xE000, Hi: 0xF8FF, Stride: 1},
}}

// isBullet reports whether a letter can be a list item's bullet.
func isBullet(r rune) bool {
	return strings.ContainsRune(bullets, r) || unicode.Is(pictures, r)
}

// cutBullet splits a bullet off a line that begins with one. The letter o is
// one where it stands alone far before the text, as Word sets it.
func cutBullet(s string, wide bool) (marker, rest string) {
	r, n := utf8.DecodeRuneInString(s)
	if r == 'o' && wide && strings.HasPrefix(s, "o ") {
		return "o", s[2:]
	}
	if !isBullet(r) {
		return "", s
	}
	rest = s[n:]
	trimmed := strings.TrimLeft(rest, " ")
	if rest == trimmed && strings.ContainsRune("-–—−*·»›", r) {
		return "", s // a hyphen, dash or quotation mark before a word belongs to it
	}
	return s[:n], trimmed
}

// numberPattern finds the number of a list item: (1), (a), 1., 1), a), iv).
var numberPattern = regexp.MustCompile(`^(\((?:\d{1,3}|[a-zA-Zα-ω]{1,2}|[ivxlIVXL]{1,6})\)|(?:\d{1,3}|[a-zA-Zα-ω]|[ivxlIVXL]{1,6})\)|(?:\d{1,3}|[a-z]|[ivxl]{1,5})\.)\s+`)

// longestNumber is the number of bytes of the longest, "(xxviii)".
const longestNumber = 8

// cutNumber splits the number of a list item off a line.
func cutNumber(s string) (marker, rest string) {
	// Most lines have none, and a look at the first word tells.
	if i := strings.IndexByte(s, ' '); i < 2 || i > longestNumber || s[i-1] != ')' && s[i-1] != '.' {
		return "", s
	}
	m := numberPattern.FindStringSubmatch(s)
	if m == nil {
		return "", s
	}
	return m[1], s[len(m[0]):]
}

// sectionPattern finds the number of a heading: "1.", "2.3", "4.1.2.", "IV.".
var sectionPattern = regexp.MustCompile(`^(?:(\d{1,2}(?:\.\d{1,2}){0,5})\.?|([IVX]{1,6})\.|([A-Z])\.)\s+\S`)

// chapterWords are the words for chapters and annexes, chapterNumber what stands
// behind one.
var (
	chapterWords = newSet("chapter", "annex", "part", "section", "title", "chapitre", "annexe", "partie", "kapitel", "anhang", "teil",
		"abschnitt", "hoofdstuk", "bijlage", "capítulo", "anexo", "parte", "rozdział", "załącznik", "capitolo", "allegato", "κεφάλαιο", "παράρτημα")
	chapterNumber = regexp.MustCompile(`^[\dIVXA-Z]{1,5}\b`)
)

func newSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// sectionDepth returns the depth that a heading's number says: 2 for "2.3".
func sectionDepth(s string) int {
	word, rest, _ := strings.Cut(s, " ")
	switch {
	case rest == "":
		return 0
	case s[0] >= '0' && s[0] <= '9' || strings.HasSuffix(word, "."):
		m := sectionPattern.FindStringSubmatch(s)
		switch {
		case m == nil:
			return 0
		case m[1] != "":
			return 1 + strings.Count(m[1], ".")
		}
		return 1
	case chapterWords[strings.ToLower(word)] && chapterNumber.MatchString(rest):
		return 1
	}
	return 0
}
