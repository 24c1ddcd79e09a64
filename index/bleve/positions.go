package bleve

import (
	"fmt"
	"slices"

	segmentapi "github.com/blevesearch/scorch_segment_api/v2"
)

// positionReader reads the positions of any of some terms, entry by entry.
type positionReader struct{ cursors []cursor }

func (s *segment) newPositionReader(field string, terms []string) (*positionReader, error) {
	r := &positionReader{}
	for _, term := range terms {
		p, err := s.postings(field, term)
		if err != nil {
			return nil, err
		}
		r.cursors = append(r.cursors, cursor{it: p.Iterator(true, false, true, nil)})
	}
	return r, nil
}

// at appends the positions in entry i, rising, to out. Entries are asked for in
// rising order.
func (r *positionReader) at(i uint32, out []int) ([]int, error) {
	for n := range r.cursors {
		p, err := r.cursors[n].seek(i)
		if err != nil {
			return out, err
		}
		if p == nil {
			continue
		}
		for _, loc := range p.Locations() {
			out = append(out, int(loc.Pos()))
		}
	}
	if len(r.cursors) > 1 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out, nil
}

// cursor goes through the postings of a term.
type cursor struct {
	it      segmentapi.PostingsIterator
	current segmentapi.Posting
	ended   bool
}

// seek returns the posting of entry i, nil when there is none.
func (c *cursor) seek(i uint32) (segmentapi.Posting, error) {
	for !c.ended && (c.current == nil || c.current.Number() < uint64(i)) {
		p, err := c.it.Advance(uint64(i))
		if err != nil {
			return nil, fmt.Errorf("reading postings: %w", err)
		}
		c.current, c.ended = p, p == nil
	}
	if c.ended || c.current.Number() != uint64(i) {
		return nil, nil
	}
	return c.current, nil
}
