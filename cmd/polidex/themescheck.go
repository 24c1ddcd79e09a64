package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract"
)

func (a *app) themesCheckCommand() *cobra.Command {
	var flags extractFlags
	cmd := &cobra.Command{
		Use:   "check [FILE_OR_FOLDER...]",
		Short: "Show terms of the vocabulary that never fire, and actions that no theme reaches",
		Long: `Check tags the documents of the data folder anew, or the given files and the
files of the given folders, with the built-in vocabulary or that of --themes. It
lists the terms that name nothing in any of them, by language and theme, and the
actions that have no theme. A term that only stands where a longer one hides it
names nothing. The terms of languages without a document are left out.`,
		Example: `  polidex themes check
  polidex themes check --themes mine.yaml documents/
  polidex themes check --format csv > terms.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			v, err := a.inUse(cmd.Context())
			if err != nil {
				return err
			}
			c := newCoverage(v)
			check := a.checkFiles
			if len(args) == 0 {
				check = a.checkArchive
			}
			err = check(cmd.Context(), c, args, flags)
			if err != nil && !errors.Is(err, errSomeFailed) {
				return err
			}
			if printErr := a.printCoverage(c); printErr != nil {
				return printErr
			}
			return err
		},
	}
	flags.add(a, cmd)
	a.formatFlag(cmd)
	return cmd
}

// checkArchive takes in the documents of the data folder, analysed anew: they may
// have been tagged with another vocabulary.
func (a *app) checkArchive(ctx context.Context, c *coverage, _ []string, _ extractFlags) error {
	archive, err := a.openArchive(ctx, false)
	if err != nil {
		return err
	}
	defer archive.Close()
	var some error
	for doc, err := range archive.Documents(ctx) {
		if errors.Is(err, corpus.ErrMalformed) {
			fmt.Fprintln(a.err, "polidex: "+clean(plain(err)))
			some = errSomeFailed
			continue
		}
		if err == nil {
			err = extract.Analyse(ctx, doc, extract.Options{Themes: c.vocabulary})
		}
		if err != nil {
			return err
		}
		c.take(doc)
	}
	return some
}

// checkFiles extracts the given files and takes them in. One that cannot be read
// is told and stops none; in folders, files of other formats are passed over.
func (a *app) checkFiles(ctx context.Context, c *coverage, sources []string, flags extractFlags) error {
	files, err := filesOf(sources)
	if err != nil {
		return err
	}
	x, err := a.extractor(flags)
	if err != nil {
		return err
	}
	defer x.Close()
	bar := a.startProgress("reading", len(files))
	defer bar.end()
	var some error
	for i, f := range files {
		bar.at(i, len(files))
		doc, err := a.extractFile(ctx, x, f.path)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			c.take(doc)
		case !f.named && errors.Is(err, corpus.ErrUnsupported):
		default:
			bar.hide()
			fmt.Fprintf(a.err, "polidex: %s: %s\n", clean(f.path), clean(plain(err)))
			some = errSomeFailed
		}
	}
	return some
}

func (a *app) extractFile(ctx context.Context, x extractor, name string) (*corpus.Document, error) {
	data, err := a.readInput(name)
	if err != nil {
		return nil, err
	}
	return x.Extract(ctx, data, extract.Source{Name: name})
}

// sourceFile is a file, named itself or found in a folder that was.
type sourceFile struct {
	path  string
	named bool
}

// filesOf returns the given files and those of the given folders, in the order of
// their names, without hidden ones.
func filesOf(sources []string) ([]sourceFile, error) {
	var out []sourceFile
	for _, source := range sources {
		info, err := os.Stat(source)
		if err != nil {
			return nil, notFound(fmt.Errorf("opening %q: %w", source, err))
		}
		if !info.IsDir() {
			out = append(out, sourceFile{source, true})
			continue
		}
		err = filepath.WalkDir(source, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case path != source && strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.Type().IsRegular():
				out = append(out, sourceFile{path, false})
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading the folder %q: %w", source, err)
		}
	}
	return out, nil
}

// printCoverage prints what no text used and what no theme reaches.
func (a *app) printCoverage(c *coverage) error {
	rows := c.gaps()
	if a.format != formatTable {
		_, err := gapListing().print(a, each(rows))
		return err
	}
	return a.coverageTables(c, rows)
}
