package layout

import (
	"cmp"
	"slices"

	"polidex/corpus"
)

// links finds the notes that calls mean.
type links struct {
	calls []placed
	notes []note
}

// placed is a call with the index of its block and where it is among the
// block's calls.
type placed struct {
	block, index int
	page         int
	mark         string
}

// note is a note with the index of its block.
type note struct {
	block, page int
	mark        string
	called      bool
}

// add gathers the calls of a block, and the block where it is a note.
func (ls *links) add(b *Block, index int, c *corpus.Block, words *Words) {
	if b.Kind == corpus.Furniture {
		return
	}
	if b.Kind == corpus.Note && b.Marker != "" {
		ls.notes = append(ls.notes, note{block: index, page: b.Page, mark: plainMark(b.Marker)})
	}
	put := func(calls []call, start int) {
		for _, k := range calls {
			ls.calls = append(ls.calls, placed{index, len(c.Calls), k.page, plainMark(k.Mark)})
			c.Calls = append(c.Calls, corpus.Call{At: start + k.At, Mark: k.Mark, Note: -1})
		}
	}
	if b.Cells == nil {
		put(words.calls(b.text()), 0)
		return
	}
	start := 0
	for i, cell := range b.Cells {
		if i > 0 {
			start += len(corpus.CellSeparator)
		}
		put(words.calls(cell), start)
		start += len(words.Text(cell))
	}
}

// join gives the calls of blocks their notes. Where notes are numbered anew on
// each page that is the note on the call's own page; what has none there means
// the next one that no call of its own page means, as endnotes are, and notes
// for which the page had no room.
func (ls *links) join(blocks []corpus.Block) {
	type place struct {
		page int
		mark string
	}
	here := map[place][]*note{}
	for i := range ls.notes {
		n := &ls.notes[i]
		here[place{n.page, n.mark}] = append(here[place{n.page, n.mark}], n)
	}
	var far []placed
	for _, c := range ls.calls {
		at := place{c.page, c.mark}
		if len(here[at]) == 0 {
			far = append(far, c)
			continue
		}
		n := here[at][0]
		if len(here[at]) > 1 {
			here[at] = here[at][1:] // the next call means the next note
		}
		n.called = true
		blocks[c.block].Calls[c.index].Note = n.block
	}
	later := map[string][]int{}
	for i := range ls.notes {
		if n := &ls.notes[i]; !n.called {
			later[n.mark] = append(later[n.mark], n.block)
		}
	}
	for _, c := range far {
		notes := later[c.mark]
		if i, _ := slices.BinarySearchFunc(notes, c.block+1, cmp.Compare[int]); i < len(notes) {
			blocks[c.block].Calls[c.index].Note = notes[i]
		}
	}
}
