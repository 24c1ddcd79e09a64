package mcp_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"polidex/api/mcp"
	"polidex/corpus"
)

// TestQueries: what arrives at the index for what is asked.
func TestQueries(t *testing.T) {
	filter := func(field corpus.Field, values ...string) corpus.Filter {
		return corpus.Filter{Field: field, Values: values}
	}
	f := newFixture(t)
	c := f.connect(t)
	for _, q := range []struct {
		name, tool, arguments string
		want                  corpus.Query
	}{
		{"nothing", "search", ``, corpus.Query{Kind: corpus.KindPassage, Limit: 10}},
		{"null", "search", `null`, corpus.Query{Kind: corpus.KindPassage, Limit: 10}},
		{"words", "search", `{"q": " ports ", "sort": "date", "limit": 3}`,
			corpus.Query{Text: "ports", Kind: corpus.KindPassage, Limit: 3, Sort: corpus.SortDate, Highlight: true}},
		{"values as clients send them", "search", `{"year": 2032, "language": ["en", "", null, "en"], "limit": 5.0, "work": null}`,
			corpus.Query{Kind: corpus.KindPassage, Limit: 5, Filters: []corpus.Filter{filter("year", "2032"), filter("language", "en")}}},
		{"names as people write them", "list_actions", `{"theme": ["Sûreté maritime", "FRAUD", "drug_trafficking"], "actor": "High Representative"}`,
			corpus.Query{Kind: corpus.KindAction, Limit: 10, Filters: []corpus.Filter{filter("theme", "maritime-security", "fraud", "drug-trafficking"), filter("actor", "high-representative")}}},
		{"every filter", "list_actions", `{"year": "2031..2032", "type": "report", "work": "COM(2031) 9", "document": "e84bcbbadd566892", "cites": "2016/794", "date": "2031", "deadline": "..2032", "deadline_year": "2032"}`,
			corpus.Query{Kind: corpus.KindAction, Limit: 10, Filters: []corpus.Filter{
				filter("year", "2031..2032"), filter("type", "report"), filter("work", "COM(2031) 9"), filter("document", "e84bcbbadd566892"),
				filter("cites", "2016/794"), filter("date", "2031"), filter("deadline", "..2032"), filter("deadline_year", "2032")}}},
		{"due this year", "list_actions", `{"due": "this-year"}`,
			corpus.Query{Kind: corpus.KindAction, Limit: 10, Filters: []corpus.Filter{filter("deadline_year", "2033"), {Field: "deadline", Values: []string{"2034-01-01.."}, Exclude: true}}}},
		{"overdue", "list_actions", `{"due": "overdue"}`,
			corpus.Query{Kind: corpus.KindAction, Limit: 10, Filters: []corpus.Filter{filter("deadline", "..2033-04-30"), {Field: "deadline", Values: []string{"2033-05-01.."}, Exclude: true}}}},
		{"like an action", "search", `{"like": "https://polidex.example.org/v1/actions/e84bcbbadd566892-a9079b48783"}`,
			corpus.Query{Kind: corpus.KindAction, Limit: 10, Like: "e84bcbbadd566892-a9079b48783", Highlight: true}},
		{"like of a kind", "search", `{"like": "e84bcbbadd566892", "kind": "passage", "group": "work"}`,
			corpus.Query{Kind: corpus.KindPassage, Limit: 10, Like: "e84bcbbadd566892", Group: corpus.FieldWork, Highlight: true}},
		{"facets", "search", `{"facet": ["actor", "deadline_year"], "cursor": "1"}`,
			corpus.Query{Kind: corpus.KindPassage, Limit: 10, Facets: []corpus.Field{"actor", "deadline_year"}, FacetLimit: 15, Cursor: "1"}},
		{"table", "themes_by_year", `{"theme": "Fraud & scams", "due": "open"}`,
			corpus.Query{Kind: corpus.KindAction, Filters: []corpus.Filter{filter("theme", "fraud"), filter("deadline", "2033-05-01..")}}},
		{"table of passages", "themes_by_year", `{"kind": "passage", "q": "ports"}`, corpus.Query{Kind: corpus.KindPassage, Text: "ports"}},
	} {
		t.Run(q.name, func(t *testing.T) {
			text, structured := c.call(q.tool, q.arguments)
			if structured == nil {
				t.Fatalf("%s(%s) tells %q", q.tool, q.arguments, text)
			}
			if diff := cmp.Diff(q.want, f.index.last()); diff != "" {
				t.Errorf("%s(%s) asks (-want +got):\n%s", q.tool, q.arguments, diff)
			}
		})
	}
}

// TestThemeOfAnOlderVocabulary is taken when documents have it.
func TestThemeOfAnOlderVocabulary(t *testing.T) {
	f := newFixture(t)
	f.index.entries[0].Themes = append(f.index.entries[0].Themes, "smuggling-of-salt")
	text, structured := f.connect(t).call("search", `{"kind": "document", "theme": "Smuggling of salt"}`)
	if got := decode[mcp.List](t, structured); got.Total != 1 {
		t.Errorf("the theme finds %d documents (%s), want 1", got.Total, text)
	}
}

// TestPaging reads a list to its end by its cursors, and every hit comes once.
func TestPaging(t *testing.T) {
	f := newFixture(t)
	f.add(long())
	for i := range f.index.entries {
		if f.index.entries[i].Kind == corpus.KindPassage && i%7 == 0 {
			f.index.entries[i].Text = strings.Repeat("łódź w porcie ", 150) // longer than a quote
		}
	}
	c := f.connect(t)
	seen := map[string]bool{}
	arguments := `{"limit": 50}`
	for pages := 1; ; pages++ {
		text, structured := c.call("search", arguments)
		l := decode[mcp.List](t, structured)
		if l.Shown != len(l.Hits) || l.Of != l.Total || l.Truncated != (l.Next != "") || l.Shown == 0 || l.Shown > 50 {
			t.Fatalf("page %d: shown %d of %d, %d hits, total %d, truncated %v, next %q", pages, l.Shown, l.Of, len(l.Hits), l.Total, l.Truncated, l.Next)
		}
		checkSize(t, "search", text, structured)
		for _, h := range l.Hits {
			if seen[h.ID] {
				t.Errorf("%s came twice", h.ID)
			}
			seen[h.ID] = true
			if len(h.Quote) > 1300 || !utf8.ValidString(h.Quote) {
				t.Errorf("the quote of %s has %d bytes, valid: %v", h.ID, len(h.Quote), utf8.ValidString(h.Quote))
			}
			if h.Document.ID != notes().ID && !strings.Contains(text, strings.Join(strings.Fields(h.Quote), " ")) {
				t.Errorf("the text does not have the quote of %s", h.ID)
			}
		}
		if !l.Truncated {
			if len(seen) != l.Total {
				t.Errorf("%d pages have %d hits, want %d", pages, len(seen), l.Total)
			}
			return
		}
		arguments = `{"limit": 50, "cursor": "` + l.Next + `"}`
	}
}

// checkSize holds an answer against what an assistant can take in.
func checkSize(t *testing.T, what, text string, structured map[string]any) {
	t.Helper()
	const most = 40 << 10
	if data := encoded(t, structured); len(text) > most || len(data) > most {
		t.Errorf("%s has %d bytes of text and %d of structure, want at most %d", what, len(text), len(data), most)
	}
}

func TestLinksWithoutAServer(t *testing.T) {
	f := newFixture(t, func(o *mcp.Options) { o.PublicURL = "" })
	c := f.connect(t)
	_, structured := c.call("list_actions", `{"limit": 1}`)
	l := decode[mcp.List](t, structured)
	id := harbours("en").Actions[0].ID
	if len(l.Hits) != 1 || l.Hits[0].Link != "polidex://actions/"+id || l.Hits[0].Original != "" || l.Address != "" {
		t.Errorf("the links are %+v and %q, want that of a resource alone", l.Hits, l.Address)
	}
	read, err := c.ReadResource(t.Context(), resource(l.Hits[0].Link))
	if err != nil || len(read.Contents) != 1 || !strings.Contains(read.Contents[0].Text, mapPorts) {
		t.Errorf("reading %s: %v, %v, want the action", l.Hits[0].Link, read, err)
	}
}
