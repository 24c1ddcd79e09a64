package indextest

import (
	"errors"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// testForms: what is the main form of a work is that of its language too, and what is
// neither has no value.
func testForms(t *testing.T, x index.Index) {
	filled(t, x)
	const field = corpus.FieldForm
	main, spoken := string(corpus.FormMain), string(corpus.FormMainInLanguage)
	facet := func(missing int, counts ...corpus.FacetValue) []corpus.Facet {
		return []corpus.Facet{{Field: field, Missing: missing, Distinct: len(counts), Values: values(counts...)}}
	}
	mains, languages := corpus.FacetValue{Value: main, Count: 2}, corpus.FacetValue{Value: spoken, Count: 3}
	documents, actions := facet(1, languages, mains), facet(0, languages, mains)
	for _, c := range []struct {
		name   string
		q      corpus.Query
		want   []string
		facets []corpus.Facet
	}{
		{"all", corpus.Query{Kind: corpus.KindDocument}, []string{"a1", "b2", "c3", "d4"}, documents},
		{"each work once", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{only(field, main)}}, []string{"a1", "c3"}, documents},
		{"each language once", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{only(field, spoken)}}, []string{"a1", "b2", "c3"}, documents},
		{"one of both", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{only(field, main, spoken)}}, []string{"a1", "b2", "c3"}, documents},
		{"both", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{only(field, main), only(field, spoken)}}, []string{"a1", "c3"}, documents},
		{"what is not main", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{without(field, main)}}, []string{"b2", "d4"}, documents},
		{"what is neither", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{without(field, spoken)}}, []string{"d4"}, documents},
		{"the best of other languages", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{only(field, spoken), without(field, main)}}, []string{"b2"}, documents},
		{"written otherwise", corpus.Query{Kind: corpus.KindDocument, Filters: []corpus.Filter{only(field, "Main in language")}}, []string{"a1", "b2", "c3"}, documents},
		{"actions", corpus.Query{Kind: corpus.KindAction, Filters: []corpus.Filter{only(field, main)}}, []string{"a1-a1", "a1-a2"}, actions},
		{"actions of the words", corpus.Query{Kind: corpus.KindAction, Text: "form:main"}, []string{"a1-a1", "a1-a2"}, facet(0, mains, corpus.FacetValue{Value: spoken, Count: 2})},
		{"passages", corpus.Query{Text: "-form:main", Filters: []corpus.Filter{without(corpus.FieldDocument, "b2")}}, []string{"d4-p0"}, facet(1)},
		{"passages with words", corpus.Query{Text: "vold", Filters: []corpus.Filter{only(field, main)}}, []string{}, facet(1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.q.Facets = []corpus.Field{field}
			r := search(t, x, c.q)
			equal(t, "hits", ids(r.Hits), c.want)
			equal(t, "facets", r.Facets, c.facets)
		})
	}
	t.Run("tables", func(t *testing.T) {
		q := corpus.Query{Kind: corpus.KindAction}
		equal(t, "rows", table(t, x, q, field, corpus.FieldYear), corpus.Table{
			Rows: field, Columns: corpus.FieldYear, RowValues: []string{main, spoken}, ColumnValues: []string{"2032", "2033", "2034"},
			Counts: [][]int{{1, 1, 0}, {1, 1, 1}}, RowTotals: []int{2, 3}, Total: 3, Generation: x.Generation(),
		})
		equal(t, "columns", table(t, x, corpus.Query{Kind: corpus.KindDocument}, corpus.FieldLanguage, field), corpus.Table{
			Rows: corpus.FieldLanguage, Columns: field, RowValues: []string{"da", "en", "fr"}, ColumnValues: []string{main, spoken},
			Counts: [][]int{{0, 0}, {2, 2}, {0, 1}}, RowTotals: []int{1, 2, 1}, Total: 4, Generation: x.Generation(),
		})
		q.Filters = []corpus.Filter{only(field, main)}
		if got := table(t, x, q, corpus.FieldTheme, corpus.FieldYear); got.Total != 2 {
			t.Errorf("a table of main forms counts %d actions, want 2", got.Total)
		}
	})
	t.Run("refused", func(t *testing.T) {
		if _, err := x.Search(t.Context(), corpus.Query{Filters: []corpus.Filter{only(field, "pdf")}}); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("a value that there is not: %v, want it to be invalid", err)
		}
	})
	t.Run("changed", func(t *testing.T) {
		french, english := strategyInFrench(), strategy()
		french.Form, english.Form = corpus.FormMain, ""
		if err := x.Put(t.Context(), french, english); err != nil {
			t.Fatal(err)
		}
		r := search(t, x, corpus.Query{Kind: corpus.KindAction, Filters: []corpus.Filter{only(field, main)}, Facets: []corpus.Field{field}})
		equal(t, "hits", ids(r.Hits), []string{"b2-a1"})
		equal(t, "facets", r.Facets, []corpus.Facet{{Field: field, Distinct: 2, Missing: 2, Values: values(
			corpus.FacetValue{Value: main, Count: 1}, corpus.FacetValue{Value: spoken, Count: 1})}})
		if f := r.Hits[0].Form; f != corpus.FormMain {
			t.Errorf("the hit has the form %q, want main", f)
		}
	})
}

func table(t *testing.T, x index.Index, q corpus.Query, rows, columns corpus.Field) corpus.Table {
	t.Helper()
	got, err := x.Table(t.Context(), q, rows, columns)
	if err != nil {
		t.Fatalf("Table(%s, %s) = %v", rows, columns, err)
	}
	return got
}
