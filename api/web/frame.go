package web

import "html/template"

// Frame is what every page has around its content.
type Frame struct {
	// Title is the page's own, before the name of the site.
	Title string
	// About is a sentence on the page for who finds it elsewhere; empty says what the
	// site is.
	About string
	// Section is the word of the navigation under which the page stands: "search",
	// "actions", "themes", "add", "docs", "help", "about"; empty for none.
	Section string
	Version string
	// Self is the address of the page, to come back to.
	Self string
	// Person is who looks at it, empty for nobody known. Adds says that the server takes
	// documents, SignsIn that it knows people by tokens.
	Person        string
	Adds, SignsIn bool
	// Metas stand in the head, for programs that take up a page's data; Data is
	// JSON-LD there, empty for none.
	Metas []Meta
	Data  template.JS
	// Feeds are what programs can follow in the page's place.
	Feeds []Feed
}

// Meta is a name and a value in a page's head.
type Meta struct{ Name, Content string }

// Feed is a feed of what a page lists.
type Feed struct{ Title, MediaType, Path string }

// Link is words that lead somewhere.
type Link struct{ Text, Path string }

// Choice is a link that chooses a value, or takes it back when it is chosen.
type Choice struct {
	Label, Path string
	// Count is how many hits have the value; -1 is not said.
	Count  int
	Chosen bool
}

// Facet is the values of a field over all hits.
type Facet struct {
	// Field is its word, Label how it is called.
	Field, Label string
	Choices      []Choice
	// Missing is how many hits have no value.
	Missing int
	// More leads to the page with all values, Fewer back; empty where all are shown.
	More, Fewer string
	// Left is how many values even that page leaves out.
	Left int
}

// Chip is a filter that is in force.
type Chip struct {
	// Field is the query word, Label how it is called, Value what it is narrowed to.
	Field, Label, Value string
	// Remove is the address without it.
	Remove string
	// Excluded says that what has the value is left out.
	Excluded bool
}

// Hidden is a query word that a form keeps.
type Hidden struct{ Name, Value string }

// Piece is a run of text, marked or not.
type Piece struct {
	Text string
	Mark bool
}

// Timeline is hits by year, as bars. What it spans is in whole years without gaps.
type Timeline struct {
	// Title says what is counted.
	Title string
	Bars  []Bar
	// Width and Height are of the drawing, in its own units, and Base the height at
	// which the bars stand.
	Width, Height, Base int
	// From and To are the years chosen, empty for none; Keep is what the form that
	// chooses them keeps, and Action where it leads.
	From, To string
	Keep     []Hidden
	Action   string
	// Clear is the address without the choice.
	Clear string
}

// Bar is one year of a timeline.
type Bar struct {
	Year       string
	Count      int
	X, Y, W, H int
	// Path leads to its hits, or away from the choice of it; empty without any.
	Path   string
	Chosen bool
	// Named says that the year is written below it.
	Named bool
}

// Pager leads through a list.
type Pager struct{ First, Next string }

// Download is a form in which a list can be taken away.
type Download struct{ Label, Path, Title string }

// Deadline is the time of an action.
type Deadline struct {
	// Words are those of the text; Days is the last day, or the first of one without
	// a last, as a date.
	Words, Days string
	// Begins says that the time has a first day alone, Rough that the text names a
	// season, a quarter or the like, whose words say more than its last day.
	Begins, Rough bool
	// State is "overdue", "this-year", "open", or empty for one without days.
	State string
}

// Action is a key action in a list.
type Action struct {
	ID     string
	Pieces []Piece
	LeadIn string
	Actors []Link
	// Deadline is nil for an action without one.
	Deadline *Deadline
	Themes   []Link
	// Document is the title of its document, leading to the action in it; Reference
	// is the document's.
	Document  Link
	Reference string
	// Language is the code of the text's.
	Language string
	Page     int
	// Original is the file at the page.
	Original string
	// Review is "accepted", "corrected", "added" or empty.
	Review string
}
