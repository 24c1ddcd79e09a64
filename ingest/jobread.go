package ingest

import (
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

// held is an original in the archive that a person asks to be read.
type held struct {
	digest string
	// source is what its row is told under.
	source string
	// again has it read also where there is a document.
	again bool
	// patient leaves an original alone that could not be read before: this was asked
	// for in another process, which may have ended over it.
	patient bool
	tell    func(corpus.JobEvent)
	// done is told what became of it, once its document can be found, or the fault of
	// the machine that was met.
	done func(Row, error)
}

// readHeld reads originals of the archive, several at once, and puts their
// documents into the index. The error is one that befell all of them: each has then
// been told it, or was done before.
func (p *Pipeline) readHeld(ctx context.Context, all []held) error {
	r, err := p.begin(ctx)
	if err != nil {
		for _, h := range all {
			h.done(Row{}, err)
		}
		return err
	}
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(r.opts.Workers)
	for _, h := range all {
		group.Go(func() error {
			start := time.Now()
			ctx := withSteps(ctx, h.tell)
			row, err := r.readOne(ctx, h)
			if err == nil && row.Document != "" && row.State != StateFailed && row.State != StateRefused {
				row, err = r.publish(ctx, row)
			}
			row.Source, row.Named, row.Number, row.Total = h.source, true, 1, 1
			row.Took = time.Since(start)
			if err == nil {
				mu.Lock()
				r.finishedEarlier(row, h.digest)
				mu.Unlock()
			}
			h.done(row, err)
			return nil
		})
	}
	group.Wait() // the functions return no errors
	err = r.remember(ctx)
	if len(r.added) > 0 && ctx.Err() == nil {
		err = errors.Join(err, r.group(ctx))
	}
	return err
}

// readOne makes the document of an original. The error is a fault of the archive or
// the context's.
func (r *run) readOne(ctx context.Context, h held) (Row, error) {
	id := corpus.DocumentID(h.digest)
	failure, settled := r.settled(h.digest)
	old, err := r.opts.Archive.extracted(ctx, id)
	damaged := errors.Is(err, corpus.ErrMalformed)
	switch {
	case r.isBuried(h.digest):
		return Row{State: StateRefused, Reason: failure.Reason}, nil
	case err != nil && !damaged && !errors.Is(err, corpus.ErrNotFound):
		return Row{}, err
	case h.again && (err == nil || damaged):
		return r.reread(ctx, h.digest, old)
	case err == nil:
		// Another run has met it meanwhile.
		return Row{State: StateAdded, Document: id}, nil
	case settled && failure.State != "" && h.patient:
		return Row{State: failure.State, Reason: failure.Reason}, nil
	}
	row, err := r.finish(ctx, h.digest)
	if errors.Is(err, corpus.ErrNotFound) {
		return Row{State: StateFailed, Reason: "its original is no longer in the archive"}, nil
	}
	if row.Reason == reasonRecovered || row.Reason == reasonRetried {
		row.Reason = "" // it was asked for now, and is told as new
	}
	return row, err
}

// publish puts the document of a row into the index, and completes the row with
// what the document says.
func (r *run) publish(ctx context.Context, row Row) (Row, error) {
	doc, err := r.opts.Archive.reviewedDocument(ctx, row.Document, true)
	if errors.Is(err, corpus.ErrNotFound) {
		return Row{State: StateRefused, Reason: "it was removed while it was being read"}, nil
	}
	if err != nil {
		return row, err
	}
	if r.opts.Index != nil {
		if err := r.opts.Index.Put(context.WithoutCancel(ctx), doc); err != nil {
			return row, err
		}
	}
	changes := row.Changes
	row = describe(doc, row.State, row.Reason)
	row.Changes = changes
	return row, nil
}
