package main

import (
	"fmt"
	"os"
	"strings"

	"polidex/corpus"
)

// scoreBoxes compares the boxes of gold, each with the set of its actions, with
// the regions and titled lists of the document. A box is right where one region
// or list holds its actions and no others, and has its title; boxes that were
// merged or cut in two are wrong. Gold boxes of one title are told apart by the
// title being printed between their actions.
func scoreBoxes(doc *corpus.Document, g gold) (t score) {
	at := aligned(doc, g)
	var wanted, found []int // by action
	box, list := -1, -1
	lists := map[int]int{} // the number of a found list by what makes it one
	titled := map[int]bool{}
	last, begun := 0, false // where the last action found stands, and whether it is of this box
	for i, a := range g.Actions {
		if i == 0 || a.Box != g.Actions[i-1].Box || begun && at[i] >= 0 && titleBetween(doc, last, at[i], a.Box) {
			box++
			begun = false
		}
		if at[i] < 0 { // no box has it
			wanted, found = append(wanted, box), append(found, -1)
			continue
		}
		which := -1 - at[i] // a paragraph that is a box of its own
		if r := doc.Blocks[at[i]].Region; r > 0 {
			which = r
		} else if !strings.HasPrefix(key(doc.Blocks[at[i]].Text), key(a.Box)) {
			which = -1 - headBefore(doc, at[i], a.Box)
		}
		if _, ok := lists[which]; !ok {
			list++
			lists[which] = list
		}
		titled[lists[which]] = titled[lists[which]] || hasTitle(doc, at[i], a.Box)
		wanted, found = append(wanted, box), append(found, lists[which])
		last, begun = at[i], true
	}
	t.wanted, t.found = box+1, list+1
	for n := range box + 1 {
		if f := same(wanted, found, n); f >= 0 && titled[f] {
			t.right++
		} else if os.Getenv(listVariable) != "" {
			fmt.Printf("    box %d is not one region with its title (%d)\n", n, f)
		}
	}
	return t
}

// same returns the found box that holds the actions of a wanted one and no other,
// or -1.
func same(wanted, found []int, n int) int {
	which := -2
	for i, w := range wanted {
		if w == n && which == -2 {
			which = found[i]
		}
	}
	for i, w := range wanted {
		if (w == n) != (found[i] == which) {
			return -1
		}
	}
	return which
}

// isTitle reports whether a block is the title of a box.
func isTitle(b *corpus.Block, title string) bool {
	return title != "" && b.Kind != corpus.Furniture && b.Kind != corpus.Note && strings.HasPrefix(key(b.Text), key(title)) && len(key(b.Text)) <= len(key(title))+mostBefore
}

func titleBetween(doc *corpus.Document, from, to int, title string) bool {
	for i := from; i < to; i++ {
		if isTitle(&doc.Blocks[i], title) && !strings.Contains(doc.Blocks[i].Text, "(") {
			return true
		}
	}
	return false
}

// headBefore returns the last heading or title before a block that stands in no
// region.
func headBefore(doc *corpus.Document, i int, title string) int {
	for i--; i > 0 && doc.Blocks[i].Kind != corpus.Heading && !isTitle(&doc.Blocks[i], title); i-- {
	}
	return i
}

// hasTitle reports whether a title names the box that a block stands in: at the
// beginning of its region, right above it, as its caption, or over its list.
func hasTitle(doc *corpus.Document, i int, title string) bool {
	b := &doc.Blocks[i]
	if strings.HasPrefix(key(b.Text), key(title)) {
		return true
	}
	if b.Region == 0 {
		return isTitle(&doc.Blocks[headBefore(doc, i, title)], title)
	}
	if key(doc.Regions[b.Region-1].Caption) == key(title) {
		return true
	}
	first := i
	for k := i; k >= 0; k-- {
		if doc.Blocks[k].Region == b.Region {
			first = k
		}
	}
	for k := first; k >= 0 && k >= first-2; k-- {
		if isTitle(&doc.Blocks[k], title) {
			return true
		}
	}
	return false
}
