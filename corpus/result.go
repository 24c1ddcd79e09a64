package corpus

import "time"

// Result is an index's answer to a Query.
type Result struct {
	// Total is the exact number of entries that match.
	Total int   `json:"total"`
	Hits  []Hit `json:"hits"`
	// Facets are in the order asked for.
	Facets []Facet `json:"facets,omitempty"`
	// Groups is the number of groups, with Query.Group.
	Groups int `json:"groups,omitempty"`
	// Cut says that something was left out that a longer search would have found;
	// Notes says what.
	Cut bool `json:"cut,omitempty"`
	// Next is the cursor of the next hits, empty at the end.
	Next string `json:"next,omitempty"`
	// ReadAs is the query as it was read, in canonical form.
	ReadAs string `json:"read_as,omitempty"`
	// Notes are sentences about what was repaired in the query.
	Notes []string `json:"notes,omitempty"`
	// Widened are the words of the query that were looked for by other names too.
	Widened []Widening `json:"widened,omitempty"`
	// Generation changes whenever the index's content does.
	Generation string        `json:"generation"`
	Took       time.Duration `json:"-"`
}

// Widening is words of a query and the other names of what they name, which
// were looked for beside them; Query.Exact turns it off.
type Widening struct {
	Words string   `json:"words"`
	By    []string `json:"by"`
}

// Hit is one entry found.
type Hit struct {
	Entry
	Score float64 `json:"score,omitempty"`
	// Snippet is the part of the text that shows the match best, and Marks the
	// byte ranges of it that matched; only with Query.Highlight.
	Snippet string  `json:"snippet,omitempty"`
	Marks   []Range `json:"marks,omitempty"`
	// Group has the other hits of the same document or work, with Query.Group.
	Group *Group `json:"group,omitempty"`
}

// Group is the hits of one document or work beside the best one.
type Group struct {
	// Value is the document's ID or the work's key.
	Value string `json:"value"`
	// Total is the number of hits in the group, the best one with them.
	Total int `json:"total"`
	// Hits are the next best ones, at most [GroupSize].
	Hits []Hit `json:"hits,omitempty"`
}

// Range is a byte range of a text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Entry is what an index holds: a passage, an action or a document, flat.
type Entry struct {
	ID   string    `json:"id"`
	Kind EntryKind `json:"kind"`
	// Document and the fields up to Source are the document's own.
	Document  string       `json:"document"`
	Work      string       `json:"work,omitempty"`
	Form      FormRole     `json:"form,omitempty"`
	Title     string       `json:"title"`
	Reference string       `json:"reference,omitempty"`
	Type      DocumentType `json:"type"`
	Date      Date         `json:"date,omitempty"`
	Language  string       `json:"language"`
	Source    string       `json:"source,omitempty"`
	// Text is the passage, the action's words, or nothing for a document.
	Text string `json:"text,omitempty"`
	// Block is the index of the block, BlockKind its kind; of passages and actions.
	Block     int      `json:"block"`
	BlockKind Kind     `json:"block_kind,omitempty"`
	Section   []string `json:"section,omitempty"`
	// Page is the page to show: see [Action.ShownPage].
	Page     int      `json:"page,omitempty"`
	LeadIn   string   `json:"lead_in,omitempty"`
	BoxTitle string   `json:"box,omitempty"`
	Actors   []string `json:"actors,omitempty"`
	Themes   []string `json:"themes,omitempty"`
	Years    []int    `json:"years,omitempty"`
	// Cites are the keys of the official documents that are cited: in the
	// passage, in the action's words, or anywhere in the document.
	Cites []string `json:"cites,omitempty"`
	// Deadline is what [Action.Due] gives.
	Deadline *Deadline `json:"deadline,omitempty"`
	// Confidence is an action's.
	Confidence float64 `json:"confidence,omitempty"`
	// Review is what people made of it: of an action the verdict (see
	// [Action.Review]), of a document how far its review is; empty without.
	Review string `json:"review,omitempty"`
	// Pages, Actions and Passages are counts, of documents.
	Pages    int `json:"pages,omitempty"`
	Actions  int `json:"actions,omitempty"`
	Passages int `json:"passages,omitempty"`
}

// Facet is the counts of a field's values over all that a query matches.
type Facet struct {
	Field Field `json:"field"`
	// Values are by falling count, then by value; years by year.
	Values []FacetValue `json:"values"`
	// Distinct is the number of values there are, listed or not.
	Distinct int `json:"distinct"`
	// Missing counts the entries that have no value.
	Missing int `json:"missing"`
}

// FacetValue is a value and the number of entries that have it.
type FacetValue struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Table is the counts of a query's entries by the values of two fields.
type Table struct {
	Rows    Field `json:"rows"`
	Columns Field `json:"columns"`
	// RowValues and ColumnValues are sorted; Counts[r][c] belongs to
	// RowValues[r] and ColumnValues[c].
	RowValues    []string `json:"row_values"`
	ColumnValues []string `json:"column_values"`
	Counts       [][]int  `json:"counts"`
	// RowTotals counts the entries that have the row's value, with or without a
	// value of Columns, each once.
	RowTotals []int `json:"row_totals"`
	// Total is the number of entries that the query matches.
	Total      int    `json:"total"`
	Generation string `json:"generation"`
}
