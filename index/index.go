package index

import (
	"context"
	"iter"

	"polidex/corpus"
)

// Searcher answers queries. It is safe for use by many goroutines; an answer
// is made from one snapshot, so that its hits, total and facets agree.
type Searcher interface {
	// Search answers a query. Errors wrap [corpus.ErrInvalid] for an unknown
	// field, sort or cursor or a limit out of range; a broken query text is
	// never an error: it is repaired, and the answer's Notes say how.
	Search(ctx context.Context, q corpus.Query) (corpus.Result, error)
	// Table counts the entries that q matches by the values of two facet
	// fields. Sort, limit, cursor and facets of q are ignored.
	Table(ctx context.Context, q corpus.Query, rows, columns corpus.Field) (corpus.Table, error)
	// Generation names the content that is searched; it changes with every
	// change of content, also across processes.
	Generation() string
}

// Index holds the entries of documents. All of it can be rebuilt from the
// archive; an index is a cache.
type Index interface {
	Searcher
	// Put takes documents in, in place of what was held under their IDs. It
	// returns when they can be found and would survive a crash.
	Put(ctx context.Context, docs ...*corpus.Document) error
	// Delete removes documents; unknown IDs are ignored.
	Delete(ctx context.Context, ids ...string) error
	// Held returns the IDs of all documents held, sorted.
	Held(ctx context.Context) ([]string, error)
	// Close may be called once more than needed.
	Close() error
}

// All yields every hit of a query in its order, whatever their number, page by
// page. The Limit of q is ignored. It stops at the first error.
func All(ctx context.Context, s Searcher, q corpus.Query) iter.Seq2[corpus.Hit, error] {
	return func(yield func(corpus.Hit, error) bool) {
		q.Limit, q.Facets = corpus.MaxLimit, nil
		for {
			r, err := s.Search(ctx, q)
			if err != nil {
				yield(corpus.Hit{}, err)
				return
			}
			for _, h := range r.Hits {
				if !yield(h, nil) {
					return
				}
			}
			if r.Next == "" {
				return
			}
			q.Cursor = r.Next
		}
	}
}
