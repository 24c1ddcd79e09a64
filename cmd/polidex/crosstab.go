package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"polidex/api/sheets"
	"polidex/corpus"
)

func (a *app) crosstabCommand() *cobra.Command {
	var flags filterFlags
	var kind, rows, columns string
	cmd := &cobra.Command{
		Use:   "crosstab [QUERY]",
		Short: "Count by the values of any two fields",
		Long: `Crosstab counts the key actions (or passages or documents, with --kind) that
have each value of one field together with each value of another. One that has
two values is counted under both, and once in the column "all". A field with
itself shows what stands together.`,
		Example: `  polidex crosstab --rows theme --columns year
  polidex crosstab --rows actor --columns deadline_year --theme fraud
  polidex crosstab port* --kind passage --rows theme --columns language --format csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, flag := range []struct {
				name, value string
				known       []string
			}{{"kind", kind, corpus.KindNames()}, {"rows", rows, corpus.FacetNames()}, {"columns", columns, corpus.FacetNames()}} {
				if err := oneOf(flag.name, flag.value, flag.known); err != nil {
					return err
				}
			}
			return a.counted(cmd, &flags, corpus.EntryKind(kind), args, func(s *store, q corpus.Query) error {
				r, c := corpus.Field(rows), corpus.Field(columns)
				return a.crosstab(cmd, s, q, r, c, tableOf{sheets.TableName(r, c), sheets.Question("/v1/crosstab", q, "kind", kind, "rows", rows, "columns", columns)})
			})
		},
	}
	flags.addCounted(cmd)
	cmd.Flags().StringVar(&rows, "rows", string(corpus.FieldTheme), "the `field` of the rows: "+strings.Join(corpus.FacetNames(), ", "))
	cmd.Flags().StringVar(&columns, "columns", string(corpus.FieldYear), "the `field` of the columns")
	cmd.Flags().StringVar(&kind, "kind", string(corpus.KindAction), "what is counted: "+strings.Join(corpus.KindNames(), ", "))
	complete(cmd, "rows", corpus.FacetNames)
	complete(cmd, "columns", corpus.FacetNames)
	complete(cmd, "kind", corpus.KindNames)
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file` of the themes' names; the built-in one where none is named")
	a.rowFlags(cmd)
	return cmd
}

// addCounted adds the flags of a query whose hits are counted: all of them, in no
// order.
func (f *filterFlags) addCounted(cmd *cobra.Command) {
	f.add(cmd, 0, "")
	_ = cmd.Flags().MarkHidden("limit")
	_ = cmd.Flags().MarkHidden("sort")
}

// counted opens the index for a query, tells what was odd about it, and has do
// count its hits.
func (a *app) counted(cmd *cobra.Command, flags *filterFlags, kind corpus.EntryKind, args []string, do func(s *store, q corpus.Query) error) error {
	q, err := flags.query(kind, args)
	if err != nil {
		return err
	}
	s, err := a.open(cmd.Context(), false)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := a.tellSlips(cmd.Context(), s, q); err != nil {
		return err
	}
	return do(s, q)
}

// tableOf is the name of a table of counts, and the address that asks a server for
// it.
type tableOf struct{ name, question string }

// crosstab prints a table of counts: as a matrix for people, as one row a cell
// for programs.
func (a *app) crosstab(cmd *cobra.Command, s *store, q corpus.Query, rows, columns corpus.Field, of tableOf) error {
	t, err := s.index.Table(cmd.Context(), q, rows, columns)
	if err != nil {
		return err
	}
	v, err := s.vocabulary(cmd.Context())
	if err != nil {
		return err
	}
	labels := map[string]string{}
	for _, t := range v.Themes() {
		labels[t.ID] = t.Label("en")
	}
	if a.format != formatTable {
		about, err := a.made(cmd.Context(), s, of.question)
		if err != nil {
			return err
		}
		sheet, cells := sheets.Counts(of.name, &t, func(theme string) string { return cmp.Or(labels[theme], theme) }, string(q.Kind)+"s")
		_, err = listing[sheets.Count]{sheet: sheet}.printMade(a, cells, about)
		return err
	}
	if len(t.RowValues) == 0 {
		fmt.Fprintf(a.err, "no %s that matches has a %s\n", q.Kind, rows)
		return nil
	}
	_, err = io.WriteString(a.out, countTables(t, a.width())+fmt.Sprintf("\n%s\n", plural(t.Total, string(q.Kind), string(q.Kind)+"s")))
	return err
}

// headWidth is the greatest width of the name over a column of counts; longer
// ones are broken.
const headWidth = 14

// countTables lays out a table of counts: as many columns side by side as the
// width holds, and the next ones below with the rows' names again.
func countTables(t corpus.Table, width int) string {
	rows := make([]int, len(t.RowValues))
	name := column[int]{name: string(t.Rows), cell: func(r int) string { return t.RowValues[r] }}
	widestName := len(t.Rows)
	for r, value := range t.RowValues {
		rows[r] = r
		widestName = max(widestName, text.StringWidthWithoutEscSequences(oneLine(value)))
	}
	const countWidth = 5
	var counts []column[int]
	for c, value := range t.ColumnValues {
		counts = append(counts, column[int]{name: broken(oneLine(value), headWidth), right: true, cell: func(r int) string { return number(t.Counts[r][c]) }})
	}
	counts = append(counts, column[int]{name: "all", right: true, cell: func(r int) string { return strconv.Itoa(t.RowTotals[r]) }})
	room := width - gap - min(widestName, max(narrowText, width/2))
	var tables []string
	for len(counts) > 0 {
		n, used := 0, 0
		for ; n < len(counts); n++ {
			c := &counts[n]
			c.widest = max(countWidth, text.LongestLineLen(c.name))
			if used += c.widest + gap; n > 0 && used > room {
				break
			}
		}
		tables = append(tables, renderTable(append([]column[int]{name}, counts[:n]...), rows, width))
		counts = counts[n:]
	}
	return strings.Join(tables, "\n")
}

// broken breaks a name into lines of at most a width, behind hyphens and slashes
// where there are some.
func broken(name string, width int) string {
	var lines []string
	letters := []rune(name)
	for len(letters) > width {
		at := width
		for i := width - 1; i > width/3; i-- {
			if slices.Contains([]rune("-/ "), letters[i]) {
				at = i + 1
				break
			}
		}
		lines = append(lines, string(letters[:at]))
		letters = letters[at:]
	}
	return strings.Join(append(lines, string(letters)), "\n")
}
