package corpus

import "time"

// ReviewVerdict is what a person made of an action, or of a document.
type ReviewVerdict string

// The verdicts of a review.
const (
	// Accepted: the action is right as it is shown.
	Accepted ReviewVerdict = "accepted"
	// Corrected: what the review states is right and takes the place of what was
	// found. Without an action it is about the document itself.
	Corrected ReviewVerdict = "corrected"
	// Rejected: this is no key action.
	Rejected ReviewVerdict = "rejected"
	// Added: the document has this action, and it was not found.
	Added ReviewVerdict = "added"
	// Complete: all actions of the document have a verdict, and none is missing.
	Complete ReviewVerdict = "complete"
	// Withdrawn: the review that Supersedes names is undone.
	Withdrawn ReviewVerdict = "withdrawn"
)

// VerdictNames returns the verdicts, as they stand in requests.
func VerdictNames() []string {
	return names(Accepted, Corrected, Rejected, Added, Complete, Withdrawn)
}

// Review is one record of a person's judgement. It is never changed: it is undone,
// and its place is taken, by later records, and the extraction stays as it was. See
// [Document.Lay] for what reviews make of a document.
type Review struct {
	// ID is given by the archive.
	ID       string        `json:"id"`
	Document string        `json:"document"`
	Verdict  ReviewVerdict `json:"verdict"`
	// Action is the id that the action had when it was reviewed, or that a missed
	// one was given; empty for what is about the document as a whole.
	Action string `json:"action,omitempty"`
	Author string `json:"author"`
	// Time is when it was made. Of two reviews of a document the later one counts.
	Time time.Time `json:"time"`
	// Supersedes is the ID of an earlier review that has no effect any more, since
	// this one withdraws it or takes its place.
	Supersedes string `json:"supersedes,omitempty"`
	ReviewValues
	Comment string `json:"comment,omitempty"`
	// Before are the values that stood until then, of those that this review sets.
	Before *ReviewValues `json:"before,omitempty"`
	// Origin is the action that was reviewed, as it was found in the text.
	Origin *ReviewOrigin `json:"origin,omitempty"`
}

// ReviewValues are what a review says is right. What is nil stays as it is. Those
// up to Themes are of an action, the others of a document.
type ReviewValues struct {
	Text   *string `json:"text,omitempty"`
	LeadIn *string `json:"lead_in,omitempty"`
	Box    *string `json:"box,omitempty"`
	// Actors and Themes are whole lists; an empty one is none.
	Actors []string `json:"actors,omitzero"`
	// Deadline and Relative are as in [Action]; one without words and days is none.
	// An action has one of the two: setting either takes the other away.
	Deadline *Deadline `json:"deadline,omitempty"`
	Relative *Deadline `json:"relative,omitempty"`
	Themes   []string  `json:"themes,omitzero"`

	Title *string `json:"title,omitempty"`
	// Date and Reference are empty for a document that has none.
	Date      *Date         `json:"date,omitempty"`
	Reference *string       `json:"reference,omitempty"`
	Type      *DocumentType `json:"type,omitempty"`
	Language  *string       `json:"language,omitempty"`
}

// ReviewOrigin is where a reviewed action stands in the text. By it the action is
// found again when the document was read anew and its ID has changed.
type ReviewOrigin struct {
	// Words are the action's as they were extracted, or of a missed one as they
	// were given.
	Words string `json:"words"`
	// Page is the one to show, 0 where none is known.
	Page int `json:"page,omitempty"`
	// Block is the index of the block where the words begin; -1 for a missed action
	// whose words are not found in the text.
	Block int `json:"block"`
	// Copy is which of several actions with the same words it was, from 1, and Copies
	// how many there were; both are 0 for the only one.
	Copy   int `json:"copy,omitempty"`
	Copies int `json:"copies,omitempty"`
	// Places are where the review's own Text stands, where it was found.
	Places []Place `json:"places,omitempty"`
	// Earlier is the ID by which the reviews before this one know the action, where
	// that is another than Action.
	Earlier string `json:"earlier,omitempty"`
}

// members returns the JSON names of the values that are set: first those of an
// action, then those of a document.
func (v *ReviewValues) members() (action, document []string) {
	for _, m := range []struct {
		set  bool
		name string
	}{
		{v.Text != nil, "text"}, {v.LeadIn != nil, "lead_in"}, {v.Box != nil, "box"}, {v.Actors != nil, "actors"},
		{v.Deadline != nil, "deadline"}, {v.Relative != nil, "relative"}, {v.Themes != nil, "themes"},
	} {
		if m.set {
			action = append(action, m.name)
		}
	}
	for _, m := range []struct {
		set  bool
		name string
	}{
		{v.Title != nil, "title"}, {v.Date != nil, "date"}, {v.Reference != nil, "reference"}, {v.Type != nil, "type"},
		{v.Language != nil, "language"},
	} {
		if m.set {
			document = append(document, m.name)
		}
	}
	return action, document
}

// isNone says whether a time of a review means that there is none.
func isNone(d *Deadline) bool { return d.Text == "" && !dated(d) }

// ReviewProgress says how far the review of a document is.
type ReviewProgress string

// How far the review of a document may be.
const (
	ReviewBegun ReviewProgress = "begun"
	// ReviewComplete: a person said that all is reviewed, and it still is.
	ReviewComplete ReviewProgress = "complete"
)

// DocumentReview is what people made of a document.
type DocumentReview struct {
	Progress ReviewProgress `json:"progress"`
	// By and At are the author and the time of the last review that is in effect; of
	// a complete one, those of who said so.
	By string    `json:"by,omitempty"`
	At time.Time `json:"at,omitzero"`
	// Corrected names the members of [Meta] that a person has corrected.
	Corrected []string `json:"corrected,omitempty"`
	// Unreviewed is the number of actions without a verdict, Orphaned that of
	// reviews that no longer find what they are about.
	Unreviewed int `json:"unreviewed"`
	Orphaned   int `json:"orphaned,omitempty"`
}

// String returns how far the review is, empty where nobody has begun.
func (r *DocumentReview) String() string {
	if r == nil {
		return ""
	}
	return string(r.Progress)
}
