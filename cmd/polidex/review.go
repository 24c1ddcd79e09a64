package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/ingest"
)

func (a *app) reviewCommand() *cobra.Command {
	var f reviewFlags
	cmd := &cobra.Command{
		Use:   "review [ID]",
		Short: "Check what was found: accept, correct, reject, add and undo",
		Long: `Review keeps what a person makes of an action or a document, each time as one more
record, laid over what was found and never in its place. What is not named stays as
it is; "none" takes away. Reviews are kept when a document is read again: each is
about the action with the same words, and is listed as orphaned where there is none.

By itself, 'polidex review DOCUMENT' lists its actions with what was made of each,
and 'polidex review ACTION' what was said of it, by whom and when.`,
		Example: `  polidex review c2b635e7f6825cc2
  polidex review c2b635e7f6825cc2-a6e1503075c --accept
  polidex review c2b635e7f6825cc2-a6e1503075c --themes fraud,corruption --deadline ..2027
  polidex review c2b635e7f6825cc2 --add 'report on eels in 2032' --page 7 --actors commission
  polidex review c2b635e7f6825cc2 --title 'Safe Waters' --date 2031-05-14
  polidex review c2b635e7f6825cc2 --complete
  polidex review --list --state orphaned
  polidex review --undo c2b635e7f6825cc2-r20310501T120000.000000000Z-0a1b2c3d`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("polidex review takes one id, as 'documents' and 'actions' print them; words with spaces go between quotation marks")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			id := strings.Join(args, "")
			asked, err := f.review(cmd, id, a.reviewer())
			if err != nil {
				return err
			}
			if asked == nil {
				return a.listReviews(cmd.Context(), id, &f)
			}
			a.themes = f.vocabulary
			return a.keepReview(cmd.Context(), *asked, f.accept && asked.Action == "")
		},
	}
	f.addTo(cmd)
	a.formatFlag(cmd)
	return cmd
}

// reviewer is who reviews where --author does not say.
func (a *app) reviewer() string {
	for _, name := range []string{"POLIDEX_AUTHOR", "USER", "USERNAME"} {
		if who := strings.TrimSpace(a.env(name)); who != "" {
			return who
		}
	}
	return ""
}

// keepReview keeps a review and says what it did. With rest it accepts every action
// of the document that has no verdict yet.
func (a *app) keepReview(ctx context.Context, asked corpus.Review, rest bool) error {
	s, err := a.open(ctx, false)
	if err != nil {
		return err
	}
	defer s.Close()
	v, err := s.vocabulary(ctx)
	if err != nil {
		return err
	}
	if rest {
		return a.acceptRest(ctx, s, asked)
	}
	laid, id, err := ingest.NewReviewer(s.archive, s.index, nil).Review(ctx, asked.Document, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		return prepare(d, asked, themeIDs(v))
	})
	if err != nil {
		return flagged(err, asked.Document)
	}
	return a.sayReview(laid, *laid.Find(id))
}

// acceptRest accepts the actions that have no verdict.
func (a *app) acceptRest(ctx context.Context, s *store, asked corpus.Review) error {
	_, ids, err := ingest.NewReviewer(s.archive, s.index, nil).ReviewAll(ctx, asked.Document, func(d *corpus.ReviewedDocument) ([]corpus.Review, error) {
		var all []corpus.Review
		for _, action := range d.Unreviewed {
			one := asked
			one.Action = action
			prepared, err := prepare(d, one, nil)
			if err != nil {
				return nil, err
			}
			all = append(all, prepared)
		}
		return all, nil
	})
	if err != nil {
		return flagged(err, asked.Document)
	}
	fmt.Fprintf(a.out, "accepted %s of %s; all have a verdict\n", plural(len(ids), "action", "actions"), asked.Document)
	return nil
}

// prepareError is an error of a review of a document that is there: what it does not
// find is another review.
type prepareError struct{ cause error }

func (e prepareError) Error() string { return e.cause.Error() }
func (e prepareError) Unwrap() error { return e.cause }

func prepare(d *corpus.ReviewedDocument, asked corpus.Review, themes []string) (corpus.Review, error) {
	review, err := d.Prepare(asked, themes)
	if err != nil {
		return review, prepareError{err}
	}
	return review, nil
}

// flagged names the flag that an error is about, and where ids are listed.
func flagged(err error, document string) error {
	var member *corpus.MemberError
	var prepared prepareError
	switch {
	case errors.As(err, &member):
		name := strings.ReplaceAll(member.Member, "_", "-")
		if name == "action" || name == "verdict" || name == "supersedes" {
			return usage(strings.TrimPrefix(member.Error(), member.Member+": "))
		}
		return usage("--" + name + ": " + strings.TrimPrefix(member.Error(), member.Member+": "))
	case errors.Is(err, corpus.ErrNotFound) && !errors.As(err, &prepared):
		return noDocument(document, err)
	}
	return err
}

// sayReview prints what a review did: the values before and after, and how to undo
// it.
func (a *app) sayReview(laid *corpus.ReviewedDocument, s corpus.ReviewStanding) error {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", name, strings.TrimSpace(indent(value, a.width(), "           ")))
		}
	}
	about := laid.Document.Title
	if s.Action != "" {
		about = ""
		for _, list := range [][]corpus.Action{laid.Document.Actions, laid.Rejected} {
			for i := range list {
				if list[i].ID == s.Now {
					about = s.Now + " " + corpus.Opening(list[i].Text)
				}
			}
		}
	}
	line(string(s.Verdict), about)
	if s.Verdict == corpus.Added {
		line("place", addedPlace(laid, s))
	}
	for _, c := range changesOf(&s.Review) {
		line(c.member, c.words())
	}
	if left := len(laid.Unreviewed); s.Verdict != corpus.Complete && left > 0 {
		line("left", plural(left, "action has", "actions have")+" no verdict yet")
	}
	line("review", s.ID)
	_, err := io.WriteString(a.out, b.String())
	return err
}

func addedPlace(laid *corpus.ReviewedDocument, s corpus.ReviewStanding) string {
	o := s.Origin
	switch {
	case o.Block < 0 && o.Page > 0:
		return fmt.Sprintf("page %d; these words are not found in the text", o.Page)
	case o.Block < 0:
		return "these words are not found in the text"
	case o.Page > 0:
		return fmt.Sprintf("page %d, block %d", o.Page, o.Block)
	}
	return fmt.Sprintf("block %d", o.Block)
}
