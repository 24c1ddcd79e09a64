package bleve

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

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
	numbers(r, out)
	return out
}

// values reads codes, as the dictionary has them now, or without one as they are.
func (r *columnsReader) values(d *dictionary) []uint32 {
	if d == nil {
		return r.words()
	}
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
	// The documents are parsed beside the columns.
	var parsing errgroup.Group
	c.documents = make([]documentEntry, r.length(1))
	entries := make([][]byte, len(c.documents))
	for i := range c.documents {
		r.get(&c.documents[i].local)
		entries[i] = r.bytes()
	}
	parsing.Go(func() error { return parseDocuments(c.documents, entries) })
	r.get(c.kind)
	r.get(c.blockKind)
	for _, list := range [][]int32{c.block, c.from, c.to} {
		numbers(r, list)
	}
	for _, list := range [][]uint32{c.lengths[0], c.lengths[1], c.idsFrom} {
		numbers(r, list)
	}
	c.document = r.values(dicts.documents)
	for _, m := range c.multis(dicts) {
		r.combined(m.multi, m.values, n)
	}
	c.byField = map[corpus.Field]map[uint32]*roaring.Bitmap{}
	for _, f := range membersKept {
		c.byField[f] = r.members(c.dictionaryOf(f, dicts))
	}
	c.ids = slices.Clone(r.bytes())
	if err := parsing.Wait(); err != nil {
		return nil, errColumns
	}
	if r.bad || len(c.document) != n || !c.whole() {
		return nil, errColumns
	}
	for i := range c.documents {
		d := &c.documents[i]
		if int(d.local) >= n {
			return nil, errColumns
		}
		d.code = c.document[d.local]
	}
	c.sum()
	return c, nil
}

// parseDocuments reads the entries of documents.
func parseDocuments(documents []documentEntry, entries [][]byte) error {
	for i, data := range entries {
		documents[i].entry = &corpus.Entry{}
		if err := json.Unmarshal(data, documents[i].entry); err != nil {
			return err
		}
	}
	return nil
}

// whole reports whether the parts of columns that were read fit together.
func (c *columns) whole() bool {
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
