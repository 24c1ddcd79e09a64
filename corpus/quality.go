package corpus

// Quality says how completely a document was read. A document is never
// silently cut: what was left out stands here.
type Quality struct {
	// Engine is the reader that made the blocks.
	Engine string `json:"engine,omitempty"`
	// EngineReason says why that engine, when there was a choice.
	EngineReason string `json:"engine_reason,omitempty"`
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
	// text and have none of their own that can be used.
	PagesWithoutText []int `json:"pages_without_text,omitempty"`
	// HiddenLetters counts letters that the file has and nobody sees: beside the
	// page, in the colour of the paper, painted twice. They are in no block.
	HiddenLetters int `json:"hidden_letters,omitempty"`
	// BrokenWords counts words that look damaged (undecodable letters).
	BrokenWords int `json:"broken_words,omitempty"`
	// Items counts the list items kept; FurnitureBlocks the blocks set aside.
	Items           int `json:"items"`
	FurnitureBlocks int `json:"furniture_blocks,omitempty"`
	// Truncated says that a limit was met and something was left out; a warning
	// says what.
	Truncated bool `json:"truncated,omitempty"`
	// Warnings are sentences for a person.
	Warnings []string `json:"warnings,omitempty"`
}

// ReadStatus is what became of the reading of a document.
type ReadStatus string

// The outcomes of a reading.
const (
	// ReadWhole: every page was read.
	ReadWhole ReadStatus = "whole"
	// ReadPartly: some pages or parts were not; the warnings say which.
	ReadPartly ReadStatus = "partly"
	// ReadNeedsOCR: the pages are images without usable text.
	ReadNeedsOCR ReadStatus = "needs-ocr"
)

// Warn adds a warning.
func (q *Quality) Warn(sentence string) { q.Warnings = append(q.Warnings, sentence) }
