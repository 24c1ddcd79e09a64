package ocr

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dashes are what items begin with that have no bullets.
const dashes = "-–—"

// dashAdvance is how far behind the beginning of a dash its item's text begins,
// by the em, where no line tells.
const dashAdvance = 0.75

// partDashes parts the dashes of items from the word that they were read as one
// with, where two lines or more begin with a dash in one column: a single one
// may belong to its word.
func partDashes(t *recognition) {
	var dashed []*line
	for _, l := range t.lines {
		if l.quarter == 0 && startsDashed(l.words) {
			dashed = append(dashed, l)
		}
	}
	for _, l := range dashed {
		w := &l.words[0]
		rest := strings.TrimLeft(w.text, dashes)
		if rest == "" {
			continue
		}
		text, found := w.x0+dashAdvance*l.em, false
		for _, o := range dashed {
			if o == l || abs(o.words[0].x0-w.x0) > sameColumn*l.em {
				continue
			}
			found = true
			if strings.Trim(o.words[0].text, dashes) == "" {
				text = o.words[1].x0
			}
		}
		if !found {
			continue
		}
		mark, word := *w, *w
		_, n := utf8.DecodeRuneInString(w.text)
		mark.text, word.text = w.text[:n], rest
		word.x0 = min(text, w.x1-0.1*l.em)
		mark.x1 = max(w.x0+0.1*l.em, word.x0-0.25*l.em)
		l.words[0] = word
		l.words = slices.Insert(l.words, 0, mark)
	}
}

// startsDashed reports whether words begin with a dash, set apart or not.
func startsDashed(words []word) bool {
	rest := strings.TrimLeft(words[0].text, dashes)
	if rest == words[0].text {
		return false
	}
	if rest == "" {
		return len(words) > 1
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r)
}
