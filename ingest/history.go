package ingest

import (
	"context"
	"errors"
	"maps"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"polidex/corpus"
)

// History is what the provenance of an archive says of its sources, at the time
// when it was read. It does not change and is safe for use by many goroutines.
type History struct {
	latest map[string]corpus.Retrieval
	first  map[string]corpus.Retrieval
	// Damaged are the keys of records that could not be read, which count for
	// nothing.
	Damaged []string
}

// History reads all of the archive's provenance.
func (a *Archive) History(ctx context.Context) (*History, error) {
	objects, err := a.list(ctx, provenancePrefix)
	if err != nil {
		return nil, err
	}
	// The records are small and many: what takes time is waiting for each.
	records := make([]corpus.Retrieval, len(objects))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(4 * runtime.GOMAXPROCS(0))
	for i, o := range objects {
		group.Go(func() error {
			err := a.readRecord(ctx, o.key, &records[i])
			if errors.Is(err, corpus.ErrMalformed) {
				records[i] = corpus.Retrieval{}
				return nil
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	h := &History{latest: map[string]corpus.Retrieval{}, first: map[string]corpus.Retrieval{}}
	for i, r := range records {
		if r.Digest == "" || r.Source == "" {
			h.Damaged = append(h.Damaged, objects[i].key)
			continue
		}
		if old, ok := h.latest[r.Source]; !ok || byTime(old, r) < 0 {
			h.latest[r.Source] = r
		}
		if old, ok := h.first[r.Digest]; !ok || byTime(r, old) < 0 {
			h.first[r.Digest] = r
		}
	}
	return h, nil
}

// Latest returns the last retrieval from a source, as it stands in
// [corpus.Retrieval.Source].
func (h *History) Latest(source string) (corpus.Retrieval, bool) {
	r, ok := h.latest[source]
	return r, ok
}

// First returns the first retrieval of the bytes with the digest.
func (h *History) First(digest string) (corpus.Retrieval, bool) {
	r, ok := h.first[digest]
	return r, ok
}

// Sources returns all sources, sorted.
func (h *History) Sources() []string {
	return slices.Sorted(maps.Keys(h.latest))
}
