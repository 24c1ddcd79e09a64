package ingest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"polidex/corpus"
)

// Settle finishes what removals leave to be done: it takes out what a run that was
// under way, or an index that was built meanwhile, has brought back, and finds the
// works anew of which a form has gone. It is to be called when no pipeline runs,
// and after a start. It does nothing that was done already.
func (r *Remover) Settle(ctx context.Context) error {
	stones, err := r.opts.Archive.Tombstones(ctx)
	if err != nil {
		return err
	}
	for _, t := range stones {
		if err := r.clear(ctx, t); err != nil {
			return err
		}
	}
	if err := r.takeOut(ctx, stones); err != nil {
		return err
	}
	return r.regroup(ctx)
}

// takeOut takes what the index holds and the archive does not out of it.
func (r *Remover) takeOut(ctx context.Context, stones map[string]corpus.Tombstone) error {
	if r.opts.Index == nil || len(stones) == 0 {
		return nil
	}
	held, err := r.opts.Index.Held(ctx)
	if err != nil {
		return err
	}
	var gone []string
	for _, id := range held {
		if _, removed := stones[id]; removed {
			gone = append(gone, id)
		}
	}
	if len(gone) == 0 {
		return nil
	}
	if err := r.opts.Index.Delete(ctx, gone...); err != nil {
		return fmt.Errorf("taking %s out of the index: %w", plural(len(gone), "removed document"), err)
	}
	return nil
}

// regroup has the other forms of works that have lost one grouped as if they had
// just come.
func (r *Remover) regroup(ctx context.Context) error {
	r.mu.Lock()
	works := r.works
	r.works = map[string]bool{}
	r.mu.Unlock()
	if len(works) == 0 {
		return nil
	}
	p := &Pipeline{opts: Options{Archive: r.opts.Archive, Now: r.opts.Now, Logger: r.opts.Logger}}
	if r.opts.Index != nil {
		p.opts.Index = r.opts.Index
	}
	run, err := p.begin(ctx)
	if err != nil {
		return err
	}
	placings, err := r.opts.Archive.placings(ctx, run.sortedDocuments())
	if err != nil {
		return err
	}
	for id, placed := range placings {
		if works[placed.Work] {
			run.added[id] = nil
		}
	}
	if len(run.added) == 0 {
		return nil
	}
	if err := run.group(ctx); err != nil {
		return err
	}
	return r.putAgain(ctx, slices.Sorted(maps.Keys(run.added)))
}

// putAgain puts documents into the index with the work that they have now.
func (r *Remover) putAgain(ctx context.Context, ids []string) error {
	if r.opts.Index == nil {
		return nil
	}
	for _, id := range ids {
		doc, err := r.opts.Archive.reviewedDocument(ctx, id, true)
		if errors.Is(err, corpus.ErrMalformed) || errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err == nil {
			err = r.opts.Index.Put(ctx, doc)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
