package api

import (
	"slices"
	"time"

	"polidex/api/web"
	"polidex/corpus"
)

// reviewTrail puts into the view what people said of the document before: the review
// that can be undone at once, which is the last one of the person who looks, those
// without an action, and the history.
func (s *service) reviewTrail(v *web.Review, k *desk, who string) {
	shown := 0
	for i := len(k.Standings) - 1; i >= 0; i-- {
		r := &k.Standings[i]
		inEffect := r.State == corpus.ReviewHeld && r.Verdict != corpus.Withdrawn
		if v.Undo == nil && inEffect && r.Author == who {
			v.Undo = &web.Undo{ID: r.ID, Says: s.doneSays(r)}
		}
		if r.State == corpus.ReviewOrphaned && r.Verdict != corpus.Complete && len(v.Orphans) < reviewOrphans {
			v.Orphans = append(v.Orphans, s.orphanView(k, r))
		}
		if shown++; shown > reviewHistory {
			v.Older++
			continue
		}
		line := web.ReviewLine{
			ID: r.ID, Time: r.Time.UTC().Format(time.RFC3339), Said: r.Time.UTC().Format("2006-01-02 15:04"), Author: r.Author,
			Verdict: s.verdictName(string(r.Verdict)), Words: standingWords(k, r), Comment: r.Comment, Undoes: r.State == corpus.ReviewHeld || r.State == corpus.ReviewOrphaned,
		}
		if r.State != corpus.ReviewHeld {
			line.State = s.pages.Say("review.states." + string(r.State))
		}
		if r.Now != "" && slices.ContainsFunc(k.actions, func(a *corpus.Action) bool { return a.ID == r.Now }) {
			line.Path = reviewPathOf(k.Document.ID, r.Now, "")
		}
		v.History = append(v.History, line)
	}
	slices.Reverse(v.Orphans)
}

// standingWords are the words of the action that a review is about, empty for none.
func standingWords(k *desk, r *corpus.ReviewStanding) string {
	for _, a := range k.actions {
		if a.ID == r.Now {
			return beginning(a.Text, openingShown)
		}
	}
	switch {
	case r.Text != nil:
		return beginning(*r.Text, openingShown)
	case r.Origin != nil:
		return beginning(r.Origin.Words, openingShown)
	}
	return ""
}

func (s *service) orphanView(k *desk, r *corpus.ReviewStanding) web.Orphan {
	v := web.Orphan{
		ID: r.ID, Words: standingWords(k, r), Reason: sentence(r.Reason),
		Says: s.pages.Say("review.judged", "Verdict", s.verdictName(string(r.Verdict)), "Name", r.Author, "Day", r.Time.UTC().Format(time.DateOnly)),
	}
	for _, a := range k.actions {
		if r.Nearest != "" && a.ID == r.Nearest {
			v.Nearest = &web.Undo{ID: a.ID, Says: beginning(a.Text, openingShown)}
		}
	}
	return v
}

// tellDone tells of the review that was just kept, nil for none, and lets that one be
// undone: another person's may be the latest by now. One that holds no more is not
// told.
func (s *service) tellDone(v *web.Review, done *corpus.ReviewStanding) {
	if done == nil || done.State != corpus.ReviewHeld {
		return
	}
	v.Done = s.doneSays(done)
	if v.UndoesDone = done.Verdict != corpus.Withdrawn; v.UndoesDone {
		v.Undo = &web.Undo{ID: done.ID, Says: v.Done}
	}
}

// doneSays tells of a review that was kept: "Accepted: “map the weak places …”".
func (s *service) doneSays(r *corpus.ReviewStanding) string {
	words := ""
	switch {
	case r.Text != nil:
		words = beginning(*r.Text, openingShown)
	case r.Origin != nil:
		words = beginning(r.Origin.Words, openingShown)
	}
	if words == "" {
		return s.pages.Say("review.done", "Verdict", s.verdictName(string(r.Verdict)))
	}
	return s.pages.Say("review.doneof", "Verdict", s.verdictName(string(r.Verdict)), "Words", words)
}
