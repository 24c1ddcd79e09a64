package bleve

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// counter counts the values of a field over entries.
type counter struct {
	field   corpus.Field
	bit     uint32
	counts  []int // by code: of the value, the year, or the document
	missing int
}

func (v *view) newCounter(f corpus.Field) *counter {
	n := len(v.documents)
	switch f {
	case corpus.FieldTheme:
		n = len(v.dicts.themes.list())
	case corpus.FieldActor:
		n = len(v.dicts.actors.list())
	case corpus.FieldCites:
		n = len(v.dicts.cites.list())
	case corpus.FieldYear:
		n = lastYear + 1
	}
	return &counter{field: f, bit: fieldBit(f), counts: make([]int, n)}
}

// codes returns the codes of the field's values of an entry: several of a multi
// field, the document of others, which buf is for.
func (s *segment) codes(f corpus.Field, i uint32, buf *[1]uint32) []uint32 {
	switch f {
	case corpus.FieldTheme:
		return s.themes.of(i)
	case corpus.FieldActor:
		return s.actors.of(i)
	case corpus.FieldCites:
		return s.cites.of(i)
	case corpus.FieldYear:
		return s.years.of(i)
	}
	buf[0] = s.document[i]
	return buf[:]
}

func (c *counter) add(s *segment, i uint32) {
	var buf [1]uint32
	codes := s.codes(c.field, i, &buf)
	for _, code := range codes {
		c.counts[code]++
	}
	if len(codes) == 0 {
		c.missing++
	}
}

// valueOf returns the value of a code of a field, empty for none.
func (v *view) valueOf(f corpus.Field, code int) string {
	switch f {
	case corpus.FieldTheme:
		return v.dicts.themes.list()[code]
	case corpus.FieldActor:
		return v.dicts.actors.list()[code]
	case corpus.FieldCites:
		return v.dicts.cites.list()[code]
	case corpus.FieldYear:
		return strconv.Itoa(code)
	}
	if d := v.documents[code]; d != nil {
		return documentValue(d, f)
	}
	return ""
}

// values adds up the counts by value; the documents of one type, say, have a
// code each.
func (v *view) values(f corpus.Field, counts []int) (byValue map[string]int, missing int) {
	byValue = map[string]int{}
	for code, n := range counts {
		if n == 0 {
			continue
		}
		if value := v.valueOf(f, code); value != "" {
			byValue[value] += n
		} else {
			missing += n
		}
	}
	return byValue, missing
}

// facet returns the counts in the order of display, at most limit of them; all
// when limit is negative.
func (c *counter) facet(v *view, limit int) corpus.Facet {
	byValue, missing := v.values(c.field, c.counts)
	out := corpus.Facet{Field: c.field, Distinct: len(byValue), Missing: c.missing + missing, Values: []corpus.FacetValue{}}
	for value, n := range byValue {
		out.Values = append(out.Values, corpus.FacetValue{Value: value, Count: n})
	}
	slices.SortFunc(out.Values, func(a, b corpus.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	limit = cmp.Or(limit, corpus.DefaultFacetLimit)
	if limit > 0 && len(out.Values) > limit {
		out.Values = out.Values[:limit]
	}
	if c.field == corpus.FieldYear {
		slices.SortFunc(out.Values, func(a, b corpus.FacetValue) int { return strings.Compare(a.Value, b.Value) })
	}
	return out
}
