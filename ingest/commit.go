package ingest

import (
	"context"
	"fmt"
	"slices"
	"time"

	"polidex/corpus"
)

// Bounds of what is put into the index at once. Larger batches spare the index
// work; rows wait for their batch.
const (
	maxBatchDocuments = 32
	maxBatchBytes     = 8 << 20
)

// committer puts documents into the index in batches and reports the rows in
// order, each after its document can be found.
type committer struct {
	pipeline *Pipeline
	// report is given the rows, and says what is at fault with the machine; lead is
	// told before it what an input leads to, and may be nil.
	report func(Row, *input) error
	lead   func(outcome)

	rows  []reported
	docs  []*corpus.Document
	bytes int
	due   <-chan time.Time
	// broken says that the index has failed: it is not asked again in this run.
	broken bool
}

// reported is a row that waits to be reported, with its input; a document that
// no input of the run brought has none.
type reported struct {
	row Row
	in  *input
}

// drain takes the outcomes from the queue until it ends. The first fault stops
// the workers; what they had finished is still committed.
func (c *committer) drain(ctx context.Context, queue <-chan chan outcome, stop context.CancelCauseFunc) error {
	var fault error
	fail := func(err error) {
		if fault == nil && err != nil {
			fault = err
			stop(err)
		}
	}
	for done := range queue {
		out := c.next(ctx, done, fail)
		// One fault is enough to tell of: the others are of the same machine.
		if out.interrupted() || out.fault != nil && fault != nil {
			continue
		}
		fail(out.fault)
		fail(c.commit(ctx, out))
	}
	fail(c.flush(ctx))
	return fault
}

// next waits for an outcome, and puts the batch meanwhile when it is due.
func (c *committer) next(ctx context.Context, done <-chan outcome, fail func(error)) outcome {
	for {
		select {
		case out := <-done:
			return out
		case <-c.due:
			fail(c.flush(ctx))
		}
	}
}

func (c *committer) commit(ctx context.Context, out outcome) error {
	c.rows = append(c.rows, reported{out.row, out.in})
	if c.lead != nil {
		c.lead(out)
	}
	if out.doc != nil && c.pipeline.opts.Index != nil {
		if len(c.docs) == 0 {
			c.due = time.After(c.pipeline.opts.BatchDelay)
		}
		// A record may have told more of one that waits already.
		c.docs = slices.DeleteFunc(c.docs, func(d *corpus.Document) bool { return d.ID == out.doc.ID })
		c.docs = append(c.docs, out.doc)
		c.bytes += textBytes(out.doc)
	}
	if len(c.docs) == 0 || len(c.docs) >= maxBatchDocuments || c.bytes >= maxBatchBytes {
		return c.flush(ctx)
	}
	return nil
}

// flush puts the batch and reports the rows that waited for it. It also does so
// after the run was interrupted: these documents are read already.
func (c *committer) flush(ctx context.Context) error {
	var err error
	if len(c.docs) > 0 && !c.broken {
		if err = c.pipeline.opts.Index.Put(context.WithoutCancel(ctx), c.docs...); err != nil {
			err = fmt.Errorf("putting %s into the index: %w", plural(len(c.docs), "document"), err)
			c.broken = true
		}
	}
	waiting := map[string]bool{}
	for _, d := range c.docs {
		waiting[d.ID] = c.broken
	}
	for _, r := range c.rows {
		if waiting[r.row.Document] {
			// Why is the run's error, and told once.
			r.row.State, r.row.Reason = StateFailed, "kept in the archive, but not yet in the index"
		}
		if fault := c.report(r.row, r.in); err == nil {
			err = fault
		}
	}
	c.rows, c.docs, c.bytes, c.due = nil, nil, 0, nil
	return err
}

func textBytes(doc *corpus.Document) int {
	n := 0
	for i := range doc.Blocks {
		n += len(doc.Blocks[i].Text)
	}
	return n
}
