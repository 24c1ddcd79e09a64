package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Prepare makes the record of a review that a person asks for: it checks what was
// given, and notes what stood before and where the action stands. The review has a
// verdict, an author, and what the verdict needs; one without a verdict that names an
// action and, in Supersedes, another review says what that one said of this action:
// so an orphan is attached. An added action gets its ID here. Themes are the ids of
// the vocabulary, in its order; without any all are taken.
//
// The ID and the time are left to whoever keeps the record. The document is read and
// not changed. Errors are sentences for a person and wrap [ErrInvalid] for what was
// given wrongly (most are a [MemberError]), [ErrNotFound] for a review that does not
// exist, and [ErrConflict] where the document is not as the review takes it.
func (rd *ReviewedDocument) Prepare(r Review, themes []string) (Review, error) {
	r.Document, r.ID = rd.Document.ID, ""
	if err := rd.prepareSupersedes(&r); err != nil {
		return r, err
	}
	if err := r.Check(); err != nil {
		return r, err
	}
	if err := r.checkAuthor(); err != nil {
		return r, err
	}
	switch {
	case r.Verdict == Withdrawn:
		return r, nil
	case r.Verdict == Complete:
		return r, rd.prepareComplete()
	case r.Verdict == Added:
		return rd.prepareAdded(r, themes)
	case r.Action != "":
		return rd.prepareAction(r, themes)
	}
	if err := r.checkValues(themes, nil); err != nil {
		return r, err
	}
	r.Before = rd.Document.Meta.before(&r.ReviewValues)
	return r, nil
}

// prepareSupersedes checks the review that is superseded, and takes over what it
// says where the new one says nothing by itself.
func (rd *ReviewedDocument) prepareSupersedes(r *Review) error {
	if r.Supersedes == "" {
		return nil
	}
	i := slices.IndexFunc(rd.Standings, func(s ReviewStanding) bool { return s.ID == r.Supersedes })
	if i < 0 {
		return fmt.Errorf("document %s has no review %q: %w", rd.Document.ID, r.Supersedes, ErrNotFound)
	}
	old := &rd.Standings[i]
	switch {
	case old.State == ReviewWithdrawn || old.State == ReviewReplaced:
		return fmt.Errorf("review %s was %s already, by %s: %w", old.ID, old.State, old.By, ErrConflict)
	case r.Verdict == Withdrawn:
		r.Action = old.Action
		return nil
	case r.Verdict != "":
		return nil
	case r.Action == "" || old.Action == "" || old.Verdict == Withdrawn:
		return &MemberError{Member: "supersedes", Cause: "only the review of an action can be attached to an action, whose id is needed"}
	}
	r.Verdict, r.ReviewValues = old.Verdict, old.ReviewValues
	if r.Verdict == Added {
		r.Verdict = Corrected
	}
	r.Comment = cmp.Or(r.Comment, old.Comment)
	return nil
}

func (rd *ReviewedDocument) prepareComplete() error {
	n := len(rd.Unreviewed)
	if n == 0 {
		return nil
	}
	first := rd.action(rd.Unreviewed[0])
	return fmt.Errorf("%s yet, the first is %s, “%s”: %w", withoutVerdict(n), first.ID, Opening(first.Text), ErrConflict)
}

// prepareAction is for verdicts on an action that was found, or added before.
func (rd *ReviewedDocument) prepareAction(r Review, themes []string) (Review, error) {
	shown := rd.action(r.Action)
	if shown == nil {
		return r, &MemberError{Member: "action", Cause: fmt.Sprintf("document %s has no action %q; it may have been read again since", rd.Document.ID, r.Action)}
	}
	if err := r.checkValues(themes, shown.Themes); err != nil {
		return r, err
	}
	r.Origin = rd.origin(shown)
	if r.Text != nil || r.Deadline != nil || r.Relative != nil {
		rd.place(&r, shown)
	}
	r.Before = shown.before(&r.ReviewValues)
	return r, nil
}

// place notes where the words and the times of a review stand at or near the action.
func (rd *ReviewedDocument) place(r *Review, shown *Action) {
	text := newPlainText(rd.Document)
	if r.Text != nil {
		far := func(p []Place) bool { return shown.Block >= 0 && apart(p[0].Block, shown.Block) > aroundBlocks }
		if places, printed := text.find(*r.Text, shown.ShownPage(), shown.Block, far); places != nil {
			r.Text, r.Origin.Places = &printed, places
		}
	}
	for _, d := range []*Deadline{r.Deadline, r.Relative} {
		if d != nil {
			d.finish(text, shown.ShownPage(), shown.Block)
		}
	}
}

// prepareAdded is for an action that was missed. Where its words stand more than
// once, it is there where no action with them is yet.
func (rd *ReviewedDocument) prepareAdded(r Review, themes []string) (Review, error) {
	if err := r.checkValues(themes, nil); err != nil {
		return r, err
	}
	page, block := 0, -1
	if r.Origin != nil {
		page = r.Origin.Page
	}
	if page < 0 || rd.Document.Pages > 0 && page > rd.Document.Pages {
		return r, &MemberError{Member: "page", Cause: fmt.Sprintf("the document has %d pages, and none is numbered %d", rd.Document.Pages, page)}
	}
	same := rd.sameWords(*r.Text)
	text := newPlainText(rd.Document)
	places, printed := text.find(*r.Text, page, block, func(p []Place) bool {
		return slices.ContainsFunc(same, func(a *Action) bool { return a.Block == p[0].Block })
	})
	if places != nil {
		block = places[0].Block
		page, r.Text = rd.Document.Blocks[block].ShownPage(), &printed
	} else if len(same) > 0 {
		return r, rd.knownAlready(same[0])
	}
	r.Action = ActionID(rd.Document.ID, block, *r.Text)
	r.Origin = &ReviewOrigin{Words: *r.Text, Page: page, Block: block, Places: places}
	if a := rd.action(r.Action); a != nil {
		return r, rd.knownAlready(a)
	}
	for _, d := range []*Deadline{r.Deadline, r.Relative} {
		if d != nil {
			d.finish(text, page, block)
		}
	}
	return r, nil
}

func (rd *ReviewedDocument) knownAlready(a *Action) error {
	if slices.ContainsFunc(rd.Rejected, func(x Action) bool { return x.ID == a.ID }) {
		return fmt.Errorf("action %s has these words and was rejected; accept it, or undo that: %w", a.ID, ErrConflict)
	}
	return fmt.Errorf("action %s has these words already; correct that one: %w", a.ID, ErrConflict)
}

// sameWords returns the actions with the same words, those rejected among them.
func (rd *ReviewedDocument) sameWords(text string) []*Action {
	key := plainKey(PlainWords(text))
	var out []*Action
	for _, list := range [][]Action{rd.Document.Actions, rd.Rejected} {
		for i := range list {
			if plainKey(PlainWords(list[i].Text)) == key {
				out = append(out, &list[i])
			}
		}
	}
	return out
}

// action returns the action with an ID as it is shown or would be; nil without.
func (rd *ReviewedDocument) action(id string) *Action {
	for _, list := range [][]Action{rd.Document.Actions, rd.Rejected} {
		for i := range list {
			if list[i].ID == id {
				return &list[i]
			}
		}
	}
	return nil
}

// Find returns the review with an ID, nil without.
func (rd *ReviewedDocument) Find(id string) *ReviewStanding {
	i := slices.IndexFunc(rd.Standings, func(s ReviewStanding) bool { return strings.EqualFold(s.ID, id) })
	if i < 0 {
		return nil
	}
	return &rd.Standings[i]
}

// Of returns the reviews that are about an action: that have its ID, or whose action
// it is now.
func (rd *ReviewedDocument) Of(action string) []ReviewStanding {
	var out []ReviewStanding
	for _, s := range rd.Standings {
		if s.Action == action || s.Now == action {
			out = append(out, s)
		}
	}
	return out
}

// Shows says whether the document has an action with the ID that is not rejected.
func (rd *ReviewedDocument) Shows(action string) bool {
	return slices.ContainsFunc(rd.Document.Actions, func(a Action) bool { return a.ID == action })
}
