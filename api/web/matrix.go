package web

// Matrix is counts of actions by theme and another field, as a table.
type Matrix struct {
	// Across is the field of the columns.
	Across  string
	Columns []MatrixSide
	Rows    []MatrixRow
	// Total is how many actions match, whether they have a value of either or not.
	Total int
	// Steps say what the shades stand for.
	Steps []MatrixStep
	// Hidden is how many columns are left out, All the address with all of them, and
	// Fewer the one without; the addresses are empty where they change nothing.
	Hidden     int
	All, Fewer string
}

// MatrixSide is a row or a column: what it is called, all its actions, and where they
// are listed.
type MatrixSide struct {
	Link
	Total int
}

// MatrixRow is a theme, with a cell for each column.
type MatrixRow struct {
	MatrixSide
	Cells []MatrixCell
}

// MatrixCell is a count; an empty one has no address. Step is its shade, from 1 to 6.
type MatrixCell struct {
	Path        string
	Count, Step int
}

// MatrixStep is a shade, and the counts that have it.
type MatrixStep struct{ Step, From, To int }
