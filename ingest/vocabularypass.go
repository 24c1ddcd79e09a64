package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
	"polidex/extract"
)

// tagBatch is the number of documents that are tagged before they are written.
const tagBatch = 32

// Tagging says how far the documents are.
func (t *Tagger) Tagging() corpus.Tagging {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.progress
}

// Wait waits until no document is being tagged, or the context ends, and says how far
// they are.
func (t *Tagger) Wait(ctx context.Context) corpus.Tagging {
	t.mu.Lock()
	done := t.done
	t.mu.Unlock()
	if done != nil {
		select {
		case <-done:
		case <-ctx.Done():
		}
	}
	return t.Tagging()
}

// Finish tags the documents that an earlier process left untagged, if there are any,
// and returns when that is done. Errors are those of the archive, the index or the
// context.
func (t *Tagger) Finish(ctx context.Context) error {
	t.changing.Lock()
	unfinished := t.Tagging().State == corpus.TaggingFailed
	if unfinished {
		t.begin(t.target.Load(), true)
	}
	t.changing.Unlock()
	if !unfinished {
		return nil
	}
	p := t.Wait(ctx)
	switch {
	case p.State == corpus.TaggingRunning:
		return ctx.Err()
	case p.State == corpus.TaggingFailed:
		return fmt.Errorf("tagging the documents with the edited vocabulary: %s: %w", p.Reason, corpus.ErrUnavailable)
	}
	return nil
}

// begin has all documents tagged with an edition. Those that do not change are put
// into the index too if full is set: an earlier tagging may have ended between
// archive and index.
func (t *Tagger) begin(e *edition, full bool) {
	done := make(chan struct{})
	t.mu.Lock()
	t.progress = corpus.Tagging{Version: e.version(), State: corpus.TaggingRunning, Started: t.opts.Now().UTC()}
	t.done = done
	t.mu.Unlock()
	go func() {
		defer close(done)
		err := t.alone(t.life, func(ctx context.Context) error { return t.pass(ctx, e, full) })
		t.mu.Lock()
		defer t.mu.Unlock()
		p := &t.progress
		p.Ended = t.opts.Now().UTC()
		if p.State = corpus.TaggingDone; err != nil {
			p.State, p.Reason = corpus.TaggingFailed, faultReason(err)
		}
		t.opts.Logger.InfoContext(t.life, "documents tagged", "vocabulary", e.version(), "documents", p.Documents, "changed", p.Changed,
			"unreadable", p.Unreadable, "took_ms", p.Ended.Sub(p.Started).Milliseconds(), "error", err)
	}()
}

// pass tags all documents of the archive.
func (t *Tagger) pass(ctx context.Context, e *edition, full bool) error {
	ids, err := t.opts.Archive.DocumentIDs(ctx)
	if err != nil {
		return err
	}
	t.mu.Lock()
	t.progress.Documents = len(ids)
	t.mu.Unlock()
	for batch := range slices.Chunk(ids, tagBatch) {
		tagged, unreadable, err := t.tagAll(ctx, batch, e)
		if err != nil {
			return err
		}
		changed, err := t.keep(ctx, tagged, e, full)
		if err != nil {
			return err
		}
		t.mu.Lock()
		t.progress.Done += len(batch)
		t.progress.Changed += changed
		t.progress.Unreadable += unreadable
		t.mu.Unlock()
	}
	if err := t.opts.Archive.setTagged(ctx, e.version()); err != nil {
		return err
	}
	t.shown.Store(e)
	return nil
}

// tagged is a document before and after, with the bytes that it was read from.
type tagged struct {
	data       []byte
	old, doc   *corpus.Document
	changed    bool
	unreadable bool
}

// tagAll tags documents, several at once, and returns them in their order, without
// those that are damaged or gone.
func (t *Tagger) tagAll(ctx context.Context, ids []string, e *edition) (out []tagged, unreadable int, err error) {
	all := make([]tagged, len(ids))
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(t.opts.Workers)
	for i, id := range ids {
		group.Go(func() (err error) {
			all[i], err = t.tag(working, id, e)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, 0, err
	}
	for _, one := range all {
		if one.unreadable {
			unreadable++
		}
		if one.doc != nil {
			out = append(out, one)
		}
	}
	return out, unreadable, nil
}

// tag tags one document. One that is damaged is unreadable and has no document, nor
// has one that is gone.
func (t *Tagger) tag(ctx context.Context, id string, e *edition) (tagged, error) {
	data, err := t.opts.Archive.read(ctx, documentKey(id))
	if errors.Is(err, corpus.ErrNotFound) {
		return tagged{}, nil
	}
	if err != nil {
		return tagged{}, err
	}
	old := new(corpus.Document)
	if err := json.Unmarshal(data, old); err != nil {
		t.opts.Logger.WarnContext(ctx, "damaged document", "document", id, "error", err)
		return tagged{unreadable: true}, nil
	}
	doc, changed, err := extract.Retag(ctx, old, extract.Options{Themes: e.vocabulary})
	if errors.Is(err, corpus.ErrMalformed) {
		t.opts.Logger.WarnContext(ctx, "document cannot be tagged", "document", id, "error", err)
		return tagged{unreadable: true}, nil
	}
	return tagged{data: data, old: old, doc: doc, changed: changed}, err
}

// keep writes the documents that changed, puts them into the index with their
// reviews, and returns their number.
func (t *Tagger) keep(ctx context.Context, all []tagged, e *edition, full bool) (changed int, err error) {
	t.gate.Lock()
	defer t.gate.Unlock()
	var put []*corpus.Document
	for _, one := range all {
		if !one.changed && !full {
			continue
		}
		// Meanwhile it may have been extracted again, or removed.
		if now, err := t.opts.Archive.read(ctx, documentKey(one.doc.ID)); !bytes.Equal(now, one.data) {
			if err == nil {
				one, err = t.tag(ctx, one.doc.ID, e)
			}
			if err != nil && !errors.Is(err, corpus.ErrNotFound) {
				return changed, err
			}
			if err != nil || one.doc == nil {
				continue
			}
		}
		if one.changed {
			changed++
			if err := t.opts.Archive.PutDocument(ctx, one.doc); err != nil {
				return changed, err
			}
		}
		laid, err := t.laid(ctx, one.doc)
		if err != nil {
			return changed, err
		}
		put = append(put, laid)
	}
	if t.opts.Index == nil || len(put) == 0 {
		return changed, nil
	}
	if err := t.opts.Index.Put(ctx, put...); err != nil {
		return changed, fmt.Errorf("putting %s into the index: %w", plural(len(put), "document"), err)
	}
	return changed, nil
}
