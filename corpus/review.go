package corpus

import (
	"slices"
	"time"
)

// ReviewVerdict is what a person made of an action.
type ReviewVerdict string

// The verdicts of a review.
const (
	Accepted  ReviewVerdict = "accepted"
	Corrected ReviewVerdict = "corrected"
	Rejected  ReviewVerdict = "rejected"
)

// Review is one record of a person's correction. It is never changed: a later
// review of the same action takes its place, and the extraction stays as it was.
type Review struct {
	ID       string        `json:"id"`
	Document string        `json:"document"`
	Action   string        `json:"action"`
	Verdict  ReviewVerdict `json:"verdict"`
	Author   string        `json:"author"`
	Time     time.Time     `json:"time"`
	// Text, Actors, Deadline and Themes are the right values of a correction;
	// those left nil stay as extracted.
	Text     *string   `json:"text,omitempty"`
	Actors   []string  `json:"actors,omitempty"`
	Deadline *Deadline `json:"deadline,omitempty"`
	Themes   []string  `json:"themes,omitempty"`
	Comment  string    `json:"comment,omitempty"`
}

// WithReviews returns the document with the reviews laid over it, oldest first:
// the last verdict on an action holds, and a rejected action is left out. The
// given document is not changed. Reviews of actions that are no longer found
// have no effect.
func (d *Document) WithReviews(reviews []Review) *Document {
	if len(reviews) == 0 {
		return d
	}
	last := map[string]Review{}
	for _, r := range slices.SortedStableFunc(slices.Values(reviews), func(a, b Review) int { return a.Time.Compare(b.Time) }) {
		last[r.Action] = r
	}
	out := *d
	out.Actions = nil
	for _, a := range d.Actions {
		r, ok := last[a.ID]
		if !ok {
			out.Actions = append(out.Actions, a)
			continue
		}
		if r.Verdict == Rejected {
			continue
		}
		a.Review = r.Verdict
		if r.Verdict == Corrected {
			a = r.correct(a)
		}
		out.Actions = append(out.Actions, a)
	}
	return &out
}

func (r Review) correct(a Action) Action {
	if r.Text != nil {
		a.Text = *r.Text
	}
	if r.Actors != nil {
		a.Actors = r.Actors
	}
	if r.Deadline != nil {
		a.Deadline, a.Relative = r.Deadline, nil
	}
	if r.Themes != nil {
		a.Themes = r.Themes
	}
	return a
}
