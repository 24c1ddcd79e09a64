package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"slices"

	"polidex/corpus"
)

// Upload keeps a file that is being sent, under the name and media type that its
// sender gives it, and has it read. When it returns, the file is in the archive, and
// so is the job; of bytes whose document is held there is no job, and its ID is
// returned. Bytes that a job waits for already bring that job. A document that was
// removed is added anew.
//
// Nothing is kept of a file that does not come to its end: the reader's errors are
// returned as they are. Others wrap [corpus.ErrTooLarge], [corpus.ErrMalformed] for
// an empty file, or [corpus.ErrUnavailable], a [corpus.QueueFullError] among them.
func (q *Queue) Upload(ctx context.Context, name, mediaType, by string, body io.Reader) (job corpus.Job, document string, err error) {
	release, err := q.reserve()
	if err != nil {
		return job, "", err
	}
	defer release()
	s, err := q.archive.spool(body, q.pipeline.opts.MaxBytes)
	if err != nil {
		return job, "", err
	}
	defer s.close()
	// It has come whole: that its sender goes away now changes nothing.
	ctx = context.WithoutCancel(ctx)
	source := UploadSource(s.digest, name)
	if err := q.keep(ctx, s, source, mediaType); err != nil {
		return job, "", err
	}
	id := corpus.DocumentID(s.digest)
	switch _, err := q.archive.extracted(ctx, id); {
	case err == nil:
		return job, id, nil
	case !errors.Is(err, corpus.ErrNotFound) && !errors.Is(err, corpus.ErrMalformed):
		return job, "", err
	}
	job, err = q.admit(ctx, jobRecord{Digest: s.digest, Job: corpus.Job{
		Kind: corpus.JobUpload, Order: corpus.Order{Source: source}, Document: id, Size: s.size, By: remark(by),
	}}, func(t *task) bool { return t.Digest == s.digest })
	return job, "", err
}

// keep puts what was sent into the archive: first what is known of it, as an
// original is read rightly only with that.
func (q *Queue) keep(ctx context.Context, s *spooled, source, mediaType string) error {
	q.keeping.RLock()
	defer q.keeping.RUnlock()
	now := q.pipeline.opts.Now()
	if err := q.archive.lift(ctx, corpus.DocumentID(s.digest), now); err != nil {
		return err
	}
	got := corpus.Retrieval{Digest: s.digest, Source: source, Time: now, Size: s.size, Tool: q.pipeline.opts.Tool}
	if plain, _, err := mime.ParseMediaType(mediaType); err == nil && plain != "application/octet-stream" && len(mediaType) < 200 {
		got.ContentType = mediaType
	}
	if err := q.archive.AddRetrieval(ctx, got); err != nil {
		return err
	}
	return q.archive.keepSpooled(ctx, s)
}

// Add has a source taken in. An order that waits already is not added again: its
// job is returned. Errors wrap [corpus.ErrInvalid] for what is no source that may be
// asked for from elsewhere: files of this machine are none.
func (q *Queue) Add(ctx context.Context, order corpus.Order, by string) (corpus.Job, error) {
	if err := check(order); err != nil {
		return corpus.Job{}, err
	}
	release, err := q.reserve()
	if err != nil {
		return corpus.Job{}, err
	}
	defer release()
	return q.admit(context.WithoutCancel(ctx), jobRecord{Job: corpus.Job{Kind: corpus.JobSource, Order: order, By: remark(by)}}, func(t *task) bool {
		return t.Kind == corpus.JobSource && t.State == corpus.JobWaiting && same(t.Order, order)
	})
}

// Reprocess has the original of a document read again with the extractor of now.
// Errors wrap [corpus.ErrNotFound], a [corpus.RemovedError] among them.
func (q *Queue) Reprocess(ctx context.Context, id, by string) (corpus.Job, error) {
	rec := jobRecord{Job: corpus.Job{Kind: corpus.JobReprocess, Document: id, By: remark(by)}}
	doc, err := q.archive.extracted(ctx, id)
	switch {
	case err == nil:
		rec.Digest, rec.Source = doc.Digest, doc.Source
	case !isDocumentID(id) || !errors.Is(err, corpus.ErrNotFound) && !errors.Is(err, corpus.ErrMalformed):
		return corpus.Job{}, err
	default:
		// One that could not be read, or whose document is damaged.
		t, removed, err := q.archive.Tombstone(ctx, id)
		if err != nil {
			return corpus.Job{}, err
		}
		if removed {
			return corpus.Job{}, &corpus.RemovedError{Tombstone: t}
		}
		if rec.Digest, err = q.archive.digestOf(ctx, id); err != nil {
			return corpus.Job{}, err
		}
		if rec.Digest == "" {
			return corpus.Job{}, errNoDocument(id)
		}
		rec.Source = "original " + id
		if from, err := q.archive.Retrievals(ctx, rec.Digest); err == nil && len(from) > 0 {
			rec.Source = from[0].Source
		}
	}
	release, err := q.reserve()
	if err != nil {
		return corpus.Job{}, err
	}
	defer release()
	return q.admit(context.WithoutCancel(ctx), rec, func(t *task) bool {
		return t.Digest == rec.Digest && t.State == corpus.JobWaiting
	})
}

func errNoDocument(id string) error {
	return fmt.Errorf("there is no document %q: %w", id, corpus.ErrNotFound)
}

// Remove removes a document; see [Remover.Remove].
func (q *Queue) Remove(ctx context.Context, id string, how corpus.Removal) (corpus.Tombstone, error) {
	q.keeping.Lock()
	defer q.keeping.Unlock()
	t, err := q.opts.Remover.Remove(ctx, id, how)
	q.mu.Lock()
	q.unsettled = true
	q.mu.Unlock()
	q.rouse()
	return t, err
}

// reserve takes a place in the queue, until it is released.
func (q *Queue) reserve() (release func(), err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if n := len(q.waiting) + q.reserved; n >= q.opts.MaxWaiting {
		return nil, corpus.QueueFullError{Waiting: n}
	}
	q.reserved++
	return func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.reserved--
	}, nil
}

// admit makes a job of a record and lets it wait, or returns the one there is that
// does the same.
func (q *Queue) admit(ctx context.Context, rec jobRecord, does func(*task) bool) (corpus.Job, error) {
	q.admitting.Lock()
	defer q.admitting.Unlock()
	q.mu.Lock()
	all := slices.Concat(q.waiting, q.running)
	if i := slices.IndexFunc(all, does); i >= 0 {
		defer q.mu.Unlock()
		return all[i].shown(), nil
	}
	before := len(all)
	q.mu.Unlock()
	rec.Created, rec.State = q.pipeline.opts.Now().UTC(), corpus.JobWaiting
	var err error
	if rec.ID, err = newJobID(rec.Created, q.opts.Random); err != nil {
		return corpus.Job{}, err
	}
	if err := q.archive.putJob(ctx, rec); err != nil {
		return corpus.Job{}, err
	}
	t := &task{jobRecord: rec, changed: make(chan struct{})}
	q.mu.Lock()
	defer q.mu.Unlock()
	j := t.shown()
	j.Before = before
	q.enqueue(t)
	return j, nil
}

// enqueue lets a job wait. The mutex must be held.
func (q *Queue) enqueue(t *task) {
	q.byID[t.ID], q.waiting = t, append(q.waiting, t)
	q.emit(t, corpus.JobEvent{
		Step: corpus.StepWaiting, Source: t.Source, Document: t.Document, Size: t.Size, Before: len(q.waiting) - 1 + len(q.running),
	})
	q.rouse()
}

// same says whether two orders ask for the same.
func same(a, b corpus.Order) bool {
	return a.Source == b.Source && mannerOfOrder(a).equal(mannerOfOrder(b))
}
