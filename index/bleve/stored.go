package bleve

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segmentapi "github.com/blevesearch/scorch_segment_api/v2"

	"polidex/corpus"
)

// Columns are read from the entries of a segment, one by one, which takes
// seconds for a million of them. So those of a segment on disk that has many are
// kept in a file of their own, in the generation's folder columns, and read from
// it when the index is opened. The file is a cache of a cache: where it is
// missing, damaged or of another segment, the entries are read again.
//
//	columns/00000000002a.columns
//	  magic, the segment's number, size and checksum
//	  the values of the dictionaries that the segment uses
//	  the columns, one after the other, in little endian
//	  a checksum (CRC-32C) of all that

// columnsMagic opens a file of columns; it changes with the form.
const columnsMagic = "polidex columns 1\n"

// manyStored is the number of entries from which a segment's columns are kept.
const manyStored = 4096

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// segmentOnDisk names a segment that is a file.
type segmentOnDisk struct {
	ID, Size uint64
	// Sum is the checksum at the end of the segment's file.
	Sum uint32
}

// onDisk returns the name of a segment; ok is false of one in memory, or of few
// entries.
func onDisk(s *scorch.SegmentSnapshot) (name segmentOnDisk, ok bool) {
	p, isFile := s.Segment().(segmentapi.PersistedSegment)
	if !isFile || s.FullSize() < manyStored {
		return name, false
	}
	f, err := os.Open(p.Path())
	if err != nil {
		return name, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return name, false
	}
	var end [4]byte
	if _, err := f.ReadAt(end[:], info.Size()-int64(len(end))); err != nil {
		return name, false
	}
	return segmentOnDisk{s.Id(), uint64(s.FullSize()), binary.LittleEndian.Uint32(end[:])}, true
}

func (n segmentOnDisk) file(folder string) string {
	return filepath.Join(folder, fmt.Sprintf("%012x.columns", n.ID))
}

// columnsOf returns the columns of a segment, from their file where there is a
// good one; where there should be, one is written.
func columnsOf(s *scorch.SegmentSnapshot, dicts *dictionaries, folder string) (*columns, error) {
	name, keep := onDisk(s)
	if keep {
		if data, err := os.ReadFile(name.file(folder)); err == nil {
			if c, err := decodeColumns(data, name, dicts); err == nil {
				return c, nil
			}
		}
	}
	c, err := readColumns(s, dicts)
	if err == nil && keep {
		// Without the file the next opening is slower, and no answer is wrong.
		_ = storeColumns(c, name, dicts, folder)
	}
	return c, err
}

func storeColumns(c *columns, name segmentOnDisk, dicts *dictionaries, folder string) (err error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	file := name.file(folder)
	f, err := os.Create(file + ".new")
	if err != nil {
		return err
	}
	err = c.encode(f, name, dicts)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return errors.Join(err, os.Remove(file+".new"))
	}
	return os.Rename(file+".new", file)
}

// forgetColumns removes the files of segments that are no more.
func forgetColumns(folder string, segments []*scorch.SegmentSnapshot) {
	files, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	kept := map[string]bool{}
	for _, s := range segments {
		kept[filepath.Base(segmentOnDisk{ID: s.Id()}.file(folder))] = true
	}
	for _, f := range files {
		if strings.Contains(f.Name(), ".columns") && !kept[f.Name()] {
			_ = os.Remove(filepath.Join(folder, f.Name())) // it is looked for again
		}
	}
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
// that these stand for.
func (e *encoder) values(codes []uint32, d *dictionary) {
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
	list(e, c.kind)
	list(e, c.blockKind)
	for _, column := range [][]int32{c.block, c.from, c.to} {
		list(e, column)
	}
	for _, column := range [][]uint32{c.lengths[0], c.lengths[1], c.idsFrom, c.themes.from, c.actors.from, c.cites.from, c.years.from} {
		list(e, column)
	}
	e.values(c.document, dicts.documents)
	e.values(c.themes.values, dicts.themes)
	e.values(c.actors.values, dicts.actors)
	e.values(c.cites.values, dicts.cites)
	e.words(c.years.values)
	e.bytes(c.ids)
	for _, d := range c.documents {
		entry, err := json.Marshal(d.entry)
		if err != nil {
			return err
		}
		e.put(d.local)
		e.bytes(entry)
	}
	e.put(e.sum)
	if e.err != nil {
		return e.err
	}
	return e.w.Flush()
}

var errColumns = errors.New("the file of columns is damaged, or of another segment")

// columnsReader reads what encode wrote.
type columnsReader struct {
	b   []byte
	bad bool
}

func (r *columnsReader) get(v any) {
	if r.bad {
		return
	}
	n, err := binary.Decode(r.b, binary.LittleEndian, v)
	if err != nil {
		r.bad = true
		return
	}
	r.b = r.b[n:]
}

// length reads the length of a list of elements of so many bytes.
func (r *columnsReader) length(size int) int {
	var n uint64
	r.get(&n)
	if r.bad || n > uint64(len(r.b)/size) {
		r.bad = true
		return 0
	}
	return int(n)
}

func (r *columnsReader) bytes() []byte {
	n := r.length(1)
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *columnsReader) words() []uint32 {
	out := make([]uint32, r.length(4))
	r.get(out)
	return out
}

// values reads codes, as the dictionary has them now.
func (r *columnsReader) values(d *dictionary) []uint32 {
	list, out := r.bytes(), r.words()
	if len(out) == 0 {
		return out
	}
	var codes []uint32
	for value := range bytes.SplitSeq(list, []byte{0}) {
		codes = append(codes, d.code(value))
	}
	for i, n := range out {
		if int(n) >= len(codes) {
			r.bad = true
			return nil
		}
		out[i] = codes[n]
	}
	return out
}

// decodeColumns reads a file of columns of a segment.
func decodeColumns(data []byte, name segmentOnDisk, dicts *dictionaries) (*columns, error) {
	body, ok := bytes.CutPrefix(data, []byte(columnsMagic))
	const sum = 4
	if !ok || len(body) < sum || crc32.Checksum(data[:len(data)-sum], castagnoli) != binary.LittleEndian.Uint32(data[len(data)-sum:]) {
		return nil, errColumns
	}
	r := &columnsReader{b: body[:len(body)-sum]}
	var found segmentOnDisk
	r.get(&found)
	if found != name {
		return nil, errColumns
	}
	n := int(name.Size)
	c := &columns{
		kind: make([]kindNumber, n), blockKind: make([]uint8, n),
		block: make([]int32, n), from: make([]int32, n), to: make([]int32, n), idsFrom: make([]uint32, n+1),
	}
	c.lengths = [2][]uint32{make([]uint32, n), make([]uint32, n)}
	r.get(c.kind)
	r.get(c.blockKind)
	for _, list := range [][]int32{c.block, c.from, c.to} {
		r.get(list)
	}
	multis := []*multi{&c.themes, &c.actors, &c.cites, &c.years}
	for _, m := range multis {
		m.from = make([]uint32, n+1)
	}
	for _, list := range [][]uint32{c.lengths[0], c.lengths[1], c.idsFrom, c.themes.from, c.actors.from, c.cites.from, c.years.from} {
		r.get(list)
	}
	c.document = r.values(dicts.documents)
	c.themes.values = r.values(dicts.themes)
	c.actors.values = r.values(dicts.actors)
	c.cites.values = r.values(dicts.cites)
	c.years.values = r.words()
	c.ids = slices.Clone(r.bytes())
	for len(r.b) > 0 && !r.bad {
		var d documentEntry
		r.get(&d.local)
		var e corpus.Entry
		if err := json.Unmarshal(r.bytes(), &e); err != nil || int(d.local) >= n || len(c.document) != n {
			return nil, errColumns
		}
		d.code, d.entry = c.document[d.local], &e
		c.documents = append(c.documents, d)
	}
	if r.bad || len(c.document) != n || !c.whole() {
		return nil, errColumns
	}
	c.sum()
	return c, nil
}

// whole reports whether the parts of columns that were read fit together.
func (c *columns) whole() bool {
	for _, m := range []*multi{&c.themes, &c.actors, &c.cites, &c.years} {
		if !slices.IsSorted(m.from) || int(m.from[len(m.from)-1]) != len(m.values) {
			return false
		}
	}
	if len(c.years.values) > 0 && slices.Max(c.years.values) > lastYear {
		return false
	}
	if !slices.IsSorted(c.idsFrom) || int(c.idsFrom[len(c.idsFrom)-1]) != len(c.ids) {
		return false
	}
	for i, k := range c.kind {
		if k >= kindCount || int(c.blockKind[i]) >= len(blockKinds) {
			return false
		}
	}
	return true
}

// sum makes what is counted over the columns.
func (c *columns) sum() {
	var ofKind [kindCount][]uint32
	for i, k := range c.kind {
		ofKind[k] = append(ofKind[k], uint32(i))
		c.words[k][0] += uint64(c.lengths[0][i])
		c.words[k][1] += uint64(c.lengths[1][i])
	}
	for k := range c.ofKind {
		c.ofKind[k] = roaring.BitmapOf(ofKind[k]...)
		c.ofKind[k].RunOptimize()
	}
}
