package evaluate

// Finding is an action that was missed or is false.
type Finding struct {
	Document string `json:"document"`
	// Page is where it stands, 0 in formats without pages.
	Page int    `json:"page,omitempty"`
	Text string `json:"text"`
	// Similarity is the token-F1 to the action that it was aligned with, too little
	// for a hit; 0 where it was with none.
	Similarity float64 `json:"similarity,omitempty"`
}

// Difference is a field that is wrong, of an action that was found or, without a
// text, of the document.
type Difference struct {
	Document string `json:"document"`
	// Page and Text are gold's.
	Page  int    `json:"page,omitempty"`
	Text  string `json:"text,omitempty"`
	Field string `json:"field"`
	// Wanted and Got are empty for nothing. Sets are sorted ids with commas, a
	// deadline is "2026-01-01…2026-12-31".
	Wanted string `json:"wanted"`
	Got    string `json:"got"`
}

// The fields of a Difference: those of an action, and of a document.
const (
	FieldText     = "text"
	FieldPage     = "page"
	FieldBox      = "box"
	FieldLeadIn   = "lead_in"
	FieldActors   = "actors"
	FieldDeadline = "deadline"
	FieldThemes   = "themes"

	FieldTitle     = "title"
	FieldReference = "reference"
	FieldDate      = "date"
	FieldLanguage  = "language"
	FieldPages     = "pages"
)

// differ reports a wrong field.
func (r *Result) differ(at Finding, field, want, got string) {
	r.Wrong = append(r.Wrong, Difference{Document: r.Name, Page: at.Page, Text: at.Text, Field: field, Wanted: want, Got: got})
}
