package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract/themes"
)

// editFlags are the settings of a change of the vocabulary.
type editFlags struct {
	dryRun bool
	limit  int
}

func (f *editFlags) add(a *app, cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "say which actions would gain or lose the theme, and change nothing")
	cmd.Flags().IntVar(&f.limit, "limit", 20, "how many actions a dry run lists for each side")
	cmd.Flags().StringVar(&a.format, "format", formatTable, "how the answer is printed: table or json")
	complete(cmd, "format", editFormats)
}

func editFormats() []string { return []string{formatTable, formatJSON} }

func (a *app) themesEditCommand() *cobra.Command {
	var flags editFlags
	cmd := &cobra.Command{
		Use:   "edit FILE",
		Short: "Change a theme, or add one",
		Long: `Edit puts the theme of a YAML file (- is standard input) in the place of the one
with its id, or adds it. The file has the form that 'polidex themes show' prints:
id, labels, note, broader, eurovoc, iccs, terms. The vocabulary of the data folder
gets a new version, and all documents are tagged anew from what was read of them;
their originals are not read again. What is taken in later is tagged so too.`,
		Example: `  polidex themes show drug-trafficking > theme.yaml
  polidex themes edit theme.yaml --dry-run
  polidex themes edit theme.yaml`,
		Args: exactly(1, "one file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			data, err := a.readInput(args[0])
			if err != nil {
				return err
			}
			theme, err := themes.ParseTheme(data)
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			return a.edit(cmd.Context(), corpus.ThemeEdit{ID: theme.ID, Theme: &theme, By: a.reviewer()}, flags)
		},
	}
	flags.add(a, cmd)
	return cmd
}

func (a *app) themesRemoveCommand() *cobra.Command {
	var flags editFlags
	cmd := &cobra.Command{
		Use:   "remove THEME",
		Short: "Take a theme out of the vocabulary",
		Long: `Remove takes a theme out of the vocabulary, and so from all actions, but for those
that people gave it in a review. 'polidex themes restore' brings it back.`,
		Args: exactly(1, "the id of a theme"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.edit(cmd.Context(), corpus.ThemeEdit{ID: args[0], By: a.reviewer()}, flags)
		},
	}
	flags.add(a, cmd)
	return cmd
}

// edit makes a change of the vocabulary, or says what it would do.
func (a *app) edit(ctx context.Context, edit corpus.ThemeEdit, flags editFlags) error {
	if err := oneOf("format", a.format, editFormats()); err != nil {
		return err
	}
	if flags.limit < 0 {
		return usage(fmt.Sprintf("--limit takes a number from 0 on, not %d", flags.limit))
	}
	return a.withTagger(ctx, func(s *store) error {
		if flags.dryRun {
			effect, err := s.tagger.Try(ctx, edit, flags.limit, 24*time.Hour)
			if err != nil {
				return err
			}
			return a.printEffect(edit.ID, effect)
		}
		v, err := s.tagger.Save(ctx, edit)
		if err != nil {
			return err
		}
		return a.followed(ctx, s, v)
	})
}

// withTagger opens the data folder for a change of its vocabulary.
func (a *app) withTagger(ctx context.Context, do func(*store) error) error {
	archive, err := a.openArchive(ctx, false) // there are no data to be made here
	if err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	s, err := a.open(ctx, true)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.tagger.Finish(ctx); err != nil {
		return err
	}
	return do(s)
}

// followed waits until the documents have followed a change, and says so.
func (a *app) followed(ctx context.Context, s *store, v corpus.VocabularyVersion) error {
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	bar := a.startProgress("tagging", s.tagger.Tagging().Documents)
	ended := make(chan corpus.Tagging, 1)
	go func() { ended <- s.tagger.Wait(ctx) }()
	var t corpus.Tagging
	for waiting := true; waiting; {
		select {
		case t = <-ended:
			waiting = false
		case <-ticker.C:
			now := s.tagger.Tagging()
			bar.at(now.Done, now.Documents)
		}
	}
	bar.end()
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(a.err, "the change is kept; 'polidex ingest', 'polidex serve' and the next change tag the other documents")
		return ctx.Err()
	case t.State != corpus.TaggingDone:
		return errors.New(t.Reason)
	}
	if a.format == formatJSON {
		return a.printJSON(struct {
			Version corpus.VocabularyVersion `json:"version"`
			Tagging corpus.Tagging           `json:"tagging"`
		}{v, t})
	}
	fmt.Fprintf(a.out, "vocabulary version %s, %s\n", v.Version, plural(v.Themes, "theme", "themes"))
	fmt.Fprintf(a.out, "%s tagged, %d changed\n", plural(t.Documents, "document", "documents"), t.Changed)
	if t.Unreadable > 0 {
		fmt.Fprintf(a.err, "polidex: %s damaged and left as they are\n", plural(t.Unreadable, "document is", "documents are"))
		return errSomeFailed
	}
	return nil
}

// printEffect prints what a change would do.
func (a *app) printEffect(theme string, e corpus.ThemeEffect) error {
	if a.format == formatJSON {
		return a.printJSON(e)
	}
	for _, side := range []struct {
		sign, verb string
		corpus.ThemeShift
	}{{"+", "gain", e.Gain}, {"-", "lose", e.Lose}} {
		fmt.Fprintf(a.out, "%s in %s would %s %s\n", plural(side.Actions, "action", "actions"), plural(side.Documents, "document", "documents"), side.verb, theme)
		for _, m := range side.First {
			where := m.Title
			if m.Page > 0 {
				where += fmt.Sprintf(", page %d", m.Page)
			}
			fmt.Fprintf(a.out, "%s %s\n  %s\n  “%s” (%s)\n  %s\n", side.sign, clean(m.Text), clean(where), clean(m.Words), m.Rule, m.Action)
		}
		if n := side.Actions - len(side.First); n > 0 && len(side.First) > 0 {
			fmt.Fprintf(a.out, "  and %d more\n", n)
		}
	}
	for _, o := range e.Others {
		fmt.Fprintf(a.out, "%s: %d would gain it, %d lose it\n", o.Theme, o.Gain, o.Lose)
	}
	fmt.Fprintf(a.out, "%s looked at; nothing was changed\n", plural(e.LookedAt, "document", "documents"))
	return nil
}

func (a *app) printJSON(v any) error {
	if err := writeIndented(a.out, v); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}
