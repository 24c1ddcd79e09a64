package ingest

import (
	"context"
	"errors"
	"slices"
	"syscall"
	"time"

	"polidex/corpus"
)

// Work works on what waits, in the order in which it was asked for, until the
// context ends; what is then being worked on waits for the next process. Originals
// that stand one behind the other are read side by side. Faults are told to those
// who asked, and to the logger.
func (q *Queue) Work(ctx context.Context) {
	for {
		batch, idle := q.next(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case idle:
			q.wait(ctx)
			continue
		}
		err := q.inTurn(ctx, func(ctx context.Context) error { return q.do(ctx, batch) })
		for _, t := range slices.Backward(batch) {
			q.putBack(t)
		}
		if err == nil || ctx.Err() != nil {
			continue
		}
		q.pipeline.opts.Logger.ErrorContext(ctx, "jobs", "count", len(batch), "error", err)
		if len(batch) == 0 {
			// Not at once again: a removal is finished with the next thing to do.
			q.wait(ctx)
		}
	}
}

// wait waits until there may be something to do.
func (q *Queue) wait(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-q.wake:
	}
}

// next returns what is to be worked on: one source, or the originals that wait
// before the next source. One over which a process may have ended is worked on by
// itself, so that it takes the blame to no other. It is empty where only removals
// are to be finished.
func (q *Queue) next(ctx context.Context) (batch []*task, idle bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if ctx.Err() != nil || len(q.waiting) == 0 {
		return nil, !q.unsettled
	}
	n := slices.IndexFunc(q.waiting, func(t *task) bool { return t.Kind == corpus.JobSource || t.Starts > 0 })
	switch {
	case n < 0:
		n = len(q.waiting)
	case n == 0:
		n = 1
	}
	return slices.Clone(q.waiting[:min(n, maxBatch)]), false
}

// do works on jobs in the turn that it was given.
func (q *Queue) do(ctx context.Context, batch []*task) error {
	for _, t := range batch {
		q.start(ctx, t)
	}
	if len(batch) == 1 && batch[0].Kind == corpus.JobSource {
		return q.takeIn(ctx, batch[0])
	}
	var all []held
	for _, t := range batch {
		all = append(all, held{
			digest: t.Digest, source: t.Source, again: t.Kind == corpus.JobReprocess, patient: t.patient,
			tell: func(e corpus.JobEvent) {
				e.Source = t.Source
				q.told(t, e)
			},
			done: func(row Row, err error) {
				if err == nil {
					q.reported(t, row)
				}
				q.end(ctx, t, err)
			},
		})
	}
	if len(all) == 0 {
		return nil
	}
	return q.pipeline.readHeld(ctx, all)
}

// takeIn works on a source.
func (q *Queue) takeIn(ctx context.Context, t *task) error {
	told := withSteps(ctx, func(e corpus.JobEvent) {
		if !IsUpload(e.Source) { // one that waits, and is read on the way
			q.told(t, e)
		}
	})
	_, err := q.pipeline.runOrder(told, t.Order, func(row Row) { q.reported(t, row) })
	q.end(ctx, t, err)
	return err
}

// start moves a job from those that wait to those that are worked on.
func (q *Queue) start(ctx context.Context, t *task) {
	q.mu.Lock()
	q.waiting = slices.DeleteFunc(q.waiting, func(other *task) bool { return other == t })
	q.running = append(q.running, t)
	t.State, t.Started, t.Starts = corpus.JobRunning, q.pipeline.opts.Now().UTC(), t.Starts+1
	q.emit(t, corpus.JobEvent{Step: corpus.StepStarted, Time: t.Started, Source: t.Source, Document: t.Document})
	rec := t.jobRecord
	q.mu.Unlock()
	q.record(ctx, rec)
}

// told keeps a step of a job, reported a row.
func (q *Queue) told(t *task, e corpus.JobEvent) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.emit(t, e)
}

func (q *Queue) reported(t *task, r Row) {
	row := newJobRow(r)
	q.mu.Lock()
	defer q.mu.Unlock()
	t.add(row, r.Total)
	q.emit(t, corpus.JobEvent{Step: corpus.StepRow, Source: row.Source, Document: row.Document, Row: &row})
}

// end ends a job that was worked on, unless the context has ended: it is then put
// back.
func (q *Queue) end(ctx context.Context, t *task, fault error) {
	if ctx.Err() != nil {
		return
	}
	q.mu.Lock()
	rec := t.jobRecord
	rec.State, rec.Reason = t.verdict()
	q.mu.Unlock()
	if fault != nil {
		rec.State, rec.Reason = corpus.JobFailed, faultReason(fault)
		q.pipeline.opts.Logger.ErrorContext(ctx, "job failed", "job", t.ID, "source", t.Source, "error", fault)
	}
	rec.Ended, rec.Starts = q.pipeline.opts.Now().UTC(), 0
	// Kept before it is told: what was read as ended is not begun again.
	q.record(ctx, rec)
	q.mu.Lock()
	t.jobRecord = rec
	t.Rows = nil // they are in the archive
	q.running = slices.DeleteFunc(q.running, func(other *task) bool { return other == t })
	q.ended = append(q.ended, t)
	q.emit(t, t.ending())
	t.events = slices.Clone(t.events[max(0, len(t.events)-maxEndedEvents):])
	var forgotten []*task
	if n := len(q.ended) - q.opts.MaxEnded; n > 0 {
		forgotten = slices.Clone(q.ended[:n])
		q.ended = slices.Clone(q.ended[n:])
	}
	for _, old := range forgotten {
		delete(q.byID, old.ID)
	}
	q.mu.Unlock()
	for _, old := range forgotten {
		if err := q.archive.deleteJob(context.WithoutCancel(ctx), old.ID); err != nil {
			q.pipeline.opts.Logger.WarnContext(ctx, "job that is too old", "job", old.ID, "error", err)
		}
	}
}

// putBack lets a job wait again that was interrupted; one that has ended is left
// alone.
func (q *Queue) putBack(t *task) {
	q.mu.Lock()
	i := slices.Index(q.running, t)
	if i < 0 {
		q.mu.Unlock()
		return
	}
	q.running = slices.Delete(q.running, i, i+1)
	t.State, t.Started, t.Starts = corpus.JobWaiting, time.Time{}, max(t.Starts-1, 0)
	t.Rows, t.RowsLeftOut, t.Counts = nil, 0, corpus.JobCounts{}
	q.waiting = slices.Insert(q.waiting, 0, t)
	rec := t.jobRecord
	q.mu.Unlock()
	q.record(context.Background(), rec)
}

// record keeps a job as it is. A fault is told to the logger: the work matters more
// than the note of it.
func (q *Queue) record(ctx context.Context, rec jobRecord) {
	if err := q.archive.putJob(context.WithoutCancel(ctx), rec); err != nil {
		q.pipeline.opts.Logger.ErrorContext(ctx, "keeping a job", "job", rec.ID, "error", err)
	}
}

// faultReason makes a sentence for a person elsewhere of a fault of this machine,
// without its paths.
func faultReason(err error) string {
	if errors.Is(err, syscall.ENOSPC) {
		return "the server's disk is full; what came is kept as far as it could be"
	}
	return "the server met a fault of its own while it worked on it, which its log names; ask again once that is mended"
}
