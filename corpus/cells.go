package corpus

import (
	"strconv"
	"strings"
)

// ListSeparator stands between the values of a cell that holds several, as the
// actors of an action: no id, year or language contains it.
const ListSeparator = "|"

// SafeCell returns the cell such that no spreadsheet takes it for a formula: an
// apostrophe is put before one that begins with =, +, -, @, a tab or a return.
func SafeCell(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// SideNames returns the names of the two values of a cell: the fields', which
// differ also where the fields do not.
func (t *Table) SideNames() (row, column string) {
	if t.Rows == t.Columns {
		return string(t.Rows), "with_" + string(t.Columns)
	}
	return string(t.Rows), string(t.Columns)
}

// number is empty for zero.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
