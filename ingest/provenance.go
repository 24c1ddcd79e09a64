package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
)

// recordTime is the layout of the time in the name of an append-only record:
// names sort as their times do.
const recordTime = "20060102T150405.000000000Z"

// recordName names an append-only record by its time and its content: two
// records of one instant do not meet, and writing one again changes nothing.
func recordName(t time.Time, content []byte) string {
	sum := sha256.Sum256(content)
	return t.UTC().Format(recordTime) + "-" + hex.EncodeToString(sum[:4]) + ".json"
}

// recordedAt reads the time in the key of an append-only record, and says whether
// there is one.
func recordedAt(key string) (time.Time, bool) {
	name, _, _ := strings.Cut(path.Base(key), "-")
	t, err := time.Parse(recordTime, name)
	return t, err == nil
}

// AddRetrieval appends a record of one time that an original was taken from a
// source. Errors wrap [corpus.ErrInvalid] for a record without a digest, source
// or time.
func (a *Archive) AddRetrieval(ctx context.Context, r corpus.Retrieval) error {
	if !isDigest(r.Digest) || r.Source == "" || r.Time.IsZero() {
		return fmt.Errorf("recording a retrieval: digest, source and time are needed: %w", corpus.ErrInvalid)
	}
	r.Time = r.Time.UTC()
	if !r.ModTime.IsZero() {
		r.ModTime = r.ModTime.UTC()
	}
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("recording a retrieval of %s: %w", r.Digest, err)
	}
	return a.write(ctx, provenancePrefix+r.Digest+"/"+recordName(r.Time, data), "application/json", data)
}

// Retrievals returns the retrievals of the bytes with the digest, oldest first;
// none is no error.
func (a *Archive) Retrievals(ctx context.Context, digest string) ([]corpus.Retrieval, error) {
	if !isDigest(digest) {
		return nil, fmt.Errorf("reading the retrievals of %q: it is no SHA-256 in hex: %w", digest, corpus.ErrNotFound)
	}
	objects, err := a.list(ctx, provenancePrefix+digest+"/")
	if err != nil {
		return nil, err
	}
	out := make([]corpus.Retrieval, 0, len(objects))
	for _, o := range objects {
		var r corpus.Retrieval
		if err := a.readRecord(ctx, o.key, &r); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, byTime)
	return out, nil
}

// byTime orders retrievals by time, and those of one instant by source.
func byTime(a, b corpus.Retrieval) int {
	if c := a.Time.Compare(b.Time); c != 0 {
		return c
	}
	return strings.Compare(a.Source, b.Source)
}
