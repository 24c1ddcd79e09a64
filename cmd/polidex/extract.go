package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract"
)

// maxInput bounds what extract reads, like the archive's own limit: the largest
// Commission documents are under a tenth of it.
const maxInput = 256 << 20

func (a *app) extractCommand() *cobra.Command {
	flags := extractFlags{alone: true}
	cmd := &cobra.Command{
		Use:   "extract FILE",
		Short: "Read one file and show what is found in it, without keeping it",
		Long: `Extract reads one PDF, HTML page or plain text ("-" is standard input) and shows
its title, reference, date and key actions. With --format json it prints the
whole document: blocks, actions, years, themes and the quality of the reading.`,
		Example: `  polidex extract strategy.pdf
  polidex extract strategy.pdf --format json > strategy.json
  curl -s https://example.org/page | polidex extract -`,
		Args: exactly(1, "one file, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			x, err := a.extractor(flags)
			if err != nil {
				return err
			}
			defer x.Close()
			if x, err = a.tagging(cmd.Context(), x); err != nil {
				return err
			}
			data, err := a.readInput(args[0])
			if err != nil {
				return err
			}
			doc, err := x.Extract(cmd.Context(), data, extract.Source{Name: args[0]})
			if err != nil {
				return fmt.Errorf("reading %q: %w", args[0], err)
			}
			if a.format == formatJSON {
				return a.printDocument(doc)
			}
			if a.format == formatTable {
				a.summary(doc)
			}
			found := actionListing()
			found.none = "no key actions were found in it"
			_, err = found.print(a, each(actionHits(doc)))
			return err
		},
	}
	flags.add(a, cmd)
	a.formatFlag(cmd)
	return cmd
}

// readInput reads a file, or standard input for "-".
func (a *app) readInput(name string) ([]byte, error) {
	var r io.Reader = a.in
	if name != "-" {
		info, err := os.Stat(name)
		switch {
		case strings.HasPrefix(name, "http://"), strings.HasPrefix(name, "https://"):
			return nil, usage(fmt.Sprintf("%q is an address; this takes a file, 'polidex ingest' takes addresses", name))
		case errors.Is(err, fs.ErrNotExist):
			return nil, fmt.Errorf("there is no file %q: %w", name, corpus.ErrNotFound)
		case err != nil:
			return nil, fmt.Errorf("opening the file: %w", err)
		}
		if info.IsDir() {
			return nil, usage(fmt.Sprintf("%q is a folder; extract takes one file, 'polidex ingest' takes folders", name))
		}
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrPermission) {
			return nil, fmt.Errorf("no permission to read %q", name)
		}
		if err != nil {
			return nil, fmt.Errorf("opening the file: %w", err)
		}
		defer f.Close()
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", name, err)
	}
	if len(data) > maxInput {
		return nil, fmt.Errorf("%q is larger than %d MB: %w", name, maxInput>>20, corpus.ErrTooLarge)
	}
	return data, nil
}

func (a *app) printDocument(doc *corpus.Document) error {
	if err := writeIndented(a.out, doc); err != nil {
		return fmt.Errorf("writing the document: %w", err)
	}
	return nil
}

// summary prints what is known of a document as lines of name and value.
func (a *app) summary(doc *corpus.Document) {
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(a.out, "%-10s %s\n", name, strings.TrimSpace(indent(value, a.width(), "           ")))
		}
	}
	line("title", doc.Title)
	line("reference", doc.Reference)
	line("type", string(doc.Type))
	line("date", string(doc.Date))
	line("language", doc.Language)
	line("pages", number(doc.Pages))
	line("themes", strings.Join(doc.Themes, ", "))
	line("cites", cited(doc))
	line("source", doc.Source)
	line("read", reading(doc))
	line("review", reviewOf(doc))
	for _, w := range doc.Quality.Warnings {
		line("warning", w)
	}
	fmt.Fprintf(a.out, "%-10s %d\n\n", "actions", len(doc.Actions))
}

// citedShown is how many of the documents cited a summary names.
const citedShown = 8

// cited names what a document cites, the most cited first.
func cited(doc *corpus.Document) string {
	var names []string
	keys := doc.MostCited()
	for _, k := range keys[:min(len(keys), citedShown)] {
		name := k.Key
		if k.Count > 1 {
			name += fmt.Sprintf(" (%d)", k.Count)
		}
		names = append(names, name)
	}
	if more := len(keys) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, ", ")
}

// reading says in a few words how well a document was read.
func reading(doc *corpus.Document) string {
	q := doc.Quality
	words := map[corpus.ReadStatus]string{
		corpus.ReadWhole: "whole", corpus.ReadPartly: "partly", corpus.ReadNeedsOCR: "needs OCR: its pages are images",
	}[q.Status]
	if q.PagesInFile > 0 {
		words += fmt.Sprintf(", %d of %s", q.PagesRead, plural(q.PagesInFile, "page", "pages"))
	}
	return words + fmt.Sprintf(", %s", plural(q.Characters, "letter", "letters"))
}

// actionHits are the actions of a document as an index would give them.
func actionHits(doc *corpus.Document) []corpus.Hit {
	var hits []corpus.Hit
	for i := range doc.Actions {
		hits = append(hits, corpus.Hit{Entry: doc.ActionEntry(&doc.Actions[i])})
	}
	return hits
}
