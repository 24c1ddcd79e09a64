package bleve

import (
	"github.com/RoaringBitmap/roaring/v2"

	"polidex/index"
)

// most matches what at least so many of its parts match.
type most struct {
	parts []expression
	least int
	// rest holds what must match in any case, nil for nothing.
	rest expression
}

func (e most) bitmap(s *segment) (*roaring.Bitmap, error) {
	var list []*roaring.Bitmap
	for _, p := range e.parts {
		b, err := p.bitmap(s)
		if err != nil {
			return nil, err
		}
		if !b.IsEmpty() {
			list = append(list, b)
		}
	}
	out := atLeast(list, e.least, len(s.kind))
	if e.rest == nil || out.IsEmpty() {
		return out, nil
	}
	b, err := e.rest.bitmap(s)
	if err != nil {
		return nil, err
	}
	return roaring.And(out, b), nil
}

// atLeast returns the entries, of so many, that stand in at least so many of the
// bitmaps. Mostly there are too few of these, or all are needed.
func atLeast(list []*roaring.Bitmap, least, entries int) *roaring.Bitmap {
	switch {
	case len(list) < least:
		return roaring.New()
	case least <= 1:
		return union(list)
	case len(list) == least:
		return roaring.FastAnd(list...)
	}
	counts := make([]uint8, entries)
	for _, b := range list {
		batches(b, func(batch []uint32) {
			for _, i := range batch {
				counts[i]++
			}
		})
	}
	var found []uint32
	for i, n := range counts {
		if int(n) >= least {
			found = append(found, uint32(i))
		}
	}
	return roaring.BitmapOf(found...)
}

func (c *compiler) mostOf(n index.MostOf) (expression, error) {
	out := most{least: n.Least}
	for _, m := range n.Nodes {
		e, err := c.asTyped().compile(m)
		if err != nil {
			return nil, err
		}
		out.parts = append(out.parts, e)
	}
	return out, nil
}
