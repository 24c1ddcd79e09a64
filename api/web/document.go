package web

// DocumentPage is the view of a document and of a part of its text.
type DocumentPage struct {
	Frame
	// Name is the document's title, Long says that it fills several lines, and Lang is
	// the language of its words, as a tag.
	Name string
	Long bool
	Lang string
	// Path is the address of the document's page, and Permanent that address in full,
	// or that of the passage or action which the page was opened at.
	Path, Permanent                     string
	Reference, Type, Date, Language     string
	Format                              string
	Pages, Total                        int
	Themes                              []Link
	Original, OriginalHere, Source, API string
	// Main is the form that is better read, Replaced the version that came after;
	// empty where there is none.
	Main, Replaced Link
	// Forms are the other forms of the work, Work the address of the work; empty for a
	// document without one.
	Forms []FormLink
	Work  string
	// Cites are the references as files, Citation that in words.
	Cites    []Download
	Citation string
	// COinS is a reference in the page, as programs read it.
	COinS      string
	Quality    Quality
	Retrievals []Retrieval
	// MoreRetrievals is the number of earlier ones.
	MoreRetrievals int
	// Review leads to the page of reviews for who may, and Progress is "begun",
	// "complete" or empty; Unreviewed counts actions without a verdict.
	Review, Progress, ReviewedBy string
	Unreviewed                   int

	Find    FoundWithin
	Lost    bool
	Outline []OutlineLink
	// Before and After are the numbers of headings left out of the outline, and the
	// addresses where they go on.
	Before, After        int
	BeforeAt, AfterAt    string
	Actions              []ActionLink
	ActionsAll           string
	ActionsHere          bool
	PreviousAct, NextAct Link
	Picture              *PagePicture
	Part                 Part
	Text                 []TextGroup
	// Loose are actions whose words do not stand in the text, LooseMore the number of
	// further ones.
	Loose     []FoundAction
	LooseMore int
	Notes     []TextNote
}

func (DocumentPage) template() string { return "document" }

// FormLink is another form of the same work.
type FormLink struct {
	Link
	Language, Type string
	Pages          int
	Main           bool
}

// Quality is how completely a document was read.
type Quality struct {
	// Status is "whole", "partly" or "needs-ocr".
	Status                               string
	InFile, Read, Characters, Recognised int
	BrokenWords                          int
	Engine, Reason, Doubt                string
	Warnings                             []string
	// More is the number of further warnings.
	More int
}

// Retrieval is one time that the bytes were taken from somewhere.
type Retrieval struct {
	// Source is where from; Path is its address where it is one of the web.
	Source, Path string
	Time         string
	// Final is where redirects ended, Parent what named the source.
	Final, Parent string
}

// OutlineLink is a heading of the outline.
type OutlineLink struct {
	Link
	Level, Actions int
	// Here says that it is above what is shown.
	Here bool
}

// ActionLink is an action in the list beside the text.
type ActionLink struct {
	Link
	Deadline *Deadline
	Here     bool
}

// PagePicture is the page of a PDF file as it looks.
type PagePicture struct {
	Page                int
	Small, Usual, Large string
	Width, Height       int
	// Marked is how many places are marked; Here says that it is the one that the
	// address leads to.
	Marked int
	Here   bool
}

// Part says which part of the text is shown, and leads to the others.
type Part struct {
	// Page and Pages are of a document with pages; Number and Numbers of the parts,
	// of the page or of all.
	Page, Pages, Number, Numbers int
	Previous, Next               string
	// PreviousPage and NextPage are the pages of those, PreviousPart and NextPart their
	// numbers where the page is the same; the others are 0.
	PreviousPage, NextPage int
	PreviousPart, NextPart int
	Keep                   []Hidden
}

// FoundWithin is the search within a document.
type FoundWithin struct {
	Q, Action string
	// Asked says that words were given, Total how many passages have them.
	Asked bool
	Total int
	// Hits are the first of them, where no place in the document was asked for, and Left
	// is the number of others; at a place, Previous and Next lead to the hits before and
	// after it, and List to the first.
	Hits                 []HitWithin
	Left                 int
	List, Previous, Next string
	// All are all of them on the page of search, Clear is the address without the words.
	All, Clear string
	Notes      []string
}

// HitWithin is a passage found within a document.
type HitWithin struct {
	Path   string
	Page   int
	Pieces []Piece
}
