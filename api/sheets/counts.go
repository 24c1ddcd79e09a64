package sheets

import (
	"fmt"
	"iter"
	"strconv"

	"polidex/corpus"
)

// Count is one cell of a table of counts.
type Count struct {
	Row, Column string
	N           int
}

// Counts returns the sheet of a table's cells, a row each, and the cells that are
// not zero, row by row of the table. A row has the value of the table's row, that
// of its column, and the count under the name of what is counted; a theme has its
// label beside it, and where both sides are the same field the second's names
// begin with with_.
func Counts(name string, t *corpus.Table, label func(theme string) string, counted string) (Sheet[Count], iter.Seq2[Count, error]) {
	row, column := t.SideNames()
	s := Sheet[Count]{Name: name, Columns: append(sideColumns(t.Rows, row, "label"), sideColumns(t.Columns, column, "with_label")...)}
	if t.Rows != corpus.FieldTheme && t.Columns == corpus.FieldTheme {
		s.Columns[len(s.Columns)-1].Name = "label"
	}
	s.Columns = append(s.Columns, Column{Name: counted, Type: Number})
	s.Cells = func(c Count) []any {
		cells := append(sideCells(t.Rows, c.Row, label), sideCells(t.Columns, c.Column, label)...)
		return append(cells, c.N)
	}
	return s, func(yield func(Count, error) bool) {
		for r, rowValue := range t.RowValues {
			for c, columnValue := range t.ColumnValues {
				if n := t.Counts[r][c]; n > 0 && !yield(Count{rowValue, columnValue, n}, nil) {
					return
				}
			}
		}
	}
}

func sideColumns(f corpus.Field, name, label string) []Column {
	if f == corpus.FieldTheme {
		return []Column{columnOf(name), columnOf(label)}
	}
	return []Column{columnOf(name)}
}

func sideCells(f corpus.Field, value string, label func(string) string) []any {
	switch f {
	case corpus.FieldTheme:
		return []any{value, label(value)}
	case corpus.FieldYear, corpus.FieldDeadlineYear:
		if n, err := strconv.Atoi(value); err == nil {
			return []any{n}
		}
		return []any{nil}
	}
	return []any{value}
}

// Records returns the sheet of rows whose cells are words, those of a column of
// numbers too, as its name says: "year", "actions". Such a cell that is no number
// is empty.
func Records(name string, header []string) Sheet[[]string] {
	s := Sheet[[]string]{Name: name, Columns: make([]Column, len(header))}
	for i, h := range header {
		s.Columns[i] = columnOf(h)
	}
	s.Cells = func(record []string) []any {
		cells := make([]any, len(record))
		for i, word := range record {
			cells[i] = word
			if s.Columns[i].Type == Number {
				cells[i] = nil
				if n, err := strconv.Atoi(word); err == nil {
					cells[i] = n
				}
			}
		}
		return cells
	}
	return s
}

// Each yields the rows of a slice.
func Each[T any](rows []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// TableName is the name of a table of counts by two fields: "theme-by-year".
func TableName(rows, columns corpus.Field) string { return fmt.Sprintf("%s-by-%s", rows, columns) }
