package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"polidex/api/sheets"
	"polidex/corpus"
)

// themeRow is one theme and how often it stands in the corpus.
type themeRow struct {
	theme, label       string
	actions, documents int
}

func (a *app) themesCommand() *cobra.Command {
	var flags filterFlags
	var by string
	cmd := &cobra.Command{
		Use:   "themes [QUERY]",
		Short: "Count actions and documents by theme, or by theme and year",
		Long: `Themes lists the themes of the vocabulary with the number of actions and
documents that have each. With --by year it counts the actions of each theme by
the years that they print as deadline, start or period; an action with two
themes is counted under both.`,
		Example: `  polidex themes
  polidex themes --by year
  polidex themes --by year --actor commission --format csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("by", by, byNames()); err != nil {
				return err
			}
			return a.counted(cmd, &flags, corpus.KindAction, args, func(s *store, q corpus.Query) error {
				if by != "" {
					return a.crosstab(cmd, s, q, corpus.FieldTheme, corpus.FieldYear, tableOf{"themes-by-year", sheets.Question("/v1/themes/by-year", q, "kind", string(q.Kind))})
				}
				return a.themeCounts(cmd, s, q)
			})
		},
	}
	flags.addCounted(cmd)
	cmd.Flags().StringVar(&by, "by", "", "count by `year` as well")
	complete(cmd, "by", byNames)
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file`; the built-in one where none is named")
	a.rowFlags(cmd)
	cmd.AddCommand(a.themesCheckCommand(), a.themesShowCommand(), a.themesEditCommand(), a.themesRemoveCommand(), a.themesVersionsCommand(), a.themesRestoreCommand())
	return cmd
}

// byNames are the fields that themes are counted by as well.
func byNames() []string { return []string{string(corpus.FieldYear)} }

// themeCounts prints one row for each theme of the vocabulary, and for any
// other that the corpus has.
func (a *app) themeCounts(cmd *cobra.Command, s *store, q corpus.Query) error {
	v, err := s.vocabulary(cmd.Context())
	if err != nil {
		return err
	}
	rows := []themeRow{}
	for _, t := range v.Themes() {
		rows = append(rows, themeRow{theme: t.ID, label: t.Label("en")})
	}
	count := func(kind corpus.EntryKind, set func(*themeRow, int)) error {
		q := q
		q.Kind, q.Limit, q.Facets, q.FacetLimit = kind, 1, []corpus.Field{corpus.FieldTheme}, -1
		r, err := s.index.Search(cmd.Context(), q)
		if err != nil {
			return err
		}
		for _, f := range r.Facets {
			for _, v := range f.Values {
				i := slices.IndexFunc(rows, func(r themeRow) bool { return r.theme == v.Value })
				if i < 0 {
					i = len(rows)
					rows = append(rows, themeRow{theme: v.Value, label: v.Value})
				}
				set(&rows[i], v.Count)
			}
		}
		return nil
	}
	if err := count(corpus.KindAction, func(r *themeRow, n int) { r.actions = n }); err != nil {
		return err
	}
	if err := count(corpus.KindDocument, func(r *themeRow, n int) { r.documents = n }); err != nil {
		return err
	}
	slices.SortFunc(rows[len(v.Themes()):], func(a, b themeRow) int { return strings.Compare(a.theme, b.theme) })
	rows = slices.DeleteFunc(rows, func(r themeRow) bool { return !q.KeepsTheme(r.theme) })
	about, err := a.made(cmd.Context(), s, sheets.Question("/v1/themes", q))
	if err != nil {
		return err
	}
	records := make([][]string, len(rows))
	for i, r := range rows {
		records[i] = []string{r.theme, r.label, strconv.Itoa(r.actions), strconv.Itoa(r.documents)}
	}
	cell := func(i int) func([]string) string { return func(record []string) string { return record[i] } }
	_, err = listing[[]string]{
		columns: []column[[]string]{
			{name: "theme", cell: cell(0), widest: 28},
			{name: "label", cell: cell(1), spare: true},
			{name: "actions", cell: cell(2), widest: 9, right: true},
			{name: "documents", cell: cell(3), widest: 9, right: true},
		},
		sheet: sheets.Records("themes", []string{"theme", "label", "actions", "documents"}),
		none:  "no such theme",
	}.printMade(a, sheets.Each(records), about)
	return err
}
