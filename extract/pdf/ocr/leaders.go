package ocr

import (
	"strings"
	"unicode"
)

// leader is what the dots of a table of contents become.
const leader = "....."

// minDots is the number of dots in a row that no sentence has.
const minDots = 4

// mendLeaders cuts off what is read into the dots that lead to a page number.
// Fine dots become runs of c, e and s, as part of their word or as words of
// their own.
func mendLeaders(t *recognition) {
	for _, l := range t.lines {
		at := leaderOf(l.words)
		if at < 0 {
			continue
		}
		w := &l.words[at]
		text := w.text[:strings.Index(w.text, "....")]
		last := len(l.words) - 1
		number := last > at && pageNumber(l.words[last].text)
		kept := l.words[:at:at]
		dots := word{box: w.box, ink: w.ink, conf: w.conf, text: leader}
		if text != "" {
			// Letters and dots have one box; a letter is about as broad as two dots.
			title := *w
			title.text = text
			title.x1 = w.x0 + w.width()*min(0.9, float64(2*len(text))/float64(2*len(text)+len(w.text)-len(text)))
			dots.x0 = title.x1
			kept = append(kept, title)
		}
		if number {
			dots.x1 = max(dots.x1, l.words[last].x0-0.3*w.height())
		} else {
			dots.x1 = l.words[last].x1
		}
		kept = append(kept, dots)
		if number {
			kept = append(kept, l.words[last])
		}
		l.words = kept
	}
}

// leaderOf finds the word in which dots begin that go on to the end of the line
// or to the number there; -1 if there is none.
func leaderOf(words []word) int {
	for i := range words {
		if !strings.Contains(words[i].text, strings.Repeat(".", minDots)) {
			continue
		}
		for _, w := range words[i+1:] {
			if !pageNumber(w.text) && !smudge(w.text) {
				return -1
			}
		}
		return i
	}
	return -1
}

func pageNumber(s string) bool {
	return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == ""
}

// smudge reports whether a word is dots, or dots taken for letters.
func smudge(s string) bool {
	other := 0
	for _, r := range s {
		if !unicode.IsPunct(r) && !strings.ContainsRune("ceostun", unicode.ToLower(r)) {
			other++
		}
	}
	return other*8 <= len(s)
}
