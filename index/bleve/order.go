package bleve

import (
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
)

// candidate is an entry that may be among the hits. Candidates are in order of
// their keys, least first, then of their IDs.
type candidate struct {
	seg *segment
	i   uint32
	key int64
}

func (c candidate) compare(d candidate) int {
	if n := cmp.Compare(c.key, d.key); n != 0 {
		return n
	}
	return bytes.Compare(c.seg.idBytes(c.i), d.seg.idBytes(d.i))
}

// after reports whether the candidate comes after a place in the order.
func (c candidate) after(p place) bool {
	return cmp.Or(cmp.Compare(c.key, p.key), strings.Compare(c.seg.id(c.i), p.id)) > 0
}

// place is where an answer continues: after what has this key and ID.
type place struct {
	key int64
	id  string
}

// top keeps the first candidates in the order of the request.
type top struct {
	*ranking
	limit int
	kept  worstFirst
	start *place
}

func (s *search) newTop(req index.Request) *top {
	t := &top{ranking: s.newRanking(), limit: req.Limit}
	if req.After != nil {
		p := t.placeOf(*req.After)
		t.start = &p
	}
	return t
}

// offer considers the hits of a segment.
func (t *top) offer(ctx context.Context, seg *segment, hits *roaring.Bitmap) error {
	if hits.IsEmpty() {
		return nil
	}
	if t.s.req.Sort == corpus.SortRelevance {
		return t.offerScored(ctx, seg, hits)
	}
	key := t.keys(seg)
	batches(hits, func(batch []uint32) {
		for _, i := range batch {
			t.take(seg, i, key(i))
		}
	})
	return nil
}

// take considers an entry with its key.
func (t *top) take(seg *segment, i uint32, key int64) {
	full := len(t.kept) > t.limit
	if full && key > t.kept[0].key {
		return
	}
	c := candidate{seg, i, key}
	if t.start != nil && !c.after(*t.start) {
		return
	}
	// One more than the limit is kept, to know whether there are more.
	if !full {
		heap.Push(&t.kept, c)
		return
	}
	if c.compare(t.kept[0]) < 0 {
		t.kept[0] = c
		heap.Fix(&t.kept, 0)
	}
}

// least returns the points below which an entry has no place any more.
func (t *top) least() float64 {
	if len(t.kept) <= t.limit {
		return math.Inf(-1)
	}
	return float64(-t.kept[0].key-1) / scoreScale
}

// sorted returns the hits in order, and whether there are more after them.
func (t *top) sorted() (hits []candidate, more bool) {
	hits = slices.SortedFunc(slices.Values(t.kept), candidate.compare)
	if len(hits) > t.limit {
		return hits[:t.limit], true
	}
	return hits, false
}

// worstFirst is a heap of candidates with the last in order on top.
type worstFirst []candidate

func (h worstFirst) Len() int           { return len(h) }
func (h worstFirst) Less(i, j int) bool { return h[i].compare(h[j]) > 0 }
func (h worstFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *worstFirst) Push(c any)        { *h = append(*h, c.(candidate)) }
func (h *worstFirst) Pop() any {
	old := *h
	c := old[len(old)-1]
	*h = old[:len(old)-1]
	return c
}
