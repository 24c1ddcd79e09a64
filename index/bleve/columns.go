package bleve

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"polidex/corpus"
)

// kindNumber numbers the kinds of entries for the columns.
type kindNumber uint8

const (
	passageNumber kindNumber = iota
	actionNumber
	documentNumber
	kindCount
)

func numberOf(k corpus.EntryKind) kindNumber {
	switch k {
	case corpus.KindAction:
		return actionNumber
	case corpus.KindDocument:
		return documentNumber
	}
	return passageNumber
}

// blockKinds are the kinds of blocks by the numbers they have in columns.
var blockKinds = []corpus.Kind{"", corpus.Heading, corpus.Paragraph, corpus.Item, corpus.Row, corpus.Note}

// noDeadline stands in columns.from for entries without a deadline.
const noDeadline = -1

// columns holds, by the number of an entry in its segment, what entries are
// filtered, counted and sorted by. It never changes but for what is derived.
type columns struct {
	kind      []kindNumber
	blockKind []uint8
	// document is the code of the entry's document.
	document []uint32
	block    []int32
	// from and to are the deadline's days as 20260331, 0 for an open side.
	from, to []int32
	// lengths are the words of the entry's first and second searched text.
	lengths [2][]uint32
	themes  multi
	actors  multi
	cites   multi
	years   multi
	// ids are the entry IDs, one after the other.
	ids     []byte
	idsFrom []uint32
	// ofKind are the numbers of the entries of each kind.
	ofKind [kindCount]*roaring.Bitmap
	// words are the sums of lengths by kind.
	words [kindCount][2]uint64
	// documents are the entries of documents themselves.
	documents []documentEntry
	// kept is the file that tells how often words stand in the entries.
	kept keptTimes
	derived
}

// documentEntry is where a document's own entry stands.
type documentEntry struct {
	local uint32
	code  uint32
	entry *corpus.Entry
}

// id returns the ID of the entry.
func (c *columns) id(i uint32) string { return string(c.idBytes(i)) }

// idBytes returns the ID of the entry, not to be changed.
func (c *columns) idBytes(i uint32) []byte { return c.ids[c.idsFrom[i]:c.idsFrom[i+1]] }

// readColumns reads the columns of a segment.
func readColumns(seg *scorch.SegmentSnapshot, dicts *dictionaries) (*columns, error) {
	n := int(seg.FullSize())
	c := &columns{
		kind: make([]kindNumber, n), blockKind: make([]uint8, n), document: make([]uint32, n),
		block: make([]int32, n), from: make([]int32, n), to: make([]int32, n),
		idsFrom: make([]uint32, 1, n+1),
	}
	c.lengths = [2][]uint32{make([]uint32, n), make([]uint32, n)}
	for k := range c.ofKind {
		c.ofKind[k] = roaring.New()
	}
	for _, m := range []*multi{&c.themes, &c.actors, &c.cites, &c.years} {
		m.from = make([]uint32, 1, n+1)
	}
	for i := range n {
		if err := c.read(seg, uint32(i), dicts); err != nil {
			return nil, fmt.Errorf("reading entry %d of a segment of the index: %w: %w", i, err, corpus.ErrMalformed)
		}
		c.idsFrom = append(c.idsFrom, uint32(len(c.ids)))
		for _, m := range []*multi{&c.themes, &c.actors, &c.cites, &c.years} {
			m.from = append(m.from, uint32(len(m.values)))
		}
	}
	return c, nil
}

// read reads one entry of a segment into the columns.
func (c *columns) read(seg *scorch.SegmentSnapshot, i uint32, dicts *dictionaries) error {
	var packed, stored []byte
	err := seg.VisitDocument(uint64(i), func(field string, _ byte, value []byte, _ []uint64) bool {
		switch field {
		case "_id":
			c.ids = append(c.ids, value...)
		case fieldColumns:
			packed = append(packed, value...)
		case fieldEntry:
			stored = value
			if len(packed) > 0 && kindNumber(packed[0]) == documentNumber {
				stored = slices.Clone(value)
			}
		}
		return true
	})
	if err == nil {
		err = c.decode(i, packed, dicts)
	}
	if err != nil || c.kind[i] != documentNumber {
		return err
	}
	var e corpus.Entry
	if err := json.Unmarshal(stored, &e); err != nil {
		return err
	}
	c.documents = append(c.documents, documentEntry{local: i, code: c.document[i], entry: &e})
	return nil
}
