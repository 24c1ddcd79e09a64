package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"polidex/corpus"
)

// ByYear is a table of counts with themes as rows and years as columns.
type ByYear struct {
	corpus.Table
	// Labels are the themes' names in English, by id.
	Labels map[string]string `json:"labels"`
	Notes  []string          `json:"notes"`
	Links  ByYearLinks       `json:"links"`
}

// ByYearLinks lead on from the table. All are paths of this server.
type ByYearLinks struct {
	Self string `json:"self"`
	CSV  string `json:"csv"`
	// Cell is the address of a cell's entries: put the row's theme and the
	// column's year in the place of {theme} and {year}.
	Cell string `json:"cell"`
}

func (s *service) themesByYear(rt *route, w http.ResponseWriter, r *http.Request) error {
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	self := address(r.URL.Path, vs)
	if s.unchanged(w, r, self, a.format) {
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	t, err := s.opts.Index.Table(ctx, a.query, corpus.FieldTheme, corpus.FieldYear)
	if err != nil {
		return err
	}
	if a.format != formatJSON {
		records, rows := s.cells(&t, string(a.query.Kind)+"s")
		return s.download(w, r, table{"themes-by-year", self, a.format, t.Generation, records, rows})
	}
	t.RowValues, t.ColumnValues = list0(t.RowValues), list0(t.ColumnValues)
	t.Counts, t.RowTotals = list0(t.Counts), list0(t.RowTotals)
	answer := ByYear{Table: t, Labels: map[string]string{}, Notes: list0(a.query.Slips(s.themeIDs)), Links: ByYearLinks{
		Self: self, CSV: with(r.URL.Path, vs, "format", string(formatCSV)), Cell: cellAddress(a.query.Kind, vs),
	}}
	for _, id := range t.RowValues {
		answer.Labels[id] = s.label(id)
	}
	return writeJSON(w, r, s.queryETag(t.Generation, self, a.format), answer)
}

// cells returns the table's cells that are not zero, row by row, as records
// with a header and as rows of JSON. The counts' column is named for what is
// counted.
func (s *service) cells(t *corpus.Table, counted string) ([][]string, []any) {
	records, rows := [][]string{{"theme", "label", "year", counted}}, []any{}
	for i, theme := range t.RowValues {
		for j, year := range t.ColumnValues {
			n := t.Counts[i][j]
			if n == 0 {
				continue
			}
			records = append(records, []string{theme, s.label(theme), year, strconv.Itoa(n)})
			rows = append(rows, map[string]any{"theme": theme, "label": s.label(theme), "year": year, counted: n})
		}
	}
	return records, rows
}

// cellAddress returns the template of the address of one cell's entries.
func cellAddress(kind corpus.EntryKind, vs url.Values) string {
	out := url.Values{}
	for name, v := range vs {
		if !slices.Contains([]string{"theme", "year", "format", "kind"}, name) {
			out[name] = v
		}
	}
	path := "/v1/search"
	switch kind {
	case corpus.KindAction:
		path = "/v1/actions"
	case corpus.KindDocument:
		path = "/v1/documents"
	}
	cell := "theme={theme}&year={year}"
	if len(out) > 0 {
		cell = out.Encode() + "&" + cell
	}
	return path + "?" + cell
}
