package corpus

// Quality says how completely a document was read. A document is never
// silently cut: what was left out stands here.
type Quality struct {
	// Engine names the readers that made the blocks, the main one first:
	// "polidex", "pdfium", "polidex, tesseract".
	Engine string `json:"engine,omitempty"`
	// EngineReason says why another reader was asked, and what came of it; empty
	// where there was no reason to.
	EngineReason string `json:"engine_reason,omitempty"`
	// Structure says where headings, items and tables come from, the file's tags
	// or the layout of its pages, and why.
	Structure string `json:"structure,omitempty"`
	// Status is the verdict in one word.
	Status ReadStatus `json:"status"`
	// PagesInFile and PagesRead differ when pages could not be read.
	PagesInFile int `json:"pages_in_file,omitempty"`
	PagesRead   int `json:"pages_read,omitempty"`
	// Characters counts the letters of all blocks but furniture.
	Characters int `json:"characters"`
	// CharactersPerPage is Characters over PagesRead, 0 without pages.
	CharactersPerPage int `json:"characters_per_page,omitempty"`
	// PagesWithoutText are the pages, by physical number, that are pictures of
	// text and have none of their own that can be used, nor could any be
	// recognised.
	PagesWithoutText []int `json:"pages_without_text,omitempty"`
	// Unread says in a few words why these were not recognised ("tesseract is not
	// installed"); empty where nobody tried.
	Unread string `json:"unread,omitempty"`
	// Recognised are the pages whose text a recogniser read from their picture.
	Recognised []Recognition `json:"recognised,omitempty"`
	// HiddenLetters counts letters that the file has and nobody sees: beside the
	// page, in the colour of the paper, painted twice. They are in no block.
	HiddenLetters int `json:"hidden_letters,omitempty"`
	// BrokenWords counts words that look damaged (undecodable letters).
	BrokenWords int `json:"broken_words,omitempty"`
	// Doubt says why the text may be wrong, by the signals; empty where nothing
	// speaks for that.
	Doubt string `json:"doubt,omitempty"`
	// Signals are counts over the letters of a PDF file, nil for other formats.
	Signals *Signals `json:"signals,omitempty"`
	// Items counts the list items. ItemsSeen counts the lines of a PDF's pages that
	// begin as an item does, and ItemsKept those of them that became an item or the
	// beginning of a table's cell.
	Items     int `json:"items"`
	ItemsSeen int `json:"items_seen,omitempty"`
	ItemsKept int `json:"items_kept,omitempty"`
	// FurnitureBlocks counts the blocks set aside, Furniture the same by reason.
	FurnitureBlocks int            `json:"furniture_blocks,omitempty"`
	Furniture       map[string]int `json:"furniture,omitempty"`
	// Milliseconds is how long reading and analysing took; 0 where nobody
	// measured it. It is the only part of a document that is not the same every
	// time.
	Milliseconds int `json:"milliseconds,omitempty"`
	// Truncated says that a limit was met and something was left out; a warning
	// says what.
	Truncated bool `json:"truncated,omitempty"`
	// Warnings are sentences for a person.
	Warnings []string `json:"warnings,omitempty"`
}

// Recognition says how a page's text was recognised from its picture.
type Recognition struct {
	Page int `json:"page"`
	// Language is the one, as ISO 639-1, in which the page was read.
	Language string `json:"language"`
	Words    int    `json:"words"`
	// Confidence is the recogniser's own, the mean over the words, from 0 to 1.
	Confidence float64 `json:"confidence"`
	// Missing names the recogniser's language data that would have been right and
	// is not installed, as the recogniser does ("lav"); empty where none is.
	Missing string `json:"missing,omitempty"`
}

// Signals are counts that show whether the letters of a file were read rightly.
type Signals struct {
	// Letters were seen; of these Undecoded are not known, Controls are control
	// characters and Private letters of no alphabet.
	Letters   int `json:"letters"`
	Undecoded int `json:"undecoded,omitempty"`
	Controls  int `json:"controls,omitempty"`
	Private   int `json:"private,omitempty"`
	// Words have at least one letter; LongWords have more than any word has, as
	// where spaces were missed, and SingleLetters but one, as where words were
	// split.
	Words         int `json:"words"`
	LongWords     int `json:"long_words,omitempty"`
	SingleLetters int `json:"single_letters,omitempty"`
	// BrokenPages counts pages of which some content could not be read.
	BrokenPages int `json:"broken_pages,omitempty"`
}

// ReadStatus is what became of the reading of a document.
type ReadStatus string

// The outcomes of a reading.
const (
	// ReadWhole: every page was read.
	ReadWhole ReadStatus = "whole"
	// ReadPartly: some pages or parts were not; the warnings say which.
	ReadPartly ReadStatus = "partly"
	// ReadNeedsOCR: most pages are images without usable text.
	ReadNeedsOCR ReadStatus = "needs-ocr"
)

// Warn adds a warning.
func (q *Quality) Warn(sentence string) { q.Warnings = append(q.Warnings, sentence) }
