package bleve

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
)

// numbers reads a list of numbers of four bytes each.
func numbers[T int32 | uint32](r *columnsReader, out []T) {
	const size = 4
	if r.bad || len(r.b) < size*len(out) {
		r.bad = true
		return
	}
	b := r.b[:size*len(out)]
	for i := range out {
		out[i] = T(binary.LittleEndian.Uint32(b[size*i:]))
	}
	r.b = r.b[len(b):]
}

// combined writes a column by its combinations of values; those of a dictionary
// d as [encoder.values] does.
func (e *encoder) combined(m *multi, d *dictionary) {
	c := m.combined()
	e.words(c.from)
	e.values(c.values, d)
	list(e, c.of)
}

// combined reads what the encoder wrote, for n entries.
func (r *columnsReader) combined(m *multi, d *dictionary, n int) {
	c := combined{from: r.words(), of: make([]uint32, n)}
	c.values = r.values(d)
	numbers(r, c.of)
	if r.bad || !c.whole() {
		r.bad = true
		c = combined{from: []uint32{0}}
	}
	m.kept = c
	m.expand()
}

// membersKept are the fields whose members, the entries of each value, are in the
// file: filters and tables begin with them.
var membersKept = []corpus.Field{corpus.FieldTheme, corpus.FieldActor, corpus.FieldYear}

// members writes the entries of each value of a field, whose dictionary is d.
func (e *encoder) members(by map[uint32]*roaring.Bitmap, d *dictionary) {
	var codes []uint32
	var sizes []uint32
	var all bytes.Buffer
	for _, code := range slices.Sorted(maps.Keys(by)) {
		before := all.Len()
		if _, err := by[code].WriteTo(&all); err != nil && e.err == nil {
			e.err = err
		}
		codes, sizes = append(codes, code), append(sizes, uint32(all.Len()-before))
	}
	e.values(codes, d)
	e.words(sizes)
	e.bytes(all.Bytes())
}

// members reads what the encoder wrote.
func (r *columnsReader) members(d *dictionary) map[uint32]*roaring.Bitmap {
	codes, sizes := r.values(d), r.words()
	all := bytes.Clone(r.bytes()) // not to hold the whole file
	if len(codes) != len(sizes) {
		r.bad = true
	}
	if r.bad {
		return nil
	}
	by := make(map[uint32]*roaring.Bitmap, len(codes))
	for n, code := range codes {
		if int(sizes[n]) > len(all) {
			r.bad = true
			return nil
		}
		b := roaring.New()
		if _, err := b.FromBuffer(all[:sizes[n]]); err != nil {
			r.bad = true
			return nil
		}
		by[code], all = b, all[sizes[n]:]
	}
	return by
}
