package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"polidex/corpus"
)

// score counts what was found rightly, found at all, and to be found.
type score struct{ right, found, wanted int }

func (t *score) add(u score) {
	t.right, t.found, t.wanted = t.right+u.right, t.found+u.found, t.wanted+u.wanted
}

// String returns precision, recall and their mean.
func (t score) String() string {
	return fmt.Sprintf("P %.4f R %.4f F1 %.4f", ratio(t.right, t.found), ratio(t.right, t.wanted), ratio(2*t.right, t.found+t.wanted))
}

// mostBefore is how many letters may stand before an action in its block: those
// of "Key action 17:".
const mostBefore = 16

// mostSentences is how many actions one paragraph may hold as its sentences.
const mostSentences = 4

// aligned finds for each gold action the block that is the action: one whose text
// or cell it is but for a number before it, or a paragraph that is a box of its
// own ("Key action 2: …"), whose sentences are this action and its neighbours and
// nothing else. -1 is none.
func aligned(doc *corpus.Document, g gold) []int {
	out := slices.Repeat([]int{-1}, len(g.Actions))
	taken := map[int]bool{}
	find := func(from int, texts []string, box string) int {
		for i := range doc.Blocks {
			b := &doc.Blocks[(from+i)%len(doc.Blocks)]
			at := (from + i) % len(doc.Blocks)
			if taken[at] || b.Kind == corpus.Furniture || b.Kind == corpus.Note || box != "" && (b.Kind != corpus.Paragraph || !strings.HasPrefix(key(b.Text), key(box))) {
				continue
			}
			if isOneOf(b, texts) {
				return at
			}
		}
		return -1
	}
	from := 0
	for i := 0; i < len(g.Actions); i++ {
		for n := 1; n <= mostSentences && i+n <= len(g.Actions) && g.Actions[i+n-1].Box == g.Actions[i].Box; n++ {
			box := "" // the title that a paragraph of several begins with
			if n > 1 {
				box = g.Actions[i].Box
			}
			at := find(from, g.Actions[i:i+n].texts(), box)
			if at < 0 {
				continue
			}
			for k := range n {
				out[i+k] = at
			}
			taken[at], from = true, at
			i += n - 1
			break
		}
	}
	return out
}

// texts are the keys that a block of the actions may have.
func (a goldActions) texts() []string {
	if len(a) > 1 {
		all := ""
		for _, x := range a {
			all += key(x.Text)
		}
		return []string{all}
	}
	out := []string{key(a[0].Text)}
	for _, alt := range a[0].TextAlt {
		out = append(out, key(alt))
	}
	return out
}

func isOneOf(b *corpus.Block, keys []string) bool {
	for _, c := range append(b.Cells(), b.Text) {
		k := key(c)
		if slices.ContainsFunc(keys, func(want string) bool {
			return strings.HasSuffix(k, want) && len(k)-len(want) <= mostBefore
		}) {
			return true
		}
	}
	return false
}

// scoreItems counts the actions that are blocks of their own, and what else
// stands in the lists and tables that hold them: where gold names one item of a
// list, all items up to the next text that is none are actions, or details of
// one. A block cut in two, two that were merged, and a line of the text that
// became an item are therefore all wrong finds.
func scoreItems(doc *corpus.Document, g gold) (t score) {
	at := aligned(doc, g)
	holds := map[int]bool{}
	details := map[int]string{} // by block: the letters of its action, details with it
	t.wanted = len(g.Actions)
	for i, b := range at {
		if b >= 0 {
			t.right++
			holds[b] = true
			details[b] += key(g.Actions[i].Text)
		} else if os.Getenv(listVariable) != "" {
			fmt.Printf("    no block for action: %.100s\n", g.Actions[i].Text)
		}
	}
	t.found = t.right
	for i := range doc.Blocks {
		if holds[i] || !ofList(doc, i, holds) || details[above(doc, i, holds)] != "" && strings.Contains(details[above(doc, i, holds)], key(doc.Blocks[i].Text)) {
			continue
		}
		t.found++
		if os.Getenv(listVariable) != "" {
			fmt.Printf("    no action: %.100s\n", doc.Blocks[i].Text)
		}
	}
	return t
}

// above returns the block before one that is an action.
func above(doc *corpus.Document, i int, holds map[int]bool) int {
	for i--; i > 0 && !holds[i]; i-- {
	}
	return i
}

// ofList reports whether an item or row stands in the list or table of a block
// that is an action, or a paragraph between two of one list.
func ofList(doc *corpus.Document, i int, holds map[int]bool) bool {
	b := &doc.Blocks[i]
	before, after := neighbour(doc, i, -1, holds), neighbour(doc, i, +1, holds)
	switch b.Kind {
	case corpus.Item:
		return before || after
	case corpus.Row:
		filled := 0
		for _, c := range b.Cells() {
			if strings.TrimSpace(c) != "" {
				filled++
			}
		}
		return !b.Header && filled > 1 && (before || after)
	case corpus.Paragraph:
		return before && after && !strings.HasSuffix(b.Text, ":") && !b.Strong && startsSmall(b.Text)
	}
	return false
}

// startsSmall reports whether a text begins with a small letter, as the rest of
// an item does.
func startsSmall(s string) bool { return s != "" && strings.ToLower(s[:1]) == s[:1] }

// neighbour reports whether the items or rows that follow one another on one
// side of a block reach a block that is an action.
func neighbour(doc *corpus.Document, i, step int, holds map[int]bool) bool {
	region, row := doc.Blocks[i].Region, doc.Blocks[i].Kind == corpus.Row
	for i += step; i >= 0 && i < len(doc.Blocks); i += step {
		b := &doc.Blocks[i]
		switch {
		case b.Kind == corpus.Furniture || b.Kind == corpus.Note:
		case b.Region != region || (b.Kind == corpus.Row) != row:
			return false
		case holds[i]:
			return true
		case b.Kind != corpus.Item && b.Kind != corpus.Row:
			return false
		}
	}
	return false
}
