package bleve

import (
	"cmp"
	"context"
	"math"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/index"
)

// leaf matches a word, the words that a pattern stands for, or words that stand
// together, in the texts of a kind of entry.
type leaf struct {
	slots  []index.Slot
	slop   int
	fields []leafField
	// weight is a factor on what a match is worth, 0 for 1.
	weight float64
	// flat says that every match is worth the same, as of a pattern.
	flat bool
	// ctx is that of the query that compiled it, in which its phrases are found.
	ctx context.Context
	// within has the entries that phrases are looked for in, nil for all.
	within set

	phrases sync.Mutex
	// found is where its words stand together, by segment and text: positions
	// are the dearest that a query reads.
	found map[textOf]*together

	slotsIn sync.Mutex
	// entries have the words of its slots, by segment and text: they are counted
	// before they are gone through.
	entries map[slotOf]*roaring.Bitmap
}

// forget gives up what was kept of the segments: it is found again when asked for.
func (l *leaf) forget() {
	l.phrases.Lock()
	l.found = nil
	l.phrases.Unlock()
	l.slotsIn.Lock()
	l.entries = nil
	l.slotsIn.Unlock()
}

// slotOf is a slot in a text of the entries of a segment.
type slotOf struct {
	textOf
	slot int
}

// slotIn returns the entries that have a word of a slot.
func (l *leaf) slotIn(s *segment, slot int, field string) (*roaring.Bitmap, error) {
	l.slotsIn.Lock()
	defer l.slotsIn.Unlock()
	name := slotOf{textOf{s, field}, slot}
	if b := l.entries[name]; b != nil {
		return b, nil
	}
	b, err := s.entriesWithAny(field, l.slots[slot].Any)
	if err != nil {
		return nil, err
	}
	if l.entries == nil {
		l.entries = map[slotOf]*roaring.Bitmap{}
	}
	l.entries[name] = b
	return b, nil
}

// textOf is a text of the entries of a segment.
type textOf struct {
	seg   *segment
	field string
}

// together is where words stand together.
type together struct {
	entries *roaring.Bitmap
	times   map[uint32]uint32
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
	// base and slope are what the length of a text adds to its frequencies.
	base, slope float64
}

func (c *compiler) sequence(n index.Sequence) (expression, error) {
	l := &leaf{slots: n.Slots, slop: n.Slop, weight: n.Weight, within: c.within}
	if c.mend && !n.AsIs && len(n.Slots) == 1 {
		if e, err := c.mended(n.Slots[0]); e != nil || err != nil {
			return e, err
		}
	}
	if len(l.slots) > 1 {
		if err := c.affordPhrase(l); err != nil {
			return nil, err
		}
	}
	return l, c.prepare(l)
}

// prepare finds how rare the leaf is in each text.
func (c *compiler) prepare(l *leaf) error {
	l.ctx = c.ctx
	for _, f := range c.fields {
		lf := leafField{name: indexedField(f.Field), weight: f.Weight * cmp.Or(l.weight, 1)}
		lf.kind, lf.column = fieldLength(f.Field)
		entries := float64(c.v.entries[lf.kind])
		if entries > 0 {
			lf.mean = float64(c.v.words[lf.kind][lf.column]) / entries
		}
		lf.lengthen()
		if f.Field == index.DocumentBody {
			var err error
			if lf.body, err = c.v.newBody(l, lf.name); err != nil {
				return err
			}
			lf.idf = idf(entries, lf.body.documents)
			l.fields = append(l.fields, lf)
			continue
		}
		for n := range l.slots {
			in, err := c.v.frequencyOf(l, n, lf.name)
			if err != nil {
				return err
			}
			lf.idf += idf(entries, in)
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
			b, err = l.slotIn(s, 0, f.name)
		default:
			var t *together
			if t, err = l.together(s, f.name); err == nil {
				b = t.entries
			}
		}
		if err != nil {
			return nil, err
		}
		list = append(list, b)
	}
	return union(list), nil
}

// together returns where the words stand together.
func (l *leaf) together(s *segment, field string) (*together, error) {
	l.phrases.Lock()
	defer l.phrases.Unlock()
	if t := l.found[textOf{s, field}]; t != nil {
		return t, nil
	}
	t := &together{entries: roaring.New(), times: map[uint32]uint32{}}
	err := l.eachTogether(s, field, nil, func(i uint32, times int) {
		t.entries.Add(i)
		t.times[i] = uint32(times)
	})
	if err != nil {
		return t, err
	}
	if l.found == nil {
		l.found = map[textOf]*together{}
	}
	l.found[textOf{s, field}] = t
	return t, nil
}
