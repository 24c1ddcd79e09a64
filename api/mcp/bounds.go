package mcp

import (
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of an answer. A context of an assistant is small beside a corpus:
// 24 kB are about 6,000 tokens, and clients warn of answers of more than 10,000.
const (
	defaultHits = 10
	maxHits     = 50
	// answerBytes is what the entries of one answer may take, as JSON.
	answerBytes = 24 << 10
	// quoteBytes bounds the quote of one hit; get_passage has the whole.
	quoteBytes = 1200
	// passageBytes is how much of one passage an answer shows.
	passageBytes = 16 << 10
	// aroundBytes bounds each of the blocks around a passage.
	aroundBytes = 1500
	// wordsBytes bounds what stands beside a quote: a lead-in, a title, a heading.
	wordsBytes = 400
	// facetValues is the number of values that a count lists.
	facetValues = 15
	// listed bounds the other lists of an answer: notes, warnings, forms, reasons.
	listed = 20
	// maxValues bounds the values of one argument.
	maxValues = 50
)

// cutMark stands where words were left out.
const cutMark = " […]"

// cut returns the text with at most n bytes and cutMark where it is longer, and
// whether it was. It ends with a whole word where one ends near enough.
func cut(text string, n int) (string, bool) {
	if len(text) <= n {
		return text, false
	}
	return text[:cutAt(text, n)] + cutMark, true
}

// cutAt returns where a text that is longer than n bytes is cut: before a space
// in the last fifth, else before a letter.
func cutAt(text string, n int) int {
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	if space := strings.LastIndexAny(text[:n], " \t"); space > n-n/5 {
		return space
	}
	return n
}

// short is [cut] for words beside a quote.
func short(text string) string {
	s, _ := cut(text, wordsBytes)
	return s
}

// shorts is short for each of at most [listed] texts.
func shorts(texts []string) []string {
	var out []string
	for _, t := range texts[:min(len(texts), listed)] {
		out = append(out, short(t))
	}
	return out
}

// fit returns how many of the entries fit into the bytes as JSON, at least one.
func fit[T any](entries []T, bytes int) int {
	for i := range entries {
		data, err := json.Marshal(entries[i])
		if bytes -= len(data); (err != nil || bytes < 0) && i > 0 {
			return i
		}
	}
	return len(entries)
}

// line returns the words on one line, for the text to read: what would break it,
// or turn the order of letters about, is a space.
func line(words string) string {
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
	}), " ")
}

// quoted is [line] between quotation marks; nothing stays nothing.
func quoted(words string) string {
	if words = line(words); words == "" {
		return ""
	}
	return "“" + words + "”"
}
