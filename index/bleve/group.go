package bleve

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
)

// groups keeps the best hit of each document or work.
type groups struct {
	*ranking
	values *ownValues
	best   []candidate // by number of the group; seg is nil where there is none
	totals []int
}

// groupsOf finds the best hit of each group and counts its hits. Entries of no
// work stand each for the group of its document.
func (s *search) groupsOf(ctx context.Context, field corpus.Field) (*groups, error) {
	g := &groups{ranking: s.newRanking(), values: s.v.groupValues(field)}
	g.best = make([]candidate, len(g.values.values))
	g.totals = make([]int, len(g.values.values))
	err := s.each(ctx, func(seg *segment, words *roaring.Bitmap) error {
		return g.each(ctx, seg, s.filters.keep(seg, words, 0), func(i uint32, key int64) {
			n := g.values.of[seg.document[i]]
			g.totals[n]++
			b := &g.best[n]
			if b.seg == nil || key < b.key || key == b.key && (candidate{seg, i, key}).compare(*b) < 0 {
				*b = candidate{seg, i, key}
			}
		})
	})
	return g, err
}

// groupValues are the groups of documents by a field: those without a value of
// it are each a group of their own, under their ID.
func (v *view) groupValues(field corpus.Field) *ownValues {
	own := v.own[field]()
	out := &ownValues{values: slices.Clone(own.values), of: slices.Clone(own.of)}
	for code, d := range v.documents {
		if d != nil && out.of[code] == none {
			out.of[code] = uint32(len(out.values))
			out.values = append(out.values, d.Document)
		}
	}
	return out
}

// page returns the best hits of the groups that a request asks for, in order,
// whether there are more, and the number of groups.
func (g *groups) page(req index.Request) (hits []candidate, more bool, all int) {
	var list []candidate
	for _, b := range g.best {
		if b.seg != nil {
			list = append(list, b)
		}
	}
	all = len(list)
	slices.SortFunc(list, candidate.compare)
	if req.After != nil {
		list = list[g.s.placeAfter(list, *req.After):]
	}
	if len(list) > req.Limit {
		return list[:req.Limit], true, all
	}
	return list, false, all
}

// describe gives hits, the best of their groups, the others of each.
func (g *groups) describe(ctx context.Context, best []candidate, hits []corpus.Hit) error {
	s := g.s
	wanted := make([]bool, len(s.v.documents))
	numbers := map[uint32]int{} // of a group → its place among the hits
	for n, c := range best {
		numbers[g.values.of[c.seg.document[c.i]]] = n
	}
	for code, n := range g.values.of {
		if n != none {
			_, wanted[code] = numbers[n]
		}
	}
	in := ofDocuments(wanted)
	next := make([]top, len(best))
	for n := range next {
		next[n] = top{ranking: g.ranking, limit: corpus.GroupSize}
	}
	err := s.each(ctx, func(seg *segment, words *roaring.Bitmap) error {
		found := roaring.And(s.filters.keep(seg, words, 0), in(seg))
		return g.each(ctx, seg, found, func(i uint32, key int64) {
			n := numbers[g.values.of[seg.document[i]]]
			if b := best[n]; b.seg != seg || b.i != i {
				next[n].take(seg, i, key)
			}
		})
	})
	if err != nil {
		return err
	}
	for n := range hits {
		number := g.values.of[best[n].seg.document[best[n].i]]
		group := &corpus.Group{Value: g.values.values[number], Total: g.totals[number]}
		others, _ := next[n].sorted()
		for _, c := range others {
			h, err := s.hit(c)
			if err != nil {
				return err
			}
			group.Hits = append(group.Hits, h)
		}
		if s.req.Highlight {
			if err := s.highlight(ctx, group.Hits); err != nil {
				return err
			}
		}
		hits[n].Group = group
	}
	return nil
}
