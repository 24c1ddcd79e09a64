package bleve

import (
	"fmt"

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
