package web

// Review is the view of the page where the actions of a document are reviewed, one
// at a time.
type Review struct {
	Frame
	// Document is its title, leading to it; Path is where the forms are sent.
	Document  Link
	Reference string
	Path      string
	// Total and Reviewed count the actions, those rejected among them. Complete says
	// who said that all is reviewed, empty while nobody has.
	Total, Reviewed int
	Complete        string
	CanComplete     bool
	// Name is who reviews; Known says that the server knows it by a token.
	Name  string
	Known bool
	// Done tells of the review that was just kept, and Wrong of one that was not.
	Done, Wrong string
	// Faults are sentences on the fields of the form that came back, by their names.
	Faults map[string]string
	// Undo is the review that can be undone at once, that which Done tells of or else
	// the last in effect; nil without one. UndoesDone says that it is the former.
	Undo       *Undo
	UndoesDone bool
	// Action is the one that is looked at; nil in a document without any.
	Action *ReviewAction
	// Number is its place among all, from 1.
	Number int
	// Previous, Next and Open lead to the actions beside it and to the next without a
	// verdict; empty where there is none.
	Previous, Next, Open string
	// List are the actions around it, Before and After how many there are beyond.
	List          []ReviewItem
	Before, After int
	Missed        Missed
	Orphans       []Orphan
	History       []ReviewLine
	// Older is the number of reviews that are not shown, Data the address of all.
	Older int
	Data  string
}

func (Review) template() string { return "review" }

// Undo is a review that can be undone, and what it says.
type Undo struct{ ID, Says string }

// ReviewAction is the action that is looked at.
type ReviewAction struct {
	ID string
	// State is its verdict, "rejected" among them, empty for none; Says tells of it.
	State, Says string
	Section     []string
	// Pieces are the words of its block with the action's marked; Before and After
	// the blocks around it.
	Pieces        []Piece
	Before, After string
	Text          string
	LeadIn, Box   string
	Actors        []string
	Deadline      *Deadline
	Themes        []string
	// Nowhere says that a person added words that do not stand in the text.
	Nowhere bool
	// Confidence is in percent; 0 for what a person added.
	Confidence int
	Why        []Why
	// Page is the one to show, and FilePage that of the file itself; 0 for none.
	Page, FilePage int
	// Original is the file at the page, and Picture the page as a picture; empty
	// where there is none.
	Original, Picture string
	// Seen is the tag of the action as it is shown.
	Seen string
	Form ReviewForm
	// Correcting opens the form, Rejecting that of the rejection.
	Correcting, Rejecting bool
}

// Why is a fact and the words and the rule that it rests on.
type Why struct {
	Fact, Words, Rule string
	// Sure is the confidence in percent, 0 where it is not known apart.
	Sure int
}

// ReviewForm is what stands in the form of a correction.
type ReviewForm struct {
	Text, LeadIn, Box string
	// Words are those of the time, From and To its days.
	Words, From, To string
	Actors, Themes  []Option
	Comment         string
}

// ReviewItem is an action in the list of all.
type ReviewItem struct {
	Link
	Number int
	// State is its verdict, Label the verdict's name.
	State, Label string
	Current      bool
}

// Missed is what stands in the form that adds an action.
type Missed struct {
	Text, Page, Comment string
	// Pages is the number of the document's pages, 0 for one without.
	Pages int
	// Open shows the form.
	Open bool
}

// Orphan is a review whose action is not found any more.
type Orphan struct {
	ID, Says, Words, Reason string
	// Nearest is the action that is most like it; nil for none.
	Nearest *Undo
}

// ReviewLine is a review in the history.
type ReviewLine struct {
	ID, Time, Said, Author string
	// Verdict and Words say what of what; State is what became of it, empty for one in
	// effect, and Path leads to its action.
	Verdict, Words, State string
	Path                  string
	Comment               string
	// Undoes says that it can be undone.
	Undoes bool
}
