package fakeindex

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"polidex/corpus"
)

// Matching returns the entries of the kind that has and the filters keep, in their
// order.
func Matching(entries []corpus.Entry, q corpus.Query, has func(corpus.Entry) bool) []corpus.Entry {
	var out []corpus.Entry
	for _, e := range entries {
		keep := e.Kind == cmp.Or(q.Kind, corpus.KindPassage) && has(e)
		for _, f := range q.Filters {
			found := slices.ContainsFunc(Values(f.Field, e), func(v string) bool { return slices.Contains(f.Values, v) })
			keep = keep && found != f.Exclude
		}
		if keep {
			out = append(out, e)
		}
	}
	return out
}

// Values returns an entry's values of a field, none for fields that no test asks
// for.
func Values(f corpus.Field, e corpus.Entry) []string {
	switch f {
	case corpus.FieldTheme:
		return e.Themes
	case corpus.FieldActor:
		return e.Actors
	case corpus.FieldDocument:
		return []string{e.Document}
	case corpus.FieldCites:
		return e.Cites
	case corpus.FieldLanguage:
		return []string{e.Language}
	case corpus.FieldType:
		return []string{string(e.Type)}
	case corpus.FieldWork:
		// As an index does, the reference is taken for the key of its work.
		if r, ok := corpus.ParseReference(e.Reference); ok {
			return []string{r.Work(), r.String(), e.Reference}
		}
	case corpus.FieldForm:
		return e.Form.Values()
	case corpus.FieldYear:
		var out []string
		for _, y := range e.Years {
			out = append(out, strconv.Itoa(y))
		}
		return out
	case corpus.FieldDeadlineYear:
		if e.Deadline != nil && e.Deadline.To+e.Deadline.From != "" {
			return []string{strconv.Itoa(cmp.Or(e.Deadline.To, e.Deadline.From).Year())}
		}
	}
	return nil
}

// Facet counts the values of a field: those of years in order, others by falling
// count.
func Facet(f corpus.Field, entries []corpus.Entry) corpus.Facet {
	counts, missing := map[string]int{}, 0
	for _, e := range entries {
		vs := Values(f, e)
		if len(vs) == 0 {
			missing++
		}
		for _, v := range vs {
			counts[v]++
		}
	}
	out := corpus.Facet{Field: f, Distinct: len(counts), Missing: missing}
	for _, v := range slices.Sorted(maps.Keys(counts)) {
		out.Values = append(out.Values, corpus.FacetValue{Value: v, Count: counts[v]})
	}
	if f != corpus.FieldYear {
		slices.SortStableFunc(out.Values, func(a, b corpus.FacetValue) int { return b.Count - a.Count })
	}
	return out
}

// Table counts the entries by the values of two fields.
func Table(entries []corpus.Entry, rows, columns corpus.Field) corpus.Table {
	t := corpus.Table{Rows: rows, Columns: columns, Total: len(entries)}
	for _, e := range entries {
		t.RowValues = append(t.RowValues, Values(rows, e)...)
		t.ColumnValues = append(t.ColumnValues, Values(columns, e)...)
	}
	slices.Sort(t.RowValues)
	slices.Sort(t.ColumnValues)
	t.RowValues, t.ColumnValues = slices.Compact(t.RowValues), slices.Compact(t.ColumnValues)
	for _, rv := range t.RowValues {
		line, total := make([]int, len(t.ColumnValues)), 0
		for _, e := range entries {
			if !slices.Contains(Values(rows, e), rv) {
				continue
			}
			total++
			for c, cv := range t.ColumnValues {
				if slices.Contains(Values(columns, e), cv) {
					line[c]++
				}
			}
		}
		t.Counts, t.RowTotals = append(t.Counts, line), append(t.RowTotals, total)
	}
	return t
}
