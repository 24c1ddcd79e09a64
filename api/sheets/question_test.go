package sheets_test

import (
	"testing"

	"polidex/api/sheets"
	"polidex/corpus"
)

func TestListQuestion(t *testing.T) {
	q := corpus.Query{Kind: corpus.KindAction, Text: "ports"}
	for path, want := range map[string]string{
		sheets.SearchPath: "/v1/search?kind=action&q=ports", sheets.ActionsPath: "/v1/actions?q=ports", sheets.DocumentsPath: "/v1/documents?q=ports",
	} {
		if got := sheets.ListQuestion(path, q); got != want {
			t.Errorf("ListQuestion(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestQuestion(t *testing.T) {
	for _, c := range []struct {
		name string
		path string
		q    corpus.Query
		more []string
		want string
	}{
		{"all", "/v1/actions", corpus.Query{Kind: corpus.KindAction}, nil, "/v1/actions"},
		{"words", "/v1/search", corpus.Query{Text: ` "boat engines" & more `, Exact: true}, []string{"kind", "passage"}, "/v1/search?exact=true&kind=passage&q=%22boat+engines%22+%26+more"},
		{"filters", "/v1/actions", corpus.Query{Filters: []corpus.Filter{
			{Field: corpus.FieldYear, Values: []string{"2026 ", "2028", "2026", ""}},
			{Field: corpus.FieldTheme, Values: []string{"fraud"}, Exclude: true},
		}}, nil, "/v1/actions?-theme=fraud&year=2026&year=2028"},
		{"two filters on a field, which must both hold", "/v1/actions", corpus.Query{Text: "ports OR harbours", Filters: []corpus.Filter{
			{Field: corpus.FieldDeadline, Values: []string{"2032", "2034"}},
			{Field: corpus.FieldDeadline, Values: []string{"2033.."}},
			{Field: corpus.FieldDeadline, Values: []string{"2035.."}, Exclude: true},
		}}, nil, "/v1/actions?-deadline=2035..&deadline=2032&deadline=2034&q=deadline%3A%222033..%22+%28ports+OR+harbours%29"},
		{"and alternatives of the second", "/v1/actions", corpus.Query{Filters: []corpus.Filter{
			{Field: corpus.FieldYear, Values: []string{"2026"}}, {Field: corpus.FieldYear, Values: []string{"2027", "2028"}},
		}}, nil, "/v1/actions?q=%28year%3A%222027%22+OR+year%3A%222028%22%29&year=2026"},
		{"form", "/v1/actions", corpus.Query{Sort: corpus.SortDeadline, Limit: 5, Cursor: "c", Group: corpus.FieldWork, Like: "d1", Highlight: true, Facets: []corpus.Field{corpus.FieldYear}},
			nil, "/v1/actions?cursor=c&group=work&like=d1&limit=5&sort=deadline"},
		{"an odd word more", "/v1/themes", corpus.Query{}, []string{"kind"}, "/v1/themes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sheets.Question(c.path, c.q, c.more...); got != c.want {
				t.Errorf("Question() = %q, want %q", got, c.want)
			}
		})
	}
}
