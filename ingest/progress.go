package ingest

import (
	"context"
	"time"

	"polidex/corpus"
)

// stepsKey is where a context carries who is told of the steps of an input.
type stepsKey struct{}

// withSteps has the steps of what is done under the context told to a function,
// which is called by several goroutines.
func withSteps(ctx context.Context, tell func(corpus.JobEvent)) context.Context {
	return context.WithValue(ctx, stepsKey{}, tell)
}

func tell(ctx context.Context, e corpus.JobEvent) {
	if f, ok := ctx.Value(stepsKey{}).(func(corpus.JobEvent)); ok {
		f(e)
	}
}

// observed returns the pipeline with its steps told under each context: bytes that
// came and are being read, what was read, what can be found. Reading and analysing
// are one step, for they are one call, and mostly in another process.
func (p *Pipeline) observed() *Pipeline {
	out := *p
	read := p.opts.Extract
	out.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		start := time.Now()
		tell(ctx, corpus.JobEvent{Step: corpus.StepFetched, Source: name, Size: int64(len(data))})
		doc, err := read(ctx, data, name, contentType)
		if err == nil && doc != nil {
			tell(ctx, corpus.JobEvent{
				Step: corpus.StepRead, Source: name, Document: corpus.DocumentID(corpus.Digest(data)),
				Pages: doc.Pages, Actions: len(doc.Actions), TookMS: time.Since(start).Milliseconds(),
			})
		}
		return doc, err
	}
	if p.opts.Index != nil {
		out.opts.Index = observedIndex{p.opts.Index}
	}
	return &out
}

// observedIndex tells of each document that can be found.
type observedIndex struct{ Indexer }

func (x observedIndex) Put(ctx context.Context, docs ...*corpus.Document) error {
	if err := x.Indexer.Put(ctx, docs...); err != nil {
		return err
	}
	for _, d := range docs {
		tell(ctx, corpus.JobEvent{Step: corpus.StepIndexed, Source: d.Source, Document: d.ID})
	}
	return nil
}
