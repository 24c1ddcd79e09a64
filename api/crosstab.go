package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"polidex/api/sheets"
	"polidex/corpus"
)

// Crosstab is a table of counts by the values of two fields.
type Crosstab struct {
	corpus.Table
	// Labels are the themes' names in English, by id, where a side is themes.
	Labels map[string]string `json:"labels"`
	Notes  []string          `json:"notes"`
	Links  CrosstabLinks     `json:"links"`
}

// CrosstabLinks lead on from the table. All are paths of this server.
type CrosstabLinks struct {
	Self    string `json:"self"`
	CSV     string `json:"csv"`
	XLSX    string `json:"xlsx"`
	Parquet string `json:"parquet"`
	// Cell is the address of a cell's entries: put the cell's values in the place
	// of the two names in braces, as {theme} and {year}.
	Cell string `json:"cell"`
}

// crosstabPath is the address of tables of any two fields.
const crosstabPath = "/v1/crosstab"

// mostCells is the number of cells that an answer may have.
const mostCells = 1 << 20

func (s *service) themesByYear(rt *route, w http.ResponseWriter, r *http.Request) error {
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	a.rows, a.columns = corpus.FieldTheme, corpus.FieldYear
	return s.answerTable(w, r, a, vs, "themes-by-year")
}

func (s *service) crosstab(rt *route, w http.ResponseWriter, r *http.Request) error {
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	return s.answerTable(w, r, a, vs, sheets.TableName(a.rows, a.columns))
}

// answerTable answers with the table of what is asked; name is the download's.
func (s *service) answerTable(w http.ResponseWriter, r *http.Request, a asked, vs url.Values, name string) error {
	self := address(r.URL.Path, vs)
	if a.format == formatJSON && s.unchanged(w, r, self, a.format) {
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	if err := s.checkSize(ctx, &a); err != nil {
		return err
	}
	t, err := s.opts.Index.Table(ctx, a.query, a.rows, a.columns)
	if err != nil {
		return err
	}
	if a.format != formatJSON {
		return s.sendTable(w, r, a, self, name, &t)
	}
	slips, err := s.slips(ctx, &a.query)
	if err != nil {
		return err
	}
	t.RowValues, t.ColumnValues = list0(t.RowValues), list0(t.ColumnValues)
	t.Counts, t.RowTotals = list0(t.Counts), list0(t.RowTotals)
	answer := Crosstab{Table: t, Labels: map[string]string{}, Notes: slips, Links: CrosstabLinks{
		Self: self, CSV: with(r.URL.Path, vs, "format", string(formatCSV)), XLSX: with(r.URL.Path, vs, "format", string(formatXLSX)),
		Parquet: with(r.URL.Path, vs, "format", string(formatParquet)), Cell: cellAddress(&a, vs),
	}}
	for _, side := range []struct {
		field  corpus.Field
		values []string
	}{{t.Rows, t.RowValues}, {t.Columns, t.ColumnValues}} {
		if side.field != corpus.FieldTheme {
			continue
		}
		for _, id := range side.values {
			answer.Labels[id] = s.label(id)
		}
	}
	return writeJSON(w, r, s.queryETag(t.Generation, self, a.format), answer)
}

// checkSize refuses a table with more cells than an answer may have, before it
// is made. Only fields that grow with the corpus can make one.
func (s *service) checkSize(ctx context.Context, a *asked) error {
	grow := []corpus.Field{corpus.FieldDocument, corpus.FieldWork, corpus.FieldCites, corpus.FieldSource}
	if !slices.Contains(grow, a.rows) && !slices.Contains(grow, a.columns) {
		return nil
	}
	q := a.query
	q.Limit, q.Facets, q.FacetLimit, q.FacetMatch = 1, []corpus.Field{a.rows, a.columns}, 1, ""
	result, err := s.opts.Index.Search(ctx, q)
	if err != nil {
		return err
	}
	cells := 1
	for _, f := range result.Facets {
		// The counts of a field are not shrunk by its own filter, as the table is;
		// an entry may cite more than what it was found by.
		n := f.Distinct
		for _, filter := range q.Filters {
			if filter.Field == f.Field && !filter.Exclude && slices.Contains(grow, f.Field) && f.Field != corpus.FieldCites {
				n = min(n, len(filter.Values))
			}
		}
		cells *= max(n, 1)
	}
	if cells > mostCells {
		return parameterError{parameter: "rows", cause: fmt.Sprintf("the table would have up to %d cells and may have %d; narrow the query, or choose fields with fewer values", cells, mostCells)}
	}
	return nil
}

// sendTable answers with the cells of the table as a download.
func (s *service) sendTable(w http.ResponseWriter, r *http.Request, a asked, self, name string, t *corpus.Table) error {
	words := []string{"kind", string(a.query.Kind)}
	if r.URL.Path == crosstabPath {
		words = append(words, "rows", string(a.rows), "columns", string(a.columns))
	}
	about, err := s.about(r.Context(), sheets.Question(r.URL.Path, a.query, words...))
	if err != nil {
		return err
	}
	about.Generation = t.Generation
	sheet, rows := sheets.Counts(name, t, s.label, string(a.query.Kind)+"s")
	return send(s, w, r, file[sheets.Count]{format: a.format, bom: a.bom, self: self, sheet: sheet, rows: rows, about: about})
}

// cellAddress returns the template of the address of one cell's entries.
//
// A value goes into the words' own query word where that is free. Where the
// query is narrowed by the same field, or both sides are the same field, it goes
// into q: all of them must hold, and the values of one word are alternatives.
func cellAddress(a *asked, vs url.Values) string {
	out := url.Values{}
	for name, v := range vs {
		if !slices.Contains([]string{"format", "bom", "kind", "rows", "columns"}, name) {
			out[name] = v
		}
	}
	row, column := (&corpus.Table{Rows: a.rows, Columns: a.columns}).SideNames()
	var free, words []string
	for _, side := range []struct {
		field corpus.Field
		name  string
	}{{a.rows, row}, {a.columns, column}} {
		if a.rows == a.columns || len(vs[string(side.field)]) > 0 {
			words = append(words, fmt.Sprintf(`%s:"{%s}"`, side.field, side.name))
		} else {
			free = append(free, fmt.Sprintf("%s={%s}", side.field, side.name))
		}
	}
	if len(words) > 0 {
		if a.query.Text != "" {
			words = append(words, "("+a.query.Text+")")
		}
		out.Set("q", strings.Join(words, " "))
	}
	path := "/v1/search"
	switch a.query.Kind {
	case corpus.KindAction:
		path = "/v1/actions"
	case corpus.KindDocument:
		path = "/v1/documents"
	}
	query := out.Encode()
	for _, name := range []string{row, column} {
		query = strings.ReplaceAll(query, url.QueryEscape("{"+name+"}"), "{"+name+"}")
	}
	if query != "" {
		free = slices.Insert(free, 0, query)
	}
	return path + "?" + strings.Join(free, "&")
}
