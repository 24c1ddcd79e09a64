package main

import (
	"cmp"
	"fmt"
	"strings"

	"polidex/corpus"
)

// changed is a value before and after a review.
type changed struct{ member, before, after string }

func (c changed) words() string {
	return fmt.Sprintf("%s → %s", cmp.Or(c.before, none), cmp.Or(c.after, none))
}

// changesOf are the values that a review set, and what stood before.
func changesOf(r *corpus.Review) []changed {
	before := r.Before
	if before == nil {
		before = &corpus.ReviewValues{}
	}
	var out []changed
	text := func(member string, was, is *string) {
		if is != nil {
			out = append(out, changed{member, deref(was), *is})
		}
	}
	list := func(member string, was, is []string) {
		if is != nil {
			out = append(out, changed{member, strings.Join(was, ", "), strings.Join(is, ", ")})
		}
	}
	times := func(member string, was, is *corpus.Deadline) {
		if is != nil {
			out = append(out, changed{member, timeWords(was), timeWords(is)})
		}
	}
	text("text", before.Text, r.Text)
	text("lead-in", before.LeadIn, r.LeadIn)
	text("box", before.Box, r.Box)
	list("actors", before.Actors, r.Actors)
	times("deadline", before.Deadline, r.Deadline)
	times("relative", before.Relative, r.Relative)
	list("themes", before.Themes, r.Themes)
	text("title", before.Title, r.Title)
	text("date", (*string)(before.Date), (*string)(r.Date))
	text("reference", before.Reference, r.Reference)
	text("type", (*string)(before.Type), (*string)(r.Type))
	text("language", before.Language, r.Language)
	return out
}

// timeWords shows a time of a review: its words and its days, nothing for none.
func timeWords(d *corpus.Deadline) string {
	switch {
	case d == nil || d.Text == "" && d.From == "" && d.To == "":
		return ""
	case d.From == "" && d.To == "":
		return d.Text
	}
	return interval(d)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// reviewOf says how far people have reviewed a document, nothing where nobody has.
func reviewOf(doc *corpus.Document) string {
	r := doc.Review
	if r == nil {
		return ""
	}
	said := string(r.Progress)
	if r.By != "" {
		said += fmt.Sprintf(" by %s on %s", r.By, day(r.At))
	}
	if r.Unreviewed > 0 {
		said += ", " + plural(r.Unreviewed, "action", "actions") + " without a verdict"
	}
	if len(r.Corrected) > 0 {
		said += "; corrected: " + strings.Join(r.Corrected, ", ")
	}
	return said
}

// reviewedBy says what a person made of an action: "corrected by Ana on 2031-05-01".
func reviewedBy(action *corpus.Action) string {
	if action.ReviewedBy == "" {
		return string(action.Review)
	}
	return fmt.Sprintf("%s by %s on %s", action.Review, action.ReviewedBy, day(action.ReviewedAt))
}
