package api

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"polidex/corpus"
)

// reading is a document made ready to be shown. Nothing of it changes once it is made.
type reading struct {
	doc   *corpus.Document
	parts []part
	// partAt is, by block, the index of the first part that shows it, or that shows
	// what comes before a block that is left out; cuts are the bytes at which one that
	// is too long for a part goes on in the next.
	partAt []int
	cuts   map[int][]int
	// findings are the years and the words of themes, by block, in order and without
	// overlap; spans likewise the words of actions.
	findings map[int][]finding
	spans    map[int][]actionSpan
	// begins are the indexes of the actions by the block that they begin in, in the
	// order of its words; loose are those whose words do not stand in what is shown.
	begins map[int][]int
	loose  []int
	// calls are the raised marks by block, in the order of its words.
	calls map[int][]corpus.Call
	// headings are the outline.
	headings []heading
}

// finding is a year or words of a theme in a block: an index into the document's
// Years or Mentions, the other being -1.
type finding struct{ start, end, year, mention int }

// actionSpan is bytes of a block that are words of an action.
type actionSpan struct{ start, end, action int }

// heading is a heading of the outline, with the number of actions from it to the next.
type heading struct{ block, level, actions int }

// newReading makes a document ready.
func newReading(doc *corpus.Document) *reading {
	d := &reading{
		doc: doc, cuts: map[int][]int{}, findings: map[int][]finding{}, spans: map[int][]actionSpan{}, begins: map[int][]int{}, calls: map[int][]corpus.Call{},
	}
	d.sortFindings()
	d.placeActions()
	d.placeCalls()
	d.parts = d.cutParts()
	d.placeParts()
	d.outline()
	return d
}

// placeParts finds out in which part each block begins, and where it is cut.
func (d *reading) placeParts() {
	d.partAt = make([]int, max(len(d.doc.Blocks), 1))
	for i := range d.partAt {
		d.partAt[i] = -1
	}
	for i := range d.parts {
		for _, s := range d.parts[i].stretches {
			if d.partAt[s.block] < 0 {
				d.partAt[s.block] = i
			}
			// A block that goes on to another page is cut there once more, in the same places.
			if cuts := d.cuts[s.block]; s.start > 0 && (len(cuts) == 0 || s.start > cuts[len(cuts)-1]) {
				d.cuts[s.block] = append(cuts, s.start)
			}
		}
	}
	before := 0
	for i, at := range d.partAt {
		if before = max(at, before); at < 0 {
			d.partAt[i] = before
		}
	}
}

// sortFindings puts years and words of themes into order. Where two overlap, the one
// that begins first stands, and of two that begin together the longer.
func (d *reading) sortFindings() {
	for i := range d.doc.Years {
		if y := &d.doc.Years[i]; d.isPlace(y.Place) {
			d.findings[y.Place.Block] = append(d.findings[y.Place.Block], finding{y.Place.Start, y.Place.End, i, -1})
		}
	}
	for i := range d.doc.Mentions {
		if m := &d.doc.Mentions[i]; d.isPlace(m.Place) {
			d.findings[m.Place.Block] = append(d.findings[m.Place.Block], finding{m.Place.Start, m.Place.End, -1, i})
		}
	}
	for b, found := range d.findings {
		slices.SortStableFunc(found, func(x, y finding) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end)) })
		end := 0
		d.findings[b] = slices.DeleteFunc(found, func(f finding) bool {
			if f.start < end {
				return true
			}
			end = f.end
			return false
		})
	}
}

// placeActions finds out where actions begin and which words are theirs. Words of two
// are those of the one that begins first.
func (d *reading) placeActions() {
	for i := range d.doc.Actions {
		a := &d.doc.Actions[i]
		if !d.isShown(a.Block) {
			d.loose = append(d.loose, i)
			continue
		}
		d.begins[a.Block] = append(d.begins[a.Block], i)
		for _, p := range a.Places {
			if d.isPlace(p) {
				d.spans[p.Block] = append(d.spans[p.Block], actionSpan{p.Start, p.End, i})
			}
		}
	}
	for _, begun := range d.begins {
		slices.SortStableFunc(begun, func(i, j int) int { return d.startOf(&d.doc.Actions[i]) - d.startOf(&d.doc.Actions[j]) })
	}
	for b, spans := range d.spans {
		slices.SortStableFunc(spans, func(x, y actionSpan) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end)) })
		end, kept := 0, spans[:0]
		for _, s := range spans {
			if s.start = max(s.start, end); s.start < s.end {
				kept, end = append(kept, s), s.end
			}
		}
		d.spans[b] = kept
	}
}

// placeCalls puts the marks that call notes into order, none within a letter.
func (d *reading) placeCalls() {
	for i := range d.doc.Blocks {
		b := &d.doc.Blocks[i]
		if len(b.Calls) == 0 {
			continue
		}
		calls := slices.Clone(b.Calls)
		for j := range calls {
			at := max(calls[j].At, 0)
			for at > 0 && !isBoundary(b.Text, at) {
				at--
			}
			calls[j].At = at
		}
		slices.SortStableFunc(calls, func(x, y corpus.Call) int { return x.At - y.At })
		d.calls[i] = calls
	}
}

// isShown says whether the document has the block, and its words are shown.
func (d *reading) isShown(block int) bool {
	return block >= 0 && block < len(d.doc.Blocks) && d.doc.Blocks[block].Kind != corpus.Furniture && d.doc.Blocks[block].Text != ""
}

// startOf is the byte of its block at which an action begins.
func (d *reading) startOf(a *corpus.Action) int {
	for _, p := range a.Places {
		if p.Block == a.Block && d.isPlace(p) {
			return p.Start
		}
	}
	return 0
}

// isPlace says whether there are letters of the document at a place, and none of
// which it has a part alone.
func (d *reading) isPlace(p corpus.Place) bool {
	if p.Block < 0 || p.Block >= len(d.doc.Blocks) || p.Start < 0 || p.Start >= p.End {
		return false
	}
	text := d.doc.Blocks[p.Block].Text
	return p.End <= len(text) && isBoundary(text, p.Start) && isBoundary(text, p.End)
}

// isBoundary says whether a byte of a text is the first of a letter, or its end.
func isBoundary(text string, at int) bool {
	return at == len(text) || at < len(text) && utf8.RuneStart(text[at])
}

// outline lists the headings with the actions below them.
func (d *reading) outline() {
	for i := range d.doc.Blocks {
		if b := &d.doc.Blocks[i]; b.Kind == corpus.Heading && b.Text != "" {
			d.headings = append(d.headings, heading{block: i, level: max(b.Level, 1)})
		}
		if n := len(d.headings); n > 0 {
			d.headings[n-1].actions += len(d.begins[i])
		}
	}
}
