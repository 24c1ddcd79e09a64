package bleve

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"polidex/corpus"
)

// multiColumn is a column of several values an entry and their dictionary, nil
// where they are numbers.
type multiColumn struct {
	*multi
	values *dictionary
}

func (c *columns) multis(dicts *dictionaries) []multiColumn {
	return []multiColumn{{&c.themes, dicts.themes}, {&c.actors, dicts.actors}, {&c.cites, dicts.cites}, {&c.years, nil}}
}

// dictionaryOf returns the dictionary of a column of several values.
func (c *columns) dictionaryOf(f corpus.Field, dicts *dictionaries) *dictionary {
	m := c.multi(f)
	for _, column := range c.multis(dicts) {
		if column.multi == m {
			return column.values
		}
	}
	return nil
}

// encoder writes columns, and their checksum.
type encoder struct {
	w   *bufio.Writer
	sum uint32
	err error
}

// Write implements [io.Writer].
func (e *encoder) Write(b []byte) (int, error) {
	e.sum = crc32.Update(e.sum, castagnoli, b)
	return e.w.Write(b)
}

// pieceSize is how many numbers are turned into bytes at once.
const pieceSize = 1 << 14

func (e *encoder) put(v any) {
	if e.err == nil {
		e.err = binary.Write(e, binary.LittleEndian, v)
	}
}

// list writes numbers, a piece at a time: a column is not doubled in memory.
func list[T any](e *encoder, numbers []T) {
	for piece := range slices.Chunk(numbers, pieceSize) {
		e.put(piece)
	}
}

func (e *encoder) bytes(b []byte) {
	e.put(uint64(len(b)))
	if e.err == nil {
		_, e.err = e.Write(b)
	}
}

// words writes a list and its length.
func (e *encoder) words(numbers []uint32) {
	e.put(uint64(len(numbers)))
	list(e, numbers)
}

// values writes codes of a dictionary as numbers of their own, behind the values
// that these stand for. Without a dictionary they are written as they are.
func (e *encoder) values(codes []uint32, d *dictionary) {
	if d == nil {
		e.words(codes)
		return
	}
	all := d.list()
	own := map[uint32]uint32{}
	var used []string
	local := make([]uint32, len(codes))
	for i, c := range codes {
		n, ok := own[c]
		if !ok {
			n = uint32(len(used))
			own[c] = n
			used = append(used, all[c])
		}
		local[i] = n
	}
	if e.err == nil && slices.ContainsFunc(used, func(value string) bool { return strings.Contains(value, "\x00") }) {
		e.err = errors.New("a value has a zero byte in it, which parts them in the file")
	}
	e.bytes([]byte(strings.Join(used, "\x00")))
	e.words(local)
}

func (c *columns) encode(w io.Writer, name segmentOnDisk, dicts *dictionaries) error {
	e := &encoder{w: bufio.NewWriterSize(w, 1<<16)}
	_, e.err = e.Write([]byte(columnsMagic))
	e.put(name)
	e.put(uint64(len(c.documents)))
	for _, d := range c.documents {
		entry, err := json.Marshal(d.entry)
		if err != nil {
			return err
		}
		e.put(d.local)
		e.bytes(entry)
	}
	list(e, c.kind)
	list(e, c.blockKind)
	for _, column := range [][]int32{c.block, c.from, c.to} {
		list(e, column)
	}
	for _, column := range [][]uint32{c.lengths[0], c.lengths[1], c.idsFrom} {
		list(e, column)
	}
	e.values(c.document, dicts.documents)
	for _, m := range c.multis(dicts) {
		e.combined(m.multi, m.values)
	}
	for _, f := range membersKept {
		e.members(c.inverted(f), c.dictionaryOf(f, dicts))
	}
	e.bytes(c.ids)
	e.put(e.sum)
	if e.err != nil {
		return e.err
	}
	return e.w.Flush()
}
