package bleve

import (
	"fmt"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
)

// frequency returns the number of entries that have one of the terms in a text.
func (v *view) frequency(field string, terms []string) (float64, error) {
	var n uint64
	for _, s := range v.segments {
		b, err := s.entriesWithAny(field, terms)
		if err != nil {
			return 0, err
		}
		n += b.GetCardinality()
	}
	return float64(n), nil
}

// frequencyOf is frequency for a slot of a leaf, which keeps what was found.
func (v *view) frequencyOf(l *leaf, slot int, field string) (float64, error) {
	var n uint64
	for _, s := range v.segments {
		b, err := l.slotIn(s, slot, field)
		if err != nil {
			return 0, err
		}
		n += b.GetCardinality()
	}
	return float64(n), nil
}

// postings returns the live postings of a term, empty ones where it has none.
func (s *segment) postings(field, term string) (segmentapi.PostingsList, error) {
	d, err := s.snapshot.Segment().Dictionary(field)
	if err == nil {
		var p segmentapi.PostingsList
		if p, err = d.PostingsList([]byte(term), s.deleted, nil); err == nil {
			return p, nil
		}
	}
	return nil, fmt.Errorf("reading the postings of %q: %w", term, err)
}

// entriesWith returns the entries that have a term in a text.
func (s *segment) entriesWith(field, term string) (*roaring.Bitmap, error) {
	p, err := s.postings(field, term)
	if err != nil {
		return nil, err
	}
	return entriesOf(term, p)
}

// entriesOf returns the entries of the postings of a term. They are not to be
// changed.
func entriesOf(term string, p segmentapi.PostingsList) (*roaring.Bitmap, error) {
	it := p.Iterator(false, false, false, nil)
	if o, ok := it.(segmentapi.OptimizablePostingsIterator); ok {
		if b := o.ActualBitmap(); b != nil {
			return b, nil
		}
		if n, ok := o.DocNum1Hit(); ok {
			return roaring.BitmapOf(uint32(n)), nil
		}
		return roaring.New(), nil
	}
	out := roaring.New()
	for {
		posting, err := it.Next()
		if err != nil {
			return nil, fmt.Errorf("reading the postings of %q: %w", term, err)
		}
		if posting == nil {
			return out, nil
		}
		out.Add(uint32(posting.Number()))
	}
}

// entriesWithAny returns the entries that have one of the terms in a text.
func (s *segment) entriesWithAny(field string, terms []string) (*roaring.Bitmap, error) {
	list := make([]*roaring.Bitmap, len(terms))
	for n, term := range terms {
		b, err := s.entriesWith(field, term)
		if err != nil {
			return nil, err
		}
		list[n] = b
	}
	return union(list), nil
}

// newWindow returns what tells how often any of the terms stands in an entry.
func (s *segment) newWindow(field string, terms []string) (*window, error) {
	d, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("reading the postings of %q: %w", terms, err)
	}
	w := &window{}
	for _, term := range terms {
		// The deleted ones are among them: it is their order that counts.
		p, err := d.PostingsList([]byte(term), nil, nil)
		if err != nil {
			return nil, fmt.Errorf("reading the postings of %q: %w", term, err)
		}
		if p.Count() == 0 {
			continue
		}
		t, err := s.timesOf(field, term, p)
		if err != nil {
			return nil, err
		}
		b, err := entriesOf(term, p)
		if err != nil {
			return nil, err
		}
		w.words = append(w.words, wordTimes{walker: newWalker(b), times: t})
	}
	return w, nil
}

// timesOf returns how often a term stands in the entries of its postings: from
// the segment's file if that has it, else read from the postings.
func (s *segment) timesOf(field, term string, p segmentapi.PostingsList) (times, error) {
	if p.Count() < manyTimes {
		return packTimes(term, p)
	}
	name := timesKey(field, term)
	if f := s.kept.file.Load(); f != nil {
		if t, ok := f.find(name); ok && t.entries == int(p.Count()) {
			return t, nil
		}
	}
	k := &s.derived.dense
	if t, ok := k.get(name); ok {
		return t, nil
	}
	t, err := packTimes(term, p)
	if err == nil {
		k.keep(name, t)
	}
	return t, err
}

// mostDense bounds the words of a segment whose numbers are kept in memory: a
// quarter of a byte an entry each.
const mostDense = 64

// dense keeps how often words of many entries stand in them, by their names,
// where the segment has no file of it.
type dense struct {
	mu sync.Mutex
	m  map[string]times
}

func (k *dense) get(name string) (times, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	t, ok := k.m[name]
	return t, ok
}

func (k *dense) keep(name string, t times) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.m == nil {
		k.m = map[string]times{}
	}
	for other := range k.m {
		if len(k.m) < mostDense {
			break
		}
		delete(k.m, other)
	}
	k.m[name] = t
}
