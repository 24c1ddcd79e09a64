package ocr

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// greekWords are the short words of Greek that are read as Latin letters where
// English is recognised beside it, as it is for names and references.
var greekWords = map[string]string{
	"H": "Η", "O": "Ο", "To": "Το", "TO": "ΤΟ", "Ta": "Τα", "ot": "οι", "Ot": "Οι", "8a": "θα", "VO": "να",
}

// The marks of polytonic Greek, which has not been written since 1982 and is
// seen in dust and in the dots of print.
const (
	grave, acute, psili = '\u0300', '\u0301', '\u0313'
	dasia, circumflex   = '\u0314', '\u0342'
	iotaBelow           = '\u0345'
	micro               = "\u00b5" // the sign, read for the letter mu
)

// mendGreek makes the Greek of words that of today.
func mendGreek(t *recognition) {
	for _, l := range t.lines {
		for i := range l.words {
			w := &l.words[i]
			if mended, ok := greekWords[w.text]; ok {
				w.text = mended
				continue
			}
			w.text = monotonic(strings.ReplaceAll(w.text, micro, "μ"))
		}
	}
}

// monotonic writes a word with the one accent of today. A breathing is dropped
// from the first two letters, where it may stand; further on it is the accent,
// misread.
func monotonic(s string) string {
	if norm.NFD.IsNormalString(s) {
		return s
	}
	var out []rune
	letters, accented := 0, false
	for _, r := range norm.NFD.String(s) {
		switch r {
		case grave, acute, circumflex:
			r = acute
		case psili, dasia:
			if letters <= 2 {
				continue
			}
			r = acute
		case iotaBelow:
			continue
		default:
			if lettersOf(string(r)) > 0 {
				letters++
				accented = false
			}
		}
		if r == acute {
			if accented {
				continue
			}
			accented = true
		}
		out = append(out, r)
	}
	return norm.NFC.String(string(out))
}
