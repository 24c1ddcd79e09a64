package bleve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/corpus"
)

// putBytes bounds the text of a batch of documents that are put: a search between
// two batches sees the first, and memory is for other things too.
const putBytes = 1 << 19

// writer gathers documents into batches of bounded size. While one batch is
// written the next is analysed.
type writer struct {
	g      *generation
	opts   Options
	docs   []*corpus.Document
	bytes  int
	remove []string
	tables termTables
	// free holds the analyses that no goroutine uses.
	free chan *textAnalysis
	// written tells how the batch that is being written went; nil when none is.
	written chan error
}

func newWriter(g *generation, opts Options) *writer {
	w := &writer{g: g, opts: opts, free: make(chan *textAnalysis, opts.Analyses)}
	for range opts.Analyses {
		w.free <- newTextAnalysis(&w.tables)
	}
	return w
}

// run writes what fill gives to the writer, and returns when all is written.
func (w *writer) run(fill func(w *writer) error) error {
	if err := fill(w); err != nil {
		return errors.Join(err, w.settle())
	}
	return w.finish()
}

// finish writes what was gathered and waits for all.
func (w *writer) finish() error {
	return errors.Join(w.flush(), w.settle())
}

func (w *writer) add(ctx context.Context, d *corpus.Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	size, err := textSize(d)
	if err != nil {
		return err
	}
	if w.bytes > 0 && w.bytes+size > cmp.Or(w.opts.BatchBytes, putBytes) {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.docs, w.bytes = append(w.docs, d), w.bytes+size
	return nil
}

// textSize is the bytes of a document's texts, at least one. The document must
// have an ID.
func textSize(d *corpus.Document) (int, error) {
	if d.ID == "" {
		return 0, fmt.Errorf("indexing %q: the document has no ID: %w", d.Source, corpus.ErrInvalid)
	}
	size := max(1, len(d.Title))
	for i := range d.Blocks {
		size += len(d.Blocks[i].Text)
	}
	return size, nil
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
		w.tables.giveBack(prepared)
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
		old, err := heldMembers(snapshot, p.id)
		if err != nil {
			return nil, err
		}
		if old.digest == p.digest {
			continue
		}
		old.deleteFrom(batch)
		now.sum = now.sum.minus(old.digest)
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
