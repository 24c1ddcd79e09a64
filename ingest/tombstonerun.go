package ingest

import (
	"context"

	"polidex/corpus"
)

// bury makes a run leave alone what was removed: the bytes count as refused,
// whatever version reads them.
func (r *run) bury(ctx context.Context) error {
	stones, err := r.opts.Archive.Tombstones(ctx)
	if err != nil {
		return err
	}
	for _, t := range stones {
		// A document that came back meanwhile is removed by Remover.Settle.
		delete(r.documents, t.Document)
		r.failures[t.Digest] = Failure{
			Digest: t.Digest, State: StateRefused, Tool: r.opts.Tool,
			Reason: "it was removed on " + t.Sentence() + "; name it itself to take it in again",
		}
		r.tried[t.Digest] = true // said as it is, and not as a failure of before
	}
	r.buried = stones
	return nil
}

// tombstone returns the one that stands on the bytes.
func (r *run) tombstone(digest string) (t corpus.Tombstone, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t, ok = r.buried[corpus.DocumentID(digest)]
	return t, ok && t.Digest == digest
}

// isBuried says whether a tombstone stands on the bytes.
func (r *run) isBuried(digest string) bool {
	_, ok := r.tombstone(digest)
	return ok
}

// removed is the outcome of bytes that were removed before, of which nothing is
// kept. An input that was named itself is added anew: its tombstone is lifted, and
// it goes on as if there had been none.
func (r *run) removed(ctx context.Context, in *input, digest string) (out outcome, ended bool) {
	if !r.isBuried(digest) {
		return outcome{}, false
	}
	if !in.named {
		failure, _ := r.settled(digest)
		return r.failed(failure, ""), true
	}
	id := corpus.DocumentID(digest)
	if err := r.opts.Archive.lift(ctx, id, r.opts.Now()); err != nil {
		return outcome{fault: err}, true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.buried, id)
	delete(r.failures, digest)
	return outcome{}, false
}
