package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestCells(t *testing.T) {
	for _, c := range []struct {
		rows, columns corpus.Field
		want          [][]string
	}{
		{corpus.FieldTheme, corpus.FieldYear, [][]string{{"theme", "label", "year", "actions"}, {"a", "A", "x", "2"}, {"b", "B", "y", "3"}}},
		{corpus.FieldActor, corpus.FieldTheme, [][]string{{"actor", "theme", "label", "actions"}, {"a", "x", "X", "2"}, {"b", "y", "Y", "3"}}},
		{corpus.FieldTheme, corpus.FieldTheme, [][]string{{"theme", "label", "with_theme", "with_label", "actions"}, {"a", "A", "x", "X", "2"}, {"b", "B", "y", "Y", "3"}}},
		{corpus.FieldActor, corpus.FieldActor, [][]string{{"actor", "with_actor", "actions"}, {"a", "x", "2"}, {"b", "y", "3"}}},
	} {
		table := corpus.Table{
			Rows: c.rows, Columns: c.columns, RowValues: []string{"a", "b"}, ColumnValues: []string{"x", "y"}, Counts: [][]int{{2, 0}, {0, 3}},
		}
		if diff := cmp.Diff(c.want, table.Cells(strings.ToUpper, "actions")); diff != "" {
			t.Errorf("Cells() of %s by %s (-want +got):\n%s", c.rows, c.columns, diff)
		}
	}
}
