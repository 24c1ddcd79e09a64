package bleve

import (
	"context"
	"errors"

	"github.com/RoaringBitmap/roaring/v2"
	"golang.org/x/sync/errgroup"
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
}

// scoredLeaf is a leaf in a segment.
type scoredLeaf struct {
	number int
	leaf   *leaf
	fields []leafScorer
	// most is what it can give at most.
	most float64
	// entries are those that have it, once they were asked for.
	entries *roaring.Bitmap
}

// bitmap returns the entries of the segment that have the leaf.
func (l *scoredLeaf) bitmap(seg *segment) (b *roaring.Bitmap, err error) {
	if l.entries == nil {
		l.entries, err = l.leaf.bitmap(seg)
	}
	return l.entries, err
}

// leafScorer gives the points of one leaf in one text.
type leafScorer struct {
	seg   *segment
	leaf  *leaf
	field *leafField
	any   []cursor
	exact *cursor
	// times is how often words stand together, by entry.
	times map[uint32]uint32
	// dense is how often the word stands in each entry, in place of any, and
	// denseExact the same in place of exact: to ask the postings for each entry
	// takes longer where there are many.
	dense, denseExact []uint8
	// present has the entries with a match of a pattern, in place of any.
	present *roaring.Bitmap
}

// manyTerms is the number of words from which dense pays, and manyEntries the
// share of a segment's entries.
const (
	manyTerms   = 8
	manyEntries = 1.0 / 64
)

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
	many := uint64(manyEntries * float64(len(seg.kind)))
	count := uint64(0)
	for _, term := range l.slots[0].Any {
		p, err := seg.postings(ls.field.name, term)
		if err != nil {
			return err
		}
		if n := p.Count(); n > 0 {
			count += n
			ls.any = append(ls.any, cursor{it: p.Iterator(true, false, false, nil)})
		}
	}
	// The two are read side by side.
	var reading errgroup.Group
	if len(ls.any) > manyTerms || count > many {
		ls.any = nil
		reading.Go(func() (err error) {
			ls.dense, err = seg.frequencies(ls.field.name, l.slots[0].Any)
			return err
		})
	}
	err := ls.openExact(seg, many, &reading)
	return errors.Join(err, reading.Wait())
}

// openExact begins with the word as it was typed.
func (ls *leafScorer) openExact(seg *segment, many uint64, reading *errgroup.Group) error {
	exact := ls.leaf.slots[0].Exact
	if exact == "" {
		return nil
	}
	p, err := seg.postings(ls.field.name, exact)
	if err != nil {
		return err
	}
	switch n := p.Count(); {
	case n > many:
		reading.Go(func() (err error) {
			ls.denseExact, err = seg.frequencies(ls.field.name, []string{exact})
			return err
		})
	case n > 0:
		ls.exact = &cursor{it: p.Iterator(true, false, false, nil)}
	}
	return nil
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

// score returns the points of entry i.
func (sc *scorer) score(i uint32) (float64, error) {
	for _, l := range sc.leaves {
		if err := sc.ask(l, i); err != nil {
			return 0, err
		}
	}
	return sc.sum(i), nil
}

// ask finds the points of a leaf in entry i.
func (sc *scorer) ask(l *scoredLeaf, i uint32) error {
	sum := 0.0
	for n := range l.fields {
		p, err := l.fields[n].points(i)
		if err != nil {
			return err
		}
		sum += p
	}
	sc.points[l.number] = sum
	return nil
}

// sum returns the points of entry i, of which each leaf's were found.
func (sc *scorer) sum(i uint32) float64 {
	sum := 0.0
	for _, p := range sc.points {
		sum += p
	}
	return sum * sc.weights[sc.seg.blockKind[i]]
}

// frequencies returns how often the word stands in entry i in any form, and as
// it was typed.
func (ls *leafScorer) frequencies(i uint32) (most, exact uint32, err error) {
	if b := ls.field.body; b != nil {
		code := ls.seg.document[i]
		if b.exact != nil {
			exact = b.exact[code]
		}
		return b.times[code], exact, nil
	}
	if ls.times != nil {
		return ls.times[i], 0, nil
	}
	if ls.present != nil {
		if ls.present.Contains(i) {
			most = 1
		}
		return most, 0, nil
	}
	if ls.dense != nil {
		most = uint32(ls.dense[i])
	}
	for n := range ls.any {
		p, err := ls.any[n].seek(i)
		if err != nil {
			return 0, 0, err
		}
		if p != nil {
			most = max(most, capped(p))
		}
	}
	if ls.denseExact != nil {
		exact = uint32(ls.denseExact[i])
	}
	if most > 0 && ls.exact != nil {
		p, err := ls.exact.seek(i)
		if err != nil {
			return 0, 0, err
		}
		if p != nil {
			exact = capped(p)
		}
	}
	return most, exact, nil
}

func (ls *leafScorer) points(i uint32) (float64, error) {
	f := ls.field
	times, exact, err := ls.frequencies(i)
	if times == 0 || err != nil {
		return 0, err
	}
	if ls.leaf.flat {
		return f.weight * flatPoints, nil
	}
	points := saturate(float64(times), ls.seg, f, i) + exactShare*saturate(float64(exact), ls.seg, f, i)
	return f.weight * f.idf * points, nil
}

// saturate is BM25's account of how often a word stands in a text of its length.
func saturate(times float64, seg *segment, f *leafField, i uint32) float64 {
	if times == 0 {
		return 0
	}
	return times * (bm25K + 1) / (times + f.base + f.slope*float64(seg.lengths[f.column][i]))
}

// lengthen sets what the length of a text does to its points: a text of the mean
// length counts as it is.
func (f *leafField) lengthen() {
	f.base, f.slope = bm25K, 0
	if f.mean > 0 {
		f.base, f.slope = bm25K*(1-bm25B), bm25K*bm25B/f.mean
	}
}
