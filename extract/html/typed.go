package html

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"polidex/corpus"
)

// inlineBullet matches a bullet inside a paragraph.
var inlineBullet = regexp.MustCompile(`(^|\s)[•●▪■➢]\s+`)

// typedLists makes items of the paragraphs whose bullet or number was typed into
// the words, and headings of those whose number begins a title. A bullet is
// enough; a dash or a number must have a neighbour of its kind, or a lead-in
// above it.
func typedLists(in []draft) []draft {
	var t typist
	for _, d := range in {
		t.blocks = append(t.blocks, splitBullets(d)...)
	}
	t.marks, t.kinds = make([]string, len(t.blocks)), make([]markerKind, len(t.blocks))
	for i, b := range t.blocks {
		if b.Kind == corpus.Paragraph {
			t.marks[i], _, t.kinds[i] = marker(b.Text)
		}
	}
	t.recent = map[string]string{}
	for i := range t.blocks {
		t.decide(i)
	}
	return t.blocks
}

// typist is the state of typedLists.
type typist struct {
	blocks []draft
	marks  []string
	kinds  []markerKind
	// recent are the last marks of each shape since the last heading.
	recent map[string]string
}

func (t *typist) decide(i int) {
	b := &t.blocks[i]
	switch {
	case b.Kind == corpus.Heading:
		clear(t.recent)
	case b.Kind != corpus.Paragraph:
	case articleTitle.MatchString(b.Text):
		b.Kind, b.Level = corpus.Heading, 3
	case t.kinds[i] == noMarker:
		if b.tab && titleLike(t.blocks, i) && numberWord.MatchString(b.Text) {
			b.Kind, b.Level = corpus.Heading, 1+strings.Count(strings.Fields(b.Text)[0], ".")
		}
	case t.isTitle(i):
		b.Kind, b.Level = corpus.Heading, 1+strings.Count(strings.TrimSuffix(t.marks[i], "."), ".")
		if t.kinds[i] == glyphMarker {
			// A bullet before a title, as explanatory memoranda have.
			b.Level, b.Text = 2, rest(b.Text)
		}
		clear(t.recent)
	case t.isItem(i):
		b.Kind, b.Level, b.Marker, b.Text, b.typed = corpus.Item, 1, t.marks[i], rest(b.Text), true
		t.recent[shape(b.Marker)] = b.Marker
	}
}

// isTitle says whether a marked paragraph is a title: its number has a full
// stop, or its mark a tabulator, and it stands alone.
func (t *typist) isTitle(i int) bool {
	b := t.blocks[i]
	if t.led(i) || !titleLike(t.blocks, i) {
		return false
	}
	switch t.kinds[i] {
	case glyphMarker:
		return b.tab && !t.same(i, -1) && !t.same(i, 1)
	case dotMarker:
		return b.Strong || !t.isItem(i)
	}
	return false
}

func (t *typist) isItem(i int) bool {
	switch t.kinds[i] {
	case glyphMarker:
		return true
	case weakMarker:
		j, k := neighbour(t.blocks, i, -1), neighbour(t.blocks, i, 1)
		return j >= 0 && t.blocks[j].Kind == corpus.Item || k >= 0 && t.kinds[k] != noMarker
	case dashMarker:
		j := neighbour(t.blocks, i, -1)
		return t.led(i) || t.same(i, -1) || t.same(i, 1) || j >= 0 && t.blocks[j].typed
	case bracketMarker, dotMarker:
		j, k := neighbour(t.blocks, i, -1), neighbour(t.blocks, i, 1)
		return t.led(i) || j >= 0 && follows(t.marks[j], t.marks[i]) || k >= 0 && follows(t.marks[i], t.marks[k]) ||
			follows(t.recent[shape(t.marks[i])], t.marks[i])
	}
	return false
}

// led says whether a lead-in stands above the block.
func (t *typist) led(i int) bool {
	j := neighbour(t.blocks, i, -1)
	return j >= 0 && t.blocks[j].Kind == corpus.Paragraph && strings.HasSuffix(t.blocks[j].Text, ":")
}

// same says whether the next block in a direction has a mark of the same shape.
func (t *typist) same(i, step int) bool {
	j := neighbour(t.blocks, i, step)
	return j >= 0 && t.kinds[j] == t.kinds[i] && shape(t.marks[j]) == shape(t.marks[i])
}

// articleTitle matches the heading of an article of a legal act, in the
// languages of the older pages, which do not mark it.
var articleTitle = regexp.MustCompile(`(?i)^(article|artikel|artículo|articolo|artigo|άρθρο|artykuł|artikla|článek|člen|articolul)\s+(\d{1,3}[a-z]?|[ivxl]{1,6}|premier|1er|primero|primo)\.?$`)

func rest(text string) string {
	_, rest, _ := marker(text)
	return rest
}

// splitBullets parts a paragraph that holds a whole list: "The Commission will:
// • adopt … • propose …".
func splitBullets(d draft) []draft {
	found := inlineBullet.FindAllStringIndex(d.Text, -1)
	if d.Kind != corpus.Paragraph || len(found) < 2 {
		return []draft{d}
	}
	var out []draft
	start := 0
	for i := 0; i <= len(found); i++ {
		end := len(d.Text)
		if i < len(found) {
			end = found[i][0]
		}
		if text := strings.TrimSpace(d.Text[start:end]); text != "" {
			k := d
			k.Text, k.bold = text, span{}
			if len(out) > 0 {
				k.NotedPage = 0 // carried on by itself
			}
			out = append(out, k)
		}
		start = end
	}
	return out
}

// neighbour returns the next block of text in a direction, -1 at the end or
// where another region begins.
func neighbour(blocks []draft, i, step int) int {
	for j := i + step; j >= 0 && j < len(blocks); j += step {
		if blocks[j].Kind == corpus.Furniture || blocks[j].Kind == corpus.Note {
			continue
		}
		if blocks[j].Region != blocks[i].Region {
			return -1
		}
		return j
	}
	return -1
}

// numberWord matches the number of a heading that has no full stop.
var numberWord = regexp.MustCompile(`^\d{1,2}(\.\d{1,2}){0,3} \p{Lu}`)

// titleLike says whether a numbered paragraph could be a title: short, without
// the end of a sentence, in capitals at its beginning, and followed by text.
func titleLike(blocks []draft, i int) bool {
	text := blocks[i].Text
	if _, r, kind := marker(text); kind != noMarker {
		text = r
	} else {
		text = strings.TrimLeft(text, "0123456789. ")
	}
	if len(strings.Fields(text)) > titleWords || endsSentence(text) || !startsUpper(text) {
		return false
	}
	j := neighbour(blocks, i, 1)
	return j >= 0 && (blocks[j].Kind != corpus.Item || blocks[j].typed) && len(blocks[j].Text) > len(text)/2
}

// settleLevels gives the items whose marks were typed, or that a style name
// made items, their levels: by the indent of the style where there is one, else
// by the order in which marks of another shape first appear below one another.
func settleLevels(blocks []draft) {
	type list struct{ key, last string } // a shape or rank, and the last mark
	var open []list
	base := 0
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Kind == corpus.Furniture, b.Kind == corpus.Note:
			continue
		case b.Kind != corpus.Item || !b.typed:
			open = nil
			continue
		}
		if len(open) == 0 {
			base = b.Level
		}
		key := shape(b.Marker)
		ranked := b.rank != 0 || len(open) > 0 && strings.HasPrefix(open[0].key, "rank")
		if ranked {
			key = fmt.Sprintf("rank%d", max(0, b.rank))
		}
		at := slices.IndexFunc(open, func(l list) bool { return l.key == key || !ranked && follows(l.last, b.Marker) })
		if at >= 0 {
			open = open[:at+1]
			open[at].last = b.Marker
		} else {
			for ranked && len(open) > 0 && open[len(open)-1].key > key {
				open = open[:len(open)-1]
			}
			open = append(open, list{key, b.Marker})
		}
		b.Level = base + len(open) - 1
	}
}
