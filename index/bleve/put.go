package bleve

import (
	"context"
	"crypto/sha256"
	"encoding/json"

	"github.com/blevesearch/bleve/v2/document"

	"polidex/corpus"
	"polidex/index"
)

// Put takes documents in; see [index.Index]. The entries of a document come and
// go in one batch, so that a crash leaves all of the old or all of the new. A
// document that is held with the same content costs no write.
func (x *Index) Put(ctx context.Context, docs ...*corpus.Document) error {
	return x.write(func(w *writer) error {
		for _, d := range lastOfEach(docs) {
			if err := w.add(ctx, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// Delete removes documents; see [index.Index].
func (x *Index) Delete(ctx context.Context, ids ...string) error {
	return x.write(func(w *writer) error {
		w.remove = ids
		return ctx.Err()
	})
}

// write gives a writer of the generation in use to fill.
func (x *Index) write(fill func(w *writer) error) error {
	x.writing.Lock()
	defer x.writing.Unlock()
	g, done, err := x.use()
	if err != nil {
		return err
	}
	defer done()
	return newWriter(g, x.opts).run(fill)
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

// prepared is a document ready for a batch.
type prepared struct {
	id      string
	digest  digest
	entries []*document.Document
	fields  []*termField // of all the entries
}

// prepare analyses a document.
func prepare(d *corpus.Document, analysis *textAnalysis) (prepared, error) {
	p := prepared{id: d.ID}
	entries := index.Entries(d)
	analyzer := analysis.analyzer(d.Language)
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
			f := analysis.field(analyzer, t)
			p.fields = append(p.fields, f)
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
