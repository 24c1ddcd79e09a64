package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"polidex/corpus"
)

// reread reads the original of a document again with the extractor of now, and
// puts what comes of it in the place of the document. One that can no longer be
// read, or not as much of it, keeps the document that it had, old, which is nil for
// a damaged one.
func (r *run) reread(ctx context.Context, digest string, old *corpus.Document) (Row, error) {
	id := corpus.DocumentID(digest)
	stays := Row{State: StateFailed, Document: id}
	data, err := r.opts.Archive.ReadOriginal(ctx, digest)
	switch {
	case errors.Is(err, corpus.ErrMalformed):
		stays.Reason = "the copy of the original in the archive is damaged; give the source again"
		return stays, nil
	case errors.Is(err, corpus.ErrNotFound):
		stays.Reason = "its original is no longer in the archive"
		return stays, nil
	case err != nil:
		return stays, err
	}
	from, err := r.opts.Archive.Retrievals(ctx, digest)
	if err != nil && !errors.Is(err, corpus.ErrMalformed) {
		return stays, err
	}
	got := firstFrom(from, old)
	doc, err := r.extraction(ctx, data, got)
	if ctx.Err() != nil {
		return stays, ctx.Err()
	}
	if err != nil {
		stays.Reason = reason(err) + "; the document stays as it was"
		return stays, nil
	}
	doc.ID, doc.Digest, doc.Source = id, digest, cmp.Or(got.Source, doc.Source)
	Catalogued(doc, from...)
	return r.replace(ctx, doc, old)
}

// firstFrom returns the retrieval by which the document was made, else the oldest.
// The document may be nil.
func firstFrom(from []corpus.Retrieval, doc *corpus.Document) corpus.Retrieval {
	for _, got := range from {
		if doc == nil || got.Source == doc.Source {
			return got
		}
	}
	if len(from) > 0 {
		return from[0]
	}
	return corpus.Retrieval{}
}

// replace keeps a document that was made again, in place of the old one, which is
// nil where that was damaged.
func (r *run) replace(ctx context.Context, doc, old *corpus.Document) (Row, error) {
	if old == nil {
		old = &corpus.Document{}
		old.Quality.PagesWithoutText = doc.Quality.PagesWithoutText
	}
	if n := len(doc.Quality.PagesWithoutText); n > len(old.Quality.PagesWithoutText) {
		return Row{State: StateFailed, Document: doc.ID, Reason: fmt.Sprintf(
			"%s would be left unread that the document has; it stays as it was", plural(n-len(old.Quality.PagesWithoutText), "page"))}, nil
	}
	if err := r.put(ctx, doc, doc.Source); err != nil {
		return Row{Document: doc.ID}, err
	}
	row := Row{State: StateUpdated, Document: doc.ID, Reason: "read again; its document in the archive was damaged"}
	if old.ID != "" {
		row.Changes = corpus.Compare(old.Actions, doc.Actions)
		row.Reason = "read again: " + row.Changes.Summary()
	}
	return row, nil
}
