package web

// Actions is the view of the register of actions: a list, sections, or a matrix.
type Actions struct {
	Frame
	Q string
	// Keep are the words of the form beside q.
	Keep []Hidden
	// Views leads to the list, the sections by a field, and the matrix.
	Views []Choice
	// Total is how many actions match.
	Total int
	// Dues narrows by deadline.
	Dues []Choice
	// Menus are further choices: whether works are counted once, orders, columns.
	Menus []Menu
	Understood
	Chips []Chip
	// Clear is the address without all chips.
	Clear    string
	Facets   []Facet
	Timeline Timeline
	// Rows are the actions of the list; Pager leads through it.
	Rows  []ActionRow
	Pager Pager
	// Sections is set where actions are put together by a field, Matrix where they are
	// counted.
	Sections  *Sections
	Matrix    *Matrix
	Downloads []Download
	// Curl is the question as a command of a terminal.
	Curl string
	// Hints are questions that have an answer where this one has none.
	Hints []Choice
}

func (Actions) template() string { return "actions" }

// Sections are actions put together by the values of a field.
type Sections struct {
	// Field is the query word.
	Field string
	// All are the values with their counts, leading to all actions of each; Shown are
	// those whose first actions are shown.
	All   []Choice
	Shown []Section
	// Before and After lead to the sections before and after those shown, empty for
	// none.
	Before, After string
}

// Section is a value with its first actions.
type Section struct {
	// Choice is the value, leading to all of its actions.
	Choice
	Rows []ActionRow
}

// ActionRow is an action in the register.
type ActionRow struct {
	Action
	// Whole is the page of its document, from the beginning.
	Whole string
}

// Menu is choices of which one holds.
type Menu struct {
	Label   string
	Choices []Choice
}
