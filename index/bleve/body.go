package bleve

import "github.com/RoaringBitmap/roaring/v2"

// body is how often a leaf stands in the bodies of documents. A body is its
// passages: indexing it again as one text would double the index.
type body struct {
	// times and exact count, by document code, the words found, and those as
	// typed.
	times, exact []uint32
	// documents is the number of documents in which there are any.
	documents float64
}

// newBody counts a leaf over the passages of every document.
func (v *view) newBody(l *leaf, field string) (*body, error) {
	b := &body{times: make([]uint32, len(v.documents))}
	if len(l.slots) == 1 && l.slots[0].Exact != "" {
		b.exact = make([]uint32, len(v.documents))
	}
	for _, s := range v.segments {
		var err error
		switch {
		case len(l.slots) > 1:
			err = l.eachTogether(s, field, nil, func(i uint32, times int) { b.times[s.document[i]] += uint32(times) })
		case l.flat:
			var found *roaring.Bitmap
			if found, err = s.entriesWithAny(field, l.slots[0].Any); err == nil {
				for it := found.Iterator(); it.HasNext(); {
					b.times[s.document[it.Next()]]++
				}
			}
		default:
			err = b.countWord(s, l, field)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, n := range b.times {
		if n > 0 {
			b.documents++
		}
	}
	return b, nil
}

// countWord counts a word over the passages of a segment.
func (b *body) countWord(s *segment, l *leaf, field string) error {
	found, err := s.entriesWithAny(field, l.slots[0].Any)
	if err != nil {
		return err
	}
	word := leafScorer{leaf: l, field: &leafField{name: field}}
	if err := word.open(s); err != nil {
		return err
	}
	for it := found.Iterator(); it.HasNext(); {
		i := it.Next()
		most, exact := word.frequencies(i)
		b.times[s.document[i]] += most
		if b.exact != nil {
			b.exact[s.document[i]] += exact
		}
	}
	return nil
}

// bitmap returns the documents of a segment that have the leaf in their bodies.
func (b *body) bitmap(s *segment) *roaring.Bitmap {
	out := roaring.New()
	for _, d := range s.columns.documents {
		if b.times[d.code] > 0 && (s.deleted == nil || !s.deleted.Contains(d.local)) {
			out.Add(d.local)
		}
	}
	return out
}
