package api_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestQueriesAsked(t *testing.T) {
	usual := []corpus.Field{corpus.FieldTheme, corpus.FieldYear, corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage}
	tests := []struct {
		name string
		path string
		want corpus.Query
	}{
		{"nothing said", "/v1/search", corpus.Query{Kind: corpus.KindPassage, Facets: usual}},
		{"empty words are as none", "/v1/search?q=&theme=&year=%20", corpus.Query{Kind: corpus.KindPassage, Facets: usual}},
		{"words", "/v1/search?q=%20drug+%22safe+ports%22%20", corpus.Query{Text: `drug "safe ports"`, Kind: corpus.KindPassage, Facets: usual, Highlight: true}},
		{"alternatives, each once", "/v1/actions?theme=fraud&theme=terrorism&theme=fraud", corpus.Query{
			Kind: corpus.KindAction, Facets: usual, Filters: []corpus.Filter{{Field: corpus.FieldTheme, Values: []string{"fraud", "terrorism"}}}}},
		{"a comma is no separator", "/v1/actions?source=a,b", corpus.Query{
			Kind: corpus.KindAction, Facets: usual, Filters: []corpus.Filter{{Field: corpus.FieldSource, Values: []string{"a,b"}}}}},
		{"left out", "/v1/actions?-actor=europol&year=2026..2028", corpus.Query{Kind: corpus.KindAction, Facets: usual, Filters: []corpus.Filter{
			{Field: corpus.FieldYear, Values: []string{"2026..2028"}}, {Field: corpus.FieldActor, Values: []string{"europol"}, Exclude: true}}}},
		{"all words", "/v1/documents?sort=date&limit=3&cursor=2&facet=work&facet=source&highlight=true", corpus.Query{
			Kind: corpus.KindDocument, Sort: corpus.SortDate, Limit: 3, Cursor: "2", Highlight: true, Facets: []corpus.Field{corpus.FieldWork, corpus.FieldSource}}},
		{"the words alone", "/v1/search?q=THB&exact=true", corpus.Query{Text: "THB", Exact: true, Kind: corpus.KindPassage, Facets: usual, Highlight: true}},
		{"other names too", "/v1/search?q=THB&exact=false&format=csv", corpus.Query{Text: "THB", Kind: corpus.KindPassage, Limit: corpus.MaxLimit}},
		{"every facet", "/v1/search?facet=all", corpus.Query{Kind: corpus.KindPassage, Facets: corpus.FacetFields}},
		{"no facet", "/v1/search?facet=none", corpus.Query{Kind: corpus.KindPassage}},
		{"a following page counts nothing", "/v1/search?cursor=2", corpus.Query{Kind: corpus.KindPassage, Cursor: "2"}},
		{"no marks", "/v1/search?q=ports&highlight=false", corpus.Query{Text: "ports", Kind: corpus.KindPassage, Facets: usual}},
		{"a download", "/v1/search?kind=action&format=csv", corpus.Query{Kind: corpus.KindAction, Limit: corpus.MaxLimit}},
		{"a download by header", "/v1/actions!text/csv", corpus.Query{Kind: corpus.KindAction, Limit: corpus.MaxLimit}},
		{"by year", "/v1/themes/by-year?actor=europol", corpus.Query{
			Kind: corpus.KindAction, Filters: []corpus.Filter{{Field: corpus.FieldActor, Values: []string{"europol"}}}}},
		{"like a passage", "/v1/search?like=d1-p2&q=ports", corpus.Query{Text: "ports", Like: "d1-p2", Kind: corpus.KindPassage, Facets: usual, Highlight: true}},
		{"like an action, whose kind is not said", "/v1/search?like=d1-a2", corpus.Query{Like: "d1-a2", Kind: corpus.KindAction, Facets: usual, Highlight: true}},
		{"like a document", "/v1/search?like=d1", corpus.Query{Like: "d1", Kind: corpus.KindDocument, Facets: usual, Highlight: true}},
		{"passages like an action", "/v1/search?like=d1-a2&kind=passage&highlight=false", corpus.Query{Like: "d1-a2", Kind: corpus.KindPassage, Facets: usual}},
		{"groups", "/v1/actions?group=work&deadline_year=2031..", corpus.Query{Kind: corpus.KindAction, Group: corpus.FieldWork, Facets: usual,
			Filters: []corpus.Filter{{Field: corpus.FieldDeadlineYear, Values: []string{"2031.."}}}}},
		{"values of facets with letters", "/v1/search?facet=actor&facet_match=euro", corpus.Query{Kind: corpus.KindPassage, Facets: []corpus.Field{corpus.FieldActor}, FacetMatch: "euro"}},
		{"a crosstab", "/v1/crosstab?rows=actor&columns=theme&q=ports&-type=act", corpus.Query{
			Text: "ports", Kind: corpus.KindAction, Filters: []corpus.Filter{{Field: corpus.FieldType, Values: []string{"act"}, Exclude: true}}}},
		{"by year of documents", "/v1/themes/by-year?kind=document", corpus.Query{Kind: corpus.KindDocument}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := newFixture(t)
			path, accept, _ := strings.Cut(test.path, "!")
			got := f.get(t, path, "Accept", accept)
			if got.StatusCode != 200 {
				t.Fatalf("status %d: %s", got.StatusCode, got.body)
			}
			if diff := cmp.Diff(test.want, f.lastQuery()); diff != "" {
				t.Errorf("GET %s asked the index (-want +got):\n%s", test.path, diff)
			}
		})
	}
}

func TestNotesOnSlips(t *testing.T) {
	f := newFixture(t)
	got := decode(t, f.get(t, "/v1/actions?theme=Drug+traficking&theme=fraud&theme=frod&actor=eurpol&type=comunication&-theme=xyzzyxyzzy"))
	want := []any{
		`"drug-traficking" is no theme that is known; did you mean "drug-trafficking"?`,
		`"frod" is no theme that is known; did you mean "fraud"?`,
		`"eurpol" is no actor that is known; did you mean "europol"?`,
		`"comunication" is no type that is known; did you mean "communication"?`,
		`"xyzzyxyzzy" is no theme that is known`,
	}
	if diff := cmp.Diff(want, got["notes"]); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

// TestNotesOnThemesInUse: a theme that no vocabulary has and an action does, as from
// a review, is not called unknown; a misspelt one is, with it as what was meant.
func TestNotesOnThemesInUse(t *testing.T) {
	f := newFixture(t)
	n := slices.IndexFunc(f.index.entries, func(e corpus.Entry) bool { return e.Kind == corpus.KindAction })
	f.index.entries[n].Themes = []string{"seabed-cables"}
	for _, c := range []struct {
		path  string
		notes []any
	}{
		{"/v1/actions?theme=seabed-cables", []any{}},
		{"/v1/themes?theme=seabed-cables", []any{}},
		{"/v1/crosstab?rows=actor&columns=year&kind=action&theme=seabed-cables", []any{}},
		{"/v1/themes/by-year?theme=seabed-cables", []any{}},
		{"/v1/actions?theme=seabed-cabels", []any{`"seabed-cabels" is no theme that is known; did you mean "seabed-cables"?`}},
	} {
		got := decode(t, f.get(t, c.path))
		if diff := cmp.Diff(c.notes, got["notes"]); diff != "" {
			t.Errorf("GET %s: notes (-want +got):\n%s", c.path, diff)
		}
	}
	if got := decode(t, f.get(t, "/v1/actions?theme=seabed-cables")); got["total"] != 1.0 {
		t.Errorf("total %v, want 1", got["total"])
	}
}

func TestListAnswer(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	got := decode(t, f.get(t, "/v1/actions?document="+pdf.ID+"&limit=1&facet=theme"))
	hit := got["hits"].([]any)[0].(map[string]any)
	want := map[string]any{
		"self":     "/v1/actions/" + pdf.Actions[0].ID,
		"document": "/v1/documents/" + pdf.ID,
		"original": "/v1/documents/" + pdf.ID + "/original#page=7",
		"like":     "/v1/actions?like=" + pdf.Actions[0].ID,
	}
	if diff := cmp.Diff(want, hit["links"]); diff != "" {
		t.Errorf("links of the hit (-want +got):\n%s", diff)
	}
	facets := map[string]any{"theme": map[string]any{
		"values":   []any{map[string]any{"value": "maritime-security", "label": "Maritime security", "count": 1.0}},
		"distinct": 1.0, "missing": 0.0,
	}}
	if diff := cmp.Diff(facets, got["facets"]); diff != "" {
		t.Errorf("facets (-want +got):\n%s", diff)
	}
	if got["total"] != 1.0 || got["took_ms"] != 1.2 || got["generation"] != "g7" {
		t.Errorf("total %v, took_ms %v, generation %v", got["total"], got["took_ms"], got["generation"])
	}
}

// TestPaging follows next to the end and finds every entry once.
func TestPaging(t *testing.T) {
	f := newFixture(t)
	seen := map[string]int{}
	path, pages := "/v1/search?limit=4", 0
	for path != "" {
		if pages++; pages > 9 {
			t.Fatal("the pages do not end")
		}
		got := decode(t, f.get(t, path))
		for _, h := range got["hits"].([]any) {
			seen[h.(map[string]any)["id"].(string)]++
		}
		path, _ = got["links"].(map[string]any)["next"].(string)
	}
	if len(seen) != 6 || pages != 2 {
		t.Errorf("%d entries on %d pages, want 6 on 2", len(seen), pages)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s was seen %d times", id, n)
		}
	}
}
