package bleve

import (
	"slices"

	"polidex/corpus"
	"polidex/index"
)

// test reports whether an entry of a segment has what is asked for.
type test func(s *segment, i uint32) bool

// newTest compiles a filter with values in canonical form, without its Exclude.
func (v *view) newTest(field corpus.Field, values []string) test {
	switch field {
	case corpus.FieldTheme:
		wanted := wantedCodes(v.dicts.themes, values)
		return func(s *segment, i uint32) bool { return hasCode(s.themes.of(i), wanted) }
	case corpus.FieldActor:
		wanted := wantedCodes(v.dicts.actors, values)
		return func(s *segment, i uint32) bool { return hasCode(s.actors.of(i), wanted) }
	case corpus.FieldCites:
		wanted := citedCodes(v.dicts.cites, values)
		return func(s *segment, i uint32) bool { return hasCode(s.cites.of(i), wanted) }
	case corpus.FieldYear:
		return yearTest(values)
	case corpus.FieldDeadline:
		return deadlineTest(values)
	}
	// What is the document's is decided once for each document.
	wanted := make([]bool, len(v.documents))
	for code, d := range v.documents {
		wanted[code] = d != nil && documentHas(d, field, values)
	}
	return func(s *segment, i uint32) bool { return wanted[s.document[i]] }
}

func wantedCodes(d *dictionary, values []string) []bool {
	wanted := make([]bool, len(d.list()))
	for _, v := range values {
		if c, ok := d.find(v); ok && int(c) < len(wanted) {
			wanted[c] = true
		}
	}
	return wanted
}

// citedCodes are the codes of the keys that the values name: several, where an
// act is named by its number alone.
func citedCodes(d *dictionary, values []string) []bool {
	keys := d.list()
	wanted := make([]bool, len(keys))
	for code, key := range keys {
		wanted[code] = slices.ContainsFunc(values, func(v string) bool { return corpus.CitedBy(v, key) })
	}
	return wanted
}

func hasCode(codes []uint32, wanted []bool) bool {
	for _, c := range codes {
		if int(c) < len(wanted) && wanted[c] {
			return true
		}
	}
	return false
}

func yearTest(values []string) test {
	var ranges []index.Years
	for _, v := range values {
		if y, err := index.ParseYears(v); err == nil {
			ranges = append(ranges, y)
		}
	}
	return func(s *segment, i uint32) bool {
		for _, y := range s.years.of(i) {
			for _, r := range ranges {
				if r.Contains(int(y)) {
					return true
				}
			}
		}
		return false
	}
}

// deadlineTest compares days as numbers; 0 is an open side, before all days as
// a beginning and after all as an end.
func deadlineTest(values []string) test {
	type bounds struct{ from, to int32 }
	var ranges []bounds
	for _, v := range values {
		if d, err := index.ParseDays(v); err == nil {
			ranges = append(ranges, bounds{int32(dayNumber(d.From)), int32(dayNumber(d.To))})
		}
	}
	return func(s *segment, i uint32) bool {
		from, to := s.from[i], s.to[i]
		if from == noDeadline {
			return false
		}
		for _, r := range ranges {
			if (r.to == 0 || from <= r.to) && (to == 0 || to >= r.from) {
				return true
			}
		}
		return false
	}
}

func documentHas(d *corpus.Entry, field corpus.Field, values []string) bool {
	if field == corpus.FieldDate {
		return slices.ContainsFunc(values, func(v string) bool {
			days, err := index.ParseDays(v)
			return err == nil && d.Date != "" && days.Overlaps(d.Date, d.Date)
		})
	}
	return slices.Contains(values, documentValue(d, field))
}

// documentValue returns the value of a field that is the document's own.
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
	case corpus.FieldSource:
		return d.Source
	}
	return ""
}

// filters are the filters of a query.
type filters struct {
	tests  []test
	fields []uint32 // the bit of each test's field
}

// newFilters compiles filters in canonical form.
func (v *view) newFilters(list []corpus.Filter) filters {
	var out filters
	for _, f := range list {
		t := v.newTest(f.Field, f.Values)
		if f.Exclude {
			wanted := t
			t = func(s *segment, i uint32) bool { return !wanted(s, i) }
		}
		out.tests = append(out.tests, t)
		out.fields = append(out.fields, fieldBit(f.Field))
	}
	return out
}

// failing returns the bits of the fields whose filters the entry does not pass.
// 0 is a hit; an entry that fails one field only still counts in the facet of
// that field, since a field's own filter does not shrink its counts.
func (f *filters) failing(s *segment, i uint32) uint32 {
	var bits uint32
	for n, t := range f.tests {
		if bits&f.fields[n] == 0 && !t(s, i) {
			bits |= f.fields[n]
		}
	}
	return bits
}

// fieldBit gives every field a bit of its own.
func fieldBit(f corpus.Field) uint32 {
	switch f {
	case corpus.FieldDeadline:
		return 1 << 30
	case corpus.FieldDate:
		return 1 << 31
	}
	return 1 << slices.Index(corpus.FacetFields, f)
}
