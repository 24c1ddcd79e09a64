package bleve

import (
	"encoding/binary"
	"errors"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// encodeColumns packs what the columns need of an entry.
func encodeColumns(e *corpus.Entry, lengths []int) []byte {
	b := []byte{byte(numberOf(e.Kind)), byte(max(0, slices.Index(blockKinds, e.BlockKind)))}
	b = appendString(b, e.Document)
	b = binary.AppendUvarint(b, uint64(max(0, e.Block)))
	from, to := noDeadline, 0
	if e.Deadline != nil {
		from, to = dayNumber(e.Deadline.From), dayNumber(e.Deadline.To)
	}
	b = binary.AppendVarint(b, int64(from))
	b = binary.AppendVarint(b, int64(to))
	for i := range 2 {
		n := 0
		if i < len(lengths) {
			n = lengths[i]
		}
		b = binary.AppendUvarint(b, uint64(n))
	}
	for _, list := range [][]string{e.Themes, e.Actors, e.Cites} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, v := range list {
			b = appendString(b, v)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(e.Years)))
	for _, y := range e.Years {
		b = binary.AppendUvarint(b, uint64(max(0, y)))
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// dayNumber writes a day as a number, 0 when it is empty.
func dayNumber(d corpus.Date) int {
	n, err := strconv.Atoi(strings.ReplaceAll(string(d), "-", ""))
	if err != nil {
		return 0
	}
	return n
}

// decode unpacks an entry into the columns.
func (c *columns) decode(i uint32, b []byte, dicts *dictionaries) error {
	d := decoder{b: b}
	c.kind[i] = kindNumber(d.byte())
	c.blockKind[i] = d.byte()
	if c.kind[i] >= kindCount || int(c.blockKind[i]) >= len(blockKinds) {
		return errShort
	}
	c.document[i] = dicts.documents.code(d.string())
	c.block[i] = int32(d.uvarint())
	c.from[i], c.to[i] = int32(d.varint()), int32(d.varint())
	c.lengths[0][i], c.lengths[1][i] = uint32(d.uvarint()), uint32(d.uvarint())
	for range d.count() {
		c.themes.values = append(c.themes.values, dicts.themes.code(d.string()))
	}
	for range d.count() {
		c.actors.values = append(c.actors.values, dicts.actors.code(d.string()))
	}
	for range d.count() {
		c.cites.values = append(c.cites.values, dicts.cites.code(d.string()))
	}
	for range d.count() {
		c.years.values = append(c.years.values, uint32(min(d.uvarint(), lastYear)))
	}
	c.ofKind[c.kind[i]].Add(i)
	c.words[c.kind[i]][0] += uint64(c.lengths[0][i])
	c.words[c.kind[i]][1] += uint64(c.lengths[1][i])
	return d.err
}

// lastYear bounds the years that are counted.
const lastYear = 9999

var errShort = errors.New("the columns of the entry are cut short")

// decoder reads what encodeColumns wrote.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) take(n int) []byte {
	if n < 0 || n > len(d.b) {
		d.err = errShort
		d.b = nil
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) byte() byte {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.err = errShort
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.err = errShort
		return 0
	}
	d.b = d.b[n:]
	return v
}

// count reads the length of a list, each element of which takes a byte at least.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.err = errShort
		return 0
	}
	return int(n)
}

func (d *decoder) string() []byte { return d.take(d.count()) }
