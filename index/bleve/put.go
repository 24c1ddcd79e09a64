package bleve

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/corpus"
	"polidex/index"
)

// Put takes documents in; see [index.Index]. The entries of a document come and
// go in one batch, so that a crash leaves all of the old or all of the new. A
// document that is held with the same content costs no write.
func (x *Index) Put(ctx context.Context, docs ...*corpus.Document) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	g, done, err := x.use()
	if err != nil {
		return err
	}
	defer done()
	w := writer{g: g, opts: x.opts}
	for _, d := range lastOfEach(docs) {
		if err := w.add(ctx, d); err != nil {
			return err
		}
	}
	return w.flush()
}

// Delete removes documents; see [index.Index].
func (x *Index) Delete(ctx context.Context, ids ...string) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	g, done, err := x.use()
	if err != nil {
		return err
	}
	defer done()
	w := writer{g: g, opts: x.opts}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		w.remove = append(w.remove, id)
	}
	return w.flush()
}

// lastOfEach keeps the last of the documents given under one ID.
func lastOfEach(docs []*corpus.Document) []*corpus.Document {
	last := map[string]int{}
	for i, d := range docs {
		last[d.ID] = i
	}
	var out []*corpus.Document
	for i, d := range docs {
		if last[d.ID] == i {
			out = append(out, d)
		}
	}
	return out
}

// writer gathers documents into batches of bounded size.
type writer struct {
	g      *generation
	opts   Options
	docs   []*corpus.Document
	bytes  int
	remove []string
	// fresh says that no document is held yet under the IDs that come, so that
	// none is looked for.
	fresh bool
}

func (w *writer) add(ctx context.Context, d *corpus.Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if d.ID == "" {
		return fmt.Errorf("indexing %q: the document has no ID: %w", d.Source, corpus.ErrInvalid)
	}
	size := 0
	for i := range d.Blocks {
		size += len(d.Blocks[i].Text)
	}
	if w.bytes > 0 && w.bytes+size > w.opts.BatchBytes {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.docs, w.bytes = append(w.docs, d), w.bytes+size
	return nil
}

// flush writes what was gathered as one batch.
func (w *writer) flush() error {
	if len(w.docs)+len(w.remove) == 0 {
		return nil
	}
	reader, err := w.g.store.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	snapshot := reader.(*scorch.IndexSnapshot)
	sum, err := readSum(snapshot)
	if err != nil {
		return err
	}
	prepared, err := prepareAll(w.docs, w.opts.Analyses)
	if err != nil {
		return err
	}
	batch := bleveindex.NewBatch()
	for _, p := range prepared {
		if !w.fresh {
			old, err := heldMembers(snapshot, p.id)
			if err != nil {
				return err
			}
			if old.digest == p.digest {
				continue
			}
			old.deleteFrom(batch)
			sum = sum.minus(old.digest)
		}
		for _, e := range p.entries {
			batch.Update(e)
		}
		sum = sum.plus(p.digest)
	}
	for _, id := range w.remove {
		old, err := heldMembers(snapshot, id)
		if err != nil {
			return err
		}
		if _, again := batch.IndexOps[id]; again {
			continue
		}
		old.deleteFrom(batch)
		sum = sum.minus(old.digest)
	}
	w.docs, w.bytes, w.remove = w.docs[:0], 0, w.remove[:0]
	if len(batch.IndexOps) == 0 {
		return nil
	}
	batch.SetInternal(keySum, sum.bytes())
	if err := w.g.store.Batch(batch); err != nil {
		return fmt.Errorf("writing %d entries to the index: %w", len(batch.IndexOps), err)
	}
	return nil
}

// prepared is a document ready for a batch.
type prepared struct {
	id      string
	digest  digest
	entries []*document.Document
}

// prepareAll analyses documents, some at a time, and keeps their order.
func prepareAll(docs []*corpus.Document, atOnce int) ([]prepared, error) {
	out := make([]prepared, len(docs))
	errs := make([]error, len(docs))
	slots := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, d := range docs {
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			out[i], errs[i] = prepare(d)
		})
	}
	wait.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("indexing %q: %w", docs[i].ID, err)
		}
	}
	return out, nil
}

func prepare(d *corpus.Document) (prepared, error) {
	p := prepared{id: d.ID}
	entries := index.Entries(d)
	analysis := newTextAnalysis(d.Language)
	hash := sha256.New()
	members := make([]string, len(entries))
	words := 0 // of the passages
	p.entries = make([]*document.Document, len(entries))
	// The document's own entry is made last, when the digest of all is known.
	for i := len(entries) - 1; i >= 0; i-- {
		e := &entries[i]
		stored, err := json.Marshal(e)
		if err != nil {
			return p, err
		}
		hash.Write(stored)
		members[i] = e.ID
		out := document.NewDocument(e.ID)
		var lengths []int
		for _, t := range index.Texts(d, e) {
			if t.Field == index.DocumentBody {
				lengths = append(lengths, words)
				continue
			}
			f := analysis.field(t)
			if t.Field == index.PassageText {
				words += f.words
			}
			lengths = append(lengths, f.words)
			out.AddField(f)
		}
		out.AddField(storedField(fieldColumns, encodeColumns(e, lengths)))
		out.AddField(storedField(fieldEntry, stored))
		if i == 0 {
			copy(p.digest[:], hash.Sum(nil))
			out.AddField(storedField(fieldMembers, encodeMembers(p.digest, members)))
		}
		p.entries[i] = out
	}
	return p, nil
}
