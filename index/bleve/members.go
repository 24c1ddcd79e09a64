package bleve

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// members are the entries of a document that is held.
type members struct {
	digest digest
	ids    []string
}

func encodeMembers(d digest, ids []string) []byte {
	return append(d[:], strings.Join(ids, "\n")...)
}

func (m members) deleteFrom(b *bleveindex.Batch) {
	for _, id := range m.ids {
		b.Delete(id)
	}
}

// heldMembers returns the entries held of a document, none when it is not held.
func heldMembers(r *scorch.IndexSnapshot, id string) (members, error) {
	doc, err := r.Document(id)
	if err != nil {
		return members{}, fmt.Errorf("looking for %q in the index: %w", id, err)
	}
	var m members
	if doc == nil {
		return m, nil
	}
	doc.VisitFields(func(f bleveindex.Field) {
		if v := f.Value(); f.Name() == fieldMembers && len(v) > len(m.digest) {
			copy(m.digest[:], v)
			m.ids = strings.Split(string(v[len(m.digest):]), "\n")
		}
	})
	return m, nil
}

// digest names the content of a document, and summed up that of an index: the
// sum does not depend on the order in which documents came, and is the same
// again when one that came is gone.
type digest [16]byte

func (d digest) halves() (hi, lo uint64) {
	return binary.BigEndian.Uint64(d[:8]), binary.BigEndian.Uint64(d[8:])
}

func digestOf(hi, lo uint64) (d digest) {
	binary.BigEndian.PutUint64(d[:8], hi)
	binary.BigEndian.PutUint64(d[8:], lo)
	return d
}

func (d digest) plus(e digest) digest {
	h1, l1 := d.halves()
	h2, l2 := e.halves()
	return digestOf(h1+h2, l1+l2)
}

func (d digest) minus(e digest) digest {
	h1, l1 := d.halves()
	h2, l2 := e.halves()
	return digestOf(h1-h2, l1-l2)
}

// content says what an index holds.
type content struct {
	// sum is that of the digests of all documents held.
	sum digest
	// batches counts the batches written to the generation. Of two contents of a
	// generation the later has more.
	batches uint64
}

func (c content) bytes() []byte { return binary.BigEndian.AppendUint64(c.sum[:], c.batches) }

func contentOf(b []byte) (c content) {
	if n := copy(c.sum[:], b); len(b) >= n+8 {
		c.batches = binary.BigEndian.Uint64(b[n:])
	}
	return c
}

// generation names the content as [polidex/index.Searcher] does.
func (c content) generation() string { return hex.EncodeToString(c.sum[:8]) }

func readContent(r *scorch.IndexSnapshot) (content, error) {
	v, err := r.GetInternal(keyContent)
	if err != nil {
		return content{}, fmt.Errorf("reading the index's generation: %w", err)
	}
	return contentOf(v), nil
}
