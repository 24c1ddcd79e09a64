package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"polidex/corpus"
)

// DeletingIndex is what removing needs of an index.
type DeletingIndex interface {
	Indexer
	// Delete takes documents out; one that is not held is no error.
	Delete(ctx context.Context, ids ...string) error
}

// RemoverOptions are what a Remover works with. Archive is needed.
type RemoverOptions struct {
	Archive *Archive
	// Index is what documents are taken out of; nil is none.
	Index DeletingIndex
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Logger is told of each removal; nil is silence.
	Logger *slog.Logger
}

// Remover takes documents out of an archive and its index. It is safe for use by
// many goroutines, and while a pipeline runs: what that brings back of a removed
// document meanwhile is taken out by [Remover.Settle] afterwards.
type Remover struct {
	opts RemoverOptions

	mu sync.Mutex
	// works are the keys of works that have lost a form since the last Settle.
	works map[string]bool
}

// NewRemover returns a remover. The error wraps [corpus.ErrInvalid] without an
// archive.
func NewRemover(opts RemoverOptions) (*Remover, error) {
	if opts.Archive == nil {
		return nil, fmt.Errorf("making a remover: an archive is needed: %w", corpus.ErrInvalid)
	}
	opts.Logger = cmp.Or(opts.Logger, slog.New(slog.DiscardHandler))
	if opts.Now == nil {
		opts.Now = time.Now
	}
	return &Remover{opts: opts, works: map[string]bool{}}, nil
}

// Remove puts a tombstone in the place of a document: it is no longer held,
// searched or given, and no run takes its bytes in again until somebody adds them
// anew. Its original stays, with its retrievals and reviews, unless it is purged:
// then the original goes too, with the reviews, which quote it, and the retrievals
// say what it was. An original that could not be read is removed by the ID that its
// document would have.
//
// Of a document that was removed before, the tombstone is returned as it stands,
// but for one that is to be purged now. Errors wrap [corpus.ErrNotFound] where
// there is nothing of the ID.
func (r *Remover) Remove(ctx context.Context, id string, how corpus.Removal) (corpus.Tombstone, error) {
	a := r.opts.Archive
	t, stands, err := a.Tombstone(ctx, id)
	if err != nil {
		return t, err
	}
	if stands && (t.Purged || !how.Purge) {
		return t, nil
	}
	if !stands {
		if t, err = r.about(ctx, id); err != nil {
			return t, err
		}
		t.Reason, t.By = remark(how.Reason), remark(how.By)
	}
	t.Purged = how.Purge
	if t.Time, err = a.graveTime(ctx, id, r.opts.Now()); err != nil {
		return t, err
	}
	if how.Purge {
		t.Title = ""
	}
	if err := a.addGrave(ctx, graveRecord{Tombstone: t}); err != nil {
		return t, err
	}
	if p, err := a.placing(ctx, id); err == nil && p != nil && p.Work != "" {
		r.mu.Lock()
		r.works[p.Work] = true
		r.mu.Unlock()
	}
	// It is removed, whatever happens next: what is cut short, Settle finishes.
	ctx = context.WithoutCancel(ctx)
	if err := r.clear(ctx, t); err != nil {
		return t, err
	}
	if r.opts.Index != nil {
		if err := r.opts.Index.Delete(ctx, id); err != nil {
			return t, fmt.Errorf("taking document %s out of the index: %w", id, err)
		}
	}
	r.opts.Logger.InfoContext(ctx, "document removed", "document", id, "purged", t.Purged, "reason", t.Reason, "by", t.By)
	return t, nil
}

// Check says whether there is something of the ID that Remove would remove, or has
// removed; the error wraps [corpus.ErrNotFound] where there is not.
func (r *Remover) Check(ctx context.Context, id string) error {
	if _, stands, err := r.opts.Archive.Tombstone(ctx, id); stands || err != nil {
		return err
	}
	_, err := r.about(ctx, id)
	return err
}

// about returns what a tombstone says of a document.
func (r *Remover) about(ctx context.Context, id string) (corpus.Tombstone, error) {
	doc, err := r.opts.Archive.extracted(ctx, id)
	if err == nil {
		return corpus.Tombstone{Document: id, Digest: doc.Digest, Reference: doc.Reference, Title: doc.Title}, nil
	}
	switch missing, damaged := errors.Is(err, corpus.ErrNotFound), errors.Is(err, corpus.ErrMalformed); {
	case !isDocumentID(id):
		return corpus.Tombstone{}, errNoDocument(id)
	case !missing && !damaged:
		return corpus.Tombstone{}, err
	}
	digest, err := r.opts.Archive.digestOf(ctx, id)
	if err == nil && digest == "" {
		err = errNoDocument(id)
	}
	return corpus.Tombstone{Document: id, Digest: digest}, err
}

// digestOf returns the digest of the original whose document has the ID, and
// nothing where there is none.
func (a *Archive) digestOf(ctx context.Context, id string) (string, error) {
	objects, err := a.list(ctx, originalsPrefix+id[:2]+"/"+id)
	if err != nil {
		return "", err
	}
	for _, o := range objects {
		if digest, ok := digestOfKey(o.key); ok {
			return digest, nil
		}
	}
	return "", nil
}

// clear removes what the archive is not to hold under a tombstone.
func (r *Remover) clear(ctx context.Context, t corpus.Tombstone) error {
	keys := []string{documentKey(t.Document), placingKey(t.Document), failureKey(t.Digest)}
	if t.Purged {
		keys = append(keys, originalKey(t.Digest))
		reviews, err := r.opts.Archive.list(ctx, reviewsPrefix+t.Document+"/")
		if err != nil {
			return err
		}
		for _, o := range reviews {
			keys = append(keys, o.key)
		}
	}
	for _, key := range keys {
		if err := r.opts.Archive.remove(ctx, key); err != nil {
			return err
		}
	}
	return nil
}
