package corpus

import (
	"crypto/sha256"
	"encoding/hex"
)

// Document is one text as it was read and analysed. A reader fills Blocks,
// Regions, Properties and Quality; the analysis fills the rest.
type Document struct {
	Meta `json:"document"`

	// Blocks are in reading order; every fact points at one by its index.
	Blocks []Block `json:"blocks"`
	// Regions are the boxes and tables that blocks belong to; see [Block.Region].
	Regions []Region `json:"regions,omitempty"`
	Actions []Action `json:"actions"`
	Years   []Year   `json:"years"`
	// Themes are the ids of the themes that at least one action has or that a
	// section is about, in the order of the vocabulary.
	Themes []string `json:"themes"`
	// Mentions are the words of the text that named a theme, in text order.
	Mentions []Mention `json:"theme_mentions"`
	// Citations are the places where other official documents are cited, in text
	// order.
	Citations []Citation `json:"citations"`
	Quality   Quality    `json:"quality"`
	// Properties are what the file says of itself, as it says it.
	Properties []Property `json:"properties,omitempty"`
	// Provenance lists the retrievals of these bytes, oldest first. The archive
	// keeps it apart and adds it when a document is shown.
	Provenance []Retrieval `json:"provenance,omitempty"`
	// Review says how far people have reviewed it; nil where nobody has.
	Review *DocumentReview `json:"review,omitempty"`
}

// Meta is what a list of documents says of each.
type Meta struct {
	// ID is derived from the bytes: the same bytes are the same document.
	ID string `json:"id"`
	// Digest is the SHA-256 of the bytes in hex; see [Digest].
	Digest string `json:"sha256"`
	// Work is the key of the official reference ("com-2025-148"), shared by all
	// forms and languages of one text. One without a reference that was found to be
	// a form of another has that one's, or a key made of the first form's ID
	// ("text-…", "record-…"); it is empty when there is neither.
	Work string `json:"work"`
	// WorkReason says what joined it to the other forms of its work; empty for one
	// that is alone.
	WorkReason string `json:"work_reason,omitempty"`
	// Form is what it is among the forms of its work, Main the ID of the best of the
	// same part of the work where that is another, and ReplacedBy that of a later version from the same
	// source: see [FormChoice]. The archive lays them over with the work.
	Form       FormRole `json:"form,omitempty"`
	Main       string   `json:"main,omitempty"`
	ReplacedBy string   `json:"replaced_by,omitempty"`
	Title      string   `json:"title"`
	// Reference is the official reference as printed: "COM(2025) 148 final".
	Reference string       `json:"reference"`
	Type      DocumentType `json:"type"`
	// Date is the day of adoption or publication, empty when only a year or
	// nothing is known.
	Date     Date   `json:"date"`
	Language string `json:"language"`
	// Pages is the number of pages in the file, 0 for formats without pages.
	Pages int `json:"pages,omitempty"`
	// Format is what the bytes were read as.
	Format Format `json:"format"`
	// FromRecord names the fields above that the text does not state and a
	// catalogue's record of it does: "title", "reference", "date", "language".
	FromRecord []string `json:"from_record,omitempty"`
	// Source is where the bytes were first taken from: a path or a URL.
	Source string `json:"source,omitempty"`
}

// DocumentType says what kind of text a document is.
type DocumentType string

// The types of documents.
const (
	TypeCommunication    DocumentType = "communication"
	TypeStaffDocument    DocumentType = "staff-working-document"
	TypeProposal         DocumentType = "proposal"
	TypeReport           DocumentType = "report"
	TypeAct              DocumentType = "act"
	TypeCouncilDocument  DocumentType = "council-document"
	TypePressRelease     DocumentType = "press-release"
	TypeRepositoryRecord DocumentType = "repository-record"
	TypeWebPage          DocumentType = "web-page"
	TypeOther            DocumentType = "other"
)

// Format is a format that Polidex reads.
type Format string

// The formats that are read.
const (
	FormatPDF  Format = "pdf"
	FormatHTML Format = "html"
	FormatText Format = "text"
)

// MediaType returns the format's media type for an HTTP answer.
func (f Format) MediaType() string {
	switch f {
	case FormatPDF:
		return "application/pdf"
	case FormatHTML:
		return "text/html; charset=utf-8"
	case FormatText:
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// Property is one name and value from a file's own metadata: an HTML meta tag
// ("eprints.date"), an entry of a PDF's information dictionary ("pdf:Title").
type Property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Action returns the document's action with an ID, which shares its memory; ok is
// false without one.
func (d *Document) Action(id string) (action *Action, ok bool) {
	for i := range d.Actions {
		if d.Actions[i].ID == id {
			return &d.Actions[i], true
		}
	}
	return nil, false
}

// Property returns the first value of the named property, or "".
func (d *Document) Property(name string) string {
	for _, p := range d.Properties {
		if p.Name == name {
			return p.Value
		}
	}
	return ""
}

// Digest returns the SHA-256 of an original in lower-case hex: the name under
// which the archive keeps it.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// idLength is the number of hex digits of the digest in a document's ID: 64
// bits, enough that no two of a billion documents are likely to share one.
const idLength = 16

// DocumentID returns the ID of the document with the given [Digest].
func DocumentID(digest string) string { return digest[:min(len(digest), idLength)] }
