package ingest

import (
	"context"
	"strings"
	"time"

	"polidex/corpus"
)

// Arrivals returns when the bytes of each document were first retrieved, by the
// document's ID. The names of the records say it: none is read. Names that are not
// of the archive's making count for nothing.
func (a *Archive) Arrivals(ctx context.Context) (map[string]time.Time, error) {
	objects, err := a.list(ctx, provenancePrefix)
	if err != nil {
		return nil, err
	}
	out := make(map[string]time.Time, len(objects))
	for _, o := range objects {
		digest, record, ok := strings.Cut(strings.TrimPrefix(o.key, provenancePrefix), "/")
		t, dated := recordedAt(record)
		if !ok || !isDigest(digest) || strings.Contains(record, "/") || !dated {
			continue
		}
		id := corpus.DocumentID(digest)
		if first, ok := out[id]; !ok || t.Before(first) {
			out[id] = t
		}
	}
	return out, nil
}
