package bleve

import (
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/index"
)

// mostPlaces bounds the places of words that the phrases of a query read: a
// quarter of a microsecond each.
const mostPlaces = 2_000_000

// checkPlaces is the number of entries whose places are read between looks at
// the context.
const checkPlaces = 1 << 12

// affordPhrase counts what a phrase reads, and fails where a query has read too
// much already. The first phrase is always read: what it costs hangs on the
// corpus alone.
func (c *compiler) affordPhrase(l *leaf) error {
	places := uint64(0)
	for _, s := range c.v.segments {
		for _, f := range c.fields {
			b, err := l.candidates(s, indexedField(f.Field))
			if err != nil {
				return err
			}
			words := 2 // most entries are given up after so many
			if l.slop > 0 {
				words = len(l.slots)
			}
			places += uint64(words) * b.GetCardinality()
		}
	}
	if before := c.told.places; before > 0 && places > 0 && before+places > mostPlaces {
		c.told.cut = true
		c.note("Words that are to stand together and stand in too many texts were left out, from the second such phrase on.")
		return errPassedOver
	}
	c.told.places += places
	return c.ctx.Err()
}

// candidates returns the entries that have a word of each slot, wherever it
// stands, and that are to be looked at.
func (l *leaf) candidates(s *segment, field string) (*roaring.Bitmap, error) {
	var out *roaring.Bitmap
	known := map[string]bool{}
	for n, slot := range l.slots {
		key := slotKey(slot)
		if known[key] {
			continue
		}
		known[key] = true
		b, err := l.slotIn(s, n, field)
		if err != nil {
			return nil, err
		}
		if out == nil {
			out = b
		} else {
			out = roaring.And(out, b)
		}
		if out.IsEmpty() {
			return out, nil
		}
	}
	if l.within != nil {
		out = roaring.And(out, l.within(s))
	}
	return out, nil
}

// slotKey is the same for slots that are filled by the same words.
func slotKey(s index.Slot) string { return strings.Join(s.Any, "\n") }

// eachTogether calls yield with the entries in which the words stand together
// and how often they do, in order; only with those in among, if it is not nil.
// It ends when the query that compiled the leaf does.
func (l *leaf) eachTogether(s *segment, field string, among *roaring.Bitmap, yield func(i uint32, times int)) error {
	candidates, err := l.candidates(s, field)
	if err != nil {
		return err
	}
	if among != nil {
		candidates = roaring.And(candidates, among)
	}
	if candidates.IsEmpty() {
		return nil
	}
	p, err := l.phrasePlaces(s, field)
	if err != nil {
		return err
	}
	_, column := fieldLength(index.TextField(field))
	lengths := s.lengths[column]
	seen := 0
	for it := candidates.Iterator(); it.HasNext(); {
		i := it.Next()
		if seen++; seen%checkPlaces == 0 {
			if err := l.ctx.Err(); err != nil {
				return err
			}
		}
		if int(lengths[i]) < len(l.slots) {
			continue
		}
		times, err := p.times(i)
		if err != nil {
			return err
		}
		if times > 0 {
			yield(i, times)
		}
	}
	return nil
}
