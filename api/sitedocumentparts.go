package api

import (
	"cmp"
	"html"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"polidex/corpus"
)

// The weight of a part, in bytes of the page: from the first on it ends before a
// heading, beyond the second before the next block. A page of the site has to stay
// below 60 kB with all that stands around the text.
const (
	partAim  = 7_500
	partMost = 12_000
)

// stretch is bytes of a block's text, all of them but for a block that is too long
// for one part.
type stretch struct{ block, start, end int }

// part is what is shown of a document at once: a page, or a part of one that is
// long, or a number of blocks where there are no pages.
type part struct {
	// page is from 1, 0 without pages; number is from 1, among the parts of the page.
	page, number int
	stretches    []stretch
	weight       int
}

func (p *part) has(block int) bool {
	return slices.ContainsFunc(p.stretches, func(s stretch) bool { return s.block == block })
}

// cutParts cuts a document into parts. There is at least one, and each page has one.
func (d *reading) cutParts() []part {
	if d.doc.Pages == 0 {
		var all []int
		for i := range d.doc.Blocks {
			all = append(all, i)
		}
		return d.cutBlocks(0, all)
	}
	pages := make([][]int, d.doc.Pages)
	put := func(page, block int) {
		page = min(max(page, 1), len(pages)) - 1
		if n := len(pages[page]); n == 0 || pages[page][n-1] != block {
			pages[page] = append(pages[page], block)
		}
	}
	for i := range d.doc.Blocks {
		put(d.doc.Blocks[i].Page, i)
		for _, c := range d.doc.Blocks[i].Continued {
			put(c.Page, i)
		}
	}
	var out []part
	for i, blocks := range pages {
		slices.Sort(blocks)
		out = append(out, d.cutBlocks(i+1, slices.Compact(blocks))...)
	}
	return out
}

// cutBlocks cuts the blocks of a page, or all where there are no pages.
func (d *reading) cutBlocks(page int, blocks []int) []part {
	out := []part{{page: page, number: 1}}
	next := func() { out = append(out, part{page: page, number: len(out) + 1}) }
	for _, i := range blocks {
		b := &d.doc.Blocks[i]
		if b.Kind == corpus.Furniture || b.Text == "" {
			continue
		}
		now := &out[len(out)-1]
		if page == 0 && now.weight > partAim && b.Kind == corpus.Heading && !endsInHeading(d.doc, now) {
			next()
		}
		for start := 0; start < len(b.Text); { // a stretch a turn
			now = &out[len(out)-1]
			end := cutAt(b.Text, start, partMost)
			weight := d.weigh(i, start, end)
			switch {
			case now.weight+weight <= partMost:
			case now.weight > 0:
				taken := d.takeHeadings(now)
				next()
				for _, st := range taken {
					now = &out[len(out)-1]
					now.stretches = append(now.stretches, st)
					now.weight += d.weigh(st.block, st.start, st.end)
				}
				continue
			default:
				// What is said of the words may weigh more than they do.
				for length := partMost / 2; weight > partMost && length >= 100; length /= 2 {
					end = cutAt(b.Text, start, length)
					weight = d.weigh(i, start, end)
				}
			}
			now.stretches = append(now.stretches, stretch{i, start, end})
			now.weight += weight
			if start = end; start < len(b.Text) {
				next()
			}
		}
	}
	return out
}

func endsInHeading(d *corpus.Document, p *part) bool {
	n := len(p.stretches)
	return n > 0 && d.Blocks[p.stretches[n-1].block].Kind == corpus.Heading
}

// takeHeadings takes the headings off the end of a part, so that they begin the next
// one; a part of headings alone keeps them.
func (d *reading) takeHeadings(p *part) []stretch {
	n := len(p.stretches)
	for n > 0 && d.doc.Blocks[p.stretches[n-1].block].Kind == corpus.Heading {
		n--
	}
	if n == 0 {
		return nil
	}
	taken := slices.Clone(p.stretches[n:])
	p.stretches = p.stretches[:n]
	return taken
}

// weigh is about how many bytes a stretch takes on a page, with what is said of it.
func (d *reading) weigh(block, start, end int) int {
	text := d.doc.Blocks[block].Text[start:end]
	weight := 60 + len(html.EscapeString(text)) + 20*strings.Count(text, corpus.CellSeparator)
	weight += 80 * len(between(d.findings[block], start, end, func(f finding) int { return f.start }))
	weight += 60 * len(between(d.calls[block], start, end, func(c corpus.Call) int { return c.At }))
	begun := d.begun(stretch{block, start, end})
	for _, i := range begun[:min(len(begun), mostBegun)] {
		weight += 700 + 150*min(len(d.doc.Actions[i].Why), mostReasons)
	}
	return weight
}

// mostBegun bounds the actions of which something is said at one stretch of a block.
const mostBegun = 8

// begun are the indexes of the actions that begin in a stretch.
func (d *reading) begun(st stretch) []int {
	return between(d.begins[st.block], st.start, st.end, func(i int) int { return d.startOf(&d.doc.Actions[i]) })
}

// between returns what stands at a byte from start to before end, of what is in the
// order of its bytes.
func between[T any](all []T, start, end int, at func(T) int) []T {
	find := func(place int) int { return sort.Search(len(all), func(i int) bool { return at(all[i]) >= place }) }
	return all[find(start):find(end)]
}

// cutAt returns where to cut a text after about so many bytes, at the end of a word
// where there is one.
func cutAt(text string, start, length int) int {
	end := start + length
	if end >= len(text) {
		return len(text)
	}
	for end > start+1 && !utf8.RuneStart(text[end]) {
		end--
	}
	if i := strings.LastIndexAny(text[start:end], " \t"); i > length/2 {
		return start + i + 1
	}
	return end
}

// partOf returns the index of the first part that has the byte of a block; of a
// block that is not shown, of that which comes before.
func (d *reading) partOf(block, at int) int {
	block = min(max(block, 0), len(d.partAt)-1)
	later := sort.SearchInts(d.cuts[block], at+1) // how many cuts come before the byte
	return min(d.partAt[block]+later, len(d.parts)-1)
}

// partOfAction returns the index of the part where an action begins; for one whose
// words do not stand in the text, that of the page that it is said to be on.
func (d *reading) partOfAction(a *corpus.Action) int {
	if d.isShown(a.Block) {
		return d.partOf(a.Block, d.startOf(a))
	}
	i, _ := slices.BinarySearchFunc(d.parts, a.Page, func(p part, page int) int { return cmp.Compare(p.page, page) })
	return min(i, len(d.parts)-1)
}
