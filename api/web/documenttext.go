package web

// TextGroup is blocks of a text that are laid out together.
type TextGroup struct {
	// Kind is "heading", "paragraph", "items", "table" or "note".
	Kind string
	// Level is of a heading, 3 to 6, as it stands below the page's own.
	Level int
	// Boxed says that it stands in a box, First and Last that the box begins and ends
	// with it.
	Boxed, First, Last bool
	Caption            string
	Blocks             []TextBlock
	// Columns is the number of columns of a table.
	Columns int
}

// TextBlock is a block of the text, or a stretch of it.
type TextBlock struct {
	// ID is its address in the page: "p12".
	ID     string
	Marker string
	Level  int
	// Cells are its words: one but for the row of a table.
	Cells [][]TextSpan
	// Span is how many columns the last cell takes.
	Span   int
	Header bool
	// Here says that the address of the page leads to it.
	Here bool
	// From and To are the pages where it begins and ends, where these are others.
	From, To int
	// Cut says that the block goes on in the next part, Resumed that it began before.
	Cut, Resumed bool
	// Actions are those that begin here, More is the number of further ones, and All
	// leads to all of the document.
	Actions []FoundAction
	More    int
	All     string
	// Elsewhere are actions that words of the block are part of and that begin in
	// another part of the text.
	Elsewhere []Link
}

// TextSpan is words that are of one action, or of none.
type TextSpan struct {
	// Action is the address in the page of what is said of the action, empty for none.
	Action string
	Runs   []TextRun
}

// TextRun is words of which the same is said.
type TextRun struct {
	// Kind is "theme", "year", "yearname" or "call"; Note is the address in the page of
	// what is said of it; empty for none.
	Kind, Note string
	Pieces     []Piece
}

// TextNote is what is said of words that were found: those of one theme, or of one
// year in one role.
type TextNote struct {
	ID, Kind string
	// Name is what was found, Words how the text has it, and More the number of
	// further ways.
	Name  string
	Words []string
	More  int
	// Says is a sentence, and Path leads on.
	Says, Path string
}

// FoundAction is what is said of an action beside its words.
type FoundAction struct {
	ID   string
	Here bool
	// Text is set where the words do not stand beside it.
	Text     string
	Deadline *Deadline
	// Relative are words that say when, without a day.
	Relative string
	Actors   []Link
	Themes   []Link
	// Confidence is in hundredths.
	Confidence int
	Reasons    []FoundReason
	More       int
	// Noted is the page that a catalogue's record notes, 0 for none.
	Noted int
	// Review is "accepted", "corrected", "added" or empty; By is who said so and On the
	// day, where the person who looks may know.
	Review, By, On string
	// Permanent is the address of the action, Cite that of its reference as a file.
	Permanent, Cite string
}

// FoundReason is why something is held to be so.
type FoundReason struct {
	Fact, Rule, Words string
	// Sure is the confidence in percent, 0 where it is not known apart.
	Sure int
}
