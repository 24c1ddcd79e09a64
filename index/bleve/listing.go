package bleve

import (
	"context"
	"errors"
	"slices"
	"sort"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
)

// Bounds of the listings that a view keeps: their hits all together, of 24 bytes
// each, and their number.
const (
	maxListed   = 1 << 21
	maxListings = 8
)

// listing is a search and, once an answer to it was continued, all of its hits
// in their order: who asks for a second page often asks for them all, and to
// search anew for each page takes time by the square of their number.
type listing struct {
	mark string
	s    *search
	hits []candidate
	// whole says that hits is set; it is not where there are too many.
	whole bool
}

// listings are the latest listings of a view, the latest used last.
type listings struct {
	mu   sync.Mutex
	list []*listing
}

func (c *listings) find(mark string) *listing {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := slices.IndexFunc(c.list, func(l *listing) bool { return l.mark == mark })
	if n < 0 {
		return nil
	}
	l := c.list[n]
	c.list = append(slices.Delete(c.list, n, n+1), l)
	return l
}

// keep adds a listing and gives up those that were not used for longest.
func (c *listings) keep(l *listing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(slices.DeleteFunc(c.list, func(o *listing) bool { return o.mark == l.mark }), l)
	sum := 0
	for n := len(c.list) - 1; n >= 0; n-- {
		sum += len(c.list[n].hits)
		if sum > maxListed || len(c.list)-n > maxListings {
			c.list = slices.Delete(c.list, 0, n+1)
			return
		}
	}
}

// listing returns the listing for a request: one with all hits where the request
// continues an answer.
func (v *view) listing(ctx context.Context, req index.Request) (*listing, error) {
	if l := v.listings.find(req.Mark()); l != nil {
		return l, nil
	}
	s, err := v.newSearch(ctx, req)
	if err != nil {
		return nil, err
	}
	l := &listing{mark: req.Mark(), s: s}
	if req.After == nil || req.Group != "" {
		return l, nil
	}
	if err := l.fill(ctx); err != nil {
		return nil, err
	}
	v.listings.keep(l)
	return l, nil
}

// errTooMany ends the filling of a listing.
var errTooMany = errors.New("too many hits for a listing")

// fill finds all hits, if they are not too many.
func (l *listing) fill(ctx context.Context) error {
	ranking := l.s.newRanking()
	err := l.s.each(ctx, func(seg *segment, words *roaring.Bitmap) error {
		hits := l.s.filters.keep(seg, words, 0)
		if len(l.hits)+int(hits.GetCardinality()) > maxListed {
			return errTooMany
		}
		return ranking.each(ctx, seg, hits, func(i uint32, key int64) {
			l.hits = append(l.hits, candidate{seg, i, key})
		})
	})
	if err == errTooMany {
		l.hits = nil
		return nil
	}
	if err != nil {
		return err
	}
	slices.SortFunc(l.hits, candidate.compare)
	l.whole = true
	for _, f := range l.s.scoring {
		f.forget() // the hits have their points
	}
	return nil
}

// page returns the hits that a request asks for, and whether there are more.
func (l *listing) page(req index.Request) (hits []candidate, more bool) {
	from := 0
	if req.After != nil {
		from = l.s.placeAfter(l.hits, *req.After)
	}
	to := min(from+req.Limit, len(l.hits))
	return l.hits[from:to], to < len(l.hits)
}

// placeAfter returns where the hits after a cursor begin, of hits in order. Scores
// change with the content: what was added makes words more or less rare. So a
// cursor by score stands where its entry stands now, if it is still found.
func (s *search) placeAfter(hits []candidate, c index.Cursor) int {
	p := s.newRanking().placeOf(c)
	from := sort.Search(len(hits), func(n int) bool { return hits[n].after(p) })
	if s.req.Sort != corpus.SortRelevance {
		return from
	}
	isEntry := func(h candidate) bool { return string(h.seg.idBytes(h.i)) == c.ID }
	if from > 0 && isEntry(hits[from-1]) {
		return from
	}
	if n := slices.IndexFunc(hits, isEntry); n >= 0 {
		return n + 1
	}
	return from
}
