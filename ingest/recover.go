package ingest

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

// strayAge is how old a temporary file is before it counts as left behind.
const strayAge = 24 * time.Hour

// Recover finishes what an interrupted run left: originals without a document
// are read, and documents that the index does not hold are put in. Run does so
// first; it is of use by itself after a crash, or with Options.RetryFailed to
// try again all that could not be read. Each original that was read is a row.
func (p *Pipeline) Recover(ctx context.Context, report func(Row)) (Summary, error) {
	start := time.Now()
	r, err := p.begin(ctx)
	if err != nil {
		return Summary{}, err
	}
	summary, err := r.recover(ctx, report)
	if kept := r.remember(ctx); err == nil {
		err = kept
	}
	summary.Took = time.Since(start)
	return summary, err
}

func (r *run) recover(ctx context.Context, report func(Row)) (Summary, error) {
	var summary Summary
	digests, err := r.opts.Archive.Originals(ctx)
	if err != nil {
		return summary, err
	}
	left := slices.DeleteFunc(digests, func(digest string) bool {
		f, settled := r.settled(digest)
		return settled && !(r.opts.RetryFailed && !r.isBuried(digest) && (f.State != "" || r.wants(digest)))
	})
	summary.Inputs, summary.NotReached = len(left), len(left)
	if err := r.opts.Archive.sweep(ctx, r.opts.Now().Add(-strayAge)); err != nil {
		r.opts.Logger.WarnContext(ctx, "temporary file left behind", "error", err)
	}
	r.inOrder(left)
	number := 0
	done := func(digest string, row Row) {
		r.finishedEarlier(row, digest)
		number++
		row.Number, row.Total = number, len(left)
		summary.NotReached--
		summary.count(row)
		switch {
		case row.Retried:
			summary.Retried++
		case row.State == StateAdded:
			summary.Recovered++
		}
		report(row)
	}
	if err := r.finishAll(ctx, left, done); err != nil {
		return summary, err
	}
	summary.Indexed, err = r.reindexMissing(ctx)
	return summary, err
}

// finishAll reads the originals, several at once. Those that were being read
// when a run ended go last and one by one, the least suspect first, so that one
// which ends the process does not take the blame to others.
//
// Done is told of each, in their order.
func (r *run) finishAll(ctx context.Context, digests []string, done func(digest string, row Row)) error {
	var mu sync.Mutex
	rows, next := map[string]Row{}, 0
	finish := func(ctx context.Context, digest string) error {
		row, fault := r.finish(ctx, digest)
		if fault != nil {
			return fault
		}
		mu.Lock()
		defer mu.Unlock()
		rows[digest] = row
		for ; next < len(digests); next++ {
			row, ended := rows[digests[next]]
			if !ended {
				break
			}
			done(digests[next], row)
		}
		return nil
	}
	suspects := map[string]int{}
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(r.opts.Workers)
	for _, digest := range digests {
		if n := r.attempts(digest); n > 0 {
			suspects[digest] = n
			continue
		}
		group.Go(func() error { return finish(working, digest) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	ordered := slices.SortedFunc(maps.Keys(suspects), func(a, b string) int {
		return cmp.Or(suspects[a]-suspects[b], strings.Compare(a, b))
	})
	for _, digest := range ordered {
		if err := finish(ctx, digest); err != nil {
			return err
		}
	}
	return nil
}

// inOrder puts originals in the order in which they came first, those at the end
// that were being read when a run ended.
func (r *run) inOrder(digests []string) {
	slices.SortFunc(digests, func(a, b string) int {
		x, _ := r.history.First(a)
		y, _ := r.history.First(b)
		return cmp.Or(r.attempts(a)-r.attempts(b), byTime(x, y), strings.Compare(a, b))
	})
}

// unreported is the report of documents that no input of the run brought.
func unreported(Row, *input) error { return nil }

// attempts returns how often reading an original has ended the process.
func (r *run) attempts(digest string) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failures[digest].Attempts
}

// isRemade says whether this run has put a document in the place of one held.
func (r *run) isRemade(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.remade[id]
}

// wants says whether the document of an original lacks something that another
// reading may bring.
func (r *run) wants(digest string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failures[digest].Wants != ""
}

// finish reads an original that has no document, or not a whole one. While it does,
// the original counts as tried: if reading it ends the process, it will not for ever.
func (r *run) finish(ctx context.Context, digest string) (Row, error) {
	start := time.Now()
	first, known := r.history.First(digest)
	row := Row{Source: first.Source, State: StateFailed, Named: true}
	if !known {
		row.Source = "original " + corpus.DocumentID(digest)
	}
	data, err := r.opts.Archive.ReadOriginal(ctx, digest)
	if errors.Is(err, corpus.ErrMalformed) {
		r.opts.Logger.ErrorContext(ctx, "damaged original", "digest", digest, "source", first.Source)
		row.Reason = "the copy in the archive is damaged; give the source again"
		return row, nil
	}
	if err != nil {
		return row, err
	}
	before, err := r.attempt(ctx, digest, first.Source)
	if err != nil {
		return row, err
	}
	first.Digest = digest
	doc, fault := r.extract(ctx, data, first, first.Source)
	switch {
	case fault != nil:
		// Not the original's doing: the attempt does not count.
		return row, errors.Join(fault, r.forget(context.WithoutCancel(ctx), before, digest))
	case doc == nil:
		r.mu.Lock()
		f := r.failures[digest]
		r.mu.Unlock()
		row.State, row.Reason = f.State, f.Reason
	default:
		source := row.Source
		switch {
		case before.Wants != "" && !r.isRemade(doc.ID):
			row = describe(doc, StateUnchanged, "")
		case before.Wants != "" && lacks(doc.Quality):
			row = describe(doc, StateUpdated, "")
		case before.Wants != "":
			row = describe(doc, StateUpdated, reasonRetried)
		case before.State != "":
			row = describe(doc, StateAdded, reasonRetried)
		default:
			row = describe(doc, StateAdded, reasonRecovered)
		}
		row.Source, row.Named = source, true
		r.mu.Lock()
		r.recovered[digest] = row
		r.mu.Unlock()
	}
	row.Took, row.Retried = time.Since(start), r.opts.RetryFailed && (before.State != "" || before.Wants != "")
	r.opts.Logger.InfoContext(ctx, "original read again", "source", row.Source, "digest", digest, "state", row.State,
		"reason", row.Reason, "took_ms", row.Took.Milliseconds())
	return row, nil
}

// attempt records that an original is taken up again, and returns what was
// recorded before.
func (r *run) attempt(ctx context.Context, digest, source string) (before Failure, err error) {
	r.mu.Lock()
	before = r.failures[digest]
	r.mu.Unlock()
	f := Failure{Digest: digest, Source: source, Time: r.opts.Now(), Tool: r.opts.Tool, Attempts: before.Attempts + 1, Wants: before.Wants}
	switch since := f.Time.Sub(before.Time); {
	case before.State != "":
		// It failed in an orderly way, and is tried again because it was asked for.
		f.Attempts = 1
	case before.Attempts > 0 && since >= 0 && since < attemptGap:
		f.Attempts, f.Time = before.Attempts, before.Time
	}
	if err := r.opts.Archive.PutFailure(ctx, f); err != nil {
		return before, err
	}
	r.mu.Lock()
	r.failures[digest] = f
	r.mu.Unlock()
	return before, nil
}

// forget puts back what was recorded before an attempt.
func (r *run) forget(ctx context.Context, before Failure, digest string) error {
	if before.Digest == "" {
		return r.opts.Archive.DeleteFailure(ctx, digest)
	}
	return r.opts.Archive.PutFailure(ctx, before)
}

// reindexMissing puts the documents into the index that it does not hold, and
// those that this run has made anew.
func (r *run) reindexMissing(ctx context.Context) (int, error) {
	if r.opts.Index == nil {
		return 0, nil
	}
	held, err := r.opts.Index.Held(ctx)
	if err != nil {
		return 0, err
	}
	have := make(map[string]bool, len(held))
	for _, id := range held {
		have[id] = true
	}
	c := &committer{pipeline: r.Pipeline, report: unreported}
	count := 0
	for _, id := range r.sortedDocuments() {
		if have[id] && !r.remade[id] {
			continue
		}
		if err := ctx.Err(); err != nil {
			return count, err
		}
		doc, err := r.opts.Archive.reviewedDocument(ctx, id, true)
		if errors.Is(err, corpus.ErrMalformed) {
			r.opts.Logger.ErrorContext(ctx, "damaged document", "document", id, "error", err)
			continue
		}
		if err != nil {
			return count, err
		}
		if err := c.commit(ctx, outcome{row: describe(doc, StateAdded, ""), doc: doc}); err != nil {
			return count, err
		}
		count++
	}
	return count, c.flush(ctx)
}

func (r *run) sortedDocuments() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Sorted(maps.Keys(r.documents))
}
