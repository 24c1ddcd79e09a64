package text

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// markerKind says how surely a mark at the beginning of a line is that of a list
// item.
type markerKind int

const (
	noMarker markerKind = iota
	// glyphMarker is a bullet, which stands nowhere else.
	glyphMarker
	// weakMarker is a letter that old fonts printed as a bullet.
	weakMarker
	// dashMarker is a dash, an asterisk or a closing quotation mark, which also
	// opens other things.
	dashMarker
	// bracketMarker is a number or letter with a bracket.
	bracketMarker
	// dotMarker is a number or letter with a full stop, as headings have too.
	dotMarker
)

// markerPatterns hold the bullets, the signs that begin a line only as such
// (arrows, shapes, dingbats, and the private-use characters that Symbol and
// Wingdings leave behind), and numbers.
var markerPatterns = []struct {
	pattern *regexp.Regexp
	kind    markerKind
}{
	{regexp.MustCompile(`^([•‣⁃∙·\x{2190}-\x{21FF}\x{25A0}-\x{25FF}\x{2600}-\x{27BF}\x{2900}-\x{297F}\x{2B00}-\x{2BFF}\x{F020}-\x{F0FF}])\s*`), glyphMarker},
	{regexp.MustCompile(`^([-–—−*+»›>])\s+`), dashMarker},
	{regexp.MustCompile(`^(\(?(?:[a-z]{1,2}|[ivxl]{1,5}|[IVX]{1,5}|[A-Z]|\d{1,3})\))\s+`), bracketMarker},
	{regexp.MustCompile(`^((?:\d{1,3}\.){1,4}\d{0,3}|[a-z]\.|[IVX]{1,5}\.|\d{1,2}\.\))\s+`), dotMarker},
	{regexp.MustCompile(`^([o§])\s+`), weakMarker},
}

// marker splits a text that begins with a mark as list items do.
func marker(text string) (mark, rest string, kind markerKind) {
	for _, k := range markerPatterns {
		if m := k.pattern.FindStringSubmatch(text); m != nil && len(m[0]) < len(text) {
			return m[1], text[len(m[0]):], k.kind
		}
	}
	return "", text, noMarker
}

// shape is what the marks of one list have in common: the bullet, or the kind of
// number and its punctuation.
func shape(mark string) string {
	inner := strings.Trim(mark, "().")
	if len(inner) > 1 && fromRoman(inner) > 0 {
		return "roman" + strings.ReplaceAll(mark, inner, "")
	}
	var b strings.Builder
	for _, r := range mark {
		switch {
		case unicode.IsDigit(r):
			r = '1'
		case r >= 'a' && r <= 'z':
			r = 'a'
		case r >= 'A' && r <= 'Z':
			r = 'A'
		}
		if s := b.String(); s == "" || r != '1' || !strings.HasSuffix(s, "1") {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// follows says whether the mark b is the one that comes after a, as numbers, as
// letters, or as Roman numbers.
func follows(a, b string) bool {
	x, y := strings.Trim(a, "()."), strings.Trim(b, "().")
	if strings.Replace(a, x, "", 1) != strings.Replace(b, y, "", 1) {
		return false
	}
	i, j := strings.LastIndexByte(x, '.')+1, strings.LastIndexByte(y, '.')+1
	if x[:i] != y[:j] {
		return false
	}
	x, y = x[i:], y[j:]
	m, err1 := strconv.Atoi(x)
	n, err2 := strconv.Atoi(y)
	switch {
	case err1 == nil && err2 == nil:
		return n == m+1
	case err1 == nil || err2 == nil:
		return false
	case len(x) == 1 && len(y) == 1 && y[0] == x[0]+1:
		return true
	}
	return fromRoman(x) > 0 && fromRoman(y) == fromRoman(x)+1
}

// romans are the small Roman numbers, as lists count.
var romans = strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv xxvi xxvii xxviii xxix xxx")

// fromRoman reads a small Roman number, 0 for anything else.
func fromRoman(s string) int {
	for i, r := range romans {
		if strings.EqualFold(r, s) {
			return i + 1
		}
	}
	return 0
}
