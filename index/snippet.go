package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// snippetBytes is the length that a snippet aims at: two lines of a list of hits.
const snippetBytes = 320

// ellipsis stands where a text was cut.
const ellipsis = "…"

// Snippet returns the part of a text that shows the marks best, and the marks in
// it. It begins with a sentence where one begins near enough, else with a word,
// and ends with a word; an ellipsis stands where something was left out.
func Snippet(text string, marks []corpus.Range) (string, []corpus.Range) {
	if len(text) <= snippetBytes {
		return text, marks
	}
	first, end := bestWindow(marks)
	start := snippetStart(text, first, end)
	stop := snippetEnd(text, max(end, start+snippetBytes))
	if stop == len(text) {
		// The end of the text is near: show more before.
		if early := snippetStart(text, runeBegins(text, max(0, stop-snippetBytes)), end); early < start {
			start = early
		}
	}
	out := text[start:stop]
	shift := -start
	if start > 0 {
		out = ellipsis + out
		shift += len(ellipsis)
	}
	if stop < len(text) {
		out += ellipsis
	}
	var kept []corpus.Range
	for _, m := range marks {
		if m.Start >= start && m.End <= stop {
			kept = append(kept, corpus.Range{Start: m.Start + shift, End: m.End + shift})
		}
	}
	return out, kept
}

// bestWindow returns the first mark's start and the last mark's end of the
// stretch with the most marks that fits in a snippet.
func bestWindow(marks []corpus.Range) (start, end int) {
	most := 0
	for i := range marks {
		j := i
		for j+1 < len(marks) && marks[j+1].End-marks[i].Start <= snippetBytes*3/4 {
			j++
		}
		if j-i+1 > most {
			most, start, end = j-i+1, marks[i].Start, marks[j].End
		}
	}
	return start, end
}

// snippetStart goes back from the first mark to the beginning of its sentence,
// or by a third of a snippet to the beginning of a word.
func snippetStart(text string, first, end int) int {
	room := max(0, min(snippetBytes/3, snippetBytes-(end-first)))
	limit := first - room
	if limit <= 0 {
		return 0
	}
	for i := first; i > limit; i-- {
		if sentenceBegins(text, i) {
			return i
		}
	}
	return wordBegins(text, limit, first)
}

// sentenceBegins reports whether a capital stands at i after the end of a
// sentence and a space.
func sentenceBegins(text string, i int) bool {
	if i < 2 || text[i-1] != ' ' || !strings.ContainsRune(".!?;:", rune(text[i-2])) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsUpper(r)
}

// wordBegins returns the first beginning of a word from i on, at most limit.
func wordBegins(text string, i, limit int) int {
	for ; i < limit; i++ {
		if text[i-1] == ' ' || text[i-1] == '\t' {
			return i
		}
	}
	return limit
}

// snippetEnd returns the end of the last word that ends by i.
func snippetEnd(text string, i int) int {
	if i >= len(text) {
		return len(text)
	}
	for j := i; j > i-snippetBytes/4 && j > 0; j-- {
		if text[j] == ' ' || text[j] == '\t' {
			return j
		}
	}
	return runeBegins(text, i)
}

// runeBegins returns the beginning of the rune at i, which is in the text.
func runeBegins(text string, i int) int {
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}
