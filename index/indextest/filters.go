package indextest

import (
	"testing"

	"polidex/corpus"
	"polidex/index"
)

func only(f corpus.Field, values ...string) corpus.Filter {
	return corpus.Filter{Field: f, Values: values}
}

func without(f corpus.Field, values ...string) corpus.Filter {
	return corpus.Filter{Field: f, Values: values, Exclude: true}
}

func testFilters(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name    string
		kind    corpus.EntryKind
		filters []corpus.Filter
		want    []string
	}{
		{"one value", corpus.KindPassage, []corpus.Filter{only(corpus.FieldTheme, "fraud")}, []string{"a1-p8", "c3-p0", "c3-p1"}},
		{"one of two values", corpus.KindPassage, []corpus.Filter{only(corpus.FieldTheme, "fraud", "migrant-smuggling")}, []string{"a1-p1", "a1-p8", "c3-p0", "c3-p1"}},
		{"two fields", corpus.KindPassage, []corpus.Filter{only(corpus.FieldTheme, "fraud"), only(corpus.FieldType, "press-release")}, []string{"c3-p0", "c3-p1"}},
		{"the same field twice", corpus.KindAction, []corpus.Filter{only(corpus.FieldTheme, "maritime-security"), only(corpus.FieldTheme, "police-judicial-cooperation")}, []string{"a1-a2"}},
		{"excluded", corpus.KindDocument, []corpus.Filter{without(corpus.FieldTheme, "fraud")}, []string{"b2", "d4"}},
		{"a value in other letters", corpus.KindDocument, []corpus.Filter{only(corpus.FieldTheme, "Maritime Security")}, []string{"a1", "b2"}},
		{"a value that nothing has", corpus.KindDocument, []corpus.Filter{only(corpus.FieldTheme, "corruption")}, nil},
		{"no values is no filter", corpus.KindAction, []corpus.Filter{only(corpus.FieldTheme)}, []string{"a1-a1", "a1-a2", "b2-a1"}},
		{"a year", corpus.KindAction, []corpus.Filter{only(corpus.FieldYear, "2033")}, []string{"a1-a2"}},
		{"years", corpus.KindAction, []corpus.Filter{only(corpus.FieldYear, "2033..")}, []string{"a1-a2", "b2-a1"}},
		{"years of a document are those of its actions", corpus.KindDocument, []corpus.Filter{only(corpus.FieldYear, "2031..2033")}, []string{"a1"}},
		{"a year in a reference is none", corpus.KindPassage, []corpus.Filter{only(corpus.FieldYear, "2016", "2030")}, nil},
		{"a deadline with both sides", corpus.KindAction, []corpus.Filter{only(corpus.FieldDeadline, "2032-05")}, []string{"a1-a1", "a1-a2"}},
		{"a deadline open at the start", corpus.KindAction, []corpus.Filter{only(corpus.FieldDeadline, "..2031")}, []string{"a1-a2"}},
		{"a deadline open at the end", corpus.KindAction, []corpus.Filter{only(corpus.FieldDeadline, "2040..")}, []string{"b2-a1"}},
		{"the day after a deadline", corpus.KindAction, []corpus.Filter{only(corpus.FieldDeadline, "2033-07-01..2033-12-31")}, nil},
		{"the last day of a deadline", corpus.KindAction, []corpus.Filter{only(corpus.FieldDeadline, "2033-06-30")}, []string{"a1-a2"}},
		{"without that deadline", corpus.KindAction, []corpus.Filter{without(corpus.FieldDeadline, "2032")}, []string{"b2-a1"}},
		{"an actor", corpus.KindAction, []corpus.Filter{only(corpus.FieldActor, "europol")}, []string{"a1-a2"}},
		{"the actor of a passage", corpus.KindPassage, []corpus.Filter{only(corpus.FieldActor, "europol")}, []string{"a1-p4"}},
		{"a document", corpus.KindAction, []corpus.Filter{only(corpus.FieldDocument, "b2")}, []string{"b2-a1"}},
		{"a work", corpus.KindDocument, []corpus.Filter{only(corpus.FieldWork, "com-2031-7")}, []string{"a1", "b2"}},
		{"a work by its reference", corpus.KindDocument, []corpus.Filter{only(corpus.FieldWork, "COM(2031) 7 final")}, []string{"a1", "b2"}},
		{"a document that is cited", corpus.KindPassage, []corpus.Filter{only(corpus.FieldCites, "COM(2030) 12 final")}, []string{"a1-p1"}},
		{"an act that a note cites", corpus.KindPassage, []corpus.Filter{only(corpus.FieldCites, "32016R0794")}, []string{"a1-p5"}},
		{"an act by its number", corpus.KindDocument, []corpus.Filter{only(corpus.FieldCites, "Regulation (EU) 2016/794")}, []string{"a1"}},
		{"a number of acts of several years", corpus.KindDocument, []corpus.Filter{only(corpus.FieldCites, "2016/794", "794/2014")}, []string{"a1", "b2"}},
		{"what an action's words cite", corpus.KindAction, []corpus.Filter{only(corpus.FieldCites, "32014R0794")}, []string{"b2-a1"}},
		{"what does not cite it", corpus.KindDocument, []corpus.Filter{without(corpus.FieldCites, "32016R0794")}, []string{"b2", "c3", "d4"}},
		{"a language", corpus.KindPassage, []corpus.Filter{only(corpus.FieldLanguage, "da")}, []string{"d4-p0"}},
		{"a source", corpus.KindDocument, []corpus.Filter{only(corpus.FieldSource, "press/fraud.txt")}, []string{"c3"}},
		{"a date", corpus.KindDocument, []corpus.Filter{only(corpus.FieldDate, "2030-11..2031-01")}, []string{"c3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := found(t, x, corpus.Query{Kind: c.kind, Filters: c.filters})
			equal(t, "hits", got, append([]string{}, c.want...))
		})
	}
}

func testFacets(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name string
		q    corpus.Query
		want corpus.Facet
	}{
		{
			"themes of passages", corpus.Query{Facets: []corpus.Field{corpus.FieldTheme}},
			corpus.Facet{Field: corpus.FieldTheme, Distinct: 3, Missing: 9, Values: []corpus.FacetValue{
				{Value: "fraud", Count: 3}, {Value: "maritime-security", Count: 1}, {Value: "migrant-smuggling", Count: 1}}},
		},
		{
			"a field's own filter does not shrink it",
			corpus.Query{Filters: []corpus.Filter{only(corpus.FieldTheme, "fraud")}, Facets: []corpus.Field{corpus.FieldTheme}},
			corpus.Facet{Field: corpus.FieldTheme, Distinct: 3, Missing: 9, Values: []corpus.FacetValue{
				{Value: "fraud", Count: 3}, {Value: "maritime-security", Count: 1}, {Value: "migrant-smuggling", Count: 1}}},
		},
		{
			"the filter of another field does",
			corpus.Query{Filters: []corpus.Filter{only(corpus.FieldType, "press-release")}, Facets: []corpus.Field{corpus.FieldTheme}},
			corpus.Facet{Field: corpus.FieldTheme, Distinct: 1, Values: []corpus.FacetValue{{Value: "fraud", Count: 2}}},
		},
		{
			"a field in the words does",
			corpus.Query{Text: "theme:fraud", Facets: []corpus.Field{corpus.FieldTheme}},
			corpus.Facet{Field: corpus.FieldTheme, Distinct: 1, Values: []corpus.FacetValue{{Value: "fraud", Count: 3}}},
		},
		{
			"words do", corpus.Query{Text: "ports", Facets: []corpus.Field{corpus.FieldLanguage}},
			corpus.Facet{Field: corpus.FieldLanguage, Distinct: 2, Values: []corpus.FacetValue{{Value: "en", Count: 3}, {Value: "fr", Count: 1}}},
		},
		{
			"types under a filter on types and one on themes",
			corpus.Query{Filters: []corpus.Filter{only(corpus.FieldType, "communication"), only(corpus.FieldTheme, "fraud")}, Facets: []corpus.Field{corpus.FieldType}},
			corpus.Facet{Field: corpus.FieldType, Distinct: 2, Values: []corpus.FacetValue{{Value: "press-release", Count: 2}, {Value: "communication", Count: 1}}},
		},
		{
			"years by year", corpus.Query{Kind: corpus.KindAction, Facets: []corpus.Field{corpus.FieldYear}},
			corpus.Facet{Field: corpus.FieldYear, Distinct: 3, Values: []corpus.FacetValue{
				{Value: "2032", Count: 1}, {Value: "2033", Count: 1}, {Value: "2034", Count: 1}}},
		},
		{
			"actors", corpus.Query{Kind: corpus.KindAction, Facets: []corpus.Field{corpus.FieldActor}},
			corpus.Facet{Field: corpus.FieldActor, Distinct: 2, Values: []corpus.FacetValue{{Value: "commission", Count: 3}, {Value: "europol", Count: 1}}},
		},
		{
			"a limit", corpus.Query{Kind: corpus.KindAction, Facets: []corpus.Field{corpus.FieldActor}, FacetLimit: 1},
			corpus.Facet{Field: corpus.FieldActor, Distinct: 2, Values: []corpus.FacetValue{{Value: "commission", Count: 3}}},
		},
		{
			"works, which some have not", corpus.Query{Kind: corpus.KindDocument, Facets: []corpus.Field{corpus.FieldWork}, FacetLimit: -1},
			corpus.Facet{Field: corpus.FieldWork, Distinct: 1, Missing: 2, Values: []corpus.FacetValue{{Value: "com-2031-7", Count: 2}}},
		},
		{
			"documents cited", corpus.Query{Kind: corpus.KindDocument, Facets: []corpus.Field{corpus.FieldCites}},
			corpus.Facet{Field: corpus.FieldCites, Distinct: 3, Missing: 2, Values: []corpus.FacetValue{
				{Value: "32014R0794", Count: 1}, {Value: "32016R0794", Count: 1}, {Value: "com-2030-12", Count: 1}}},
		},
		{
			"documents", corpus.Query{Text: "port", Facets: []corpus.Field{corpus.FieldDocument}},
			corpus.Facet{Field: corpus.FieldDocument, Distinct: 3, Values: []corpus.FacetValue{
				{Value: "a1", Count: 2}, {Value: "b2", Count: 1}, {Value: "c3", Count: 1}}},
		},
		{
			"nothing found", corpus.Query{Text: "zebra", Facets: []corpus.Field{corpus.FieldTheme}},
			corpus.Facet{Field: corpus.FieldTheme, Values: []corpus.FacetValue{}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := search(t, x, c.q)
			equal(t, "facets", r.Facets, []corpus.Facet{c.want})
		})
	}
	t.Run("several in the order asked for", func(t *testing.T) {
		r := search(t, x, corpus.Query{Facets: []corpus.Field{corpus.FieldSource, corpus.FieldYear}})
		equal(t, "fields", []corpus.Field{r.Facets[0].Field, r.Facets[1].Field}, []corpus.Field{corpus.FieldSource, corpus.FieldYear})
	})
}

func testTable(t *testing.T, x index.Index) {
	filled(t, x)
	generation := x.Generation()
	for _, c := range []struct {
		name          string
		q             corpus.Query
		rows, columns corpus.Field
		want          corpus.Table
	}{
		{
			"themes by year of actions", corpus.Query{Kind: corpus.KindAction}, corpus.FieldTheme, corpus.FieldYear,
			corpus.Table{
				RowValues: []string{"maritime-security", "police-judicial-cooperation"}, ColumnValues: []string{"2032", "2033", "2034"},
				Counts: [][]int{{1, 1, 1}, {0, 1, 0}}, RowTotals: []int{3, 1}, Total: 3,
			},
		},
		{
			"rows without a column keep their total", corpus.Query{}, corpus.FieldTheme, corpus.FieldYear,
			corpus.Table{
				RowValues: []string{"fraud", "maritime-security", "migrant-smuggling"}, ColumnValues: []string{"2029", "2031", "2032"},
				Counts: [][]int{{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}, RowTotals: []int{3, 1, 1}, Total: 14,
			},
		},
		{
			"filters and words hold, also on the fields of the table",
			corpus.Query{Text: "fraud OR ports", Filters: []corpus.Filter{only(corpus.FieldTheme, "fraud")}, Limit: 1, Facets: []corpus.Field{corpus.FieldTheme}},
			corpus.FieldType, corpus.FieldTheme,
			corpus.Table{
				RowValues: []string{"communication", "press-release"}, ColumnValues: []string{"fraud"},
				Counts: [][]int{{1}, {2}}, RowTotals: []int{1, 2}, Total: 3,
			},
		},
		{
			"nothing found", corpus.Query{Text: "zebra"}, corpus.FieldTheme, corpus.FieldYear,
			corpus.Table{RowValues: []string{}, ColumnValues: []string{}, Counts: [][]int{}, RowTotals: []int{}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := x.Table(t.Context(), c.q, c.rows, c.columns)
			if err != nil {
				t.Fatalf("Table() = %v", err)
			}
			c.want.Rows, c.want.Columns, c.want.Generation = c.rows, c.columns, generation
			equal(t, "table", got, c.want)
		})
	}
}
