package bleve

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// BM25's usual parameters: how soon more of a word stops counting, and how much
// of the length of a text counts.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// Shares of a match's points.
const (
	// exactShare is added for the word as it was typed: "investigations" before
	// "investigator" for who typed the former.
	exactShare = 0.25
	// flatPoints is what a match of a pattern is worth.
	flatPoints = 1.0
)

// scorer gives the points of the entries of one segment, asked for in rising
// order.
type scorer struct {
	seg     *segment
	leaves  []*scoredLeaf
	weights []float64
	// points are those of each leaf in the entry in hand: they are summed in the
	// order of the leaves, however they were found, so that the same entry has the
	// same points to the last digit.
	points []float64
	// lengths, by column, and worth, the weights of their kinds, are those of the
	// entries that were looked at.
	lengths [2][]uint32
	worth   []float64
}

// scoredLeaf is a leaf in a segment.
type scoredLeaf struct {
	number int
	leaf   *leaf
	fields []leafScorer
	// most is what it can give at most.
	most float64
}

// leafScorer gives the points of one leaf in one text.
type leafScorer struct {
	seg   *segment
	leaf  *leaf
	field *leafField
	// any is how often the word stands in an entry in any form, exact as it was
	// typed; nil where it does not.
	any, exact *window
	// times is how often words stand together, by entry.
	times map[uint32]uint32
	// present has the entries with a match of a pattern, in place of any.
	present *roaring.Bitmap
}

func (s *search) newScorer(ctx context.Context, seg *segment, weights []float64) (*scorer, error) {
	out := &scorer{seg: seg, weights: weights, points: make([]float64, len(s.scoring))}
	for n, l := range s.scoring {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		sl := &scoredLeaf{number: n, leaf: l}
		for f := range l.fields {
			ls := leafScorer{leaf: l, field: &l.fields[f]}
			if err := ls.open(seg); err != nil {
				return nil, err
			}
			sl.fields = append(sl.fields, ls)
			sl.most += ls.most()
		}
		out.leaves = append(out.leaves, sl)
	}
	return out, nil
}

// open begins with a segment.
func (ls *leafScorer) open(seg *segment) error {
	ls.seg = seg
	l := ls.leaf
	if ls.field.body != nil {
		return nil
	}
	if len(l.slots) > 1 {
		found, err := l.together(seg, ls.field.name)
		ls.times = found.times
		return err
	}
	if l.flat {
		var err error
		ls.present, err = l.slotIn(seg, 0, ls.field.name)
		return err
	}
	var err error
	if ls.any, err = seg.newWindow(ls.field.name, l.slots[0].Any); err != nil {
		return err
	}
	if exact := l.slots[0].Exact; exact != "" {
		ls.exact, err = seg.newWindow(ls.field.name, []string{exact})
	}
	return err
}

// most is the most that the leaf can give in the text.
func (ls *leafScorer) most() float64 {
	f := ls.field
	if ls.leaf.flat {
		return f.weight * flatPoints
	}
	share := 1.0
	if len(ls.leaf.slots) == 1 && ls.leaf.slots[0].Exact != "" {
		share += exactShare
	}
	return f.weight * f.idf * (bm25K + 1) * share
}

// look gathers what the columns say of some entries: one look after the other,
// each would be waited for.
func (sc *scorer) look(entries []uint32) {
	for c := range sc.lengths {
		sc.lengths[c] = slices.Grow(sc.lengths[c][:0], len(entries))[:len(entries)]
		out, column := sc.lengths[c], sc.seg.lengths[c]
		if !sc.reads(c) {
			continue
		}
		for n, i := range entries {
			out[n] = column[i]
		}
	}
	sc.worth = slices.Grow(sc.worth[:0], len(entries))[:len(entries)]
	out, kinds := sc.worth, sc.seg.blockKind
	for n, i := range entries {
		out[n] = sc.weights[kinds[i]]
	}
}

// reads reports whether a text's length stands in a column.
func (sc *scorer) reads(column int) bool {
	if len(sc.leaves) == 0 {
		return false
	}
	return slices.ContainsFunc(sc.leaves[0].fields, func(ls leafScorer) bool { return ls.field.column == column })
}

// score returns the points of entry i, the n-th of those looked at.
func (sc *scorer) score(i uint32, n int) float64 {
	for _, l := range sc.leaves {
		sc.ask(l, i, n)
	}
	return sc.sum(n)
}

// ask finds the points of a leaf in entry i, the n-th of those looked at.
func (sc *scorer) ask(l *scoredLeaf, i uint32, n int) {
	sum := 0.0
	for f := range l.fields {
		ls := &l.fields[f]
		sum += ls.points(i, sc.lengths[ls.field.column][n])
	}
	sc.points[l.number] = sum
}

// sum returns the points of the n-th entry, of which each leaf's were found.
func (sc *scorer) sum(n int) float64 {
	sum := 0.0
	for _, p := range sc.points {
		sum += p
	}
	return sum * sc.worth[n]
}

// frequencies returns how often the word stands in entry i in any form, and as
// it was typed.
func (ls *leafScorer) frequencies(i uint32) (most, exact uint32) {
	switch {
	case ls.field.body != nil:
		code := ls.seg.document[i]
		if b := ls.field.body; b.exact != nil {
			exact = b.exact[code]
		}
		most = ls.field.body.times[code]
	case ls.times != nil:
		most = ls.times[i]
	case ls.present != nil:
		if ls.present.Contains(i) {
			most = 1
		}
	case ls.any != nil:
		most = uint32(ls.any.at(i))
		if most > 0 && ls.exact != nil {
			exact = uint32(ls.exact.at(i))
		}
	}
	return most, exact
}

// points returns the points of entry i, whose text has so many words.
func (ls *leafScorer) points(i, length uint32) float64 {
	f := ls.field
	times, exact := ls.frequencies(i)
	if times == 0 {
		return 0
	}
	if ls.leaf.flat {
		return f.weight * flatPoints
	}
	points := f.saturate(float64(times), length) + exactShare*f.saturate(float64(exact), length)
	return f.weight * f.idf * points
}

// saturate is BM25's account of how often a word stands in a text of its length.
func (f *leafField) saturate(times float64, length uint32) float64 {
	if times == 0 {
		return 0
	}
	return times * (bm25K + 1) / (times + f.base + f.slope*float64(length))
}

// lengthen sets what the length of a text does to its points: a text of the mean
// length counts as it is.
func (f *leafField) lengthen() {
	f.base, f.slope = bm25K, 0
	if f.mean > 0 {
		f.base, f.slope = bm25K*(1-bm25B), bm25K*bm25B/f.mean
	}
}
