package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/corpus"
)

// noteMarks returns the marks of the document's notes that are numbers. Where
// a reader could not tell a superscript, such a number is glued to a word.
func noteMarks(doc *corpus.Document) map[string]bool {
	marks := map[string]bool{}
	for _, b := range doc.Blocks {
		if b.Kind == corpus.Note && isNumber(b.Marker) {
			marks[b.Marker] = true
		}
	}
	return marks
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// text returns the words of an action that stands in the given blocks, the
// first its parent and the rest its details, and the places they come from.
// Bullets, note marks and closing punctuation are left out; the details keep
// the semicolons between them.
func (w *walk) text(blocks []int) (string, []corpus.Place) {
	var out strings.Builder
	var places []corpus.Place
	for i, block := range blocks {
		t := w.doc.Blocks[block].Text
		p := corpus.Place{Block: block, Start: leadingGlyph(t), End: len(t)}
		if i == len(blocks)-1 {
			if w.cut > 0 {
				t = t[:w.cut]
			}
			p.End = w.closing(t)
		}
		if i > 0 {
			out.WriteByte(' ')
		}
		places = append(places, w.copyWords(&out, p)...)
	}
	return out.String(), places
}

// span returns the words at one place, cleaned in the same way.
func (w *walk) span(p corpus.Place) (string, []corpus.Place) {
	t := w.doc.Words(p)
	p.End = p.Start + w.closing(t)
	var out strings.Builder
	places := w.copyWords(&out, p)
	return out.String(), places
}

// copyWords writes the words at a place without note marks, and returns the
// places that are left.
func (w *walk) copyWords(out *strings.Builder, p corpus.Place) []corpus.Place {
	t := w.doc.Blocks[p.Block].Text
	var places []corpus.Place
	from := p.Start
	for i := p.Start; i < p.End; {
		n := w.noteMark(t, i, p.End)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(t[i:])
			i += size
			continue
		}
		places = append(places, corpus.Place{Block: p.Block, Start: from, End: i})
		out.WriteString(t[from:i])
		i += n
		from = i
	}
	if from < p.End {
		places = append(places, corpus.Place{Block: p.Block, Start: from, End: p.End})
		out.WriteString(t[from:p.End])
	}
	return places
}

// noteMark returns the length of a note mark at byte i: superscript figures, a
// number in square brackets, or the number of a note glued to a word of several
// letters. Shorter words may
// well end in a figure ("CO2", "web3").
func (w *walk) noteMark(t string, i, end int) int {
	if n := bracketed(t[i:end]); n > 0 {
		return n
	}
	n := 0
	for _, r := range t[i:end] {
		if !strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	if n > 0 || len(w.notes) == 0 || t[i] < '0' || t[i] > '9' {
		return n
	}
	const word = 4
	letters, k := 0, i
	for letters < word && k > 0 {
		r, size := utf8.DecodeLastRuneInString(t[:k])
		if !unicode.IsLower(r) {
			return 0
		}
		letters++
		k -= size
	}
	if letters < word {
		return 0
	}
	for i+n < end && t[i+n] >= '0' && t[i+n] <= '9' {
		n++
	}
	if next, _ := utf8.DecodeRuneInString(t[i+n:]); unicode.IsLetter(next) || !w.notes[t[i:i+n]] {
		return 0
	}
	return n
}

// closing returns the length of an item's text without the punctuation that
// closes it and the conjunction that leads to the next.
func (w *walk) closing(t string) int {
	t = trimClosing(t[:w.words.TrimConjunction(t)])
	return len(trimClosing(w.withoutLoneMark(t)))
}

func trimClosing(t string) string {
	return strings.TrimRightFunc(t, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".;,:·;", r)
	})
}

// glyphs are bullets that authors type at the beginning of a paragraph.
const glyphs = "•●○◦▪▫■□➢➤►▶▸✓✔❖◆◇→➔–—‣⁃∙·*»›"

// leadingGlyph returns the length of a typed bullet with the space behind it, 0
// when the text begins with none.
func leadingGlyph(t string) int {
	rest := strings.TrimLeftFunc(t, unicode.IsSpace)
	r, n := utf8.DecodeRuneInString(rest)
	// The private-use area is where symbol fonts keep their bullets.
	if !strings.ContainsRune(glyphs, r) && (r < 0xf000 || r > 0xf0ff) && r != '-' || n >= len(rest) {
		return len(t) - len(rest)
	}
	after := strings.TrimLeftFunc(rest[n:], unicode.IsSpace)
	if len(after) == len(rest)-n && (r == '-' || r == '*' || r == '–' || r == '—' || r == '»' || r == '›') {
		return len(t) - len(rest)
	}
	return len(t) - len(after)
}
