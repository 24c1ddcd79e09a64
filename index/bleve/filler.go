package bleve

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"

	bleveindex "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

// fillBytes bounds the text of a batch while an index is built: some two thousand
// passages. A segment costs time for each of its terms, in its making and in its
// merging, and memory for each of its passages: a build with batches twice as
// large takes hardly less time and a third more memory.
const fillBytes = 3 << 18

// filler takes documents into an empty generation, several batches at once, in
// any order. What is held is told to the store in the end.
type filler struct {
	g      *generation
	opts   Options
	ctx    context.Context // ends with the first error
	group  *errgroup.Group
	tables termTables
	free   chan *textAnalysis
	docs   []*corpus.Document
	bytes  int

	mu   sync.Mutex
	held content
}

func newFiller(ctx context.Context, g *generation, opts Options) *filler {
	f := &filler{g: g, opts: opts, free: make(chan *textAnalysis, opts.Analyses)}
	for range opts.Analyses {
		f.free <- newTextAnalysis(&f.tables)
	}
	f.group, f.ctx = errgroup.WithContext(ctx)
	f.group.SetLimit(opts.Analyses)
	return f
}

// fill takes the documents in. From the first one on that came before, what is
// held is looked up, as for those that are put.
func (f *filler) fill(ctx context.Context, docs iter.Seq2[*corpus.Document, error]) error {
	seen := map[string]bool{}
	var w *writer
	for d, err := range docs {
		if err == nil && w == nil && seen[d.ID] {
			w, err = newWriter(f.g, f.opts), f.finish()
		}
		switch {
		case err != nil:
		case w != nil:
			err = w.add(ctx, d)
		default:
			seen[d.ID] = true
			err = f.add(d)
		}
		if err != nil {
			return f.fail(err, w)
		}
	}
	if w != nil {
		return w.finish()
	}
	return f.finish()
}

// fail waits for what is being written, and adds its errors.
func (f *filler) fail(err error, w *writer) error {
	if w != nil {
		err = errors.Join(err, w.settle())
	}
	if also := f.group.Wait(); !errors.Is(err, also) {
		err = errors.Join(err, also)
	}
	return err
}

// finish writes what was gathered, waits for all, and says what is held.
func (f *filler) finish() error {
	f.flush()
	if err := f.group.Wait(); err != nil || f.held.batches == 0 {
		return err
	}
	return f.g.store.SetInternal(keyContent, f.held.bytes())
}

func (f *filler) add(d *corpus.Document) error {
	if f.ctx.Err() != nil {
		return context.Cause(f.ctx)
	}
	size, err := textSize(d)
	if err != nil {
		return err
	}
	if f.bytes > 0 && f.bytes+size > cmp.Or(f.opts.BatchBytes, fillBytes) {
		f.flush()
	}
	f.docs, f.bytes = append(f.docs, d), f.bytes+size
	return nil
}

// flush begins to write what was gathered as one batch, as soon as another one
// is written.
func (f *filler) flush() {
	docs := f.docs
	if len(docs) == 0 {
		return
	}
	f.docs, f.bytes = nil, 0
	f.group.Go(func() error { return f.write(docs) })
}

// write analyses documents and writes them as one batch.
func (f *filler) write(docs []*corpus.Document) error {
	analysis := <-f.free
	defer func() { f.free <- analysis }()
	batch := bleveindex.NewBatch()
	list := make([]prepared, len(docs))
	var sum digest
	for i, d := range docs {
		if f.ctx.Err() != nil {
			return context.Cause(f.ctx)
		}
		p, err := prepare(d, analysis)
		if err != nil {
			return fmt.Errorf("indexing %q: %w", d.ID, err)
		}
		for _, e := range p.entries {
			batch.Update(e)
		}
		list[i], sum = p, sum.plus(p.digest)
	}
	if err := f.g.store.Batch(batch); err != nil {
		return fmt.Errorf("writing %d entries to the index: %w", len(batch.IndexOps), err)
	}
	f.tables.giveBack(list)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.held.sum = f.held.sum.plus(sum)
	f.held.batches++
	return nil
}
