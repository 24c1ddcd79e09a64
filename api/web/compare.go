package web

// Compare is the view of two texts side by side.
type Compare struct {
	Frame
	// A and B are how the two were named, empty for one that is still to be named.
	A, B string
	// Wrong says why there is nothing to see, empty where there is.
	Wrong string
	// Sides are the texts that are known, the earlier one first.
	Sides []ComparedText
	// Done says that the two were compared.
	Done bool
	// Unlike says that they have no language in common; Offers are pairs of forms
	// that have.
	Unlike bool
	Offers []Link
	// Same says that both are one document.
	Same bool
	// Strange says that no action of one is like any of the other.
	Strange bool
	// Reversed says that the first is the later one by its date.
	Reversed bool
	// Languages are those that both have a form in, where there are several.
	Languages []Choice
	// Kinds narrow to what became of an action; All is the address of all.
	Kinds []Choice
	All   string
	// Total is the number of rows that there are, From and To the first and the last
	// on this page, from 1.
	Total, From, To int
	Rows            []ComparedRow
	Pager           Pager
	// Swap exchanges the two.
	Swap      string
	Downloads []Download
	JSON      string
	// Suggestions are what the first can be compared with.
	Suggestions []Suggestion
}

func (Compare) template() string { return "compare" }

// ComparedText is a side of a comparison.
type ComparedText struct {
	Link
	// Work leads to the work, empty for a document without one.
	Work                                    string
	Reference, Type, Date, Language, Format string
	Actions                                 int
}

// ComparedRow is what became of one action.
type ComparedRow struct {
	// Kind is the word of the change: "carried", "reworded", "deadline-changed",
	// "added" or "dropped".
	Kind string
	// Score is the likeness with two digits, empty where there is only one.
	Score string
	// Before and After are nil where there is none.
	Before, After *ComparedAction
}

// ComparedAction is an action in a comparison.
type ComparedAction struct {
	// Pieces are its words; the marked ones are not in the other.
	Pieces []Piece
	// Path leads to it in its document.
	Path     string
	Page     int
	Deadline *Deadline
}

// Suggestion is a work that another can be compared with.
type Suggestion struct {
	Link
	Reference, Date string
	// Why is "cites", "cited" or "like".
	Why string
}
