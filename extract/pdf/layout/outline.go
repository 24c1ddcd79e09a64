package layout

import (
	"strings"

	"polidex/corpus"
)

// outline leaves out of blocks that look like headings those that are none of
// the outline: the lines of a cover, and the titles that stand over one list
// after another.
func outline(headings, blocks []*Block) []*Block {
	cover := hasCover(blocks)
	times := map[string]int{}
	for _, h := range headings {
		times[title(h)]++
	}
	out := headings[:0]
	for _, h := range headings {
		switch {
		case sectionDepth(joined(h)) > 0:
		case cover && h.Page == 1:
			continue
		case times[title(h)] > 1 && h.bold():
			continue
		}
		out = append(out, h)
	}
	return out
}

func title(b *Block) string { return strings.ToLower(joined(b)) }

// runningText is the number of lines from which on a paragraph is running text.
const runningText = 4

// hasCover reports whether the first of several pages is a cover: it has no
// running text, neither a paragraph of several lines nor a list.
func hasCover(blocks []*Block) bool {
	later := false
	for _, b := range blocks {
		switch {
		case b.Page > 1:
			later = true
		case b.Kind == corpus.Item || b.Kind == corpus.Row || b.Kind == corpus.Heading:
			return false
		case b.Kind == corpus.Paragraph && len(b.Lines) >= runningText && !b.bold() && !allCaps(joined(b)):
			return false
		}
	}
	return later
}
