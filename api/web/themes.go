package web

// Themes is the view of the vocabulary.
type Themes struct {
	Frame
	// Themes are in the order of the vocabulary, narrower ones below their broader
	// one; Others are those that documents have from another vocabulary.
	Themes, Others []ThemeRow
	// Vocabulary is the version of the vocabulary.
	Vocabulary string
	// From and To are the years that the bars span, zeros where there are none.
	From, To  int
	Downloads []Download
	Curl      string
}

func (Themes) template() string { return "themes" }

// ThemeRow is a theme in the list of the vocabulary.
type ThemeRow struct {
	Link
	// Level is 0, or 1 and more for what is narrower.
	Level              int
	Note               string
	Actions, Documents int
	// ActionsPath and DocumentsPath lead to them.
	ActionsPath, DocumentsPath string
	Spark                      Spark
}

// Spark is counts by year as a drawing so small that it has no words of its own.
type Spark struct {
	// Path is what an SVG path draws in a box of Width and Height; it is empty for
	// nothing.
	Path          string
	Width, Height int
	// Peak is the year with the most, and Most how many it has.
	Peak, Most int
}

// Theme is the view of one theme.
type Theme struct {
	Frame
	ID, Label, Note string
	// Known says that the vocabulary in use has it.
	Known                                 bool
	Broader                               Link
	Narrower                              []Choice
	Actions, Documents, Passages, Overdue int
	// Their addresses, under the same way of counting.
	ActionsPath, DocumentsPath, PassagesPath, OverduePath string
	Timeline                                              Timeline
	// Next are the actions whose deadline comes next; NextPath leads to all of them.
	Next     []ActionRow
	NextPath string
	Latest   []Document
	// Related are the themes that stand together with it most, Actors those who are
	// to act.
	Related, Actors []Choice
	// Labels are what it is called in other languages, Terms the words that name it;
	// TermsIn leads to those of further languages.
	Labels  []ThemeLabel
	Terms   []ThemeTerms
	TermsIn []Choice
	EuroVoc []Link
	ICCS    []string
	// Data are its own address in the API.
	API string
}

func (Theme) template() string { return "theme" }

// ThemeLabel is what a theme is called in a language.
type ThemeLabel struct{ Language, Name, Label string }

// ThemeTerms are the words that name a theme in the texts of a language.
type ThemeTerms struct {
	// Language is an ISO 639-1 code or empty for all, Name what it is called.
	Language, Name string
	// First are shown at once, Rest are folded.
	First, Rest []string
}
