package ingest

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"polidex/corpus"
)

func documentKey(id string) string { return documentsPrefix + id + ".json" }

// PutDocument keeps a document as extracted, in place of an earlier extraction.
// Its provenance is kept apart (see AddRetrieval) and not written. Errors wrap
// [corpus.ErrInvalid] when ID and digest do not belong together.
func (a *Archive) PutDocument(ctx context.Context, doc *corpus.Document) error {
	if !isDigest(doc.Digest) || doc.ID != corpus.DocumentID(doc.Digest) {
		return fmt.Errorf("keeping document %q: its ID is not that of its digest %q: %w", doc.ID, doc.Digest, corpus.ErrInvalid)
	}
	bare := *doc
	bare.Provenance = nil
	return a.writeRecord(ctx, documentKey(doc.ID), &bare)
}

// Document returns the document with the ID, with its retrievals, with the work that
// it was found to belong to, and with the reviews laid over it. Errors wrap
// [corpus.ErrNotFound], a [corpus.RemovedError] among them.
func (a *Archive) Document(ctx context.Context, id string) (*corpus.Document, error) {
	doc, err := a.reviewedDocument(ctx, id, true)
	if err != nil {
		return nil, a.removedOr(ctx, id, err)
	}
	if doc.Provenance, err = a.Retrievals(ctx, doc.Digest); err != nil {
		return nil, err
	}
	return doc, nil
}

// extracted returns the document as it was written.
func (a *Archive) extracted(ctx context.Context, id string) (*corpus.Document, error) {
	if !isDocumentID(id) {
		return nil, fmt.Errorf("document %q: an ID is 16 digits and letters a to f: %w", id, corpus.ErrNotFound)
	}
	doc := new(corpus.Document)
	if err := a.readRecord(ctx, documentKey(id), doc); err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	return doc, nil
}

// DocumentIDs returns the IDs of all documents, sorted.
func (a *Archive) DocumentIDs(ctx context.Context) ([]string, error) {
	objects, err := a.list(ctx, documentsPrefix)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(objects))
	for _, o := range objects {
		id := strings.TrimSuffix(strings.TrimPrefix(o.key, documentsPrefix), ".json")
		if isDocumentID(id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// Documents yields all documents by ID with the reviews laid over them, without
// their provenance. A damaged document is yielded as an error wrapping
// [corpus.ErrMalformed]; the caller may go on to the next.
func (a *Archive) Documents(ctx context.Context) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		ids, err := a.DocumentIDs(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		reviewed, err := a.reviewed(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				yield(nil, err)
				return
			}
			if !yield(a.reviewedDocument(ctx, id, reviewed[id])) {
				return
			}
		}
	}
}

// reviewedDocument returns a document with its work, and with its reviews if it has
// any.
func (a *Archive) reviewedDocument(ctx context.Context, id string, reviewed bool) (*corpus.Document, error) {
	doc, err := a.extracted(ctx, id)
	if err != nil {
		return nil, err
	}
	placed, err := a.placing(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.laidOver(ctx, doc, placed, reviewed)
}

// laidOver lays a placing and the reviews over a document as it was extracted.
func (a *Archive) laidOver(ctx context.Context, doc *corpus.Document, placed *placing, reviewed bool) (*corpus.Document, error) {
	doc = placed.over(doc)
	if !reviewed {
		return doc, nil
	}
	reviews, err := a.Reviews(ctx, doc.ID)
	if err != nil {
		return nil, err
	}
	return doc.WithReviews(reviews), nil
}
