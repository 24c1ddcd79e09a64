package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"time"

	"polidex/corpus"
)

// extract makes the document of an original and keeps it, or records why there
// is none and returns nil. The error is a fault of the archive or the context's.
func (r *run) extract(ctx context.Context, data []byte, got corpus.Retrieval, source string) (*corpus.Document, error) {
	doc, err := r.extraction(ctx, data, got)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	digest := corpus.Digest(data)
	if err == nil {
		doc.Digest, doc.Source = digest, source
		Catalogued(doc, got)
		if doc.ID == "" {
			doc.ID = corpus.DocumentID(digest)
		}
		return r.keep(ctx, doc, source)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	f := Failure{Digest: digest, Source: source, State: verdict(err), Reason: reason(err), Time: r.opts.Now(), Tool: r.opts.Tool, Wants: r.failures[digest].Wants}
	r.failures[digest], r.tried[digest] = f, true
	return nil, r.opts.Archive.PutFailure(ctx, f)
}

// keep keeps a document as extracted, unless the archive holds one of the same
// original that was read again in vain, which is returned then.
func (r *run) keep(ctx context.Context, doc *corpus.Document, source string) (*corpus.Document, error) {
	if r.wants(doc.Digest) {
		old, err := r.opts.Archive.extracted(ctx, doc.ID)
		if err == nil && !readsMore(doc.Quality, old.Quality) {
			if err := r.want(ctx, old, source); err != nil {
				return nil, err
			}
			return r.opts.Archive.reviewedDocument(ctx, doc.ID, true)
		}
		r.mu.Lock()
		r.remade[doc.ID] = true
		r.mu.Unlock()
	}
	alone := (*placing)(nil).over(doc) // until it is grouped
	return alone, r.put(ctx, doc, source)
}

// put puts a document into the archive and has it grouped, and records what it
// lacks, or forgets the failure of its original where that is nothing.
func (r *run) put(ctx context.Context, doc *corpus.Document, source string) error {
	err := r.opts.Archive.putAgain(ctx, doc)
	placing := newPlacing(doc)
	r.mu.Lock()
	r.added[doc.ID] = placing
	r.mu.Unlock()
	switch {
	case err != nil:
		return err
	case lacks(doc.Quality):
		return r.want(ctx, doc, source)
	}
	return r.clear(ctx, doc.Digest)
}

// Replace puts a document in the place of the one that the archive holds of the
// same original, and records what it lacks for a run with Options.RetryFailed.
// Where it leaves pages unread that the earlier one does not, as without a
// recogniser, it does nothing and returns an error that wraps
// [corpus.ErrUnavailable].
func (a *Archive) Replace(ctx context.Context, doc, earlier *corpus.Document, tool string, now time.Time) error {
	if n := len(doc.Quality.PagesWithoutText); n > len(earlier.Quality.PagesWithoutText) {
		return fmt.Errorf("%s would be left unread (%s): %w", plural(n, "page"), cmp.Or(doc.Quality.Unread, "nobody recognises their text"), corpus.ErrUnavailable)
	}
	if err := a.putAgain(ctx, doc); err != nil || !lacks(doc.Quality) {
		return err
	}
	return a.PutFailure(ctx, Failure{Digest: doc.Digest, Source: doc.Source, Time: now, Tool: tool, Wants: WantsRecognition})
}

// putAgain keeps a document, perhaps in place of an earlier extraction, of which
// what was found of its work does not hold any more.
func (a *Archive) putAgain(ctx context.Context, doc *corpus.Document) error {
	if err := a.removePlacing(ctx, doc.ID); err != nil {
		return err
	}
	return a.PutDocument(ctx, doc)
}

// lacks reports whether a recogniser, or language data for it, would read more of
// a document.
func lacks(q corpus.Quality) bool {
	return len(q.PagesWithoutText) > 0 ||
		slices.ContainsFunc(q.Recognised, func(c corpus.Recognition) bool { return c.Missing != "" })
}

// readsMore reports whether a reading leaves fewer pages unread than an earlier
// one, or as many and finds more on the others.
func readsMore(now, before corpus.Quality) bool {
	if n := len(now.PagesWithoutText) - len(before.PagesWithoutText); n != 0 {
		return n < 0
	}
	return now.Characters > before.Characters
}

// want records what the document of an original lacks, so that it can be read
// again when that is there.
func (r *run) want(ctx context.Context, doc *corpus.Document, source string) error {
	f := Failure{Digest: doc.Digest, Source: source, Time: r.opts.Now(), Tool: r.opts.Tool, Wants: WantsRecognition}
	r.mu.Lock()
	r.documents[doc.ID] = true
	r.failures[f.Digest] = f
	r.mu.Unlock()
	return r.opts.Archive.PutFailure(ctx, f)
}

// clear forgets the failure of an original that has a document now.
func (r *run) clear(ctx context.Context, digest string) error {
	r.mu.Lock()
	r.documents[corpus.DocumentID(digest)] = true
	_, failed := r.failures[digest]
	delete(r.failures, digest)
	r.mu.Unlock()
	if !failed {
		return nil
	}
	return r.opts.Archive.DeleteFailure(ctx, digest)
}

// extraction runs the extraction within its time and survives its panic.
func (r *run) extraction(ctx context.Context, data []byte, got corpus.Retrieval) (*corpus.Document, error) {
	name := answering(got)
	ctx, cancel := context.WithTimeout(ctx, r.opts.Timeout)
	defer cancel()
	type result struct {
		doc *corpus.Document
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if cause := recover(); cause != nil {
				r.opts.Logger.ErrorContext(ctx, "panic while reading", "source", name, "digest", got.Digest, "panic", fmt.Sprint(cause), "stack", string(debug.Stack()))
				done <- result{err: fmt.Errorf("reading it met an error in Polidex itself (%v)", cause)}
			}
		}()
		doc, err := r.opts.Extract(ctx, data, name, got.ContentType)
		if doc == nil && err == nil {
			err = errors.New("reading it brought nothing")
		}
		done <- result{doc, err}
	}()
	var res result
	select {
	case res = <-done:
	case <-ctx.Done():
		// A reader that does not look at its context is left behind.
		res.err = ctx.Err()
	}
	if res.err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, fmt.Errorf("reading it took longer than %s: %w", r.opts.Timeout, corpus.ErrUnavailable)
	}
	return res.doc, res.err
}
