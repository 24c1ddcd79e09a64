package bleve

import (
	"fmt"

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
	leaves  []leafScorer
	weights []float64
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
	// dense is how often one of many words stands in each entry, in place of
	// any: to ask each of their postings for each entry would take too long.
	dense []uint32
	// present has the entries with a match of a pattern, in place of any.
	present *roaring.Bitmap
}

// manyTerms is the number of words from which dense pays.
const manyTerms = 8

func (s *search) newScorer(seg *segment, weights []float64) (*scorer, error) {
	out := &scorer{seg: seg, weights: weights}
	for _, l := range s.scoring {
		for f := range l.fields {
			ls := leafScorer{leaf: l, field: &l.fields[f]}
			if err := ls.open(seg); err != nil {
				return nil, err
			}
			out.leaves = append(out.leaves, ls)
		}
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
		ls.times = map[uint32]uint32{}
		return l.eachTogether(seg, ls.field.name, nil, func(i uint32, times int) { ls.times[i] = uint32(times) })
	}
	if l.flat {
		var err error
		ls.present, err = seg.entriesWithAny(ls.field.name, l.slots[0].Any)
		return err
	}
	for _, term := range l.slots[0].Any {
		p, err := seg.postings(ls.field.name, term)
		if err != nil {
			return err
		}
		if p.Count() > 0 {
			ls.any = append(ls.any, cursor{it: p.Iterator(true, false, false, nil)})
		}
	}
	if len(ls.any) > manyTerms {
		if err := ls.spread(); err != nil {
			return err
		}
	}
	if exact := l.slots[0].Exact; exact != "" {
		p, err := seg.postings(ls.field.name, exact)
		if err != nil {
			return err
		}
		if p.Count() > 0 {
			ls.exact = &cursor{it: p.Iterator(true, false, false, nil)}
		}
	}
	return nil
}

// spread reads all postings of any into dense.
func (ls *leafScorer) spread() error {
	ls.dense = make([]uint32, ls.seg.snapshot.FullSize())
	for _, c := range ls.any {
		for {
			p, err := c.it.Next()
			if err != nil {
				return fmt.Errorf("reading postings: %w", err)
			}
			if p == nil {
				break
			}
			n := p.Number()
			ls.dense[n] = max(ls.dense[n], uint32(p.Frequency()))
		}
	}
	ls.any = nil
	return nil
}

// score returns the points of entry i.
func (sc *scorer) score(i uint32) (float64, error) {
	points := 0.0
	for n := range sc.leaves {
		p, err := sc.leaves[n].points(i)
		if err != nil {
			return 0, err
		}
		points += p
	}
	return points * sc.weights[sc.seg.blockKind[i]], nil
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
		most = ls.dense[i]
	}
	for n := range ls.any {
		p, err := ls.any[n].seek(i)
		if err != nil {
			return 0, 0, err
		}
		if p != nil {
			most = max(most, uint32(p.Frequency()))
		}
	}
	if most > 0 && ls.exact != nil {
		p, err := ls.exact.seek(i)
		if err != nil {
			return 0, 0, err
		}
		if p != nil {
			exact = uint32(p.Frequency())
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
	length := 1.0
	if f.mean > 0 {
		length = float64(seg.lengths[f.column][i]) / f.mean
	}
	return times * (bm25K + 1) / (times + bm25K*(1-bm25B+bm25B*length))
}
