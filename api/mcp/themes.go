package mcp

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"polidex/corpus"
)

// ThemesAnswer is the answer of themes_by_year.
type ThemesAnswer struct {
	Kind   string     `json:"kind" jsonschema:"What is counted: action, passage or document."`
	Total  int        `json:"total" jsonschema:"The number of entries that match, each once."`
	Years  []int      `json:"years"`
	Themes []ThemeRow `json:"themes"`
	Extent
	Vocabulary string `json:"vocabulary,omitempty" jsonschema:"The edition of the vocabulary of themes."`
	Address    string `json:"address,omitempty" jsonschema:"The address of the same table in the HTTP API."`
}

// ThemeRow is the counts of one theme.
type ThemeRow struct {
	Theme  string         `json:"theme"`
	Label  string         `json:"label"`
	Total  int            `json:"total" jsonschema:"The number of entries that have it, with or without a year, each once."`
	ByYear map[string]int `json:"by_year" jsonschema:"The number of entries that have it, by year; years without any are left out."`

	years []int
}

func (s *Server) themesByYear(ctx context.Context, a asked) (answer, error) {
	q, err := s.settle(ctx, a)
	if err != nil {
		return nil, err
	}
	table, err := s.opts.Index.Table(ctx, q, corpus.FieldTheme, corpus.FieldYear)
	if err != nil {
		return nil, err
	}
	from := 0
	if a.cursor != "" {
		from, err = strconv.Atoi(strings.TrimPrefix(a.cursor, "r"))
		if err != nil || !strings.HasPrefix(a.cursor, "r") || from < 0 || from >= len(table.RowValues) {
			return nil, argumentError{argument: "cursor", cause: strconv.Quote(short(a.cursor)) + " is none of this table; give the next of an answer, or leave it out"}
		}
	}
	out := &ThemesAnswer{
		Kind: string(q.Kind), Total: table.Total, Years: []int{}, Themes: []ThemeRow{}, Vocabulary: s.opts.VocabularyVersion,
		Address: s.links(ctx).query("/v1/themes/by-year", a.query, a.due),
	}
	for _, value := range table.ColumnValues {
		if year, err := strconv.Atoi(value); err == nil {
			out.Years = append(out.Years, year)
		}
	}
	var rest []ThemeRow
	for r := from; r < len(table.RowValues); r++ {
		rest = append(rest, s.themeRow(&table, r))
	}
	n := fit(rest, answerBytes-len(out.Years)*len("2026,"))
	out.Themes = append(out.Themes, rest[:n]...)
	out.Extent = Extent{Shown: n, Of: len(table.RowValues)}
	if n < len(rest) {
		out.Truncated, out.Next = true, "r"+strconv.Itoa(from+n)
	}
	return out, nil
}

// themeRow returns a row of the table without its zeros.
func (s *Server) themeRow(t *corpus.Table, r int) ThemeRow {
	row := ThemeRow{Theme: t.RowValues[r], Label: s.themes.label(t.RowValues[r]), Total: t.RowTotals[r], ByYear: map[string]int{}}
	for c, value := range t.ColumnValues {
		if n := t.Counts[r][c]; n > 0 {
			row.ByYear[value] = n
			if year, err := strconv.Atoi(value); err == nil {
				row.years = append(row.years, year)
			}
		}
	}
	return row
}

func (out *ThemesAnswer) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s by theme and year; %d of %d themes shown. An entry with several years or themes is counted under each, and once in a total.\n\n",
		plural(out.Total, out.Kind), out.Shown, out.Of)
	for _, row := range out.Themes {
		fmt.Fprintf(&b, "%s (%s): %d in all", line(row.Theme), line(row.Label), row.Total)
		for i, year := range row.years {
			fmt.Fprintf(&b, "%s%d: %d", map[bool]string{true: "; ", false: ", "}[i == 0], year, row.ByYear[strconv.Itoa(year)])
		}
		b.WriteString("\n")
	}
	if len(out.Themes) == 0 {
		b.WriteString("Nothing matches.\n")
	}
	if out.Address != "" {
		fmt.Fprintf(&b, "\nThe whole table: %s\n", out.Address)
	}
	out.writeNext(&b)
	return b.String()
}
