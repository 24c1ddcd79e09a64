package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"polidex/corpus"
)

// look is how a heading is printed; headings of one look are of one level.
type look struct {
	size   int
	bold   bool
	italic bool
	caps   bool
}

func lookOf(b *Block) look {
	l := b.Lines[0]
	return look{sizeKey(l.Size), b.bold(), l.Italic, allCaps(l.Text)}
}

func allCaps(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 2
}

// findHeadings makes headings of the paragraphs that look like ones, with the
// levels that their numbers or their looks say. Where the tags of a file have
// told of headings only those that have a number are looked for, but on its
// foreign pages.
func (st *Style) findHeadings(blocks []*Block, told bool) {
	var headings, known []*Block
	for i, b := range blocks {
		if b.Kind == corpus.Heading {
			known = append(known, b)
		}
		var before, after *Block
		if i > 0 {
			before = blocks[i-1]
		}
		if i+1 < len(blocks) {
			after = blocks[i+1]
		}
		if after != nil && after.Kind == corpus.Row && len(b.Lines) > 0 && len(b.Lines) <= 3 && b.Page == after.Page && sectionDepth(joined(b)) == 0 {
			continue // a table's caption
		}
		if told && !b.Untold && (b.Table > 0 || len(b.Lines) == 0 || sectionDepth(joined(b)) == 0) {
			continue
		}
		if st.isHeading(b, before, after) {
			headings = append(headings, b)
		}
	}
	headings = st.outline(headings, blocks)
	for _, b := range headings {
		// The number of a heading is a part of it.
		b.Kind, b.Marker, b.Skip = corpus.Heading, "", 0
	}
	setLevels(headings, known)
}

// isHeading judges by size, weight and number, by length, and by the space
// above. What stands in a box is its title at most, no heading of the outline.
func (st *Style) isHeading(b, before, after *Block) bool {
	if b.Kind != corpus.Paragraph && b.Kind != corpus.Item || b.Area >= 0 || len(b.Lines) == 0 || len(b.Lines) > 4 {
		return false
	}
	if b.Lines[0].Quarter != 0 || b.Reason != "" {
		return false
	}
	text := joined(b)
	n := letters(text)
	if n < 2 || len(text) > 260 || !hasLetter(text) {
		return false
	}
	depth := sectionDepth(text)
	if b.Kind == corpus.Item && depth == 0 {
		return false
	}
	size, bold := b.size(), b.bold()
	bigger := size > 1.1*st.Size
	// A run of list items in bold is a list still, and so is one of any size
	// whose items end as items do.
	if strings.ContainsRune(".;,", rune(text[len(text)-1])) && !(bigger && depth > 0) {
		return false
	}
	colon := strings.HasSuffix(text, ":")
	switch {
	case bigger && !colon:
		return bold || size > 1.16*st.Size || depth > 0
	case colon && !(depth > 0 && bold):
		return false
	case size < 0.93*st.Size:
		return false
	case bold && depth > 0:
		return true
	case bold:
		return len(b.Lines) <= 2 && apart(st, b, before)
	case depth >= 2 && b.Kind != corpus.Item || depth >= 2 && strings.Contains(b.Marker, "."):
		return len(b.Lines) <= 2 && apart(st, b, before)
	case depth == 1 && b.Kind == corpus.Item && strings.HasSuffix(b.Marker, "."):
		// A number alone: a heading where it is set apart and no list goes on.
		return len(b.Lines) == 1 && apart(st, b, before) && apartBelow(st, b, after) &&
			(after == nil || after.Kind == corpus.Paragraph) && (b.Lines[0].Italic || allCaps(text))
	case allCaps(text) && len(b.Lines) <= 2 && n > 5:
		return apart(st, b, before) && apartBelow(st, b, after)
	}
	return false
}

func joined(b *Block) string {
	parts := make([]string, len(b.Lines))
	for i, l := range b.Lines {
		parts[i] = l.Text
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// apart reports whether more space than between lines stands above a block.
func apart(st *Style, b, before *Block) bool {
	if before == nil || before.last() == nil || before.LastPage != b.Page || before.Area >= 0 {
		return true
	}
	a := before.last()
	dy := a.Base - b.Lines[0].Base
	return dy < 0 || dy > st.step(max(a.Size, b.size())) || before.Kind == corpus.Heading
}

func apartBelow(st *Style, b, after *Block) bool {
	if after == nil || len(after.Lines) == 0 || after.Page != b.LastPage || after.Area >= 0 {
		return true
	}
	dy := b.last().Base - after.Lines[0].Base
	return dy < 0 || dy > st.step(max(after.size(), b.size()))
}

// setLevels gives numbered headings the depth of their number, and others that
// of the numbered ones of the same look, or of those whose level tags tell, else
// by the order of size and weight.
func setLevels(headings, known []*Block) {
	votes := map[look]map[int]int{}
	vote := func(h *Block, level int) {
		k := lookOf(h)
		if votes[k] == nil {
			votes[k] = map[int]int{}
		}
		votes[k][level]++
	}
	for _, h := range headings {
		if d := sectionDepth(joined(h)); d > 0 {
			vote(h, d)
		}
	}
	for _, h := range known {
		vote(h, h.Level)
	}
	levels := map[look]int{}
	for k, v := range votes {
		best := 0
		for d, n := range v {
			if best == 0 || n > v[best] || n == v[best] && d < best {
				best = d
			}
		}
		levels[k] = best
	}
	var unknown []look
	for _, h := range headings {
		if k := lookOf(h); levels[k] == 0 && !slices.Contains(unknown, k) {
			unknown = append(unknown, k)
		}
	}
	slices.SortFunc(unknown, byWeight)
	for _, k := range unknown {
		levels[k] = levelAmong(levels, k)
	}
	for _, h := range headings {
		h.Level = levels[lookOf(h)]
		if d := sectionDepth(joined(h)); d > 0 {
			h.Level = d
		}
		h.Level = min(h.Level, 9)
	}
}

func byWeight(a, b look) int {
	if c := cmp.Compare(b.size, a.size); c != 0 {
		return c
	}
	if a.bold != b.bold {
		if a.bold {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.key(), b.key())
}

func (k look) key() int {
	n := 0
	if k.italic {
		n++
	}
	if !k.caps {
		n += 2
	}
	return n
}

// levelAmong places a look that has no number among those that have a level:
// as deep as the next smaller one, or one deeper than the next greater one.
func levelAmong(levels map[look]int, k look) int {
	level := 1
	for other, l := range levels {
		switch c := byWeight(other, k); {
		case other.size == k.size && other.bold == k.bold:
			level = max(level, l)
		case c < 0 && l > 0:
			level = max(level, l+1)
		}
	}
	return level
}
