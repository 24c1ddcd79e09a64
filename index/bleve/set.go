package bleve

import (
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
)

// set gives the entries of a segment that have something; deleted ones and those
// of other kinds may be among them. It is not to be changed.
type set func(s *segment) *roaring.Bitmap

// having returns the entries whose field has one of the values, which are in
// canonical form.
func (v *view) having(field corpus.Field, values []string) set {
	name := string(field) + "\n" + strings.Join(values, "\n")
	switch field {
	case corpus.FieldTheme:
		return multiSet(field, v.codesOf(v.dicts.themes, values))
	case corpus.FieldActor:
		return multiSet(field, v.codesOf(v.dicts.actors, values))
	case corpus.FieldCites:
		return multiSet(field, citedCodes(v.dicts.cites, values))
	case corpus.FieldYear, corpus.FieldDeadlineYear:
		return multiSet(field, yearCodes(values))
	case corpus.FieldDeadline:
		return func(s *segment) *roaring.Bitmap {
			return s.sets.get(name, func() *roaring.Bitmap { return s.withDeadline(values) })
		}
	}
	// What is the document's is decided once for each document. The documents are
	// those of the view, and so are the sets that are kept.
	of := sync.OnceValue(func() set {
		has := documentHaving(field, values)
		wanted := make([]bool, len(v.documents))
		for code, d := range v.documents {
			wanted[code] = d != nil && has(d)
		}
		return ofDocuments(wanted)
	})
	return func(s *segment) *roaring.Bitmap {
		return s.ofView.get(name, func() *roaring.Bitmap { return of()(s) })
	}
}

func (v *view) codesOf(d *dictionary, values []string) []uint32 {
	var out []uint32
	for _, value := range values {
		if c, ok := d.find(value); ok {
			out = append(out, c)
		}
	}
	return out
}

// citedCodes are the codes of the keys that the values name: several, where an
// act is named by its number alone.
func citedCodes(d *dictionary, values []string) []uint32 {
	var out []uint32
	for code, key := range d.list() {
		if slices.ContainsFunc(values, func(v string) bool { return corpus.CitedBy(v, key) }) {
			out = append(out, uint32(code))
		}
	}
	return out
}

// yearCodes are the years in one of the ranges.
func yearCodes(values []string) []uint32 {
	var ranges []index.Years
	for _, v := range values {
		if y, err := index.ParseYears(v); err == nil {
			ranges = append(ranges, y)
		}
	}
	var out []uint32
	for y := range lastYear + 1 {
		if slices.ContainsFunc(ranges, func(r index.Years) bool { return r.Contains(y) }) {
			out = append(out, uint32(y))
		}
	}
	return out
}

// multiSet gives the entries that have one of the codes.
func multiSet(field corpus.Field, codes []uint32) set {
	return func(s *segment) *roaring.Bitmap {
		by := s.inverted(field)
		var list []*roaring.Bitmap
		for _, c := range codes {
			if b := by[c]; b != nil {
				list = append(list, b)
			}
		}
		return union(list)
	}
}

// ofDocuments gives the entries of the documents, by code.
func ofDocuments(wanted []bool) set {
	return func(s *segment) *roaring.Bitmap {
		dense := make([]uint64, (len(s.kind)+63)/64)
		for _, r := range s.runs() {
			if int(r.document) < len(wanted) && wanted[r.document] {
				fill(dense, r.from, r.to)
			}
		}
		out := roaring.FromDense(dense, false)
		out.RunOptimize()
		return out
	}
}

// fill sets the bits from from to before to.
func fill(dense []uint64, from, to uint32) {
	for from < to {
		word, bit := from/64, from%64
		n := min(64-bit, to-from)
		dense[word] |= (^uint64(0) >> (64 - n)) << bit
		from += n
	}
}

// withDeadline gives the entries whose deadline overlaps one of the ranges. Days
// are compared as numbers; 0 is an open side, before all days as a beginning and
// after all as an end.
func (s *segment) withDeadline(values []string) *roaring.Bitmap {
	type bounds struct{ from, to int32 }
	var ranges []bounds
	for _, v := range values {
		if d, err := index.ParseDays(v); err == nil {
			ranges = append(ranges, bounds{int32(dayNumber(d.From)), int32(dayNumber(d.To))})
		}
	}
	out := roaring.New()
	for i, from := range s.from {
		if from == noDeadline {
			continue
		}
		to := s.to[i]
		for _, r := range ranges {
			if (r.to == 0 || from <= r.to) && (to == 0 || to >= r.from) {
				out.Add(uint32(i))
				break
			}
		}
	}
	return out
}

// documentHaving returns what reports whether a document has one of the values in
// a field of its own.
func documentHaving(field corpus.Field, values []string) func(d *corpus.Entry) bool {
	switch field {
	case corpus.FieldDate:
	case corpus.FieldForm:
		return func(d *corpus.Entry) bool {
			return slices.ContainsFunc(d.Form.Values(), func(v string) bool { return slices.Contains(values, v) })
		}
	default:
		return func(d *corpus.Entry) bool { return slices.Contains(values, documentValue(d, field)) }
	}
	var ranges []index.Days
	for _, v := range values {
		if days, err := index.ParseDays(v); err == nil {
			ranges = append(ranges, days)
		}
	}
	return func(d *corpus.Entry) bool {
		return d.Date != "" && slices.ContainsFunc(ranges, func(r index.Days) bool { return r.Overlaps(d.Date, d.Date) })
	}
}

// documentValue returns the value of a field that is the document's own; of the form
// its role, which may stand for several: see [corpus.FormRole.Values].
func documentValue(d *corpus.Entry, field corpus.Field) string {
	switch field {
	case corpus.FieldType:
		return string(d.Type)
	case corpus.FieldLanguage:
		return d.Language
	case corpus.FieldDocument:
		return d.Document
	case corpus.FieldWork:
		return d.Work
	case corpus.FieldForm:
		return string(d.Form)
	case corpus.FieldSource:
		return d.Source
	}
	return ""
}

// derived is what is made of a segment's columns when it is first asked for.
type derived struct {
	mu       sync.Mutex
	byField  map[corpus.Field]map[uint32]*roaring.Bitmap
	runsOnce sync.Once
	runList  []run

	deadlinesOnce sync.Once
	deadlines     multi

	sets  sets
	dense dense
	words wordLists
}

// inverted returns the entries of each code of a multi field.
func (c *columns) inverted(field corpus.Field) map[uint32]*roaring.Bitmap {
	d := &c.derived
	d.mu.Lock()
	defer d.mu.Unlock()
	if by := d.byField[field]; by != nil {
		return by
	}
	m := c.multi(field)
	// First how many there are of each, so that each list is made once.
	sizes := []int{}
	for _, code := range m.values {
		for int(code) >= len(sizes) {
			sizes = append(sizes, 0)
		}
		sizes[code]++
	}
	lists := make([][]uint32, len(sizes))
	for code, n := range sizes {
		lists[code] = make([]uint32, 0, n)
	}
	for i := range len(m.from) - 1 {
		for _, code := range m.of(uint32(i)) {
			lists[code] = append(lists[code], uint32(i))
		}
	}
	by := map[uint32]*roaring.Bitmap{}
	for code, list := range lists {
		if len(list) > 0 {
			by[uint32(code)] = roaring.BitmapOf(list...)
		}
	}
	if d.byField == nil {
		d.byField = map[corpus.Field]map[uint32]*roaring.Bitmap{}
	}
	d.byField[field] = by
	return by
}

// multi returns the column of a field that may have several values, nil for
// others.
func (c *columns) multi(field corpus.Field) *multi {
	switch field {
	case corpus.FieldTheme:
		return &c.themes
	case corpus.FieldActor:
		return &c.actors
	case corpus.FieldCites:
		return &c.cites
	case corpus.FieldYear:
		return &c.years
	case corpus.FieldDeadlineYear:
		return c.deadlineYears()
	}
	return nil
}

// deadlineYears are the years of the last days of deadlines, or of their first
// days where they have no last.
func (c *columns) deadlineYears() *multi {
	d := &c.derived
	d.deadlinesOnce.Do(func() {
		m := &d.deadlines
		m.from = make([]uint32, 1, len(c.from)+1)
		for i, from := range c.from {
			day := c.to[i]
			if day == 0 {
				day = from
			}
			if from != noDeadline && day > 0 {
				m.values = append(m.values, uint32(min(day/1e4, lastYear)))
			}
			m.from = append(m.from, uint32(len(m.values)))
		}
	})
	return &d.deadlines
}

// run is a row of entries of one document: from from to before to.
type run struct{ document, from, to uint32 }

// runs are the rows of entries of the same document.
func (c *columns) runs() []run {
	d := &c.derived
	d.runsOnce.Do(func() {
		for i, code := range c.document {
			if n := len(d.runList); n > 0 && d.runList[n-1].document == code {
				d.runList[n-1].to++
				continue
			}
			d.runList = append(d.runList, run{code, uint32(i), uint32(i) + 1})
		}
	})
	return d.runList
}

// mostSets bounds the sets that are kept of a segment.
const mostSets = 64

// sets keeps what was computed of a segment's columns by name.
type sets struct {
	mu sync.Mutex
	m  map[string]*roaring.Bitmap
}

func (k *sets) get(name string, make func() *roaring.Bitmap) *roaring.Bitmap {
	k.mu.Lock()
	defer k.mu.Unlock()
	if b := k.m[name]; b != nil {
		return b
	}
	if len(k.m) >= mostSets || k.m == nil {
		k.m = map[string]*roaring.Bitmap{}
	}
	b := make()
	k.m[name] = b
	return b
}
