package indextest

import (
	"testing"

	"polidex/corpus"
	"polidex/index"
)

func values(pairs ...corpus.FacetValue) []corpus.FacetValue {
	return append([]corpus.FacetValue{}, pairs...)
}

// testDeadlineYears: the year of a deadline's last day, else of its first.
func testDeadlineYears(t *testing.T, x index.Index) {
	filled(t, x)
	const field = corpus.FieldDeadlineYear
	all := corpus.Facet{Field: field, Distinct: 3, Values: values(
		corpus.FacetValue{Value: "2032", Count: 1}, corpus.FacetValue{Value: "2033", Count: 1}, corpus.FacetValue{Value: "2034", Count: 1})}
	actions := func(text string, filters ...corpus.Filter) corpus.Query {
		return corpus.Query{Kind: corpus.KindAction, Text: text, Filters: filters, Facets: []corpus.Field{field}}
	}
	for _, c := range []struct {
		name string
		q    corpus.Query
		want []string
		// facet is what is counted, the same as of all where it has no field.
		facet corpus.Facet
	}{
		{"all", actions(""), []string{"a1-a1", "a1-a2", "b2-a1"}, corpus.Facet{}},
		{"the year of the last day", actions("", only(field, "2033")), []string{"a1-a2"}, corpus.Facet{}},
		{"a deadline without a last day", actions("", only(field, "2034")), []string{"b2-a1"}, corpus.Facet{}},
		{"no year that an interval reaches to", actions("", only(field, "2035..")), nil, corpus.Facet{}},
		{"a range", actions("", only(field, "..2033")), []string{"a1-a1", "a1-a2"}, corpus.Facet{}},
		{"years before", actions("", only(field, "<2033")), []string{"a1-a1"}, corpus.Facet{}},
		{"one of two", actions("", only(field, "2032", "2034")), []string{"a1-a1", "b2-a1"}, corpus.Facet{}},
		{"none of two", actions("", without(field, "2032", "2034")), []string{"a1-a2"}, corpus.Facet{}},
		{
			"another field shrinks the counts", actions("", only(corpus.FieldActor, "europol")), []string{"a1-a2"},
			corpus.Facet{Field: field, Distinct: 1, Values: values(corpus.FacetValue{Value: "2033", Count: 1})},
		},
		{
			"in the words", actions("deadline_year:2032..2033"), []string{"a1-a1", "a1-a2"},
			corpus.Facet{Field: field, Distinct: 2, Values: all.Values[:2]},
		},
		{
			"in the words, with a sign", actions("deadline_year:>2033"), []string{"b2-a1"},
			corpus.Facet{Field: field, Distinct: 1, Values: all.Values[2:]},
		},
		{
			"documents have none", corpus.Query{Kind: corpus.KindDocument, Facets: []corpus.Field{field}}, []string{"a1", "b2", "c3", "d4"},
			corpus.Facet{Field: field, Missing: 4, Values: values()},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.facet.Field == "" {
				c.facet = all
			}
			r := search(t, x, c.q)
			equal(t, "hits", ids(r.Hits), append([]string{}, c.want...))
			equal(t, "facets", r.Facets, []corpus.Facet{c.facet})
		})
	}
	t.Run("a table", func(t *testing.T) {
		got, err := x.Table(t.Context(), corpus.Query{Kind: corpus.KindAction}, field, corpus.FieldTheme)
		if err != nil {
			t.Fatalf("Table() = %v", err)
		}
		equal(t, "table", got, corpus.Table{
			Rows: field, Columns: corpus.FieldTheme, RowValues: []string{"2032", "2033", "2034"},
			ColumnValues: []string{"maritime-security", "police-judicial-cooperation"},
			Counts:       [][]int{{1, 0}, {1, 1}, {1, 0}}, RowTotals: []int{1, 1, 1}, Total: 3, Generation: x.Generation(),
		})
	})
}

// testFacetMatch: of each facet the values with the letters asked for, counted as
// ever.
func testFacetMatch(t *testing.T, x index.Index) {
	filled(t, x)
	fraud, maritime := corpus.FacetValue{Value: "fraud", Count: 3}, corpus.FacetValue{Value: "maritime-security", Count: 1}
	migrant := corpus.FacetValue{Value: "migrant-smuggling", Count: 1}
	for _, c := range []struct {
		name, match string
		field       corpus.Field
		limit       int
		want        corpus.Facet
	}{
		{"letters at the start", "m", corpus.FieldTheme, 0, corpus.Facet{Distinct: 2, Missing: 9, Values: values(maritime, migrant)}},
		{"letters within", "secur", corpus.FieldTheme, 0, corpus.Facet{Distinct: 1, Missing: 9, Values: values(maritime)}},
		{"case", "FRAUD", corpus.FieldTheme, 0, corpus.Facet{Distinct: 1, Missing: 9, Values: values(fraud)}},
		{"accents", "fràüd", corpus.FieldTheme, 0, corpus.Facet{Distinct: 1, Missing: 9, Values: values(fraud)}},
		{"spaces around", " fraud ", corpus.FieldTheme, 0, corpus.Facet{Distinct: 1, Missing: 9, Values: values(fraud)}},
		{"a limit", "m", corpus.FieldTheme, 1, corpus.Facet{Distinct: 2, Missing: 9, Values: values(maritime)}},
		{"nothing", "zebra", corpus.FieldTheme, 0, corpus.Facet{Missing: 9, Values: values()}},
		{"a document's own field", "PRESS/", corpus.FieldSource, 0, corpus.Facet{Distinct: 1, Values: values(corpus.FacetValue{Value: "press/fraud.txt", Count: 2})}},
		{"years", "32", corpus.FieldYear, 0, corpus.Facet{Distinct: 1, Missing: 9, Values: values(corpus.FacetValue{Value: "2032", Count: 1})}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := search(t, x, corpus.Query{Facets: []corpus.Field{c.field}, FacetMatch: c.match, FacetLimit: c.limit})
			c.want.Field = c.field
			equal(t, "facets", r.Facets, []corpus.Facet{c.want})
			if r.Total != 14 {
				t.Errorf("total = %d, want 14: the hits are not matched", r.Total)
			}
		})
	}
}
