package corpus

import (
	"slices"
	"time"
)

// Gold is a completely reviewed document as annotations by hand are written: what is
// to be found in it. An extraction is measured against it. What a document or an
// action does not have is nil.
type Gold struct {
	ID string `json:"id"`
	// Digest is the SHA-256 of the original in hex.
	Digest   string       `json:"sha256"`
	Source   string       `json:"source,omitempty"`
	Document GoldDocument `json:"document"`
	// Actions are those accepted, as corrected, and added, in reading order.
	Actions []GoldAction `json:"actions"`
	Themes  []string     `json:"themes"`
	// ReviewedBy are all whose reviews are in effect; ReviewedAt is when it was said
	// to be complete.
	ReviewedBy []string  `json:"reviewed_by"`
	ReviewedAt time.Time `json:"reviewed_at"`
}

// GoldDocument is what is to be known of a document as a whole.
type GoldDocument struct {
	Title     *string      `json:"title"`
	Reference *string      `json:"reference"`
	Type      DocumentType `json:"type"`
	Date      *Date        `json:"date"`
	Language  *string      `json:"language"`
	Pages     *int         `json:"pages"`
}

// GoldAction is an action that is to be found.
type GoldAction struct {
	Page     *int          `json:"page"`
	Box      *string       `json:"box"`
	LeadIn   *string       `json:"lead_in"`
	Actors   []string      `json:"actors"`
	Text     string        `json:"text"`
	Deadline *GoldDeadline `json:"deadline"`
	Themes   []string      `json:"themes"`
}

// GoldDeadline is a time; an open side is nil.
type GoldDeadline struct {
	Text string `json:"text"`
	From *Date  `json:"from"`
	To   *Date  `json:"to"`
}

// Gold returns the document as gold. ok is false for one whose review is not
// complete: gold is a document of which a person said that it is, and of which
// every action is accepted, corrected, added or rejected. A time that is counted
// from an event is no deadline.
func (rd *ReviewedDocument) Gold() (g Gold, ok bool) {
	d := rd.Document
	if d.Review == nil || d.Review.Progress != ReviewComplete {
		return Gold{}, false
	}
	g = Gold{
		ID: d.ID, Digest: d.Digest, Source: d.Source,
		Document: GoldDocument{
			Title: orNil(d.Title), Reference: orNil(d.Reference), Type: d.Type, Date: orNil(d.Date), Language: orNil(d.Language), Pages: orNil(d.Pages),
		},
		Actions: []GoldAction{}, Themes: append([]string{}, d.Themes...),
		ReviewedAt: d.Review.At,
	}
	for i := range d.Actions {
		a := &d.Actions[i]
		out := GoldAction{
			Page: orNil(a.Page), Box: orNil(a.BoxTitle), LeadIn: orNil(a.LeadIn), Text: a.Text,
			Actors: append([]string{}, a.Actors...), Themes: append([]string{}, a.Themes...),
		}
		if a.Deadline != nil {
			out.Deadline = &GoldDeadline{Text: a.Deadline.Text, From: orNil(a.Deadline.From), To: orNil(a.Deadline.To)}
		}
		g.Actions = append(g.Actions, out)
	}
	for i := range rd.Standings {
		if s := &rd.Standings[i]; s.State == ReviewHeld && s.Verdict != Withdrawn {
			g.ReviewedBy = append(g.ReviewedBy, s.Author)
		}
	}
	slices.Sort(g.ReviewedBy)
	g.ReviewedBy = slices.Compact(g.ReviewedBy)
	return g, true
}

// orNil returns a pointer to a value, nil for the zero one.
func orNil[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}
