package corpus

import (
	"cmp"
	"slices"
)

// ReviewState is what became of a review.
type ReviewState string

// The states of a review.
const (
	// ReviewHeld: it is in effect.
	ReviewHeld ReviewState = "held"
	// ReviewOverruled: later reviews have left nothing of its effect.
	ReviewOverruled ReviewState = "overruled"
	// ReviewReplaced: a later review takes its place.
	ReviewReplaced ReviewState = "replaced"
	// ReviewWithdrawn: it was undone.
	ReviewWithdrawn ReviewState = "withdrawn"
	// ReviewOrphaned: what it is about is no longer found, and it has no effect.
	ReviewOrphaned ReviewState = "orphaned"
)

// ReviewStateNames returns the states, as they stand in requests.
func ReviewStateNames() []string {
	return names(ReviewHeld, ReviewOverruled, ReviewReplaced, ReviewWithdrawn, ReviewOrphaned)
}

// ReviewStanding is a review and what became of it.
type ReviewStanding struct {
	Review
	State ReviewState `json:"state"`
	// By is the ID of the review that withdrew, replaced or last overruled it.
	By string `json:"by,omitempty"`
	// Now is the ID that the action has now; empty where it is not found, and for
	// what is about the document.
	Now string `json:"now,omitempty"`
	// Reason says of an orphaned review what is missing, and Nearest is the ID of
	// the action that is most like the one it was about.
	Reason  string `json:"reason,omitempty"`
	Nearest string `json:"nearest,omitempty"`
}

// ReviewedDocument is a document with reviews laid over it, and what became of
// them.
type ReviewedDocument struct {
	// Document has the reviews laid over it.
	Document *Document
	// Extracted is the document as it was found.
	Extracted *Document
	// Rejected are the actions that a person has taken out, as they would be shown.
	Rejected []Action
	// Standings has each review once, the earliest first.
	Standings []ReviewStanding
	// Unreviewed are the IDs of the actions that nobody has given a verdict on.
	Unreviewed []string
}

// WithReviews returns the document with the reviews laid over it: see
// [Document.Lay]. The given document is not changed.
func (d *Document) WithReviews(reviews []Review) *Document {
	if len(reviews) == 0 {
		return d
	}
	return d.Lay(reviews).Document
}

// Lay lays reviews over a document as it was extracted. Their order and repeated
// ones are of no account: they count by their times, and those of one instant by
// their IDs. Laying the same reviews over the outcome changes nothing, unless people
// gave two actions the same words. The given document is not changed.
//
// A review that another one supersedes has no effect, unless that one is itself
// superseded: an undone undo counts for nothing.
//
// A review is about the action with its ID. Where the document was read anew and
// has none of that ID, it is about an action with the same words as the reviewed
// one had when it was found, else with the words that the person gave it; of
// several the one that no other review is about, on the nearest page, in the
// nearest block. Words are the same that differ only in case, accents, spaces,
// hyphens and punctuation. A missed action stands where its words do, and one whose
// words were never found in the text always. Where no words stand, the reviews of
// the action are orphaned, unless the last one rejects it: then nothing is missing.
//
// Of an action the last verdict decides whether it is shown, and of each of its
// values the last review that sets it. Of the document itself the last review
// counts that sets a value; its work follows the reference. It is complete while a
// review says so and all actions have a verdict.
func (d *Document) Lay(reviews []Review) *ReviewedDocument {
	l := newLayer(d, reviews)
	out := *d
	laid := &ReviewedDocument{Document: &out, Extracted: d}
	last := l.layFacts(&out.Meta)
	l.layActions(laid)
	l.complete(laid)
	out.Review = l.summary(laid, last)
	laid.Standings = l.standings
	return laid
}

// layer is reviews on their way over a document.
type layer struct {
	doc *Document
	// standings are in order of time; the void ones among them have their state.
	standings []ReviewStanding
	subjects  []*subject
	// text is the words of the document, once they were asked for.
	text *plainText
}

func newLayer(d *Document, reviews []Review) *layer {
	l := &layer{doc: d}
	for _, r := range ordered(reviews) {
		l.standings = append(l.standings, ReviewStanding{Review: r, State: ReviewHeld})
	}
	l.void()
	l.gather()
	l.match()
	return l
}

// ordered returns the reviews by time, each ID once.
func ordered(reviews []Review) []Review {
	out := slices.SortedStableFunc(slices.Values(reviews), func(a, b Review) int {
		return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(out, func(a, b Review) bool { return a.ID != "" && a.ID == b.ID })
}

// void marks the reviews that others supersede. Only a later one can, so that each
// is decided before those that it supersedes.
func (l *layer) void() {
	byID := map[string]int{}
	for i := range l.standings {
		byID[l.standings[i].ID] = i
	}
	for i := len(l.standings) - 1; i >= 0; i-- {
		r := &l.standings[i]
		old, ok := byID[r.Supersedes]
		if r.State != ReviewHeld || r.Supersedes == "" || !ok || old >= i || l.standings[old].State != ReviewHeld {
			continue
		}
		l.standings[old].By, l.standings[old].State = r.ID, ReviewReplaced
		if r.Verdict == Withdrawn {
			l.standings[old].State = ReviewWithdrawn
		}
	}
}

// complete settles the reviews that say that all is reviewed.
func (l *layer) complete(laid *ReviewedDocument) {
	last := -1
	for i := range l.standings {
		r := &l.standings[i]
		if r.Verdict != Complete || r.State != ReviewHeld {
			continue
		}
		if last >= 0 {
			l.standings[last].State, l.standings[last].By = ReviewOverruled, r.ID
		}
		last = i
	}
	if n := len(laid.Unreviewed); last >= 0 && n > 0 {
		l.standings[last].State, l.standings[last].Reason = ReviewOrphaned, "since then "+withoutVerdict(n)
	}
}

func withoutVerdict(n int) string {
	if n == 1 {
		return "1 action has no verdict"
	}
	return number(n) + " actions have no verdict"
}

// summary says how far the review is; nil where no review counts. Corrected are the
// members of the document that were corrected.
func (l *layer) summary(laid *ReviewedDocument, corrected []string) *DocumentReview {
	s := &DocumentReview{Progress: ReviewBegun, Corrected: corrected, Unreviewed: len(laid.Unreviewed)}
	found := false
	for i := range l.standings {
		r := &l.standings[i]
		switch {
		case r.State == ReviewOrphaned:
			s.Orphaned++
			found = true
			continue
		case r.State != ReviewHeld || r.Verdict == Withdrawn:
			continue
		case r.Verdict == Complete:
			s.Progress = ReviewComplete
		}
		found = true
		if s.Progress == ReviewBegun || r.Verdict == Complete {
			s.By, s.At = r.Author, r.Time
		}
	}
	if !found {
		return nil
	}
	return s
}
