package bleve

import (
	"cmp"
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
)

// checkEvery is the number of entries between looks at the context.
const checkEvery = 1 << 16

// each calls do with every hit of a segment and its key.
func (r *ranking) each(ctx context.Context, seg *segment, hits *roaring.Bitmap, do func(i uint32, key int64)) error {
	if r.s.req.Sort != corpus.SortRelevance {
		key := r.keys(seg)
		batches(hits, func(batch []uint32) {
			for _, i := range batch {
				do(i, key(i))
			}
		})
		return nil
	}
	sc, err := r.s.newScorer(ctx, seg, r.weights)
	if err != nil {
		return err
	}
	seen := 0
	for it := hits.Iterator(); it.HasNext(); {
		i := it.Next()
		points, err := sc.score(i)
		if err != nil {
			return err
		}
		do(i, keyOf(points))
		if seen++; seen%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// offerScored considers the hits of a segment by their points, and passes over
// those that cannot come among the first (MaxScore, Turtle and Flood 1995): a
// common word can give little, so once the first places are taken, entries that
// have only common words need not be looked at. The total does not suffer: it is
// counted apart.
func (t *top) offerScored(ctx context.Context, seg *segment, hits *roaring.Bitmap) error {
	sc, err := t.s.newScorer(ctx, seg, t.weights)
	if err != nil {
		return err
	}
	// Those that can give most come first.
	leaves := slices.Clone(sc.leaves)
	slices.SortStableFunc(leaves, func(a, b *scoredLeaf) int { return cmp.Compare(b.most, a.most) })
	// rest is what the leaves from one on can give together.
	rest := make([]float64, len(leaves)+1)
	for n := len(leaves) - 1; n >= 0; n-- {
		rest[n] = rest[n+1] + leaves[n].most
	}
	heaviest := slices.Max(t.weights)
	for from := uint64(0); from < uint64(len(seg.kind)); from += checkEvery {
		if err := ctx.Err(); err != nil {
			return err
		}
		// The leaves up to needed are those of which an entry must have one.
		least := t.least() / heaviest
		needed := len(leaves)
		for needed > 0 && rest[needed-1] < least {
			needed--
		}
		if needed == 0 && len(leaves) > 0 {
			return nil
		}
		some, err := t.within(seg, hits, leaves[:needed], len(leaves), from)
		if err != nil {
			return err
		}
		if err := t.offerSome(seg, some, sc, leaves, rest); err != nil {
			return err
		}
	}
	return nil
}

// within returns the hits of a stretch of the segment that have one of the
// leaves, all when these are all that there are.
func (t *top) within(seg *segment, hits *roaring.Bitmap, leaves []*scoredLeaf, all int, from uint64) (*roaring.Bitmap, error) {
	stretch := roaring.New()
	stretch.AddRange(from, from+checkEvery)
	stretch.And(hits)
	if len(leaves) == all || stretch.IsEmpty() {
		return stretch, nil
	}
	some := roaring.New()
	for _, l := range leaves {
		b, err := l.bitmap(seg)
		if err != nil {
			return nil, err
		}
		some.Or(roaring.And(stretch, b))
	}
	return some, nil
}

// offerSome considers entries, and gives each up when what is left to ask cannot
// bring it among the first.
func (t *top) offerSome(seg *segment, some *roaring.Bitmap, sc *scorer, leaves []*scoredLeaf, rest []float64) error {
	var failed error
	batches(some, func(batch []uint32) {
		for _, i := range batch {
			if failed != nil {
				return
			}
			least := t.least() / t.weights[seg.blockKind[i]]
			sum, given := 0.0, false
			for n, l := range leaves {
				if sum+rest[n] < least {
					given = true
					break
				}
				if failed = sc.ask(l, i); failed != nil {
					return
				}
				sum += sc.points[l.number]
			}
			if !given && sum >= least {
				t.take(seg, i, keyOf(sc.sum(i)))
			}
		}
	})
	return failed
}
