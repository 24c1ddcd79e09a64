package bleve

import (
	"bytes"
	"cmp"
	"container/heap"
	"slices"
	"strings"

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
	err   error
}

func (s *search) newTop(req index.Request) *top {
	t := &top{ranking: s.newRanking(), limit: req.Limit}
	if req.After != nil {
		p := t.placeOf(*req.After)
		t.start = &p
	}
	return t
}

// offer considers an entry. Entries of a segment are offered in rising order.
func (t *top) offer(seg *segment, i uint32) {
	if t.err != nil {
		return
	}
	key, err := t.key(seg, i)
	if err != nil {
		t.err = err
		return
	}
	c := candidate{seg, i, key}
	if t.start != nil && !c.after(*t.start) {
		return
	}
	// One more than the limit is kept, to know whether there are more.
	if len(t.kept) <= t.limit {
		heap.Push(&t.kept, c)
		return
	}
	if c.compare(t.kept[0]) < 0 {
		t.kept[0] = c
		heap.Fix(&t.kept, 0)
	}
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
