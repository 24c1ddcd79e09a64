package bleve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
)

// ownValues are the values of a field that is the documents' own, numbered.
type ownValues struct {
	values []string
	// of gives the number of a document's value by its code, none for none.
	of []uint32
	// sets has the values of each number where it may stand for several; nil where
	// it is that of its one value.
	sets [][]uint32
}

// size is how many numbers there are.
func (o *ownValues) size() int {
	if o.sets != nil {
		return len(o.sets)
	}
	return len(o.values)
}

// none is the number of no value.
const none = ^uint32(0)

func (v *view) ownValues(f corpus.Field) *ownValues {
	out := &ownValues{of: make([]uint32, len(v.documents))}
	numbers := map[string]uint32{}
	for code, d := range v.documents {
		out.of[code] = none
		if d == nil {
			continue
		}
		value := documentValue(d, f)
		if value == "" {
			continue
		}
		n, ok := numbers[value]
		if !ok {
			n = uint32(len(out.values))
			numbers[value] = n
			out.values = append(out.values, value)
		}
		out.of[code] = n
	}
	if f == corpus.FieldForm {
		out.expand(func(role string) []string { return corpus.FormRole(role).Values() })
	}
	return out
}

// expand makes each value stand for those that it has.
func (o *ownValues) expand(has func(value string) []string) {
	numbered := o.values
	o.values, o.sets = nil, make([][]uint32, len(numbered))
	for n, value := range numbered {
		for _, one := range has(value) {
			code := slices.Index(o.values, one)
			if code < 0 {
				code = len(o.values)
				o.values = append(o.values, one)
			}
			o.sets[n] = append(o.sets[n], uint32(code))
		}
	}
}

// values returns the values of a field by their codes, of years all that may be.
func (v *view) values(f corpus.Field) []string {
	switch f {
	case corpus.FieldTheme:
		return v.dicts.themes.list()
	case corpus.FieldActor:
		return v.dicts.actors.list()
	case corpus.FieldCites:
		return v.dicts.cites.list()
	case corpus.FieldYear, corpus.FieldDeadlineYear:
		return years
	}
	return v.own[f]().values
}

// years are the years that are counted, by themselves.
var years = func() []string {
	out := make([]string, lastYear+1)
	for y := range out {
		out[y] = strconv.Itoa(y)
	}
	return out
}()

// counter counts the values of a field over entries.
type counter struct {
	field   corpus.Field
	bit     uint32
	own     *ownValues // nil for a field of the entries
	values  []string
	counts  []int // by code, or by number of what is the documents' own
	missing int
}

func (v *view) newCounter(f corpus.Field) *counter {
	c := &counter{field: f, bit: fieldBit(f), values: v.values(f)}
	size := len(c.values)
	if own := v.own[f]; own != nil {
		c.own = own()
		size = c.own.size()
	}
	c.counts = make([]int, size)
	return c
}

// add counts the entries of a segment.
func (c *counter) add(s *segment, entries *roaring.Bitmap) {
	if c.own != nil {
		c.addOwn(s, entries)
		return
	}
	c.missing += s.multi(c.field).count(entries, c.counts)
}

// wholeCounts are the counts of all entries of a kind of a segment.
type wholeCounts struct {
	counts  []int
	missing int
}

// wholeOf names them.
type wholeOf struct {
	kind  kindNumber
	field corpus.Field
}

// addWhole counts all entries of a kind of a segment. What every visitor asks
// for first is counted once.
func (c *counter) addWhole(s *segment, kind kindNumber) {
	name := wholeOf{kind, c.field}
	kept, ok := s.whole.Load(name)
	if !ok {
		w := counter{field: c.field, bit: c.bit, own: c.own, values: c.values, counts: make([]int, len(c.counts))}
		w.add(s, s.live(kind))
		kept = wholeCounts{w.counts, w.missing}
		s.whole.Store(name, kept)
	}
	w := kept.(wholeCounts)
	// The field may have got new values since, of other segments.
	for code, n := range w.counts {
		c.counts[code] += n
	}
	c.missing += w.missing
}

// addOwn counts a value that is the documents' own, one by one.
func (c *counter) addOwn(s *segment, entries *roaring.Bitmap) {
	document, of := s.document, c.own.of
	batches(entries, func(batch []uint32) {
		for _, i := range batch {
			if v := of[document[i]]; v != none {
				c.counts[v]++
			} else {
				c.missing++
			}
		}
	})
}

// addDocuments counts entries by how many each document has of them, by code.
func (c *counter) addDocuments(entries []uint32) {
	for code, n := range entries {
		if v := c.own.of[code]; v != none {
			c.counts[v] += int(n)
		} else {
			c.missing += int(n)
		}
	}
}

// byDocument counts entries of a segment by their documents' codes.
func (v *view) byDocument(s *segment, entries *roaring.Bitmap) []uint32 {
	out, document := make([]uint32, len(v.documents)), s.document
	batches(entries, func(batch []uint32) {
		for _, i := range batch {
			out[document[i]]++
		}
	})
	return out
}

// byValue are the counts by the codes of values.
func (c *counter) byValue() []int {
	if c.own == nil || c.own.sets == nil {
		return c.counts
	}
	out := make([]int, len(c.values))
	for n, count := range c.counts {
		for _, code := range c.own.sets[n] {
			out[code] += count
		}
	}
	return out
}

// isYear reports whether the values of a field are years, shown in their order.
func isYear(f corpus.Field) bool { return f == corpus.FieldYear || f == corpus.FieldDeadlineYear }

// facet returns the counts of the values that have the letters of match in them,
// in the order of display, at most limit of them; all when limit is negative.
func (c *counter) facet(limit int, match string) corpus.Facet {
	out := corpus.Facet{Field: c.field, Missing: c.missing, Values: []corpus.FacetValue{}}
	match = titleKey(match)
	for code, n := range c.byValue() {
		if n > 0 && (match == "" || strings.Contains(titleKey(c.values[code]), strings.TrimSpace(match))) {
			out.Values = append(out.Values, corpus.FacetValue{Value: c.values[code], Count: n})
		}
	}
	out.Distinct = len(out.Values)
	slices.SortFunc(out.Values, func(a, b corpus.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	limit = cmp.Or(limit, corpus.DefaultFacetLimit)
	if limit > 0 && len(out.Values) > limit {
		out.Values = out.Values[:limit]
	}
	if isYear(c.field) {
		slices.SortFunc(out.Values, func(a, b corpus.FacetValue) int { return strings.Compare(a.Value, b.Value) })
	}
	return out
}
