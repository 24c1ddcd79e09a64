package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
)

func (a *app) showCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show a document, an action or a passage by its id",
		Long: `Show prints what an id names. For a document: what is known of it and its key
actions. For an action: its words, facts and place, and the rule and words behind
each of them. For a passage: its words in their place.`,
		Example: `  polidex show 3f9c2b7a11d04e58
  polidex show 3f9c2b7a11d04e58-a5e20c61f77
  polidex show 3f9c2b7a11d04e58 --format json`,
		Args: exactly(1, "one id, as 'search' and 'documents' print it"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			archive, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer archive.Close()
			return a.show(cmd.Context(), archive, args[0])
		},
	}
	a.formatFlag(cmd)
	return cmd
}

// documents is what show asks of the archive.
type documents interface {
	Document(ctx context.Context, id string) (*corpus.Document, error)
}

// document returns the document with an ID, or says that there is none.
func document(ctx context.Context, archive documents, id string) (*corpus.Document, error) {
	doc, err := archive.Document(ctx, id)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, noDocument(id, err)
	}
	return doc, err
}

// idPattern takes an id apart: a document's, and an action's or a passage's
// behind it.
var idPattern = regexp.MustCompile(`^([0-9a-f]{16})(?:-(a[0-9a-f]+)|-p(\d{1,9}))?$`)

func (a *app) show(ctx context.Context, archive documents, id string) error {
	m := idPattern.FindStringSubmatch(id)
	if m == nil {
		return fmt.Errorf("%q is no id; ids look like 3f9c2b7a11d04e58, and 'polidex documents' lists them: %w", id, corpus.ErrInvalid)
	}
	doc, err := document(ctx, archive, m[1])
	if err != nil {
		return err
	}
	switch {
	case m[2] != "":
		action, err := actionOf(doc, id)
		if err != nil {
			return err
		}
		return a.showAction(doc, action)
	case m[3] != "":
		n, err := blockOf(doc, m[3])
		if err != nil {
			return err
		}
		return a.showPassage(doc, n)
	}
	if a.format == formatJSON {
		return a.printDocument(doc)
	}
	if a.format == formatTable {
		if form := formOf(doc); form != "" {
			fmt.Fprintf(a.out, "%-10s %s\n", "form", form)
		}
		a.summary(doc)
	}
	_, err = actionListing().print(a, each(actionHits(doc)))
	return err
}

// formOf says which other form of its work is to be read in the place of a document;
// nothing of one that is the main form.
func formOf(doc *corpus.Document) string {
	var out []string
	if doc.ReplacedBy != "" {
		out = append(out, "replaced by "+doc.ReplacedBy+", a later version from the same source")
	}
	if doc.Form == corpus.FormMainInLanguage {
		out = append(out, "the best in its language")
	}
	if doc.Main != "" && doc.Main != doc.ReplacedBy {
		out = append(out, "the form to read is "+doc.Main)
	}
	return strings.Join(out, "; ")
}

// actionOf returns the action of a document with an id.
func actionOf(doc *corpus.Document, id string) (*corpus.Action, error) {
	if action, ok := doc.Action(id); ok {
		return action, nil
	}
	return nil, fmt.Errorf("document %s has no action %s: %w", doc.ID, id, corpus.ErrNotFound)
}

// blockOf returns the block of a document with a number in digits.
func blockOf(doc *corpus.Document, digits string) (int, error) {
	n, err := strconv.Atoi(digits)
	if err != nil || n >= len(doc.Blocks) {
		return -1, fmt.Errorf("document %s has %d passages, none is number %s: %w", doc.ID, len(doc.Blocks), digits, corpus.ErrNotFound)
	}
	return n, nil
}

// showAction prints one action with its reasons.
func (a *app) showAction(doc *corpus.Document, action *corpus.Action) error {
	if a.format == formatJSON || a.format == formatNDJSON {
		return printObject(a.out, action)
	}
	if a.format == formatCSV {
		_, err := actionListing().print(a, each([]corpus.Hit{{Entry: doc.ActionEntry(action)}}))
		return err
	}
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-10s %s\n", name, strings.TrimSpace(indent(value, a.width(), "           ")))
		}
	}
	line("action", action.Text)
	line("lead-in", action.LeadIn)
	line("box", action.BoxTitle)
	line("actors", strings.Join(action.Actors, ", "))
	line("deadline", interval(action.Deadline))
	line("relative", deadlineText(action.Relative))
	line("themes", strings.Join(action.Themes, ", "))
	line("document", documentName(corpus.Hit{Entry: doc.ActionEntry(action)}))
	line("section", strings.Join(action.Section, " > "))
	line("page", number(action.ShownPage()))
	line("certainty", fmt.Sprintf("%.0f %%", 100*action.Confidence))
	line("review", reviewedBy(action))
	for _, why := range action.Why {
		rule := why.Rule
		if why.Confidence > 0 {
			rule = fmt.Sprintf("%s, %.0f %%", rule, 100*why.Confidence)
		}
		line("why", fmt.Sprintf("%s: “%s” (%s)", why.Fact, why.Words, rule))
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}

// interval shows a deadline's words and the days they mean.
func interval(d *corpus.Deadline) string {
	if d == nil {
		return ""
	}
	from, to := string(d.From), string(d.To)
	if from == "" {
		from = "open"
	}
	if to == "" {
		to = "open"
	}
	return fmt.Sprintf("%s (%s to %s)", d.Text, from, to)
}

// around is how many blocks are shown before and after a passage.
const around = 2

func (a *app) showPassage(doc *corpus.Document, n int) error {
	if a.format != formatTable {
		for _, e := range doc.PassageEntries() {
			if e.Block == n {
				_, err := passageListing().print(a, each([]corpus.Hit{{Entry: e}}))
				return err
			}
		}
		return fmt.Errorf("passage %d of document %s is furniture of the page: %w", n, doc.ID, corpus.ErrNotFound)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", place(corpus.Hit{Entry: corpus.Entry{
		Title: doc.Title, Reference: doc.Reference, Page: doc.Blocks[n].Page, Section: doc.Blocks[n].Section, Source: doc.Source,
	}}))
	for i := max(0, n-around); i <= min(len(doc.Blocks)-1, n+around); i++ {
		prefix := "  "
		if i == n {
			prefix = "> "
		}
		text := doc.Blocks[i].Text
		if m := doc.Blocks[i].Marker; m != "" {
			text = m + " " + text
		}
		b.WriteString(indent(text, a.width(), prefix))
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}
