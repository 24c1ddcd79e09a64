package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract"
	"polidex/index/bleve"
	"polidex/ingest"
)

func (a *app) reindexCommand() *cobra.Command {
	var again bool
	var flags extractFlags
	cmd := &cobra.Command{
		Use:   "reindex",
		Short: "Rebuild the index from the archive",
		Long: `Reindex builds a new index from the archived documents beside the one in use,
and puts it in its place when it is whole; a 'polidex serve' that runs turns to
it by itself. With --extract every original is read and analysed again first, as
after an update of Polidex or with other --themes.`,
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			x, err := a.extractor(flags)
			if err != nil {
				return err
			}
			defer x.Close()
			if x, err = a.tagging(ctx, x); err != nil {
				return err
			}
			archive, err := a.openArchive(ctx, false)
			if err != nil {
				return err
			}
			defer archive.Close()
			kept := 0
			if again {
				if kept, err = a.extractAgain(ctx, archive, x); err != nil {
					return err
				}
				if err := archive.Regroup(ctx); err != nil {
					return err
				}
			}
			n, err := a.rebuild(ctx, archive)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "the index was rebuilt from %s\n", plural(n, "document", "documents"))
			if kept > 0 {
				return errSomeFailed
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&again, "extract", false, "read and analyse every original again first")
	flags.add(a, cmd)
	return cmd
}

// rebuild builds the index anew from the archive's documents and returns their
// number.
func (a *app) rebuild(ctx context.Context, archive *ingest.Archive) (int, error) {
	if _, err := archive.RegroupOlder(ctx); err != nil {
		return 0, err
	}
	ids, err := archive.DocumentIDs(ctx)
	if err != nil {
		return 0, err
	}
	bar := a.startProgress("indexing", len(ids))
	defer bar.end()
	n := 0
	counted := func(yield func(*corpus.Document, error) bool) {
		for doc, err := range archive.Documents(ctx) {
			if err == nil {
				n++
				bar.at(n, max(n, len(ids)))
			}
			if !yield(doc, err) {
				return
			}
		}
	}
	if err := bleve.Build(ctx, a.indexPath(), counted, bleve.Options{Logger: a.logger()}); err != nil {
		return n, fmt.Errorf("building the index: %w", err)
	}
	return n, nil
}

// extractAgain reads and analyses every original of the archive anew. One that
// can no longer be read, or not as much of it, keeps the document it had, and
// that is said; it returns how many there were.
func (a *app) extractAgain(ctx context.Context, archive *ingest.Archive, x extractor) (kept int, err error) {
	ids, err := archive.DocumentIDs(ctx)
	if err != nil {
		return 0, err
	}
	bar := a.startProgress("reading again", len(ids))
	defer bar.end()
	for n, id := range ids {
		bar.at(n, len(ids))
		if err := ctx.Err(); err != nil {
			return kept, err
		}
		old, err := archive.Document(ctx, id)
		if errors.Is(err, corpus.ErrMalformed) {
			kept++
			bar.hide()
			fmt.Fprintf(a.err, "polidex: %s; give its source to 'polidex ingest' again\n", plain(err))
			continue
		}
		if err != nil {
			return kept, err
		}
		doc, err := extractOriginal(ctx, archive, old, x)
		if err != nil {
			if ctx.Err() != nil {
				return kept, ctx.Err()
			}
		} else if err = archive.Replace(ctx, doc, old, version(), time.Now()); err != nil && !errors.Is(err, corpus.ErrUnavailable) {
			return kept, err
		}
		if err != nil {
			kept++
			bar.hide()
			fmt.Fprintf(a.err, "polidex: %s stays as it was: %s\n", old.Source, plain(err))
		}
	}
	return kept, nil
}

func extractOriginal(ctx context.Context, archive *ingest.Archive, old *corpus.Document, x extractor) (*corpus.Document, error) {
	r, err := archive.Original(ctx, old.Digest)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("reading original %s: %w", old.Digest, err)
	}
	source := extract.Source{Name: old.Source}
	for _, p := range old.Provenance {
		if p.Source == old.Source {
			source.ContentType = p.ContentType
		}
	}
	doc, err := x.Extract(ctx, data, source)
	if err == nil {
		ingest.Catalogued(doc, old.Provenance...)
	}
	return doc, err
}
