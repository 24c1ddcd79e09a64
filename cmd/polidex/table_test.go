package main

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"

	"polidex/corpus"
)

func TestTableFitsTheTerminal(t *testing.T) {
	columns := []column[[]string]{
		{name: "action", cell: func(r []string) string { return r[0] }},
		{name: "deadline", cell: func(r []string) string { return r[1] }, widest: 12},
		{name: "actors", cell: func(r []string) string { return r[2] }, widest: 20, spare: true},
		{name: "page", cell: func(r []string) string { return r[3] }, widest: 4, right: true, spare: true},
	}
	rows := [][]string{
		{"set up a register of all lakes and of the boats that are kept on them, with the help of the regions", "by mid-2032", "commission, member-states", "4"},
		{"καθαρίστε τις λίμνες μέχρι το τέλος του έτους και πριν από τον χειμώνα", "in 2033", "europol", "12"},
	}
	for _, c := range []struct {
		name  string
		width int
		heads []string
	}{
		{"wide", 200, []string{"action", "deadline", "actors", "page"}},
		{"usual", 80, []string{"action", "deadline", "actors", "page"}},
		{"narrow", 60, []string{"action", "deadline"}},
		{"a telephone", 30, []string{"action", "deadline"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := strings.Split(strings.TrimSuffix(renderTable(columns, rows, c.width), "\n"), "\n")
			if got := strings.Fields(lines[0]); !slices.Equal(got, c.heads) {
				t.Errorf("columns at %d = %q, want %q", c.width, got, c.heads)
			}
			for _, l := range lines {
				if w := text.StringWidthWithoutEscSequences(l); w > c.width {
					t.Errorf("a line is %d wide, more than %d: %q", w, c.width, l)
				}
			}
			all := strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
			for _, word := range []string{"register", "regions", "χειμώνα"} {
				if !strings.Contains(all, word) {
					t.Errorf("the word %q is lost at width %d:\n%s", word, c.width, strings.Join(lines, "\n"))
				}
			}
		})
	}
}

// TestColumnsThatStay has tables whose columns are more than a narrow terminal
// holds.
func TestColumnsThatStay(t *testing.T) {
	cell := func(i int) func([]string) string { return func(r []string) string { return r[i] } }
	documents := []column[[]string]{
		{name: "id", cell: cell(0), widest: 16}, {name: "title", cell: cell(1)}, {name: "reference", cell: cell(2), widest: 22},
		{name: "actions", cell: cell(3), widest: 7, right: true}, {name: "type", cell: cell(4), widest: 18, spare: true},
	}
	counts := []column[[]string]{
		{name: "theme", cell: cell(0), widest: 28}, {name: "label", cell: cell(1), spare: true},
		{name: "actions", cell: cell(2), widest: 9, right: true}, {name: "documents", cell: cell(3), widest: 9, right: true},
	}
	document := []string{"0123456789abcdef", "Quiet lakes: a strategy for inland waters", "COM(2031) 77 final", "4", "communication"}
	theme := []string{"trafficking-in-human-beings", "Trafficking in human beings", "6", "4"}
	for _, c := range []struct {
		name    string
		columns []column[[]string]
		row     []string
		width   int
		heads   string
	}{
		{"documents, wide", documents, document, 120, "id title reference actions type"},
		{"documents, usual", documents, document, 80, "id title reference actions"},
		{"documents, narrow", documents, document, 50, "id title actions"},
		{"documents, very narrow", documents, document, 36, "id title"},
		{"counts, usual", counts, theme, 80, "theme label actions documents"},
		{"counts, narrow", counts, theme, 50, "theme actions documents"},
		{"counts, very narrow", counts, theme, 36, "theme actions documents"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines := strings.Split(strings.TrimSuffix(renderTable(c.columns, [][]string{c.row}, c.width), "\n"), "\n")
			if got := strings.Join(strings.Fields(lines[0]), " "); got != c.heads {
				t.Errorf("columns at %d = %q, want %q", c.width, got, c.heads)
			}
			for _, l := range lines {
				if w := text.StringWidthWithoutEscSequences(l); w > c.width {
					t.Errorf("a line is %d wide, more than %d: %q", w, c.width, l)
				}
			}
		})
	}
}

func TestYearTables(t *testing.T) {
	table := corpus.Table{Rows: corpus.FieldTheme, RowValues: []string{"fraud", "organised-crime"}, Counts: make([][]int, 2), RowTotals: []int{12, 999}}
	for year := 2020; year <= 2050; year++ {
		table.ColumnValues = append(table.ColumnValues, strconv.Itoa(year))
		table.Counts[0] = append(table.Counts[0], year-2019)
		table.Counts[1] = append(table.Counts[1], 0)
	}
	for _, width := range []int{30, 50, 80, 120, 400} {
		got := countTables(table, width)
		for l := range strings.Lines(got) {
			if w := text.StringWidthWithoutEscSequences(strings.TrimSuffix(l, "\n")); w > width {
				t.Errorf("a line is %d wide, more than %d: %q", w, width, l)
			}
		}
		for _, word := range append(slices.Clone(table.ColumnValues), "all", "999") {
			if n := strings.Count(got, word); n != 1 {
				t.Errorf("at width %d, %q stands %d times, want once", width, word, n)
			}
		}
	}
	if got := strings.Count(countTables(table, 400), "theme"); got != 1 {
		t.Errorf("a wide terminal shows %d tables, want 1", got)
	}
}
