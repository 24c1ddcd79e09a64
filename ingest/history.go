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
	// all are the retrievals of each document by its ID, the first from each source.
	all map[string][]corpus.Retrieval
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
	kept, lacking := a.snapshot(ctx), 0
	group, reading := errgroup.WithContext(ctx)
	group.SetLimit(4 * runtime.GOMAXPROCS(0))
	for i, o := range objects {
		if l := kept[o.key]; l.holds(o) {
			records[i] = l.Retrieval
			continue
		}
		lacking++
		group.Go(func() error {
			err := a.readRecord(reading, o.key, &records[i])
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
	a.keepSnapshot(ctx, objects, records, lacking)
	h := &History{latest: map[string]corpus.Retrieval{}, first: map[string]corpus.Retrieval{}, all: map[string][]corpus.Retrieval{}}
	for i, r := range records {
		if r.Digest == "" || r.Source == "" {
			h.Damaged = append(h.Damaged, objects[i].key)
			continue
		}
		h.add(r)
		if old, ok := h.latest[r.Source]; !ok || byTime(old, r) < 0 {
			h.latest[r.Source] = r
		}
		if old, ok := h.first[r.Digest]; !ok || byTime(r, old) < 0 {
			h.first[r.Digest] = r
		}
	}
	return h, nil
}

// add keeps a retrieval if it is the first of its bytes from its source.
func (h *History) add(r corpus.Retrieval) {
	id := corpus.DocumentID(r.Digest)
	of := h.all[id]
	i := slices.IndexFunc(of, func(old corpus.Retrieval) bool { return old.Source == r.Source })
	switch {
	case i < 0:
		h.all[id] = append(of, r)
	case byTime(r, of[i]) < 0:
		of[i] = r
	}
}

// of returns the retrievals of a document, the first from each source, in their
// order.
func (h *History) of(id string) []corpus.Retrieval {
	of := slices.Clone(h.all[id])
	slices.SortStableFunc(of, byTime)
	return of
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
