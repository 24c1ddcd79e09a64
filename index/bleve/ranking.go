package bleve

import (
	"math"
	"sort"

	"polidex/corpus"
	"polidex/index"
)

// scoreScale turns a score into a key. Scores that differ by less are the same,
// so that the order does not hang on the rounding of sums.
const scoreScale = 1e4

// last is the key of entries that come after all that have what is sorted by.
const last = math.MaxInt64

// ranking gives the keys of the entries of a search.
type ranking struct {
	s       *search
	ranks   *ranks
	weights []float64
}

func (s *search) newRanking() *ranking {
	r := &ranking{s: s, weights: blockWeights()}
	switch s.req.Sort {
	case corpus.SortTitle:
		r.ranks = s.v.byTitle()
	case corpus.SortDocument:
		r.ranks = s.v.byID()
	}
	return r
}

// keys returns what gives the keys of the entries of a segment in an order that
// is not by points.
func (r *ranking) keys(seg *segment) func(i uint32) int64 {
	document := seg.document
	switch r.s.req.Sort {
	case corpus.SortDate:
		days := r.s.v.dates()
		return func(i uint32) int64 { return days[document[i]] }
	case corpus.SortDeadline:
		return func(i uint32) int64 {
			switch {
			case seg.from[i] == noDeadline, seg.from[i] == 0 && seg.to[i] == 0:
				return last
			case seg.to[i] != 0:
				return int64(seg.to[i])
			}
			return int64(seg.from[i])
		}
	case corpus.SortTitle:
		rank := r.ranks.of
		return func(i uint32) int64 { return r.rankKey(rank[document[i]]) }
	}
	rank := r.ranks.of
	return func(i uint32) int64 { return r.rankKey(rank[document[i]]) | placeInDocument(seg, i) }
}

// keyOf is the key of so many points.
func keyOf(points float64) int64 { return -int64(math.Round(points * scoreScale)) }

// rankKey leaves a place before each rank for what is not in the view any more,
// as the document of a cursor may be.
func (r *ranking) rankKey(rank int32) int64 { return (2*int64(rank) + 1) << 32 }

func placeInDocument(seg *segment, i uint32) int64 {
	if seg.kind[i] == documentNumber {
		return 0
	}
	return int64(seg.block[i]) + 1
}

// cursor returns the cursor of a candidate: the values behind its key, since
// ranks differ from view to view.
func (r *ranking) cursor(c candidate) index.Cursor {
	out := index.Cursor{Number: c.key, ID: c.seg.id(c.i)}
	switch r.s.req.Sort {
	case corpus.SortTitle:
		out.Number, out.Text = 0, r.ranks.keys[r.ranks.of[c.seg.document[c.i]]]
	case corpus.SortDocument:
		out.Number, out.Text = placeInDocument(c.seg, c.i), r.ranks.keys[r.ranks.of[c.seg.document[c.i]]]
	}
	return out
}

// placeOf returns the place of a cursor in the order of this view.
func (r *ranking) placeOf(c index.Cursor) place {
	if r.ranks == nil {
		return place{c.Number, c.ID}
	}
	list := r.ranks.keys
	rank := sort.SearchStrings(list, c.Text)
	if rank == len(list) || list[rank] != c.Text {
		// Before the first that is greater.
		return place{(2 * int64(rank)) << 32, c.ID}
	}
	return place{r.rankKey(int32(rank)) | c.Number&math.MaxUint32, c.ID}
}
