package bleve

import (
	"encoding/binary"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// combined is a column of several values an entry, by the combinations of values
// that there are: those of number n are values[from[n]:from[n+1]], and entry i has
// number of[i]. There are few, so that to count entries by them takes one look at
// each entry.
type combined struct {
	of           []uint32
	from, values []uint32
}

// len is the number of combinations.
func (c *combined) len() int { return len(c.from) - 1 }

// multi holds several values an entry: those of i are values[from[i]:from[i+1]].
type multi struct {
	from   []uint32
	values []uint32

	once sync.Once
	kept combined
}

func (m *multi) of(i uint32) []uint32 { return m.values[m.from[i]:m.from[i+1]] }

// combined returns the column by combinations, found when first asked for.
func (m *multi) combined() *combined {
	m.once.Do(func() {
		if m.kept.of == nil {
			m.kept = m.combine()
		}
	})
	return &m.kept
}

func (m *multi) combine() combined {
	n := len(m.from) - 1
	out := combined{of: make([]uint32, n), from: []uint32{0}}
	numbers := map[string]uint32{}
	var key []byte
	for i := range out.of {
		values := m.of(uint32(i))
		key = key[:0]
		for _, v := range values {
			key = binary.LittleEndian.AppendUint32(key, v)
		}
		number, ok := numbers[string(key)]
		if !ok {
			number = uint32(out.len())
			numbers[string(key)] = number
			out.values = append(out.values, values...)
			out.from = append(out.from, uint32(len(out.values)))
		}
		out.of[i] = number
	}
	return out
}

// expand makes the values of each entry of the combinations.
func (m *multi) expand() {
	c := &m.kept
	m.from = make([]uint32, len(c.of)+1)
	n := uint32(0)
	for i, number := range c.of {
		n += c.from[number+1] - c.from[number]
		m.from[i+1] = n
	}
	m.values = make([]uint32, 0, n)
	for _, number := range c.of {
		switch a, b := c.from[number], c.from[number+1]; b - a {
		case 0:
		case 1:
			m.values = append(m.values, c.values[a])
		default:
			m.values = append(m.values, c.values[a:b]...)
		}
	}
}

// whole reports whether the parts of combinations that were read fit together.
func (c *combined) whole() bool {
	return c.len() >= 0 && c.from[0] == 0 && slices.IsSorted(c.from) && int(c.from[c.len()]) == len(c.values) &&
		(len(c.of) == 0 || int(slices.Max(c.of)) < c.len())
}

// count adds to counts, by code, how many of the entries have a value, and
// returns how many have none.
func (m *multi) count(entries *roaring.Bitmap, counts []int) (missing int) {
	c := m.combined()
	if entries.GetCardinality() < uint64(c.len()) {
		return m.countEach(entries, counts)
	}
	times := make([]uint32, c.len())
	of := c.of
	batches(entries, func(batch []uint32) {
		for _, i := range batch {
			times[of[i]]++
		}
	})
	for number, n := range times {
		if n == 0 {
			continue
		}
		a, b := c.from[number], c.from[number+1]
		if a == b {
			missing += int(n)
		}
		for _, code := range c.values[a:b] {
			counts[code] += int(n)
		}
	}
	return missing
}

// countEach is count for fewer entries than there are combinations.
func (m *multi) countEach(entries *roaring.Bitmap, counts []int) (missing int) {
	batches(entries, func(batch []uint32) {
		for _, i := range batch {
			values := m.of(i)
			if len(values) == 0 {
				missing++
			}
			for _, code := range values {
				counts[code]++
			}
		}
	})
	return missing
}
