package ocr

import (
	"strings"
	"unicode"
)

// The heights of letters above the baseline, by the em: between those of the
// common serif types and of the common sans-serif ones.
const (
	tallRise  = 0.69 // capitals, digits and letters with an ascender
	tRise     = 0.60
	smallRise = 0.475
	// descent is how far letters with a descender go below it.
	descent = 0.215
)

const (
	// tall are letters and signs as high as capitals; accents and dots come up to
	// the same height.
	tall = "bdfhijklßþðβδζθλξψбй()[]{}/|\\!?%&$€£§\"'“”‘’„#@0123456789"
	// descending are letters that go below the baseline by a descender, deep are
	// all letters and signs that go below it.
	descending = "gjpqyβγμηρφχψруфј"
	deep       = "gjpqyçşţțșąęįųķļņŗģþβγζημξρφχψςруфцщџјQ,;()[]{}/|\\$§@_„‚&"
	// empty have no height to measure: dashes, points, signs amid the line.
	empty = ".,:;-–—‐_~=+<>«»‹›•·°*^¬¨…'\"`´"
)

// rise returns how high the letters of a word stand above the baseline by the
// em; 0 where that is not known.
func rise(text string) float64 {
	top := 0.0
	for _, r := range text {
		switch {
		case strings.ContainsRune(empty, r):
		case unicode.IsUpper(r) && r > unicode.MaxASCII && !plainCapital(r):
			return 0 // an accent above it
		case unicode.IsUpper(r), strings.ContainsRune(tall, r):
			top = max(top, tallRise)
		case r == 't':
			top = max(top, tRise)
		case r >= 0xDF && r < 0x250 && r != 'ç' && r != 'ø' && r != 'æ' && r != 'œ' && r != 'ı' && r != 'ş':
			top = max(top, tallRise) // Latin with an accent
		case strings.ContainsRune("ąęįų", r):
			top = max(top, smallRise)
		case strings.ContainsRune("άέήίόύώϊϋΐΰёїі", r):
			top = max(top, tallRise)
		case unicode.IsLower(r):
			top = max(top, smallRise)
		default:
			return 0
		}
	}
	return top
}

// plainCapital reports whether a capital beyond ASCII has no accent.
func plainCapital(r rune) bool {
	return r >= 'Α' && r <= 'Ω' || r >= 'А' && r <= 'Я' && r != 'Й' || r == 'Ø' || r == 'Æ' || r == 'Œ'
}

// sits reports whether the ink of a word ends at the baseline: something of it
// stands there, and nothing goes below.
func sits(text string) bool {
	stands := false
	for _, r := range text {
		if strings.ContainsRune(deep, r) {
			return false
		}
		stands = stands || (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return stands
}

// descends reports whether a letter of the word has a descender.
func descends(text string) bool { return strings.ContainsAny(text, descending) }

// lettersOf counts the letters and digits of a text.
func lettersOf(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
