package meta

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"polidex/corpus"
)

// line is a block of the cover.
type line struct {
	*corpus.Block
	index int
}

// The cover of a format without pages is the blocks before the first numbered
// heading, and no more than coverBlocks.
const coverBlocks = 30

// coverOf returns the blocks in which a document presents itself: its first
// page with text, or its beginning.
func coverOf(doc *corpus.Document) []line {
	var out []line
	page := 0
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == corpus.Note || strings.TrimSpace(b.Text) == "" {
			continue
		}
		if b.Kind == corpus.Furniture && doc.Format != corpus.FormatText && b.Page == 0 {
			continue // navigation of a page
		}
		if b.Page > 0 {
			if page == 0 {
				page = b.Page
			}
			if b.Page != page && (b.Page > page+1 || enoughText(out)) {
				break
			}
		} else if len(out) >= coverBlocks {
			break
		}
		if len(out) > 0 && b.Kind == corpus.Heading && numbered(b) {
			break
		}
		out = append(out, line{b, i})
	}
	return out
}

// unjoined cuts a line into the lines of the cover that a reader of plain text
// ran together: place and day with the reference, and the formula behind it.
func (f *finder) unjoined(cover []line) []line {
	var out []line
	for _, l := range cover {
		at := referencePattern.FindStringSubmatchIndex(l.Text)
		if l.Page > 0 || l.Kind == corpus.Item || l.Kind == corpus.Row || at == nil || strings.TrimSpace(l.Text[at[1]:]) == "" {
			out = append(out, l)
			continue
		}
		before, rest := strings.TrimSpace(l.Text[:at[2]]), strings.TrimSpace(l.Text[at[1]:])
		if _, _, _, formula := opening(rest); !formula || before != "" && !f.isDateLine(before) {
			out = append(out, l)
			continue
		}
		for _, text := range []string{l.Text[:at[1]], rest} {
			b := *l.Block
			b.Kind, b.Text = corpus.Paragraph, strings.TrimSpace(text)
			out = append(out, line{&b, l.index})
		}
	}
	return out
}

// coverWords is how few words a first page has that is only a picture or logo.
const coverWords = 12

func enoughText(lines []line) bool {
	n := 0
	for _, l := range lines {
		n += len(strings.Fields(l.Text))
	}
	return n >= coverWords
}

// numbered says whether a heading begins with a number: then the text has begun.
func numbered(b *corpus.Block) bool {
	t := b.Marker + b.Text
	return t != "" && '0' <= t[0] && t[0] <= '9' || strings.HasPrefix(t, "I. ")
}

// fold brings letters to the form that is compared: lower case without accents,
// every run of other signs one space.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			if r == 'ς' {
				r = 'σ'
			}
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}

// word is a run of letters or digits of a text, folded, with its bytes.
type word struct {
	fold       string
	start, end int
}

func wordsOf(s string) []word {
	var out []word
	start := -1
	for i, r := range s {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
		if in && start < 0 {
			start = i
		}
		if !in && start >= 0 {
			out = append(out, word{fold(s[start:i]), start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, word{fold(s[start:]), start, len(s)})
	}
	return out
}

// startsUpper says whether the first letter of s is a capital.
// isLetter says whether r is part of a word.
func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
