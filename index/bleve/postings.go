package bleve

import (
	"fmt"
	"math"
	"strings"
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

// frequencies returns how often any of the terms stands in each entry, the most
// frequent of them, up to 255; deleted entries may have some. It is kept with
// the segment and not to be changed.
func (s *segment) frequencies(field string, terms []string) ([]uint8, error) {
	name := field + "\n" + strings.Join(terms, "\n")
	k := &s.derived.dense
	if f := k.get(name); f != nil {
		return f, nil
	}
	d, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("reading the postings of %q: %w", terms, err)
	}
	out := make([]uint8, len(s.kind))
	for _, term := range terms {
		p, err := d.PostingsList([]byte(term), nil, nil)
		if err != nil {
			return nil, fmt.Errorf("reading the postings of %q: %w", term, err)
		}
		it := p.Iterator(true, false, false, nil)
		for {
			posting, err := it.Next()
			if err != nil {
				return nil, fmt.Errorf("reading the postings of %q: %w", term, err)
			}
			if posting == nil {
				break
			}
			n := posting.Number()
			out[n] = max(out[n], uint8(capped(posting)))
		}
	}
	k.keep(name, out)
	return out, nil
}

// capped is how often a term stands in an entry, up to 255 by whatever way it is
// found, so that the points of an entry do not hang on the segment that it is in.
func capped(p segmentapi.Posting) uint32 { return uint32(min(p.Frequency(), math.MaxUint8)) }

// mostDense bounds the frequencies that are kept of a segment, a byte an entry
// each.
const mostDense = 48

// dense keeps the frequencies of a segment's words by name.
type dense struct {
	mu sync.Mutex
	m  map[string][]uint8
}

func (k *dense) get(name string) []uint8 {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.m[name]
}

func (k *dense) keep(name string, f []uint8) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.m == nil {
		k.m = map[string][]uint8{}
	}
	for other := range k.m {
		if len(k.m) < mostDense {
			break
		}
		delete(k.m, other)
	}
	k.m[name] = f
}
