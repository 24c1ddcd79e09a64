package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
)

// AddReview appends a record of a person's correction and returns it with its
// ID, which the archive gives. Errors wrap [corpus.ErrInvalid] for a record
// without action, time or a known verdict, and [corpus.ErrNotFound] where the
// archive holds no such document.
func (a *Archive) AddReview(ctx context.Context, r corpus.Review) (corpus.Review, error) {
	known := []corpus.ReviewVerdict{corpus.Accepted, corpus.Corrected, corpus.Rejected}
	if r.Action == "" || r.Time.IsZero() || !slices.Contains(known, r.Verdict) {
		return r, fmt.Errorf("recording a review: action, time and a verdict (accepted, corrected, rejected) are needed: %w", corpus.ErrInvalid)
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
	r.Time, r.ID = r.Time.UTC(), ""
	content, err := json.Marshal(r)
	if err != nil {
		return r, fmt.Errorf("recording a review of %s: %w", r.Action, err)
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

// reviewed returns the IDs of the documents that have reviews.
func (a *Archive) reviewed(ctx context.Context) (map[string]bool, error) {
	objects, err := a.list(ctx, reviewsPrefix)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, o := range objects {
		id, _, _ := strings.Cut(strings.TrimPrefix(o.key, reviewsPrefix), "/")
		out[id] = true
	}
	return out, nil
}
