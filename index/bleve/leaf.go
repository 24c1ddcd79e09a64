package bleve

import (
	"math"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/index"
)

// leaf matches a word, the words that a pattern stands for, or words that stand
// together, in the texts of a kind of entry.
type leaf struct {
	slots  []index.Slot
	slop   int
	fields []leafField
	// flat says that every match is worth the same, as of a pattern.
	flat bool
}

// leafField is one text that a leaf is looked for in.
type leafField struct {
	name string
	// body is set for the bodies of documents, which are not indexed but put
	// together from their passages.
	body   *body
	weight float64
	// idf weighs the rarity of the leaf in the text, as BM25 has it.
	idf float64
	// kind and column say where the text's length stands; mean is the mean one.
	kind   kindNumber
	column int
	mean   float64
}

func (c *compiler) sequence(n index.Sequence) (expression, error) {
	l := &leaf{slots: n.Slots, slop: n.Slop}
	return l, c.prepare(l)
}

// prepare finds how rare the leaf is in each text.
func (c *compiler) prepare(l *leaf) error {
	for _, f := range c.fields {
		lf := leafField{name: indexedField(f.Field), weight: f.Weight}
		lf.kind, lf.column = fieldLength(f.Field)
		entries := float64(c.v.entries[lf.kind])
		if entries > 0 {
			lf.mean = float64(c.v.words[lf.kind][lf.column]) / entries
		}
		if f.Field == index.DocumentBody {
			var err error
			if lf.body, err = c.v.newBody(l, lf.name); err != nil {
				return err
			}
			lf.idf = idf(entries, lf.body.documents)
			l.fields = append(l.fields, lf)
			continue
		}
		for _, slot := range l.slots {
			n, err := c.v.frequency(lf.name, slot.Any)
			if err != nil {
				return err
			}
			lf.idf += idf(entries, n)
		}
		l.fields = append(l.fields, lf)
	}
	return nil
}

// indexedField returns the index field in which a text is looked for.
func indexedField(f index.TextField) string {
	if f == index.DocumentBody {
		return string(index.PassageText)
	}
	return string(f)
}

// idf is BM25's measure of rarity: of entries, n have the word.
func idf(entries, n float64) float64 { return math.Log(1 + (entries-n+0.5)/(n+0.5)) }

// bitmap implements [expression].
func (l *leaf) bitmap(s *segment) (*roaring.Bitmap, error) {
	var list []*roaring.Bitmap
	for _, f := range l.fields {
		var b *roaring.Bitmap
		var err error
		switch {
		case f.body != nil:
			b = f.body.bitmap(s)
		case len(l.slots) == 1:
			b, err = s.entriesWithAny(f.name, l.slots[0].Any)
		default:
			b, err = l.together(s, f.name)
		}
		if err != nil {
			return nil, err
		}
		list = append(list, b)
	}
	return union(list), nil
}

// together returns the entries in which the words stand together.
func (l *leaf) together(s *segment, field string) (*roaring.Bitmap, error) {
	out := roaring.New()
	err := l.eachTogether(s, field, nil, func(i uint32, _ int) { out.Add(i) })
	return out, err
}

// eachTogether calls yield with the entries in which the words stand together
// and how often they do, in order; only with those in among, if it is not nil.
func (l *leaf) eachTogether(s *segment, field string, among *roaring.Bitmap, yield func(i uint32, times int)) error {
	candidates := among
	for _, slot := range l.slots {
		b, err := s.entriesWithAny(field, slot.Any)
		if err != nil {
			return err
		}
		if candidates == nil {
			candidates = b
		} else {
			candidates = roaring.And(candidates, b)
		}
		if candidates.IsEmpty() {
			return nil
		}
	}
	readers := make([]*positionReader, len(l.slots))
	for n, slot := range l.slots {
		r, err := s.newPositionReader(field, slot.Any)
		if err != nil {
			return err
		}
		readers[n] = r
	}
	places := make([][]int, len(l.slots))
	for it := candidates.Iterator(); it.HasNext(); {
		i := it.Next()
		for n, r := range readers {
			var err error
			if places[n], err = r.at(i, places[n][:0]); err != nil {
				return err
			}
		}
		times := 0
		index.MatchPositions(places, l.slop, func([]int) bool { times++; return true })
		if times > 0 {
			yield(i, times)
		}
	}
	return nil
}
