package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/evaluate"
)

// goldSuffix ends the name of a gold file, behind the document's without its own
// ending.
const goldSuffix = ".gold.json"

func (a *app) evaluateCommand() *cobra.Command {
	var flags extractFlags
	var documents string
	var reviews, again bool
	cmd := &cobra.Command{
		Use:   "evaluate [GOLD_DIR]",
		Short: "Measure the extraction against documents whose actions are known",
		Long: `Evaluate reads each document that has gold, a file NAME.gold.json beside it that
says what is to be found in it, and prints how right the extraction is: for each
document, each language and in all; how far each language is from English; how far
the confidence that is stated, in actions and in their themes, is to be believed;
and what was missed, false or wrong.

prec., recall and F1 are those of finding the actions, strict the F1 with equal
words and words the mean likeness of the texts; page, box, lead-in and actors (F1)
are over the actions found, and deadline is the share of right intervals; due is
the F1 of deadlines, missed and false actions counted; themes, macro and th. all
are the themes' F1 over the actions found, as the mean of all themes, and with
missed and false actions; doc. th. are the documents' themes; facts are how many
of title, reference, date, language and pages are right. The calibration error is
how far stated and true share are apart in a group, the mean over all: 0 is
confidence to be taken at its word. docs/extraction.md says how each is measured.

With --reviews gold is what people have made of the documents of the data folder
that are completely reviewed (see 'polidex review'), and what is measured is what
had been found in them; with --extract, what is found now. In place of GOLD_DIR, a
file of such gold, as /v1/reviews/gold gives it, may be named.`,
		Example: `  polidex evaluate testdata/gold --documents testdata/documents
  polidex evaluate gold --format json > figures.json
  polidex evaluate --reviews --extract
  polidex evaluate gold.ndjson`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case reviews && len(args) > 0:
				return usage("polidex evaluate takes --reviews or gold, not both")
			case !reviews && len(args) != 1:
				return usage("polidex evaluate takes one folder with gold files, or --reviews; see 'polidex evaluate --help'")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", a.format, evaluateFormats()); err != nil {
				return err
			}
			if reviews || isGoldLines(args[0]) {
				return a.evaluateReviews(cmd.Context(), strings.Join(args, ""), again, flags)
			}
			if again {
				return usage("--extract goes with reviews; documents of a folder are always read")
			}
			known, some, err := goldOf(args[0], documents)
			if err != nil {
				return err
			}
			for _, why := range some {
				fmt.Fprintln(a.err, "polidex: "+clean(plain(why)))
			}
			if len(known) > 0 {
				x, err := a.extractor(flags)
				if err != nil {
					return err
				}
				defer x.Close()
				results, err := a.judge(cmd.Context(), x, known, flags.workers)
				if err != nil {
					return err
				}
				if err := a.printEvaluation(evaluate.Sum(results)); err != nil {
					return err
				}
			}
			if len(some) > 0 {
				return errSomeFailed
			}
			return nil
		},
	}
	flags.add(a, cmd)
	cmd.Flags().StringVar(&documents, "documents", "", "the `folder` of the documents, where it is not GOLD_DIR")
	cmd.Flags().BoolVar(&reviews, "reviews", false, "gold is what people have completely reviewed in the data folder")
	cmd.Flags().BoolVar(&again, "extract", false, "with reviews: read every original again first")
	cmd.Flags().IntVar(&flags.workers, "workers", 0, "how many documents are read at once; 0 is one a processor")
	cmd.Flags().StringVar(&a.format, "format", formatTable, "how the figures are printed: table or json")
	complete(cmd, "format", evaluateFormats)
	return cmd
}

func evaluateFormats() []string { return []string{formatTable, formatJSON} }

// known is a document and what is to be found in it.
type known struct {
	name string
	file string
	gold evaluate.Gold
}

// goldOf pairs the gold files of a folder with their documents, by name. Files
// that cannot be used are returned as errors of one line each.
func goldOf(dir, documents string) (all []known, unusable []error, err error) {
	if documents == "" {
		documents = dir
	}
	files, err := namesIn(dir)
	if err != nil {
		return nil, nil, err
	}
	beside, err := namesIn(documents)
	if err != nil {
		return nil, nil, err
	}
	files = slices.DeleteFunc(files, func(n string) bool { return !strings.HasSuffix(n, goldSuffix) })
	if len(files) == 0 {
		return nil, nil, fmt.Errorf("there is no gold in %q: no file is named like NAME%s: %w", dir, goldSuffix, corpus.ErrNotFound)
	}
	for _, f := range files {
		k, err := readGold(filepath.Join(dir, f), documents, beside)
		if err != nil {
			unusable = append(unusable, fmt.Errorf("%s: %w", filepath.Join(dir, f), err))
			continue
		}
		all = append(all, k)
	}
	return all, unusable, nil
}

// namesIn returns the names of the files in a folder, sorted.
func namesIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return nil, usage(fmt.Sprintf("%q is no folder", dir))
		}
		return nil, notFound(fmt.Errorf("opening the folder: %w", err))
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// readGold reads a gold file and finds its document among the names of a folder:
// the one of the same name with an ending of its own.
func readGold(file, documents string, names []string) (known, error) {
	k := known{name: strings.TrimSuffix(filepath.Base(file), goldSuffix)}
	data, err := os.ReadFile(file)
	if err != nil {
		return k, err
	}
	if k.gold, err = evaluate.Read(data); err != nil {
		return k, err
	}
	var fitting []string
	for _, n := range names {
		ending := filepath.Ext(n)
		if ending != ".json" && strings.TrimSuffix(n, ending) == k.name {
			fitting = append(fitting, n)
		}
	}
	switch len(fitting) {
	case 0:
		return k, fmt.Errorf("there is no document %s in %q: %w", k.name+".*", documents, corpus.ErrNotFound)
	case 1:
		k.file = filepath.Join(documents, fitting[0])
		return k, nil
	}
	return k, fmt.Errorf("more than one document is of that name, %s: %w", strings.Join(fitting, ", "), corpus.ErrConflict)
}

// judge extracts the documents, some at once, and judges each.
func (a *app) judge(ctx context.Context, x extractor, all []known, workers int) ([]evaluate.Result, error) {
	bar := a.startProgress("reading", len(all))
	defer bar.end()
	results := make([]evaluate.Result, len(all))
	var mu sync.Mutex // guards done and the bar
	done := 0
	group, ctx := errgroup.WithContext(ctx)
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	group.SetLimit(workers)
	for i, k := range all {
		group.Go(func() error {
			data, err := a.readInput(k.file)
			if err != nil && !errors.Is(err, corpus.ErrTooLarge) {
				return err
			}
			var doc *corpus.Document
			if err == nil {
				doc, err = x.Extract(ctx, data, extract.Source{Name: k.file})
			}
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case errors.Is(err, corpus.ErrUnavailable): // of this machine, not of the document
				return fmt.Errorf("reading %q: %w", k.file, err)
			}
			results[i] = evaluate.Judge(k.name, k.gold, doc, err)
			mu.Lock()
			defer mu.Unlock()
			done++
			bar.at(done, len(all))
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return results, nil
}

// printEvaluation prints a report in the format asked for.
func (a *app) printEvaluation(r evaluate.Report) error {
	if a.format == formatTable {
		return a.printFigures(r)
	}
	if err := writeIndented(a.out, r); err != nil {
		return fmt.Errorf("writing the figures: %w", err)
	}
	return nil
}
