package bleve

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/corpus"
)

// writer gathers documents into batches of bounded size. While one batch is
// written the next is analysed.
type writer struct {
	g      *generation
	opts   Options
	docs   []*corpus.Document
	bytes  int
	remove []string
	// fresh says that no document is held yet under the IDs that come, so that
	// none is looked for.
	fresh bool
	// free holds the analysers that no goroutine uses.
	free chan analysers
	// written tells how the batch that is being written went; nil when none is.
	written chan error
}

func newWriter(g *generation, opts Options) *writer {
	w := &writer{g: g, opts: opts, free: make(chan analysers, opts.Analyses)}
	for range opts.Analyses {
		w.free <- analysers{}
	}
	return w
}

// run writes what fill gives to the writer, and returns when all is written.
func (w *writer) run(fill func(w *writer) error) error {
	err := fill(w)
	if err == nil {
		err = w.flush()
	}
	return errors.Join(err, w.settle())
}

func (w *writer) add(ctx context.Context, d *corpus.Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.ID == "" {
		return fmt.Errorf("indexing %q: the document has no ID: %w", d.Source, corpus.ErrInvalid)
	}
	size := len(d.Title)
	for i := range d.Blocks {
		size += len(d.Blocks[i].Text)
	}
	if w.bytes > 0 && w.bytes+size > w.opts.BatchBytes {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.docs, w.bytes = append(w.docs, d), w.bytes+max(1, size)
	return nil
}

// flush begins to write what was gathered as one batch.
func (w *writer) flush() error {
	if len(w.docs)+len(w.remove) == 0 {
		return nil
	}
	prepared, err := w.prepare()
	if err = errors.Join(err, w.settle()); err != nil {
		return err
	}
	batch, err := w.batch(prepared)
	w.docs, w.bytes, w.remove = w.docs[:0], 0, nil
	if err != nil || len(batch.IndexOps) == 0 {
		return err
	}
	w.written = make(chan error, 1)
	go func() {
		if err := w.g.store.Batch(batch); err != nil {
			w.written <- fmt.Errorf("writing %d entries to the index: %w", len(batch.IndexOps), err)
		}
		close(w.written)
	}()
	return nil
}

// settle waits for the batch that is being written.
func (w *writer) settle() error {
	if w.written == nil {
		return nil
	}
	err := <-w.written
	w.written = nil
	return err
}

// batch makes the batch that puts documents in and takes those of w.remove out.
func (w *writer) batch(docs []prepared) (*bleveindex.Batch, error) {
	reader, err := w.g.store.Reader()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	snapshot := reader.(*scorch.IndexSnapshot)
	now, err := readContent(snapshot)
	if err != nil {
		return nil, err
	}
	batch := bleveindex.NewBatch()
	for _, p := range docs {
		if !w.fresh {
			old, err := heldMembers(snapshot, p.id)
			if err != nil {
				return nil, err
			}
			if old.digest == p.digest {
				continue
			}
			old.deleteFrom(batch)
			now.sum = now.sum.minus(old.digest)
		}
		for _, e := range p.entries {
			batch.Update(e)
		}
		now.sum = now.sum.plus(p.digest)
	}
	for _, id := range w.remove {
		old, err := heldMembers(snapshot, id)
		if err != nil {
			return nil, err
		}
		if _, again := batch.IndexOps[id]; again {
			continue
		}
		old.deleteFrom(batch)
		now.sum = now.sum.minus(old.digest)
	}
	now.batches++
	batch.SetInternal(keyContent, now.bytes())
	return batch, nil
}

// prepare analyses the documents gathered, some at a time, and keeps their
// order.
func (w *writer) prepare() ([]prepared, error) {
	out := make([]prepared, len(w.docs))
	errs := make([]error, len(w.docs))
	var wait sync.WaitGroup
	for i, d := range w.docs {
		mine := <-w.free
		wait.Go(func() {
			defer func() { w.free <- mine }()
			out[i], errs[i] = prepare(d, mine)
		})
	}
	wait.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("indexing %q: %w", w.docs[i].ID, err)
		}
	}
	return out, nil
}
