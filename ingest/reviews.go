package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
)

// AddReview appends a record of a person's judgement and returns it with its ID,
// which the archive gives, and its time: where that is not after the document's
// other reviews, as with clocks that differ, it is made so, since the order of
// reviews is that of their times. Errors wrap [corpus.ErrInvalid] for a record
// without time or without what its verdict needs (see [corpus.Review.Check]), and
// [corpus.ErrNotFound] where the archive holds no such document.
func (a *Archive) AddReview(ctx context.Context, r corpus.Review) (corpus.Review, error) {
	if err := checkReview(r); err != nil {
		return r, err
	}
	if !isDocumentID(r.Document) {
		return r, fmt.Errorf("recording a review: document %q: %w", r.Document, corpus.ErrNotFound)
	}
	exists, err := a.bucket.Exists(ctx, documentKey(r.Document))
	if err != nil {
		return r, a.fault("reading", documentKey(r.Document), err)
	}
	if !exists {
		return r, fmt.Errorf("recording a review: document %s: %w", r.Document, corpus.ErrNotFound)
	}
	earlier, err := a.Reviews(ctx, r.Document)
	if err != nil {
		return r, err
	}
	return a.addReview(ctx, r, earlier)
}

func checkReview(r corpus.Review) error {
	if err := r.Check(); err != nil {
		return fmt.Errorf("recording a review: %w", err)
	}
	if r.Time.IsZero() {
		return fmt.Errorf("recording a review: its time is needed: %w", corpus.ErrInvalid)
	}
	return nil
}

// addReview writes a review that was checked, after the earlier ones of its document.
func (a *Archive) addReview(ctx context.Context, r corpus.Review, earlier []corpus.Review) (corpus.Review, error) {
	r.Time, r.ID = r.Time.UTC(), ""
	if n := len(earlier); n > 0 && !r.Time.After(earlier[n-1].Time) {
		r.Time = earlier[n-1].Time.Add(time.Nanosecond)
	}
	content, err := json.Marshal(r)
	if err != nil {
		return r, fmt.Errorf("recording a review of %s: %w", r.Document, err)
	}
	name := recordName(r.Time, content)
	r.ID = r.Document + "-r" + strings.TrimSuffix(name, ".json")
	return r, a.writeRecord(ctx, reviewsPrefix+r.Document+"/"+name, r)
}

// Reviews returns the reviews of a document, oldest first; none is no error.
func (a *Archive) Reviews(ctx context.Context, document string) ([]corpus.Review, error) {
	if !isDocumentID(document) {
		return nil, fmt.Errorf("reading the reviews of document %q: %w", document, corpus.ErrNotFound)
	}
	objects, err := a.list(ctx, reviewsPrefix+document+"/")
	if err != nil {
		return nil, err
	}
	out := make([]corpus.Review, 0, len(objects))
	for _, o := range objects {
		var r corpus.Review
		if err := a.readRecord(ctx, o.key, &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(x, y corpus.Review) int { return x.Time.Compare(y.Time) })
	return out, nil
}

// ReviewedDocuments returns the IDs of the documents that have reviews, sorted.
func (a *Archive) ReviewedDocuments(ctx context.Context) ([]string, error) {
	objects, err := a.list(ctx, reviewsPrefix)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, o := range objects {
		id, _, _ := strings.Cut(strings.TrimPrefix(o.key, reviewsPrefix), "/")
		if isDocumentID(id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// reviewed returns the IDs of the documents that have reviews.
func (a *Archive) reviewed(ctx context.Context) (map[string]bool, error) {
	ids, err := a.ReviewedDocuments(ctx)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, id := range ids {
		out[id] = true
	}
	return out, nil
}

// ReviewsOf returns a document as it was extracted, with its work, its reviews laid
// over it, and what became of them. Errors wrap [corpus.ErrNotFound].
func (a *Archive) ReviewsOf(ctx context.Context, document string) (*corpus.ReviewedDocument, error) {
	doc, err := a.extracted(ctx, document)
	if err != nil {
		return nil, a.removedOr(ctx, document, err)
	}
	reviews, err := a.Reviews(ctx, document)
	if err != nil {
		return nil, err
	}
	placed, err := a.placing(ctx, document)
	if err != nil {
		return nil, err
	}
	return placed.over(doc).Lay(reviews), nil
}
