package api

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"polidex/corpus"
)

// reading is a document made ready to be shown. Nothing of it changes once it is made.
type reading struct {
	doc   *corpus.Document
	parts []part
	// partAt is, by block, the index of the first part that shows it, or that shows
	// what comes before a block that is left out.
	partAt []int
	// findings are the years and the words of themes, by block, in order and without
	// overlap; spans likewise the words of actions.
	findings map[int][]finding
	spans    map[int][]actionSpan
	// begins are the indexes of the actions by the block that they begin in; loose are
	// those whose words do not stand in what is shown.
	begins map[int][]int
	loose  []int
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
	d := &reading{doc: doc, findings: map[int][]finding{}, spans: map[int][]actionSpan{}, begins: map[int][]int{}}
	d.sortFindings()
	d.placeActions()
	d.parts = d.cutParts()
	d.partAt = make([]int, max(len(doc.Blocks), 1))
	for i := range d.partAt {
		d.partAt[i] = -1
	}
	for i := range d.parts {
		for _, s := range d.parts[i].stretches {
			if d.partAt[s.block] < 0 {
				d.partAt[s.block] = i
			}
		}
	}
	before := 0
	for i, at := range d.partAt {
		if before = max(at, before); at < 0 {
			d.partAt[i] = before
		}
	}
	d.outline()
	return d
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

// placeActions finds out where actions begin and which words are theirs.
func (d *reading) placeActions() {
	for i := range d.doc.Actions {
		a := &d.doc.Actions[i]
		if a.Block < 0 || a.Block >= len(d.doc.Blocks) || d.doc.Blocks[a.Block].Kind == corpus.Furniture {
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
	for b, spans := range d.spans {
		slices.SortStableFunc(spans, func(x, y actionSpan) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(y.end, x.end)) })
		end := 0
		d.spans[b] = slices.DeleteFunc(spans, func(s actionSpan) bool {
			if s.start < end {
				return true
			}
			end = s.end
			return false
		})
	}
}

// startOf is the byte of its block at which an action begins.
func (d *reading) startOf(action int) int {
	a := &d.doc.Actions[action]
	for _, p := range a.Places {
		if p.Block == a.Block && d.isPlace(p) {
			return p.Start
		}
	}
	return 0
}

func (d *reading) isPlace(p corpus.Place) bool {
	return p.Block >= 0 && p.Block < len(d.doc.Blocks) && p.Start >= 0 && p.Start < p.End && p.End <= len(d.doc.Blocks[p.Block].Text)
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

// How many documents are kept ready, and for how long: whoever reads one turns its
// pages, and to read a large one from the archive takes a tenth of a second.
const (
	mostReadings = 8
	mostBlocks   = 60_000
	readingLasts = time.Minute
)

// readingMemory keeps the documents that were read last. What the index has not been
// told of, as a further retrieval of a document, is seen when its time is over.
type readingMemory struct {
	mu   sync.Mutex
	kept []keptReading // the latest first
}

type keptReading struct {
	*reading
	id, generation string
	read           time.Time
}

func newReadingMemory() *readingMemory { return &readingMemory{} }

// reading returns a document made ready, from memory where it is there still.
func (s *service) reading(ctx context.Context, m *readingMemory, id string) (*reading, error) {
	generation, now := s.opts.Index.Generation(), s.opts.Now()
	if d := m.get(id, generation, now); d != nil {
		return d, nil
	}
	doc, err := s.opts.Archive.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	d := newReading(doc)
	m.keep(keptReading{d, id, generation, now})
	return d, nil
}

func (m *readingMemory) get(id, generation string, now time.Time) *reading {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.kept, func(k keptReading) bool { return k.id == id })
	if i < 0 || m.kept[i].generation != generation || now.Sub(m.kept[i].read) > readingLasts {
		return nil
	}
	k := m.kept[i]
	m.kept = slices.Insert(slices.Delete(m.kept, i, i+1), 0, k)
	return k.reading
}

func (m *readingMemory) keep(k keptReading) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept = slices.DeleteFunc(m.kept, func(old keptReading) bool { return old.id == k.id })
	m.kept = slices.Insert(m.kept, 0, k)
	blocks := 0
	for i := range m.kept {
		if blocks += len(m.kept[i].doc.Blocks); i >= mostReadings || i > 0 && blocks > mostBlocks {
			clear(m.kept[i:])
			m.kept = m.kept[:i]
			return
		}
	}
}
