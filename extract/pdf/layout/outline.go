package layout

import (
	"strings"

	"polidex/corpus"
)

// outline leaves out of blocks that look like headings those that are none of
// the outline: the lines of a cover, the titles that stand over one list after
// another, and those whose look only titles of lists have.
func (st *Style) outline(headings, blocks []*Block) []*Block {
	cover := hasCover(blocks)
	lists := st.listTitles(headings, blocks)
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
		case times[title(h)] > 1 && h.bold() || lists[lookOf(h)]:
			continue
		}
		out = append(out, h)
	}
	return out
}

// listTitles returns the looks of headings that have no number, are no larger
// than the text, and all of which stand over a list, with nothing but its lead-in
// between, where the document has other headings too.
func (st *Style) listTitles(headings, blocks []*Block) map[look]bool {
	next := map[*Block][]*Block{}
	for i, b := range blocks {
		next[b] = blocks[i+1:]
	}
	out := map[look]bool{}
	others := false
	for _, h := range headings {
		k := lookOf(h)
		if sectionDepth(joined(h)) > 0 || h.size() > 1.1*st.Size || !h.bold() {
			others, out[k] = true, false
			continue
		}
		known, seen := out[k]
		out[k] = overList(next[h]) && (known || !seen)
	}
	if !others {
		return nil
	}
	return out
}

// overList reports whether blocks begin with a list and at most its lead-in.
func overList(blocks []*Block) bool {
	text := 0
	for _, b := range blocks {
		switch {
		case b.Kind == corpus.Furniture || b.Kind == corpus.Note:
		case b.Kind == corpus.Item:
			return true
		case b.Kind == corpus.Paragraph && text == 0 && strings.HasSuffix(joined(b), ":"):
			text++
		default:
			return false
		}
	}
	return false
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
