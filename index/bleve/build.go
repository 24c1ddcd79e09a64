package bleve

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"polidex/corpus"
)

// Build writes a new generation with the documents beside the current one of the
// folder dir, which it makes if need be, and then switches to it. Until then,
// and on an error, everything stays as it was; an error that comes with a
// document ends the build and is returned.
//
// The index need not be readable: this is how one that [Open] finds malformed is
// made anew. An index that is open goes on with the old generation until its
// Reopen; in the same process [Index.Rebuild] does both. What is put into the
// old generation meanwhile is not in the new one.
func Build(ctx context.Context, dir string, docs iter.Seq2[*corpus.Document, error], opts Options) error {
	opts = opts.withDefaults()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("building index %q: %w", dir, err)
	}
	g, err := newGeneration(dir, opts, buildPlan)
	if err != nil {
		return fmt.Errorf("building index %q: %w", dir, err)
	}
	err = g.fill(ctx, docs, opts)
	if err == nil {
		// While it is open nobody takes it for one that was left behind.
		err = setCurrent(dir, filepath.Base(g.path))
	}
	releaseErr := g.release()
	if err != nil {
		return fmt.Errorf("building index %q: %w", dir, errors.Join(err, releaseErr, os.RemoveAll(g.path)))
	}
	if releaseErr != nil {
		return fmt.Errorf("closing the built index %q: %w", dir, releaseErr)
	}
	return nil
}

// fill takes the documents into an empty generation and merges its segments,
// which makes phrases and patterns about twice as fast. When it returns, all is
// on disk.
func (g *generation) fill(ctx context.Context, docs iter.Seq2[*corpus.Document, error], opts Options) error {
	if err := newFiller(ctx, g, opts).fill(ctx, docs); err != nil {
		return err
	}
	held, err := g.content()
	if err != nil || held.batches == 0 {
		return err
	}
	if err := g.store.ForceMerge(ctx, &oneSegment); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// What follows a merge in the store is on disk with the merged segment.
	if err := g.store.SetInternal(keyContent, held.bytes()); err != nil {
		return err
	}
	// The columns are read and kept while nobody waits for them.
	v, err := g.view()
	if err != nil {
		return err
	}
	v.done()
	return nil
}

// Rebuild builds a new generation with the documents and turns to it, without
// failing a search. Put and Delete wait meanwhile, so that nothing that they
// write is lost.
func (x *Index) Rebuild(ctx context.Context, docs iter.Seq2[*corpus.Document, error]) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	if err := Build(ctx, x.dir, docs, x.opts); err != nil {
		return err
	}
	_, err := x.reopen()
	return err
}
