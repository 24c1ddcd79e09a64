package bleve

import (
	"cmp"
	"container/heap"
	"math"
	"slices"
	"sort"
	"strings"

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
	return strings.Compare(c.seg.id(c.i), d.seg.id(d.i))
}

// scoreScale turns a score into a key. Scores that differ by less are the same,
// so that the order does not hang on the rounding of sums.
const scoreScale = 1e4

// last is the key of entries that come after all that have what is sorted by.
const last = math.MaxInt64

// top keeps the first candidates in the order of the request.
type top struct {
	s     *search
	req   *index.Request
	limit int
	ranks *ranks
	kept  worstFirst
	// after is the key that the answer continues after.
	after   *int64
	afterID string

	scorer  *scorer
	weights []float64
	err     error
}

func (s *search) newTop(req index.Request) *top {
	t := &top{s: s, req: &req, limit: req.Limit, weights: blockWeights()}
	switch req.Sort {
	case corpus.SortTitle, corpus.SortDocument:
		t.ranks = s.v.ranks()
	}
	if req.After != nil {
		key := t.cursorKey(*req.After)
		t.after, t.afterID = &key, req.After.ID
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
	if t.after != nil && (key < *t.after || key == *t.after && seg.id(i) <= t.afterID) {
		return
	}
	c := candidate{seg, i, key}
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

// key returns what an entry is sorted by.
func (t *top) key(seg *segment, i uint32) (int64, error) {
	switch t.req.Sort {
	case corpus.SortDate:
		d := t.s.v.documents[seg.document[i]]
		if n := dayNumber(d.Date); n > 0 {
			return -int64(n), nil
		}
		return last, nil
	case corpus.SortDeadline:
		switch {
		case seg.from[i] == noDeadline, seg.from[i] == 0 && seg.to[i] == 0:
			return last, nil
		case seg.to[i] != 0:
			return int64(seg.to[i]), nil
		}
		return int64(seg.from[i]), nil
	case corpus.SortTitle:
		return t.rankKey(t.ranks.byTitle[seg.document[i]]), nil
	case corpus.SortDocument:
		return t.rankKey(t.ranks.byID[seg.document[i]]) | placeInDocument(seg, i), nil
	}
	if t.scorer == nil || t.scorer.seg != seg {
		sc, err := t.s.newScorer(seg, t.weights)
		if err != nil {
			return 0, err
		}
		t.scorer = sc
	}
	points, err := t.scorer.score(i)
	return -int64(math.Round(points * scoreScale)), err
}

// rankKey leaves a place before each rank for what is not in the view any more,
// as the document of a cursor may be.
func (t *top) rankKey(rank int32) int64 { return (2*int64(rank) + 1) << 32 }

func placeInDocument(seg *segment, i uint32) int64 {
	if seg.kind[i] == documentNumber {
		return 0
	}
	return int64(seg.block[i]) + 1
}

// cursor returns the cursor of a candidate: the values behind its key, since
// ranks differ from view to view.
func (t *top) cursor(c candidate) index.Cursor {
	out := index.Cursor{Number: c.key, ID: c.seg.id(c.i)}
	switch t.req.Sort {
	case corpus.SortTitle:
		out.Number, out.Text = 0, t.ranks.titles[t.ranks.byTitle[c.seg.document[c.i]]]
	case corpus.SortDocument:
		out.Number, out.Text = placeInDocument(c.seg, c.i), t.ranks.ids[t.ranks.byID[c.seg.document[c.i]]]
	}
	return out
}

func (t *top) cursorKey(c index.Cursor) int64 {
	var list []string
	switch t.req.Sort {
	case corpus.SortTitle:
		list = t.ranks.titles
	case corpus.SortDocument:
		list = t.ranks.ids
	default:
		return c.Number
	}
	rank := sort.SearchStrings(list, c.Text)
	if rank == len(list) || list[rank] != c.Text {
		// Before the first that is greater.
		return (2 * int64(rank)) << 32
	}
	return t.rankKey(int32(rank)) | c.Number&math.MaxUint32
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
