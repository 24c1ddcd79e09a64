package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// TestDeadlineWords: the server's day is 2031-05-01.
func TestDeadlineWords(t *testing.T) {
	f := newFixture(t)
	deadline := func(value string, exclude bool) corpus.Filter {
		return corpus.Filter{Field: corpus.FieldDeadline, Values: []string{value}, Exclude: exclude}
	}
	for path, want := range map[string][]corpus.Filter{
		"/v1/actions?due=overdue":                              {deadline("..2031-04-30", false), deadline("2031-05-01..", true)},
		"/v1/actions?due=open":                                 {deadline("2031-05-01..", false)},
		"/v1/actions?due=this-year":                            {{Field: corpus.FieldDeadlineYear, Values: []string{"2031"}}, {Field: corpus.FieldDeadline, Values: []string{"2032-01-01.."}, Exclude: true}},
		"/v1/actions?deadline_from=2032-07":                    {deadline("2032-07..", false)},
		"/v1/search?kind=action&deadline_to=2033":              {deadline("..2033", false)},
		"/v1/themes?deadline_from=2032&deadline_to=2033-01-15": {deadline("2032..2033-01-15", false)},
		"/v1/actions?deadline=2032&due=open":                   {deadline("2032", false), deadline("2031-05-01..", false)},
	} {
		if got := f.get(t, path); got.StatusCode != http.StatusOK {
			t.Errorf("GET %s answers %d: %s", path, got.StatusCode, got.body)
			continue
		}
		if diff := cmp.Diff(want, f.lastQuery().Filters); diff != "" {
			t.Errorf("GET %s filters (-want +got):\n%s", path, diff)
		}
	}
	for path, want := range map[string]string{
		"/v1/actions?due=soon":               `"soon" is not one of overdue, this-year, open`,
		"/v1/actions?deadline_to=2031..2032": "ranges go with deadline",
	} {
		if got := f.get(t, path); got.StatusCode != http.StatusBadRequest || !strings.Contains(got.body, strings.ReplaceAll(want, `"`, `\"`)) {
			t.Errorf("GET %s answers %d: %s, want 400 with %q", path, got.StatusCode, got.body, want)
		}
	}
}

func TestYearsAndActors(t *testing.T) {
	f := newFixture(t)
	got := decode(t, f.get(t, "/v1/years?language=en"))
	want := map[string]any{"generation": "g7", "years": []any{map[string]any{
		"year": 2032.0, "actions": 2.0, "documents": 2.0, "due": 2.0,
		"links": map[string]any{
			"actions": "/v1/actions?language=en&year=2032", "documents": "/v1/documents?language=en&year=2032",
			"due": "/v1/actions?deadline_year=2032&language=en",
		},
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
	for path, want := range map[string][][]string{
		"/v1/years?format=csv":  {{"year", "actions", "due", "documents"}, {"2032", "2", "2", "2"}},
		"/v1/actors?format=csv": {{"actor", "actions", "documents"}, {"commission", "2", "0"}, {"europol", "2", "0"}},
	} {
		if diff := cmp.Diff(want, records(t, f.get(t, path).body)); diff != "" {
			t.Errorf("GET %s (-want +got):\n%s", path, diff)
		}
	}
}

func TestPartsOfADocument(t *testing.T) {
	f := newFixture(t)
	pdf := f.held(corpus.FormatPDF)
	pdf.Blocks = append([]corpus.Block{
		{Kind: corpus.Heading, Level: 1, Text: "1. Ports", Page: 6},
	}, pdf.Blocks...)
	for i := range pdf.Actions {
		pdf.Actions[i].Block++
	}
	pdf.Blocks = append(pdf.Blocks, corpus.Block{Kind: corpus.Paragraph, Text: "It goes on.", Page: 7, Continued: []corpus.PageRect{{Page: 8}}}, corpus.Block{Kind: corpus.Row, Text: "Who\tWhen", Page: 8})
	path := "/v1/documents/" + pdf.ID

	outline := decode(t, f.get(t, path+"/outline"))
	want := []any{map[string]any{"block": 0.0, "level": 1.0, "text": "1. Ports", "page": 6.0, "actions": 1.0, "passage": corpus.PassageID(pdf.ID, 0)}}
	if diff := cmp.Diff(want, outline["headings"]); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
	for page, want := range map[string]struct{ blocks, actions int }{"6": {1, 0}, "7": {3, 1}, "8": {2, 0}, "12": {0, 0}} {
		got := decode(t, f.get(t, path+"/pages/"+page))
		if b, a := len(got["blocks"].([]any)), len(got["actions"].([]any)); b != want.blocks || a != want.actions {
			t.Errorf("page %s has %d blocks and %d actions, want %d and %d", page, b, a, want.blocks, want.actions)
		}
	}
	text := f.get(t, path+"/text")
	if want := "1. Ports\n\n\fThe Commission will:\n\n• " + pdf.Actions[0].Text + "\n\nIt goes on.\n\n\fWho | When\n\n"; text.body != want {
		t.Errorf("text %q, want %q", text.body, want)
	}
	if got := text.Header.Get("Content-Type"); got != "text/plain; charset=utf-8" {
		t.Errorf("the text is %s", got)
	}
}
