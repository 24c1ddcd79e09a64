package web

// Work is the view of a work with all its forms.
type Work struct {
	Frame
	// Key is the work's, Made says that it was made because no form has a reference.
	Key                   string
	Made                  bool
	Heading               string
	Reference, Type, Date string
	Main                  WorkForm
	// InLanguage is the language chosen where that is not the main form's, empty else;
	// NoLanguage says that what was chosen are forms of which none is known.
	InLanguage string
	NoLanguage bool
	// Why are the sentences on why it is the form to read.
	Why []string
	// Languages lead to the forms in each.
	Languages []Choice
	// Parts are other parts of the work, to be read beside it.
	Parts []WorkForm
	// Forms are the others in the language, Records pages of catalogues about the
	// work, Older versions that a later one has replaced.
	Forms, Records, Older []WorkForm
	// More is the number of forms in the language that are not shown.
	More int
	// Actions are those of the form to read; Total is their number.
	Actions []WorkAction
	Total   int
	Pager   Pager
	// AllActions leads to them in the register.
	AllActions string
	// Cites are official documents that it cites, CitedBy works that cite it; the
	// numbers are of all.
	Cites, CitedBy           []Citation
	CitesTotal, CitedByTotal int
	// CitesMore is how many of the first are not shown.
	CitesMore int
	// AllCitedBy leads to all that cite it.
	AllCitedBy  string
	Suggestions []Suggestion
}

func (Work) template() string { return "work" }

// WorkForm is a document as a form of a work.
type WorkForm struct {
	// Link leads to the document; its text is its format, or what else tells it from
	// the others.
	Link
	Format         string
	Pages, Actions int
	// From is the site or the name of the file that it was taken from, and Source
	// the address, empty for a file.
	From, Source string
	// Retrieved is the day of the first retrieval.
	Retrieved string
	// Reason is why another form is read in its place; Joined what joined it to the
	// work.
	Reason, Joined string
	// Changes is what its actions have otherwise than the form to read, and Compare
	// leads to them side by side; both are empty where there is nothing to compare.
	Changes, Compare string
	// Warnings are some of those of the document, Warned the number of all.
	Warnings []string
	Warned   int
}

// WorkAction is an action of a work.
type WorkAction struct {
	Text, Path string
	Page       int
	Deadline   *Deadline
	Review     string
}

// Citation is an official document that is cited, or cites. Held says that it can
// be read here.
type Citation struct {
	Link
	Reference, Date string
	Held            bool
}
