package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// layout is how a text is set: whether its lines run on, and how wide it is.
type layout struct {
	// wrapped says that lines were broken at a width. Otherwise a line is a
	// paragraph.
	wrapped bool
	// width is the length of a full line, in characters.
	width int
}

const (
	// widestLine is the longest line that a text broken at a width has.
	widestLine = 160
	// fullShare is the part of the width from which a line counts as full: a
	// proportional font fills a line with fewer or more letters.
	fullShare = 0.8
	// brimShare is the part from which it has no room left.
	brimShare = 0.93
	// hangingIndent is how far right of a mark its text may go on.
	hangingIndent = 8
)

// measure finds out how a text is set. Lines run on when most lines that have a
// line directly below them come near to the same length, and hardly any is
// longer than a page is wide.
func measure(lines []line) layout {
	var lengths []int
	followed, long := 0, 0
	for i, l := range lines {
		if l.blank() || l.furniture != "" {
			continue
		}
		n := l.width
		lengths = append(lengths, n)
		if n > widestLine {
			long++
		}
		if i+1 < len(lines) && !lines[i+1].blank() {
			followed++
		}
	}
	if len(lengths) == 0 || long*20 > len(lengths) {
		return layout{}
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)*95/100]
	if width > widestLine {
		width = lengths[len(lengths)*80/100]
	}
	full := 0
	for i, l := range lines {
		if l.blank() || l.furniture != "" || i+1 >= len(lines) || lines[i+1].blank() {
			continue
		}
		if float64(l.width) >= fullShare*float64(width) && !endsSentence(l.text) {
			full++
		}
	}
	return layout{wrapped: full >= 2 && full*5 >= followed && width >= 30, width: width}
}

// runsOn says whether the line b goes on with the paragraph of the line a.
func (l layout) runsOn(a, b line, width int) bool {
	if strings.HasSuffix(a.text, "\u00ad") {
		return true
	}
	if !l.wrapped {
		return false
	}
	word, _, _ := strings.Cut(b.text, " ")
	room := width - a.width - 1 - utf8.RuneCountInString(word)
	free := 1 - fullShare
	if endsSentence(a.text) {
		// The end of a sentence near the end of a line may be that of the
		// paragraph: only a line without room goes on.
		free = 1 - brimShare
	}
	if float64(room) < free*float64(width) {
		return true
	}
	// A short line in the middle of a sentence: a narrow column, or a word that
	// did not fit.
	return startsLower(b.text) && !endsSentence(a.text)
}

// widthAround returns the width of the lines around line i, which is that of the
// text unless they are set narrower.
func (l layout) widthAround(lines []line, i int) int {
	widest, n := 0, 0
	for j := i; j >= 0 && !lines[j].blank(); j-- {
		widest, n = max(widest, lines[j].width), n+1
		if n > 200 {
			break
		}
	}
	for j := i + 1; j < len(lines) && !lines[j].blank(); j++ {
		widest, n = max(widest, lines[j].width), n+1
		if n > 400 {
			break
		}
	}
	if n < 3 {
		return l.width
	}
	return min(widest, l.width)
}

func startsLower(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r)
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

func endsSentence(text string) bool {
	text = strings.TrimRight(text, `"”’'»)]`)
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, ";") ||
		strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…")
}

// vocabulary is the words that stand in a text unbroken.
type vocabulary map[string]bool

// wordsOf collects the words of a text, those with a hyphen as well as their
// parts joined.
func wordsOf(src string) vocabulary {
	v := vocabulary{}
	for raw := range strings.Lines(src) {
		fields := strings.Fields(raw)
		for i, w := range fields {
			if i == len(fields)-1 && (strings.HasSuffix(w, "-") || strings.HasSuffix(w, "\u2010")) {
				continue
			}
			v[core(w)] = true
		}
	}
	return v
}

func core(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }))
}

// compounds are first parts that keep their hyphen before another word, where
// the text itself does not show how the word is written.
var compounds = []string{"anti", "co", "counter", "cross", "cyber", "end", "ex", "high", "law", "long", "low", "mid", "multi", "near", "non", "post", "pre", "pro", "real", "self", "semi", "short", "so", "well"}

// join puts two lines of a paragraph together. A word broken at the end of the
// first is made whole, with its hyphen where the text writes it so elsewhere.
func (v vocabulary) join(a, b string) string {
	if rest, ok := strings.CutSuffix(a, "\u00ad"); ok {
		return rest + b
	}
	head, ok := strings.CutSuffix(a, "-")
	if !ok {
		head, ok = strings.CutSuffix(a, "\u2010")
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	if !ok || !unicode.IsLetter(last) && !unicode.IsDigit(last) {
		return a + " " + b
	}
	if !startsLower(b) || !unicode.IsLower(last) {
		// "Ost-West-", "EU-", "2021-": the hyphen is part of the word.
		return a + b
	}
	tail := head[strings.LastIndexByte(head, ' ')+1:]
	word, _, _ := strings.Cut(b, " ")
	if word == "and" || word == "or" || word == "und" || word == "oder" || word == "et" || word == "y" || word == "en" || word == "of" {
		return a + " " + b // "short- and long-term"
	}
	hyphened := core(tail) + "-" + core(word)
	switch {
	case v[core(tail)+core(word)]:
	case v[hyphened], slices.Contains(compounds, core(tail)):
		return head + "-" + b
	}
	return head + b
}
