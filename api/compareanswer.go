package api

import (
	"net/http"
	"net/url"
	"strconv"

	"polidex/api/sheets"
	"polidex/corpus"
)

// Comparison is what became of the actions of one text in another.
type Comparison struct {
	A ComparedText `json:"a"`
	B ComparedText `json:"b"`
	// Language is that of the forms compared, Languages all that both texts have.
	Language  string   `json:"language"`
	Languages []string `json:"languages"`
	Summary   string   `json:"summary"`
	// Counts are of all changes, by kind.
	Counts  map[string]int    `json:"counts"`
	Changes []ComparedChange  `json:"changes"`
	Links   ComparisonFurther `json:"links"`
}

// ComparedText is a side of a comparison.
type ComparedText struct {
	Document corpus.Meta   `json:"document"`
	Actions  int           `json:"actions"`
	Links    DocumentLinks `json:"links"`
}

// ComparedChange is what became of one action.
type ComparedChange struct {
	Kind  string  `json:"kind"`
	Score float64 `json:"score"`
	// Before is absent for one that is new, After for one that was dropped.
	Before *ComparedWords `json:"before,omitempty"`
	After  *ComparedWords `json:"after,omitempty"`
}

// ComparedWords are an action's words and time on one side.
type ComparedWords struct {
	ID       string           `json:"id"`
	Text     string           `json:"text"`
	Page     int              `json:"page,omitempty"`
	Deadline *corpus.Deadline `json:"deadline,omitempty"`
	Links    EntryLinks       `json:"links"`
}

// ComparisonFurther are paths of this server that give the same in another form.
type ComparisonFurther struct {
	Self    string `json:"self"`
	Page    string `json:"page"`
	CSV     string `json:"csv"`
	NDJSON  string `json:"ndjson"`
	XLSX    string `json:"xlsx"`
	Parquet string `json:"parquet"`
}

// answer is the comparison for programs, with the changes of the kinds.
func (c *comparison) answer(kinds []string, vs url.Values) Comparison {
	text := func(d *corpus.Document) ComparedText {
		return ComparedText{Document: d.Meta, Actions: len(d.Actions), Links: documentLinks(d)}
	}
	out := Comparison{
		A: text(c.documents[0]), B: text(c.documents[1]), Language: c.language, Languages: c.languages,
		Summary: c.changes.Summary(), Counts: map[string]int{}, Changes: []ComparedChange{}, Links: comparisonLinks(vs),
	}
	for _, k := range changeKinds() {
		out.Counts[string(k)] = c.changes.Count(k)
	}
	for _, change := range c.of(kinds) {
		out.Changes = append(out.Changes, ComparedChange{
			Kind: string(change.Kind), Score: change.Score, Before: comparedWords(change.Before), After: comparedWords(change.After),
		})
	}
	return out
}

func comparedWords(a *corpus.ComparedAction) *ComparedWords {
	if a == nil {
		return nil
	}
	return &ComparedWords{ID: a.ID, Text: a.Text, Page: a.Page, Deadline: a.Deadline, Links: entryLinks(&corpus.Entry{
		ID: a.ID, Kind: corpus.KindAction, Document: documentOf(a.ID), Page: a.Page,
	})}
}

func comparisonLinks(vs url.Values) ComparisonFurther {
	download := func(f format) string { return with(comparePath, vs, "format", string(f)) }
	return ComparisonFurther{
		Self: address(comparePath, vs), Page: here{comparePagePath, vs}.without("format", "bom"),
		CSV: download(formatCSV), NDJSON: download(formatNDJSON), XLSX: download(formatXLSX), Parquet: download(formatParquet),
	}
}

// changeSheet lays changes out as rows: what became of an action, and it on both
// sides.
func changeSheet() sheets.Sheet[corpus.Change] {
	sheet := sheets.Sheet[corpus.Change]{Name: "comparison", Columns: []sheets.Column{{Name: "change", Width: 18, Repeats: true}, {Name: "score", Width: 8}}}
	for _, side := range []string{"before_", "after_"} {
		sheet.Columns = append(sheet.Columns,
			sheets.Column{Name: side + "id", Width: 30}, sheets.Column{Name: side + "text", Width: 70}, sheets.Column{Name: side + "page", Type: sheets.Number},
			sheets.Column{Name: side + "deadline_text", Width: 20, Repeats: true}, sheets.Column{Name: side + "deadline_from", Type: sheets.Day}, sheets.Column{Name: side + "deadline_to", Type: sheets.Day})
	}
	sheet.Cells = func(c corpus.Change) []any {
		cells := []any{string(c.Kind), strconv.FormatFloat(c.Score, 'f', -1, 64)}
		for _, a := range []*corpus.ComparedAction{c.Before, c.After} {
			cells = append(cells, actionCells(a)...)
		}
		return cells
	}
	return sheet
}

func actionCells(a *corpus.ComparedAction) []any {
	cells := make([]any, 6)
	if a == nil {
		return cells
	}
	cells[0], cells[1] = a.ID, a.Text
	if a.Page > 0 {
		cells[2] = a.Page
	}
	if d := a.Deadline; d != nil {
		cells[3], cells[4], cells[5] = d.Text, d.From, d.To
	}
	return cells
}

// sendComparison answers with the changes as a download.
func (s *service) sendComparison(w http.ResponseWriter, r *http.Request, a asked, vs url.Values, c *comparison, q compareQuestion, generation string) error {
	words := []string{"a", q.a, "b", q.b, "language", c.language}
	for _, k := range q.kinds {
		words = append(words, "change", k)
	}
	about, err := s.about(r.Context(), sheets.Question(comparePath, corpus.Query{}, words...))
	if err != nil {
		return err
	}
	about.Generation = generation
	return send(s, w, r, file[corpus.Change]{
		format: a.format, bom: a.bom, self: address(comparePath, vs), sheet: changeSheet(), rows: sheets.Each(c.of(q.kinds)), about: about,
	})
}
