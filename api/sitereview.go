package api

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"time"

	"polidex/api/tokens"
	"polidex/api/web"
	"polidex/corpus"
)

// Bounds of the page where actions are reviewed.
const (
	// reviewAround is how many actions the list shows on either side of the one that
	// is looked at.
	reviewAround = 15
	// reviewHistory is how many of the latest reviews are shown, and reviewOrphans how
	// many orphaned ones.
	reviewHistory = 15
	reviewOrphans = 10
	// contextShown is how much of a block beside the action is shown, and openingShown
	// of an action in a list, in letters.
	contextShown = 600
	openingShown = 90
)

// reviewPages are the page where the actions of a document are reviewed, and what
// its forms are sent to.
func reviewPages() []route {
	return []route{
		page("/documents/{id}/review", (*service).reviewPage, "action", "done"),
		{method: http.MethodPost, path: "/documents/{id}/review", page: true, scope: ScopeReview, handle: (*service).reviewForm},
	}
}

// reviewPage shows the action that the address names, or the first without a
// verdict.
func (s *service) reviewPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	reviewer, err := s.reviewer()
	if err != nil {
		return err
	}
	if err := s.permitted(r, ScopeReview); err != nil {
		return err
	}
	h, err := hereOf(r)
	if err != nil {
		return err
	}
	if err := onlyKnown(h.words, rt.words); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	d, err := reviewer.Reviews(ctx, r.PathValue("id"))
	if err != nil {
		return noDocument(r.PathValue("id"), err)
	}
	v, err := s.reviewView(r, d, h.words.Get("action"))
	if err != nil {
		return err
	}
	s.tellDone(&v, d.Find(h.words.Get("done")))
	return s.show(w, r, v)
}

// desk is a document under review: its actions in the order of the text, those
// rejected among them, and which of them is looked at.
type desk struct {
	*corpus.ReviewedDocument
	actions []*corpus.Action
	// at is the index of the one that is looked at, -1 in a document without any.
	at int
}

// deskOf puts a document on the desk, with the action of the ID; one that it has not
// is the first without a verdict.
func deskOf(d *corpus.ReviewedDocument, action string) *desk {
	k := &desk{ReviewedDocument: d, at: -1}
	for i := range d.Document.Actions {
		k.actions = append(k.actions, &d.Document.Actions[i])
	}
	for i := range d.Rejected {
		a := &d.Rejected[i]
		at := slices.IndexFunc(k.actions, func(b *corpus.Action) bool { return b.Block > a.Block })
		if at < 0 {
			at = len(k.actions)
		}
		k.actions = slices.Insert(k.actions, at, a)
	}
	k.at = slices.IndexFunc(k.actions, func(a *corpus.Action) bool { return a.ID == action })
	if k.at < 0 {
		k.at = k.open(-1)
	}
	if k.at < 0 && len(k.actions) > 0 {
		k.at = 0
	}
	return k
}

// open is the index of the next action without a verdict after an index, or of the
// first of all; -1 where every one has a verdict.
func (k *desk) open(after int) int {
	for i := range k.actions {
		at := (after + 1 + i) % len(k.actions)
		if slices.Contains(k.Unreviewed, k.actions[at].ID) {
			return at
		}
	}
	return -1
}

// rejected says whether the action at an index was taken out.
func (k *desk) rejected(at int) bool { return !k.Shows(k.actions[at].ID) }

// verdict is what a person made of the action at an index, empty for none.
func (k *desk) verdict(at int) string {
	if k.rejected(at) {
		return string(corpus.Rejected)
	}
	return string(k.actions[at].Review)
}

// reviewPathOf is the address of an action's review; done is the review that was just
// kept, or empty.
func reviewPathOf(document, action, done string) string {
	vs := url.Values{}
	for name, value := range map[string]string{"action": action, "done": done} {
		if value != "" {
			vs.Set(name, value)
		}
	}
	return address(documentPagePath(document)+"/review", vs)
}

// reviewView is the page of a document with one of its actions.
func (s *service) reviewView(r *http.Request, d *corpus.ReviewedDocument, action string) (web.Review, error) {
	k, m := deskOf(d, action), d.Document.Meta
	v := web.Review{
		Frame:    s.frame(r, "", s.pages.Say("review.title", "Title", m.Title)),
		Document: web.Link{Text: m.Title, Path: documentPagePath(m.ID)}, Reference: m.Reference, Path: reviewPathOf(m.ID, "", ""),
		Total: len(k.actions), Reviewed: len(k.actions) - len(d.Unreviewed), Number: k.at + 1,
		Missed: web.Missed{Pages: m.Pages}, Data: reviewsPath(m.ID),
	}
	who, known := s.reviewerName(r)
	if v.Name, v.Known = who, known; who == tokens.Local {
		v.Name = ""
	}
	if review := d.Document.Review; review != nil && review.Progress == corpus.ReviewComplete {
		v.Complete = s.pages.Say("review.complete", "Name", review.By, "Day", review.At.UTC().Format(time.DateOnly))
	}
	v.CanComplete = len(d.Unreviewed) == 0 && v.Complete == ""
	s.reviewTrail(&v, k, who)
	if k.at < 0 {
		return v, nil
	}
	path := func(at int) string { return reviewPathOf(m.ID, k.actions[at].ID, "") }
	if k.at > 0 {
		v.Previous = path(k.at - 1)
	}
	if k.at+1 < len(k.actions) {
		v.Next = path(k.at + 1)
	}
	if open := k.open(k.at); open >= 0 && open != k.at {
		v.Open = path(open)
	}
	v.Before = max(0, k.at-reviewAround)
	last := min(len(k.actions), k.at+reviewAround+1)
	v.After = len(k.actions) - last
	for i := v.Before; i < last; i++ {
		item := web.ReviewItem{Link: web.Link{Text: beginning(k.actions[i].Text, openingShown), Path: path(i)}, Number: i + 1, State: k.verdict(i), Current: i == k.at}
		item.Label = s.verdictName(item.State)
		v.List = append(v.List, item)
	}
	var err error
	v.Action, err = s.reviewedAction(k)
	return v, err
}

// verdictName is what a verdict is called, also that there is none.
func (s *service) verdictName(verdict string) string {
	if verdict == "" {
		return s.pages.Say("review.verdicts.open")
	}
	return s.pages.Say("review.verdicts." + verdict)
}
