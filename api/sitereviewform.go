package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// What a form of the page asks for beside a verdict, in the field do.
const (
	doUndo   = "undo"
	doAttach = "attach"
	doName   = "name"
)

// reviewForm keeps what a form says and goes on to the next action without a verdict.
// What cannot be kept comes back in the form, with the reason.
func (s *service) reviewForm(_ *route, w http.ResponseWriter, r *http.Request) error {
	reviewer, err := s.reviewer()
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return badForm(err)
	}
	document, form := r.PathValue("id"), r.PostForm
	action := form.Get("action")
	if form.Get("do") == doName {
		s.keepName(w, r, form.Get("name"))
		http.Redirect(w, r, reviewPathOf(document, action, ""), http.StatusSeeOther)
		return nil
	}
	name, _ := s.reviewerName(r)
	var seen *corpus.ReviewedDocument
	d, kept, err := s.kept(r, reviewer, document, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		seen = d
		if err := s.stillThere(d, form); err != nil {
			return corpus.Review{}, err
		}
		review, err := s.reviewOf(form, d, name)
		if err != nil {
			return review, err
		}
		if err := s.asSeen(d, action, form.Get("seen")); err != nil {
			return review, err
		}
		return d.Prepare(review, s.themeIDs())
	})
	if err == nil {
		http.Redirect(w, r, reviewPathOf(document, goOn(d, *d.Find(kept), action), kept), http.StatusSeeOther)
		return nil
	}
	if seen == nil || !errors.Is(err, corpus.ErrConflict) && !errors.Is(err, corpus.ErrInvalid) {
		return err
	}
	// What conflicts may have come about while it was being kept.
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	if fresh, err := reviewer.Reviews(ctx, document); err == nil {
		seen = fresh
	}
	v, viewErr := s.reviewView(r, seen, action)
	if viewErr != nil {
		return viewErr
	}
	s.giveBack(&v, form, err)
	return s.showStatus(w, r, kindOf(err).status, v)
}

func badForm(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return parameterError{parameter: "form", cause: "cannot be read"}
}

// stillThere says whether the document has the action that a verdict is on. The error
// tells what was written, which no form can take back, and wraps
// [corpus.ErrConflict].
func (s *service) stillThere(d *corpus.ReviewedDocument, form url.Values) error {
	action := form.Get("action")
	switch corpus.ReviewVerdict(form.Get("do")) {
	case corpus.Accepted, corpus.Rejected, corpus.Corrected:
	default:
		return nil
	}
	if k := deskOf(d, action); action == "" || k.at >= 0 && k.actions[k.at].ID == action {
		return nil
	}
	says := s.pages.Say("review.gone")
	for _, name := range []string{"text", "comment"} {
		if words := strings.TrimSpace(form.Get(name)); words != "" {
			says += " " + s.pages.Say("review.gonewords", "Words", words)
		}
	}
	return fmt.Errorf("%s: %w", says, corpus.ErrConflict)
}

// asSeen says whether an action stands as the form with the tag had it; none is not
// asked after. The error wraps [corpus.ErrConflict].
func (s *service) asSeen(d *corpus.ReviewedDocument, action, tag string) error {
	k := deskOf(d, action)
	if tag == "" || k.at < 0 || k.actions[k.at].ID != action {
		return nil
	}
	now, err := seenAction(k)
	if err != nil || now == tag {
		return err
	}
	name := cmp.Or(k.actions[k.at].ReviewedBy, s.pages.Say("review.somebody"))
	return fmt.Errorf("%s: %w", s.pages.Say("review.changed", "Name", name), corpus.ErrConflict)
}

// goOn is the action to go on to once a review was kept: of a verdict the next one
// without any, else the one that the review is about.
func goOn(d *corpus.ReviewedDocument, kept corpus.ReviewStanding, action string) string {
	switch kept.Verdict {
	case corpus.Accepted, corpus.Rejected, corpus.Corrected:
		k := deskOf(d, cmp.Or(kept.Now, action))
		if next := k.open(k.at); next >= 0 {
			return k.actions[next].ID
		}
	case corpus.Withdrawn:
		if old := d.Find(kept.Supersedes); old != nil && old.Now != "" {
			return old.Now
		}
	}
	return cmp.Or(kept.Now, action)
}

// reviewOf is the review that a form asks for, not prepared yet.
func (s *service) reviewOf(form url.Values, d *corpus.ReviewedDocument, author string) (corpus.Review, error) {
	out := corpus.Review{Action: form.Get("action"), Author: author, Comment: form.Get("comment")}
	switch do := form.Get("do"); do {
	case doUndo:
		return corpus.Review{Verdict: corpus.Withdrawn, Supersedes: form.Get("review"), Author: author}, nil
	case doAttach:
		out.Supersedes = form.Get("review")
	case string(corpus.Complete):
		return corpus.Review{Verdict: corpus.Complete, Author: author}, nil
	case string(corpus.Added):
		text := form.Get("text")
		out.Verdict, out.Action, out.Text = corpus.Added, "", &text
		if page := strings.TrimSpace(form.Get("page")); page != "" {
			n, err := strconv.Atoi(page)
			if err != nil || n < 1 {
				return out, parameterError{parameter: "page", cause: s.pages.Say("review.badpage", "Page", page)}
			}
			out.Origin = &corpus.ReviewOrigin{Page: n}
		}
	case string(corpus.Corrected):
		out.Verdict = corpus.Corrected
		k := deskOf(d, out.Action)
		if k.at >= 0 && k.actions[k.at].ID == out.Action {
			out.ReviewValues = corrections(k.actions[k.at], form)
		}
		if nothingOf(&out.ReviewValues) {
			return out, parameterError{parameter: "text", cause: s.pages.Say("review.same")}
		}
	default: // what is no verdict is told by the check of the review
		out.Verdict = corpus.ReviewVerdict(do)
	}
	return out, nil
}

// corrections are the values of a form that are others than those of the action.
func corrections(a *corpus.Action, form url.Values) corpus.ReviewValues {
	var v corpus.ReviewValues
	text := func(name, is string) *string {
		given := strings.Join(strings.Fields(form.Get(name)), " ")
		if _, ok := form[name]; !ok || given == strings.Join(strings.Fields(is), " ") {
			return nil
		}
		return &given
	}
	v.Text, v.LeadIn, v.Box = text("text", a.Text), text("lead_in", a.LeadIn), text("box", a.BoxTitle)
	v.Actors, v.Themes = correctedList("actors", a.Actors, form), correctedList("themes", a.Themes, form)
	v.Deadline, v.Relative = correctedTimes(a, form)
	return v
}

// nothingOf says whether a correction of an action states nothing.
func nothingOf(v *corpus.ReviewValues) bool {
	return v.Text == nil && v.LeadIn == nil && v.Box == nil && v.Actors == nil && v.Themes == nil && v.Deadline == nil && v.Relative == nil
}

// correctedList returns the values of a field of boxes, nil where they are those that there
// are. A form without the field has none chosen.
func correctedList(name string, is []string, form url.Values) []string {
	given := append([]string{}, form[name]...)
	known := slices.Clone(is)
	slices.Sort(known)
	slices.Sort(given)
	if slices.Equal(known, given) {
		return nil
	}
	return given
}

// correctedTimes returns the time of a form: a deadline where it has days, a relative one where
// it has words alone, and what takes away the one that there is where it has neither.
// Both are nil where nothing differs.
func correctedTimes(a *corpus.Action, form url.Values) (deadline, relative *corpus.Deadline) {
	var is corpus.Deadline
	if t := cmp.Or(a.Deadline, a.Relative); t != nil {
		is = *t
	}
	given := corpus.Deadline{
		Text: strings.Join(strings.Fields(form.Get("deadline_words")), " "),
		From: corpus.Date(strings.TrimSpace(form.Get("deadline_from"))), To: corpus.Date(strings.TrimSpace(form.Get("deadline_to"))),
	}
	sameDays := given.From == is.From && given.To == is.To
	if sameDays {
		if given.Text == is.Text {
			return nil, nil
		}
		given.Precision = is.Precision // other words for the same days
	}
	dated := given.From != "" || given.To != ""
	switch {
	case a.Relative != nil && (sameDays || !dated), !dated && given.Text != "":
		return nil, &given
	}
	return &given, nil
}

// giveBack puts what a person has written back into the form, with what is wrong.
func (s *service) giveBack(v *web.Review, form url.Values, err error) {
	p := problemOf(err)
	v.Wrong, v.Faults = sentence(p.Detail), map[string]string{}
	var e parameterError
	if errors.As(err, &e) {
		says := sentence(e.cause)
		if e.suggestion != "" {
			says += " " + s.pages.Say("review.meant", "Value", e.suggestion)
		}
		v.Wrong = says
		if field := faultyField(form.Get("do"), e.parameter); field != "" {
			v.Wrong, v.Faults[field] = s.pages.Say("review.wrong"), says
		}
	}
	comment := form.Get("comment")
	switch form.Get("do") {
	case string(corpus.Added):
		v.Missed.Text, v.Missed.Page, v.Missed.Comment, v.Missed.Open = form.Get("text"), form.Get("page"), comment, true
	case string(corpus.Corrected):
		if a := v.Action; a != nil && a.ID == form.Get("action") {
			a.Correcting = true
			a.Form = web.ReviewForm{
				Text: form.Get("text"), LeadIn: form.Get("lead_in"), Box: form.Get("box"), Words: form.Get("deadline_words"), From: form.Get("deadline_from"), To: form.Get("deadline_to"),
				Actors: s.actorOptions(form["actors"]), Themes: s.themeOptions(form["themes"]), Comment: comment,
			}
		}
	case string(corpus.Rejected):
		if a := v.Action; a != nil && a.ID == form.Get("action") {
			a.Rejecting, a.Form.Comment = true, comment
		}
	}
}

// faultyField is the field at which the page says what is wrong with a member of a
// review, empty where the form that asks for it has none.
func faultyField(do, member string) string {
	switch corpus.ReviewVerdict(do) {
	case corpus.Added:
		if slices.Contains([]string{"text", "page", "comment"}, member) {
			return "missed-" + member
		}
	case corpus.Rejected:
		if member == "comment" {
			return "why-not"
		}
	case corpus.Corrected:
		if member == "relative" { // the form has one time
			return "deadline"
		}
		if slices.Contains([]string{"text", "lead_in", "box", "deadline", "actors", "themes", "comment"}, member) {
			return member
		}
	}
	return ""
}
