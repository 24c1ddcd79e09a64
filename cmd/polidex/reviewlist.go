package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/ingest"
)

// listReviews prints the actions of a document with what was made of them, or the
// reviews of an action, of a document or of all.
func (a *app) listReviews(ctx context.Context, id string, f *reviewFlags) error {
	archive, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer archive.Close()
	if id == "" {
		all, err := a.allReviews(ctx, archive)
		if err != nil {
			return err
		}
		return a.printReviews(all, f)
	}
	m := idPattern.FindStringSubmatch(id)
	laid, err := archive.ReviewsOf(ctx, m[1])
	if err != nil {
		return flagged(err, m[1])
	}
	switch {
	case m[2] != "":
		reviews := laid.Of(id)
		if len(reviews) == 0 {
			if _, err := actionOf(laid.Document, id); err != nil {
				return err
			}
		}
		return a.printReviews(reviews, f)
	case f.list:
		return a.printReviews(laid.Standings, f)
	}
	return a.printReviewed(laid)
}

// allReviews are the reviews of all documents that are held.
func (a *app) allReviews(ctx context.Context, archive *ingest.Archive) ([]corpus.ReviewStanding, error) {
	ids, err := archive.ReviewedDocuments(ctx)
	if err != nil {
		return nil, err
	}
	var out []corpus.ReviewStanding
	for _, id := range ids {
		laid, err := archive.ReviewsOf(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, laid.Standings...)
	}
	return out, nil
}

// reviewedAction is an action in the list of what is to be reviewed.
type reviewedAction struct {
	ID      string               `json:"id"`
	Verdict corpus.ReviewVerdict `json:"verdict"`
	By      string               `json:"by,omitempty"`
	Page    int                  `json:"page,omitempty"`
	Text    string               `json:"text"`
}

// printReviewed prints the actions of a document with their verdicts, and on
// standard error how far its review is.
func (a *app) printReviewed(laid *corpus.ReviewedDocument) error {
	var rows []reviewedAction
	add := func(actions []corpus.Action, rejected bool) {
		for i := range actions {
			x := &actions[i]
			row := reviewedAction{ID: x.ID, Verdict: x.Review, By: x.ReviewedBy, Page: x.ShownPage(), Text: x.Text}
			if rejected {
				row.Verdict = corpus.Rejected
			}
			rows = append(rows, row)
		}
	}
	add(laid.Document.Actions, false)
	add(laid.Rejected, true)
	_, err := listing[reviewedAction]{
		columns: []column[reviewedAction]{
			{name: "action", cell: func(r reviewedAction) string { return r.Text }},
			{name: "verdict", cell: func(r reviewedAction) string { return string(r.Verdict) }, widest: 9},
			{name: "by", cell: func(r reviewedAction) string { return r.By }, widest: 16, spare: true},
			{name: "page", cell: func(r reviewedAction) string { return number(r.Page) }, widest: 4, right: true, spare: true},
			{name: "id", cell: func(r reviewedAction) string { return r.ID }, widest: 28},
		},
		header: []string{"id", "verdict", "by", "page", "text"},
		record: func(r reviewedAction) []string {
			return []string{r.ID, string(r.Verdict), r.By, number(r.Page), r.Text}
		},
		none: "no actions were found; --add adds one",
	}.print(a, each(rows))
	if err != nil || a.format != formatTable {
		return err
	}
	fmt.Fprintln(a.err, progressOf(laid))
	return nil
}

// progressOf says in a line how far the review of a document is.
func progressOf(laid *corpus.ReviewedDocument) string {
	r := laid.Document.Review
	left := len(laid.Unreviewed)
	switch {
	case r == nil:
		return "nobody has reviewed it yet"
	case r.Progress == corpus.ReviewComplete:
		return fmt.Sprintf("complete: %s, %s", r.By, day(r.At))
	}
	said := "every action has a verdict; --complete says that none is missing"
	if left > 0 {
		said = plural(left, "action has", "actions have") + " no verdict yet"
	}
	if r.Orphaned > 0 {
		said += "; " + plural(r.Orphaned, "review is", "reviews are") + " orphaned: see --list --state orphaned"
	}
	return said
}

// printReviews prints reviews, those that the flags choose.
func (a *app) printReviews(reviews []corpus.ReviewStanding, f *reviewFlags) error {
	reviews = slices.DeleteFunc(slices.Clone(reviews), func(s corpus.ReviewStanding) bool {
		return len(f.states) > 0 && !slices.Contains(f.states, string(s.State)) || f.author != "" && !strings.EqualFold(f.author, s.Author)
	})
	if a.format == formatTable {
		return a.tellReviews(reviews)
	}
	_, err := listing[corpus.ReviewStanding]{
		header: []string{"id", "document", "action", "verdict", "state", "author", "time", "supersedes", "now", "nearest", "reason", "changes", "comment"},
		record: func(s corpus.ReviewStanding) []string {
			var changes []string
			for _, c := range changesOf(&s.Review) {
				changes = append(changes, c.member+": "+c.words())
			}
			return []string{s.ID, s.Document, s.Action, string(s.Verdict), string(s.State), s.Author, moment(s.Time), s.Supersedes, s.Now, s.Nearest, s.Reason,
				strings.Join(changes, corpus.ListSeparator), s.Comment}
		},
	}.print(a, each(reviews))
	return err
}

// tellReviews prints reviews for a person, one below the other.
func (a *app) tellReviews(reviews []corpus.ReviewStanding) error {
	if len(reviews) == 0 {
		fmt.Fprintln(a.err, "no reviews")
		return nil
	}
	var b strings.Builder
	for i := range reviews {
		s := &reviews[i]
		about := cmp.Or(s.Now, s.Action, s.Document)
		title := fmt.Sprintf("%s · %s · %s · %s", s.Time.Format("2006-01-02 15:04"), s.Author, s.Verdict, about)
		if s.State != corpus.ReviewHeld {
			title += " · " + string(s.State)
		}
		b.WriteString(indent(title, a.width(), ""))
		if s.Origin != nil {
			b.WriteString(indent("“"+corpus.Opening(s.Origin.Words)+"”", a.width(), "  "))
		}
		for _, c := range changesOf(&s.Review) {
			b.WriteString(indent(c.member+": "+c.words(), a.width(), "  "))
		}
		for _, note := range []string{s.Comment, s.Reason} {
			if note != "" {
				b.WriteString(indent(note, a.width(), "  "))
			}
		}
		if s.Nearest != "" {
			b.WriteString(indent(fmt.Sprintf("attach it with: polidex review %s --attach %s", s.Nearest, s.ID), a.width(), "  "))
		}
		b.WriteString("  " + clean(s.ID) + "\n")
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}
