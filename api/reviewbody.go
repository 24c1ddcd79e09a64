package api

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"polidex/corpus"
)

// ReviewBody is what a person says of a document or of one of its actions.
type ReviewBody struct {
	// Verdict is empty only where Attach is given.
	Verdict corpus.ReviewVerdict `json:"verdict,omitempty"`
	Action  string               `json:"action,omitempty"`
	Author  string               `json:"author,omitempty"`
	Comment string               `json:"comment,omitempty"`
	// Attach is the ID of an orphaned review that is about Action.
	Attach string `json:"attach,omitempty"`

	Text     *string      `json:"text,omitempty"`
	LeadIn   *string      `json:"lead_in,omitempty"`
	Box      *string      `json:"box,omitempty"`
	Actors   []string     `json:"actors,omitzero"`
	Deadline optionalTime `json:"deadline,omitzero"`
	Relative optionalTime `json:"relative,omitzero"`
	Themes   []string     `json:"themes,omitzero"`
	// Page is of an action that is added.
	Page int `json:"page,omitempty"`

	Title     *string              `json:"title,omitempty"`
	Date      *corpus.Date         `json:"date,omitempty"`
	Reference *string              `json:"reference,omitempty"`
	Type      *corpus.DocumentType `json:"type,omitempty"`
	Language  *string              `json:"language,omitempty"`
}

// ReviewTime is a time by or in which an action is to be done.
type ReviewTime struct {
	Text      string           `json:"text,omitempty"`
	From      corpus.Date      `json:"from,omitempty"`
	To        corpus.Date      `json:"to,omitempty"`
	Precision corpus.Precision `json:"precision,omitempty"`
}

// optionalTime is a time that may be left out, be null for none, or be given.
type optionalTime struct {
	given bool
	time  ReviewTime
}

// UnmarshalJSON reads a time or null.
func (o *optionalTime) UnmarshalJSON(data []byte) error {
	o.given = true
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(&o.time)
}

// Schema describes it.
func (optionalTime) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{r.Schema(reflect.TypeFor[ReviewTime](), true, ""), {Type: "null"}}}
}

func (o optionalTime) deadline() *corpus.Deadline {
	if !o.given {
		return nil
	}
	return &corpus.Deadline{Text: o.time.Text, From: o.time.From, To: o.time.To, Precision: o.time.Precision}
}

// review is the body as a review that is not prepared yet. The name of a token goes
// before one that was written.
func (b *ReviewBody) review(token string) corpus.Review {
	out := corpus.Review{
		Verdict: b.Verdict, Action: b.Action, Author: cmp.Or(token, b.Author), Comment: b.Comment, Supersedes: b.Attach,
		ReviewValues: corpus.ReviewValues{
			Text: b.Text, LeadIn: b.LeadIn, Box: b.Box, Actors: b.Actors, Deadline: b.Deadline.deadline(), Relative: b.Relative.deadline(), Themes: b.Themes,
			Title: b.Title, Date: b.Date, Reference: b.Reference, Type: b.Type, Language: b.Language,
		},
	}
	if b.Page != 0 {
		out.Origin = &corpus.ReviewOrigin{Page: b.Page}
	}
	return out
}

// check says what is wrong with the body by itself; the rest is the document's
// matter.
func (b *ReviewBody) check() error {
	switch {
	case b.Attach != "" && b.Verdict != "":
		return parameterError{parameter: "attach", cause: "goes without a verdict: the review that is attached has one"}
	case b.Verdict == corpus.Withdrawn:
		return parameterError{parameter: "verdict", cause: "a review is undone by DELETE /v1/reviews/{id}"}
	case b.Page != 0 && b.Verdict != corpus.Added:
		return parameterError{parameter: "page", cause: "goes with the verdict added alone"}
	}
	return nil
}

// readReview reads the body of a review. Errors wrap [corpus.ErrUnsupported] for
// another media type, [corpus.ErrTooLarge] and [corpus.ErrInvalid].
func readReview(r *http.Request) (*ReviewBody, error) {
	if mediaType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || mediaType != "application/json" {
		return nil, fmt.Errorf("a review is sent as application/json, not %q: %w", r.Header.Get("Content-Type"), corpus.ErrUnsupported)
	}
	b := &ReviewBody{}
	if err := reviewJSON().read(r.Body, b); err != nil {
		return nil, err
	}
	return b, b.check()
}

func reviewJSON() jsonBody {
	return jsonBody{
		what: "a review", example: `{"verdict": "complete"}`,
		types: []reflect.Type{reflect.TypeFor[ReviewBody](), reflect.TypeFor[ReviewTime]()},
	}
}
