package corpus

import "strconv"

// Cells returns the cells of the table that are not zero, row by row, as every
// export has them: the value of the row, that of the column, and the count. A
// theme has its label beside it. The first record names the columns: for the
// fields, with_… where both are the same, and counted for the counts.
func (t *Table) Cells(label func(theme string) string, counted string) [][]string {
	row, column := t.SideNames()
	head := append(sideHead(t.Rows, row, "label"), sideHead(t.Columns, column, "with_label")...)
	if t.Rows != FieldTheme && t.Columns == FieldTheme {
		head[len(head)-1] = "label"
	}
	cells := [][]string{append(head, counted)}
	side := func(f Field, value string) []string {
		if f == FieldTheme {
			return []string{value, label(value)}
		}
		return []string{value}
	}
	for r, rowValue := range t.RowValues {
		for c, columnValue := range t.ColumnValues {
			if n := t.Counts[r][c]; n > 0 {
				cell := append(side(t.Rows, rowValue), side(t.Columns, columnValue)...)
				cells = append(cells, append(cell, strconv.Itoa(n)))
			}
		}
	}
	return cells
}

// SideNames returns the names of the two values of a cell: the fields', which
// differ also where the fields do not.
func (t *Table) SideNames() (row, column string) {
	if t.Rows == t.Columns {
		return string(t.Rows), "with_" + string(t.Columns)
	}
	return string(t.Rows), string(t.Columns)
}

func sideHead(f Field, name, label string) []string {
	if f == FieldTheme {
		return []string{name, label}
	}
	return []string{name}
}
