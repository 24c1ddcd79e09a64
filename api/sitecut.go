package api

import (
	"strings"

	"polidex/corpus"
)

// beginning is the beginning of a text, of at most so many letters and of whole words
// where they are not very long, with a sign where it was cut. The cells of a row are
// parted for the eye.
func beginning(text string, most int) string {
	text = strings.ReplaceAll(text, corpus.CellSeparator, " · ")
	cut := cutLetters(text, most)
	if cut == text {
		return text
	}
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + " …"
}

// clip cuts a text after so many letters, for programs and narrow places.
func clip(text string, most int) string {
	cut := cutLetters(text, most)
	if cut == text {
		return text
	}
	return cut + "…"
}

// cutLetters returns the first letters of a text, without space at their end; the text
// itself where it has no more of them.
func cutLetters(text string, most int) string {
	if len(text) <= most {
		return text
	}
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return strings.TrimRight(string(letters[:most]), " ")
}

// titleLetters is how much of a title lists show, in letters.
const titleLetters = 180

// titleText is a title as lists show it.
func titleText(title string) string { return beginning(title, titleLetters) }
