package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are the words of a document, by which broken ones are mended.
type Words struct {
	count map[string]int
	// hyphenated says that the document breaks words at the ends of lines, so
	// that a hyphen there is more likely to be added than the word's own.
	hyphenated bool
	// soft says that it marks such hyphens as what they are, so that a plain one
	// is the word's own.
	soft bool
}

// NewWords counts the words that stand whole in the lines.
func NewWords(pages []*Page) *Words {
	w := &Words{count: map[string]int{}}
	lines, hyphens, soft := 0, 0, 0
	for _, p := range pages {
		broken := false
		for _, l := range p.Lines {
			if utf8.RuneCountInString(l.Text) > 30 {
				lines++
			}
			rest := strings.ToLower(l.Text)
			first := true
			for rest != "" {
				var word string
				word, rest, _ = strings.Cut(rest, " ")
				if first && broken || rest == "" && endsBroken(word) {
					first = false
					continue
				}
				first = false
				if word = trimWord(word); word != "" {
					w.count[word]++
				}
			}
			broken = endsBroken(l.Text)
			if broken {
				hyphens++
				if !strings.HasSuffix(l.Text, "-") {
					soft++
				}
			}
		}
	}
	w.hyphenated = hyphens*40 > lines
	w.soft = soft > 2 && soft*3 > hyphens
	return w
}

func trimWord(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// endsBroken reports whether a line ends with a hyphen behind a letter.
func endsBroken(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	if r != '-' && r != '\u2010' && r != '\u00ad' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsLetter(before)
}

// Text joins lines to the text of a block.
func (w *Words) Text(lines []*Line) string { return clean(w.join(lines, nil)) }

// join is Text before it is cleaned. Where starts is not nil it is told for each
// line where in that text its own begins.
func (w *Words) join(lines []*Line, starts []int) string {
	var b strings.Builder
	tail := ""
	for i, l := range lines {
		next := strings.TrimLeft(l.Text, " ")
		if i > 0 && next != "" {
			cut, space := w.joint(tail, next)
			b.WriteString(tail[:len(tail)-cut])
			if space {
				b.WriteByte(' ')
			}
			tail = next
		} else if i == 0 {
			tail = next
		}
		if starts != nil {
			starts[i] = b.Len()
		}
	}
	b.WriteString(tail)
	return b.String()
}

// clean drops soft hyphens and makes spaces single.
func clean(s string) string {
	if strings.Contains(s, "\u00ad") {
		s = strings.ReplaceAll(s, "\u00ad", "")
	}
	if strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}

// joint decides how a line goes on in the next one: how many bytes of its end
// are dropped, and whether a space comes between.
func (w *Words) joint(line, next string) (cut int, space bool) {
	r, n := utf8.DecodeLastRuneInString(line)
	if line == "" {
		return 0, false
	}
	before, _ := utf8.DecodeLastRuneInString(line[:len(line)-n])
	follow, _ := utf8.DecodeRuneInString(next)
	switch r {
	case '\u00ad':
		return n, false
	case '/', '\u2011':
		return 0, before == ' '
	case '–', '—':
		return 0, before == ' ' || !unicode.IsDigit(before)
	case '-', '\u2010':
	default:
		return 0, true
	}
	switch {
	case before == ' ' || before == utf8.RuneError:
		return 0, true
	case !unicode.IsLetter(before) || !unicode.IsLower(follow):
		return 0, false
	}
	return w.hyphen(line[:len(line)-n], next, n)
}

// conjunctions stand behind a hyphen that is short for the end of a later word,
// as in "sea- and airports".
var conjunctions = map[string]bool{
	"and": true, "or": true, "und": true, "oder": true, "sowie": true, "bzw": true,
	"en": true, "et": true, "ou": true, "och": true, "og": true, "eller": true,
}

// hyphen decides about a hyphen of n bytes between two parts of lines.
func (w *Words) hyphen(line, next string, n int) (cut int, space bool) {
	left := line[strings.LastIndexByte(line, ' ')+1:]
	right, _, _ := strings.Cut(next, " ")
	a, b := strings.ToLower(trimWord(left)), strings.ToLower(trimWord(right))
	if conjunctions[b] {
		return 0, true
	}
	whole, compound := w.count[a+b], w.count[a+"-"+b]
	if whole == 0 && compound == 0 {
		whole = w.count[a[strings.LastIndexByte(a, '-')+1:]+b]
	}
	halves := len(a) > 3 && len(b) > 3 && w.count[a] > 0 && w.count[b] > 0
	switch {
	case whole > 0 && whole >= compound:
		return n, false
	case compound > 0:
		return 0, false
	case halves, w.soft && n == 1:
		return 0, false
	case w.hyphenated || line != "" && n > 1:
		return n, false
	}
	return 0, false
}
