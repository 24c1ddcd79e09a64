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
	batches(hits, func(batch []uint32) {
		if ctx.Err() != nil {
			return
		}
		sc.look(batch)
		for n, i := range batch {
			do(i, keyOf(sc.score(i, n)))
		}
	})
	return ctx.Err()
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
	h, err := newHaving(seg, sc.leaves)
	if err != nil {
		return err
	}
	walk := newWalker(hits)
	heaviest := slices.Max(t.weights)
	for from := uint64(0); from < uint64(len(seg.kind)); from += stretch {
		if err := ctx.Err(); err != nil {
			return err
		}
		if h.most[h.all] < t.least()/heaviest {
			return nil
		}
		h.move(from + stretch)
		for batch := walk.next(from + stretch); len(batch) > 0; batch = walk.next(from + stretch) {
			t.offerSome(batch, sc, h, heaviest)
		}
	}
	return nil
}

// offerSome considers entries of a stretch, and gives each up when what is left
// to ask cannot bring it among the first.
func (t *top) offerSome(entries []uint32, sc *scorer, h *having, heaviest float64) {
	entries = h.giving(entries, t.least()/heaviest)
	sc.look(entries)
	least := t.least()
entry:
	for n, i := range entries {
		has := h.of(i)
		rest, enough := h.most[has], least/sc.worth[n]
		if rest < enough {
			continue
		}
		clear(sc.points)
		for k, l := range h.order {
			if has&h.bits[k] == 0 {
				continue
			}
			sc.ask(l, i, n)
			if rest += sc.points[l.number] - l.most; rest < enough {
				continue entry
			}
		}
		t.take(sc.seg, i, keyOf(sc.sum(n)))
		least = t.least()
	}
}

// having says which leaves the entries of a stretch have, a bit each; the least
// of more than eight share the last.
type having struct {
	// order are the leaves, those that can give most first, and bits their bits.
	order []*scoredLeaf
	bits  []uint8
	walks []walker
	// leaves is nil where there is one leaf: it is taken to be in all.
	leaves *[stretch]uint8
	all    uint8
	// most is what an entry can have at most by the leaves that it has.
	most [1 << 8]float64
}

func newHaving(seg *segment, leaves []*scoredLeaf) (*having, error) {
	h := &having{order: slices.Clone(leaves)}
	if len(leaves) > 1 {
		h.leaves = new([stretch]uint8)
	}
	slices.SortStableFunc(h.order, func(a, b *scoredLeaf) int { return cmp.Compare(b.most, a.most) })
	var gives [8]float64
	for n, l := range h.order {
		n = min(n, len(gives)-1)
		gives[n] += l.most
		h.bits = append(h.bits, 1<<n)
		h.all |= 1 << n
		if h.leaves == nil {
			continue
		}
		b, err := l.leaf.bitmap(seg)
		if err != nil {
			return nil, err
		}
		h.walks = append(h.walks, newWalker(b))
	}
	for has := range h.most {
		for n, most := range gives {
			if has>>n&1 != 0 {
				h.most[has] += most
			}
		}
	}
	return h, nil
}

// of returns the bits of the leaves of an entry of the stretch.
func (h *having) of(i uint32) uint8 {
	if h.leaves == nil {
		return h.all
	}
	return h.leaves[uint16(i)]
}

// move goes on to the entries before end.
func (h *having) move(end uint64) {
	if h.leaves == nil {
		return
	}
	clear(h.leaves[:])
	for n := range h.walks {
		bit := h.bits[n]
		for batch := h.walks[n].next(end); len(batch) > 0; batch = h.walks[n].next(end) {
			for _, i := range batch {
				h.leaves[uint16(i)] |= bit
			}
		}
	}
}

// giving keeps, in place, the entries whose leaves can give so much.
func (h *having) giving(entries []uint32, least float64) []uint32 {
	out := entries[:0]
	for _, i := range entries {
		if h.most[h.of(i)] >= least {
			out = append(out, i)
		}
	}
	return out
}
