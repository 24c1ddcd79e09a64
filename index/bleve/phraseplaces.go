package bleve

import (
	"cmp"
	"slices"

	"polidex/index"
)

// phrasePlaces finds where the words of a phrase stand together in the entries
// of a segment, asked for in rising order.
type phrasePlaces struct {
	slop int
	// slots are the readers of each slot, the same for slots alike.
	slots []*slotReader
	// order is that in which slots are asked, the rarest first.
	order []int
	// starts and near are reused from entry to entry.
	starts []int
	near   [][]int
}

// slotReader reads the positions of a slot in one entry, once.
type slotReader struct {
	*positionReader
	entry     uint32
	read      bool
	positions []int
}

func (l *leaf) phrasePlaces(s *segment, field string) (*phrasePlaces, error) {
	p := &phrasePlaces{slop: l.slop, near: make([][]int, len(l.slots))}
	known := map[string]*slotReader{}
	frequency := make([]uint64, len(l.slots))
	for n, slot := range l.slots {
		r := known[slotKey(slot)]
		if r == nil {
			inner, err := s.newPositionReader(field, slot.Any)
			if err != nil {
				return nil, err
			}
			r = &slotReader{positionReader: inner}
			known[slotKey(slot)] = r
		}
		p.slots = append(p.slots, r)
		b, err := l.slotIn(s, n, field)
		if err != nil {
			return nil, err
		}
		frequency[n] = b.GetCardinality()
		p.order = append(p.order, n)
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return cmp.Compare(frequency[a], frequency[b]) })
	return p, nil
}

// in returns the positions in entry i, rising. They are not to be kept.
func (r *slotReader) in(i uint32) ([]int, error) {
	if r.read && r.entry == i {
		return r.positions, nil
	}
	var err error
	r.positions, err = r.at(i, r.positions[:0])
	r.entry, r.read = i, err == nil
	return r.positions, err
}

// times returns how often the words stand together in entry i.
func (p *phrasePlaces) times(i uint32) (int, error) {
	if p.slop > 0 {
		return p.timesNear(i)
	}
	p.starts = p.starts[:0]
	for k, n := range p.order {
		at, err := p.slots[n].in(i)
		if err != nil {
			return 0, err
		}
		if k == 0 {
			for _, position := range at {
				p.starts = append(p.starts, position-n)
			}
			continue
		}
		p.starts = slices.DeleteFunc(p.starts, func(start int) bool {
			_, ok := slices.BinarySearch(at, start+n)
			return !ok
		})
		// Most entries are given up here, before the other words are read.
		if len(p.starts) == 0 {
			return 0, nil
		}
	}
	return len(p.starts), nil
}

// timesNear is times for words that may be some places from where they should be.
func (p *phrasePlaces) timesNear(i uint32) (times int, err error) {
	for n, r := range p.slots {
		if p.near[n], err = r.in(i); err != nil {
			return 0, err
		}
	}
	index.MatchPositions(p.near, p.slop, func([]int) bool { times++; return true })
	return times, nil
}
