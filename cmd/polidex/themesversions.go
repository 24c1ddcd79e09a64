package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract/themes"
	"polidex/ingest"
)

func (a *app) themesShowCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show THEME",
		Short: "Print a theme with its terms, as 'polidex themes edit' takes it",
		Args:  exactly(1, "the id of a theme"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.editedText(cmd.Context())
			if err != nil {
				return err
			}
			if text == nil {
				if text, err = a.baseText(); err != nil {
					return err
				}
			}
			theme, err := themes.Theme(text, args[0])
			if err != nil {
				return err
			}
			out, err := themes.FormatTheme(theme)
			fmt.Fprint(a.out, out)
			return err
		},
	}
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file`; that of the data folder where none is named")
	return cmd
}

// baseText is the text of the vocabulary where none was edited.
func (a *app) baseText() ([]byte, error) {
	if a.themes == "" {
		return themes.DefaultFile(), nil
	}
	return a.readInput(a.themes)
}

func (a *app) themesVersionsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "versions",
		Short: "List the versions of the vocabulary, the latest first",
		Args:  exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			archive, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer archive.Close()
			t, err := ingest.OpenTagger(cmd.Context(), ingest.TaggerOptions{Archive: archive, Logger: a.logger()})
			if err != nil {
				return err
			}
			defer t.Close()
			versions, err := t.Versions(cmd.Context())
			if err != nil {
				return err
			}
			if p := t.Tagging(); p.State != corpus.TaggingDone {
				fmt.Fprintln(a.err, "some documents have the themes of the version before; the next change, 'polidex ingest' and 'polidex serve' finish that")
			}
			_, err = versionListing().print(a, each(versions))
			return err
		},
	}
	a.formatFlag(cmd)
	return cmd
}

func versionListing() listing[corpus.VocabularyVersion] {
	return listing[corpus.VocabularyVersion]{
		columns: []column[corpus.VocabularyVersion]{
			{name: "version", cell: func(v corpus.VocabularyVersion) string { return v.Version }, widest: 12},
			{name: "made", cell: func(v corpus.VocabularyVersion) string { return moment(v.Time) }, widest: 20},
			{name: "change", cell: func(v corpus.VocabularyVersion) string { return string(v.Change) }, widest: 8},
			{name: "theme", cell: func(v corpus.VocabularyVersion) string { return v.Theme }, spare: true},
			{name: "by", cell: func(v corpus.VocabularyVersion) string { return v.By }, widest: 20},
			{name: "themes", cell: func(v corpus.VocabularyVersion) string { return strconv.Itoa(v.Themes) }, widest: 6, right: true},
		},
		header: []string{"version", "made", "change", "theme", "by", "themes", "current"},
		record: func(v corpus.VocabularyVersion) []string {
			return []string{v.Version, moment(v.Time), string(v.Change), v.Theme, v.By, strconv.Itoa(v.Themes), strconv.FormatBool(v.Current)}
		},
		none: "no version",
	}
}

func (a *app) themesRestoreCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "restore VERSION",
		Short: "Go back to a version of the vocabulary",
		Long: `Restore makes a version that 'polidex themes versions' lists the latest again, by
one more version, and tags all documents with it.`,
		Args: exactly(1, "a version"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", a.format, editFormats()); err != nil {
				return err
			}
			return a.withTagger(cmd.Context(), func(s *store) error {
				v, err := s.tagger.Restore(cmd.Context(), args[0], "", a.reviewer())
				if errors.Is(err, corpus.ErrNotFound) {
					return fmt.Errorf("there is no version %q; 'polidex themes versions' lists them: %w", args[0], corpus.ErrNotFound)
				}
				if err != nil {
					return err
				}
				return a.followed(cmd.Context(), s, v)
			})
		},
	}
	cmd.Flags().StringVar(&a.format, "format", formatTable, "how the answer is printed: table or json")
	complete(cmd, "format", editFormats)
	return cmd
}
