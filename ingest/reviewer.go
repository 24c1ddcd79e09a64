package ingest

import (
	"context"
	"errors"
	"fmt"
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
	if fault != nil {
		return nil, nil, fault
	}
	return after, ids, nil
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
