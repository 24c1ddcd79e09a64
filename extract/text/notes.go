package text

import (
	"regexp"
	"strconv"
)

// noteStart matches the first line of a footnote: its number, and the beginning
// of a sentence.
var noteStart = regexp.MustCompile(`^(\d{1,3}) ["“‘«(]?\p{Lu}|^(\d{1,3}) (?:https?://|ibid|idem|e\.g\.|see )`)

// noteShare is the part of a page that its footnotes may fill.
const noteShare = 0.5

// markNotes finds the footnotes at the foot of pages. They are numbered through
// the text, so that the next one can only begin with the next number: a line of
// the text that begins with a number hardly ever does so with that one, and
// with a capital behind it.
func markNotes(lines []line) {
	next := 1
	for start := 0; start < len(lines); {
		end := start
		for end < len(lines) && lines[end].page == lines[start].page {
			end++
		}
		next = markPageNotes(lines[start:end], next)
		start = end
	}
}

// markPageNotes marks the footnotes of one page, and returns the number after
// the last.
func markPageNotes(page []line, next int) int {
	text := 0
	for _, l := range page {
		if !l.blank() && l.furniture == "" {
			text++
		}
	}
	seen := 0
	for i := range page {
		l := &page[i]
		if l.blank() || l.furniture != "" {
			continue
		}
		if n := noteNumber(l.text); n == next && float64(text-seen) <= noteShare*float64(text)+1 {
			mark := strconv.Itoa(n)
			l.note, l.text = mark, squeeze(l.text[len(mark):])
			next++
		} else if i > 0 {
			l.inNote = inNote(page[:i])
		}
		seen++
	}
	return next
}

// inNote says whether the last line of text before is one of a footnote: what
// follows a footnote on its page is footnotes.
func inNote(before []line) bool {
	for i := len(before) - 1; i >= 0; i-- {
		if !before[i].blank() && before[i].furniture == "" {
			return before[i].note != "" || before[i].inNote
		}
	}
	return false
}

func noteNumber(text string) int {
	m := noteStart.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1] + m[2])
	return n
}
