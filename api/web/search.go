package web

// Start is the view of the first page, before anything is asked.
type Start struct {
	Frame
	Documents, Actions, Passages int
	// Overdue and ThisYear are actions by their deadline.
	Overdue, ThisYear int
	// Tries are questions that have an answer now; Latest are documents.
	Tries  []Link
	Latest []Document
	// Themes are those with the most actions.
	Themes []Choice
}

func (Start) template() string { return "start" }

// Document is a document in a list.
type Document struct {
	Link
	// Language is a code.
	Reference, Type, Date, Language string
	Actions                         int
}

// Search is the view of what was found.
type Search struct {
	Frame
	Q string
	// Keep are the words of the form beside q.
	Keep []Hidden
	// Kinds leads to the same question about another kind, with how many there are.
	Kinds []Choice
	// Kind is the kind shown: "passage", "action" or "document".
	Kind  string
	Total int
	// Groups is the number of documents or works, where hits are grouped.
	Groups int
	Understood
	Chips []Chip
	// Clear is the address without all chips.
	Clear    string
	Facets   []Facet
	Timeline Timeline
	// Sorts and Groupings are the orders and the ways of putting hits together, Forms
	// those of each work that are searched.
	Sorts, Groupings, Forms []Choice
	Hits                    []Hit
	// Likes is the title of what the hits are like, or empty.
	Likes string
	Pager Pager
	// Took is the time of the search, in milliseconds.
	Took      float64
	Downloads []Download
	// Curl is the question as a command of a terminal.
	Curl string
	// Hints are questions that have an answer where this one has none.
	Hints []Choice
}

func (Search) template() string { return "search" }

// Understood is what was made of the words that were asked for.
type Understood struct {
	// ReadAs is the query as it was read, where that is not as it was written; Notes
	// say what was repaired in it.
	ReadAs string
	Notes  []string
	// Widened are words that were looked for by other names too; Exact is the address
	// of the question without these.
	Widened []Widened
	Exact   string
}

// Widened are words of a query and the other names that were looked for.
type Widened struct {
	Words string
	By    []string
}

// Hit is a passage, an action or a document found.
type Hit struct {
	Kind string
	// Link leads to where it stands; its text is the document's title. Language is a
	// code.
	Link
	Reference, Type, Date, Language string
	Page                            int
	// Section is the path of headings above.
	Section []string
	Pieces  []Piece
	// Action is set for an action.
	Action *Action
	// Pages and Actions are of a document.
	Pages, Actions int
	Themes         []Link
	// Like leads to what is like it, Original to the file at the page.
	Like, Original string
	// More are the next best hits of its group; Others is the number of further
	// ones, and All leads to all of the group.
	More   []Hit
	Others int
	All    string
}
