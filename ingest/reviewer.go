package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"polidex/corpus"
)

// Puts is what a [Reviewer] asks of an index.
type Puts interface {
	// Put takes documents in, in place of what was held under their IDs.
	Put(ctx context.Context, docs ...*corpus.Document) error
}

// Reviewer keeps reviews: one after the other, so that what a review was decided on
// is what it is laid over. It is safe for use by many goroutines. Two reviewers of
// one archive, in two processes, do not wait for each other: nothing is lost, but
// either may decide without having seen the other's last review.
type Reviewer struct {
	archive *Archive
	index   Puts
	now     func() time.Time
	turn    sync.Mutex
	// removals is held for reading while a review is kept; nil is none. See
	// [Queue.Reviewer].
	removals *sync.RWMutex
}

// NewReviewer returns a reviewer of an archive. The index is given each document that
// was reviewed; nil is none. A nil clock is time.Now.
func NewReviewer(archive *Archive, index Puts, now func() time.Time) *Reviewer {
	if now == nil {
		now = time.Now
	}
	return &Reviewer{archive: archive, index: index, now: now}
}

// Review keeps the review that decide makes of the document as it stands, and returns
// the document with it, and its ID, once the index holds it. An error of
// decide is returned as it is, and nothing is kept. Others wrap [corpus.ErrNotFound]
// where there is no such document, and [corpus.ErrUnavailable] for what the archive
// or the index could not do; where the review is kept and the index does not have
// it, the error says so.
func (r *Reviewer) Review(ctx context.Context, document string, decide func(*corpus.ReviewedDocument) (corpus.Review, error)) (*corpus.ReviewedDocument, string, error) {
	laid, ids, err := r.ReviewAll(ctx, document, func(d *corpus.ReviewedDocument) ([]corpus.Review, error) {
		review, err := decide(d)
		return []corpus.Review{review}, err
	})
	if err != nil {
		return nil, "", err
	}
	return laid, ids[0], nil
}

// ReviewAll is [Reviewer.Review] for several reviews of a document in one turn. They
// are kept one after the other: where one cannot be, those before it are.
func (r *Reviewer) ReviewAll(ctx context.Context, document string, decide func(*corpus.ReviewedDocument) ([]corpus.Review, error)) (*corpus.ReviewedDocument, []string, error) {
	r.turn.Lock()
	defer r.turn.Unlock()
	if r.removals != nil {
		r.removals.RLock()
		defer r.removals.RUnlock()
	}
	laid, err := r.archive.ReviewsOf(ctx, document)
	if err != nil {
		return nil, nil, err
	}
	decided, err := decide(laid)
	if err != nil {
		return nil, nil, err
	}
	reviews := make([]corpus.Review, len(laid.Standings))
	for i := range laid.Standings {
		reviews[i] = laid.Standings[i].Review
	}
	if r.index != nil && len(decided) > 0 {
		if err := r.archive.markUnindexed(ctx, document); err != nil {
			return nil, nil, err
		}
	}
	var ids []string
	var fault error
	for _, review := range decided {
		review.Document, review.Time = document, r.now()
		if fault = checkReview(review); fault == nil {
			review, fault = r.archive.addReview(ctx, review, reviews)
		}
		if fault != nil {
			break
		}
		reviews, ids = append(reviews, review), append(ids, review.ID)
	}
	after := laid.Extracted.Lay(reviews)
	if r.index != nil && len(ids) > 0 {
		// Once it is kept the index must follow, whether or not the caller waits.
		if err := r.index.Put(context.WithoutCancel(ctx), after.Document); err != nil {
			return nil, nil, errors.Join(fault, fmt.Errorf("review %s is kept, but the index does not have it yet: %w", ids[len(ids)-1], err))
		}
	}
	if r.index != nil && len(decided) > 0 {
		// A mark that stays costs the next process one look.
		_ = r.archive.remove(context.WithoutCancel(ctx), unindexedPrefix+document)
	}
	if fault != nil {
		return nil, nil, fault
	}
	return after, ids, nil
}

// unindexedPrefix is the folder of the marks of documents that are being reviewed:
// one that is left behind says that the index may lack the last review.
const unindexedPrefix = "unindexed/"

func (a *Archive) markUnindexed(ctx context.Context, document string) error {
	return a.write(ctx, unindexedPrefix+document, "text/plain", []byte("reviewed\n"))
}

// catchUp puts the documents into the index whose last review it may lack, since the
// process ended, or the index failed, before it had it. Nobody may review meanwhile.
func (r *Remover) catchUp(ctx context.Context) error {
	marks, err := r.opts.Archive.list(ctx, unindexedPrefix)
	if err != nil || r.opts.Index == nil {
		return err
	}
	for _, m := range marks {
		if err := r.putAgain(ctx, []string{strings.TrimPrefix(m.key, unindexedPrefix)}); err != nil {
			return err
		}
		if err := r.opts.Archive.remove(ctx, m.key); err != nil {
			return err
		}
	}
	return nil
}

// Reviews returns a document with its reviews and what became of them; see
// [Archive.ReviewsOf].
func (r *Reviewer) Reviews(ctx context.Context, document string) (*corpus.ReviewedDocument, error) {
	return r.archive.ReviewsOf(ctx, document)
}

// Reviewed returns the IDs of the documents that have reviews, sorted.
func (r *Reviewer) Reviewed(ctx context.Context) ([]string, error) {
	return r.archive.ReviewedDocuments(ctx)
}
