package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
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
