package ingest

import (
	"context"
	"errors"
	"slices"

	"polidex/corpus"
)

// reasonRelated is what a row says of a document that is as it was, and of which
// more is known now.
const reasonRelated = "a record that names it was not known before"

// unchangedButNamed takes in that a record names a source which is as it was: that
// is a retrieval of its own, if it was not known, and may bring facts.
func (r *run) unchangedButNamed(ctx context.Context, in *input, last corpus.Retrieval) outcome {
	out := r.unchanged(last.Digest)
	if in.record == nil || last.Parent == in.parent {
		return out
	}
	got := last
	got.Parent, got.Record, got.Time, got.Tool = in.parent, in.record, r.opts.Now().UTC(), r.opts.Tool
	switch n, err := r.timesNamed(ctx, got); {
	case err != nil:
		return outcome{fault: err}
	case n > 0:
		return out
	}
	if err := r.opts.Archive.AddRetrieval(ctx, got); err != nil {
		return outcome{fault: err}
	}
	doc, err := r.relate(ctx, got)
	if err != nil {
		return outcome{fault: err}
	}
	out.doc = doc
	if out.row.Reason == "" {
		out.row.Reason = reasonRelated
	}
	return out
}

// relateAgain does so for bytes that were got again, and whose retrieval is
// recorded. The document is nil where nothing new is known of it.
func (r *run) relateAgain(ctx context.Context, got corpus.Retrieval) (*corpus.Document, error) {
	if got.Record == nil {
		return nil, nil
	}
	if n, err := r.timesNamed(ctx, got); err != nil || n > 1 {
		return nil, err
	}
	return r.relate(ctx, got)
}

// timesNamed counts the retrievals of the same bytes from the same source through
// the same other one.
func (r *run) timesNamed(ctx context.Context, got corpus.Retrieval) (int, error) {
	all, err := r.opts.Archive.Retrievals(ctx, got.Digest)
	if err != nil && !errors.Is(err, corpus.ErrMalformed) {
		return 0, err
	}
	n := 0
	for i := range all {
		if all[i].Source == got.Source && all[i].Parent == got.Parent {
			n++
		}
	}
	return n, nil
}

// relate has the document of a retrieval grouped anew, and fills in what the record
// says and it did not say itself. It returns the document if there was such.
func (r *run) relate(ctx context.Context, got corpus.Retrieval) (*corpus.Document, error) {
	r.relating.Lock()
	defer r.relating.Unlock()
	doc, err := r.opts.Archive.extracted(ctx, corpus.DocumentID(got.Digest))
	if errors.Is(err, corpus.ErrMalformed) || errors.Is(err, corpus.ErrNotFound) {
		return nil, nil // it failed, or is to be made again
	}
	if err != nil {
		return nil, err
	}
	before := slices.Clone(doc.FromRecord)
	Catalogued(doc, got)
	told := !slices.Equal(before, doc.FromRecord)
	if err := r.groupAgain(ctx, doc, told); err != nil || !told {
		return nil, err
	}
	if err := r.opts.Archive.putAgain(ctx, doc); err != nil {
		return nil, err
	}
	return r.opts.Archive.laidOver(ctx, doc, nil, true)
}
