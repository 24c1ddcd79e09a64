package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"polidex/api/cite"
	"polidex/corpus"
)

func (a *app) citeCommand() *cobra.Command {
	var form, output string
	cmd := &cobra.Command{
		Use:   "cite ID",
		Short: "Cite a document or an action for Zotero, EndNote, LaTeX and others",
		Long: `Cite prints a reference to a document, or to an action with its page and words, in
a form that reference managers read: ris (Zotero, EndNote, Mendeley), bibtex (LaTeX,
JabRef) or csl-json (Zotero, Pandoc). What is not known is left out.`,
		Example: `  polidex cite 3f9c2b7a11d04e58 --format bibtex >> references.bib
  polidex cite 3f9c2b7a11d04e58-a5e20c61f77 -o action.ris`,
		Args: exactly(1, "the id of a document or an action"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", form, cite.FormatNames()); err != nil {
				return err
			}
			archive, err := a.openArchive(cmd.Context(), false)
			if err != nil {
				return err
			}
			defer archive.Close()
			item, err := citedItem(cmd.Context(), archive, args[0])
			if err != nil {
				return err
			}
			text, err := item.Encode(cite.Format(form))
			if err != nil {
				return err
			}
			return a.writeOutput(output, text)
		},
	}
	cmd.Flags().StringVar(&form, "format", string(cite.RIS), "the form of the reference: ris, bibtex or csl-json")
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `file` to write; else standard output")
	complete(cmd, "format", cite.FormatNames)
	return cmd
}

// citedItem returns what an id names as it is cited.
func citedItem(ctx context.Context, archive documents, id string) (cite.Item, error) {
	m := idPattern.FindStringSubmatch(id)
	switch {
	case m == nil:
		return cite.Item{}, fmt.Errorf("%q is no id; ids look like 3f9c2b7a11d04e58, and 'polidex documents' lists them: %w", id, corpus.ErrInvalid)
	case m[3] != "":
		return cite.Item{}, fmt.Errorf("%q is a passage; a document or an action can be cited: %w", id, corpus.ErrInvalid)
	}
	doc, err := document(ctx, archive, m[1])
	if err != nil {
		return cite.Item{}, err
	}
	if m[2] == "" {
		return cite.Document(doc), nil
	}
	action, err := actionOf(doc, id)
	if err != nil {
		return cite.Item{}, err
	}
	return cite.Action(doc, action), nil
}
