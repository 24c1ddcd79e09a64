package main

import (
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"polidex/corpus"
)

// themeRow is one theme and how often it stands in the corpus.
type themeRow struct {
	Theme     string `json:"theme"`
	Label     string `json:"label"`
	Actions   int    `json:"actions"`
	Documents int    `json:"documents"`
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
			if err := a.checkFormat(); err != nil {
				return err
			}
			if err := oneOf("by", by, byNames()); err != nil {
				return err
			}
			return a.counted(cmd, &flags, corpus.KindAction, args, func(s *store, q corpus.Query) error {
				if by != "" {
					return a.crosstab(cmd, s, q, corpus.FieldTheme, corpus.FieldYear)
				}
				return a.themeCounts(cmd, s, q)
			})
		},
	}
	flags.addCounted(cmd)
	cmd.Flags().StringVar(&by, "by", "", "count by `year` as well")
	complete(cmd, "by", byNames)
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file`; the built-in one where none is named")
	a.formatFlag(cmd)
	cmd.AddCommand(a.themesCheckCommand())
	return cmd
}

// byNames are the fields that themes are counted by as well.
func byNames() []string { return []string{string(corpus.FieldYear)} }

// themeCounts prints one row for each theme of the vocabulary, and for any
// other that the corpus has.
func (a *app) themeCounts(cmd *cobra.Command, s *store, q corpus.Query) error {
	v, err := a.vocabulary()
	if err != nil {
		return err
	}
	rows := []themeRow{}
	for _, t := range v.Themes() {
		rows = append(rows, themeRow{Theme: t.ID, Label: t.Label("en")})
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
				i := slices.IndexFunc(rows, func(r themeRow) bool { return r.Theme == v.Value })
				if i < 0 {
					i = len(rows)
					rows = append(rows, themeRow{Theme: v.Value})
				}
				set(&rows[i], v.Count)
			}
		}
		return nil
	}
	if err := count(corpus.KindAction, func(r *themeRow, n int) { r.Actions = n }); err != nil {
		return err
	}
	if err := count(corpus.KindDocument, func(r *themeRow, n int) { r.Documents = n }); err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r themeRow) bool { return !q.KeepsTheme(r.Theme) })
	_, err = listing[themeRow]{
		columns: []column[themeRow]{
			{name: "theme", cell: func(r themeRow) string { return r.Theme }, widest: 28},
			{name: "label", cell: func(r themeRow) string { return r.Label }, spare: true},
			{name: "actions", cell: func(r themeRow) string { return strconv.Itoa(r.Actions) }, widest: 9, right: true},
			{name: "documents", cell: func(r themeRow) string { return strconv.Itoa(r.Documents) }, widest: 9, right: true},
		},
		header: []string{"theme", "label", "actions", "documents"},
		record: func(r themeRow) []string {
			return []string{r.Theme, r.Label, strconv.Itoa(r.Actions), strconv.Itoa(r.Documents)}
		},
		none: "no such theme",
	}.print(a, each(rows))
	return err
}
