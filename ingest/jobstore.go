package ingest

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
)

// jobsPrefix is the folder of the jobs that wait, are worked on or have ended:
// jobs/<id>.json.
const jobsPrefix = "jobs/"

// jobRecord is a job as it is kept.
type jobRecord struct {
	corpus.Job
	// Digest is that of the bytes to be read; empty for a source.
	Digest string `json:"digest,omitempty"`
	// Starts counts how often its work was begun and not ended: what brings the
	// process down each time is not begun for ever.
	Starts int `json:"starts,omitempty"`
}

// maxStarts is how often a job is taken up again after the process ended while it
// was being worked on.
const maxStarts = 5

func jobKey(id string) string { return jobsPrefix + id + ".json" }

// newJobID makes a name that sorts by time: "20300301T090001Z-5f3a9c0b12de".
func newJobID(now time.Time, random io.Reader) (string, error) {
	var b [6]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("naming a job: %w", err)
	}
	return now.UTC().Format("20060102T150405Z") + "-" + hex.EncodeToString(b[:]), nil
}

// isJobID checks a name before it becomes part of a key.
func isJobID(id string) bool {
	day, random, ok := strings.Cut(id, "-")
	return ok && len(day) == len("20300301T090001Z") && strings.Trim(day, "0123456789TZ") == "" && len(random) == 12 && isHex(random)
}

func (a *Archive) putJob(ctx context.Context, j jobRecord) error {
	if !isJobID(j.ID) {
		return fmt.Errorf("recording job %q: it has no such ID: %w", j.ID, corpus.ErrInvalid)
	}
	j.Before = 0
	return a.writeRecord(ctx, jobKey(j.ID), j)
}

func (a *Archive) job(ctx context.Context, id string) (jobRecord, error) {
	var j jobRecord
	if !isJobID(id) {
		return j, errNoJob(id)
	}
	err := a.readRecord(ctx, jobKey(id), &j)
	if errors.Is(err, corpus.ErrNotFound) || err == nil && j.ID != id {
		return j, errNoJob(id)
	}
	return j, err
}

func errNoJob(id string) error {
	return fmt.Errorf("there is no job %q, or it is so old that it was forgotten: %w", id, corpus.ErrNotFound)
}

// jobs returns all jobs without their rows, the oldest first. A damaged record
// counts for nothing.
func (a *Archive) jobs(ctx context.Context) ([]jobRecord, error) {
	objects, err := a.list(ctx, jobsPrefix)
	if err != nil {
		return nil, err
	}
	out := make([]jobRecord, 0, len(objects))
	for _, o := range objects {
		j, err := a.job(ctx, strings.TrimSuffix(strings.TrimPrefix(o.key, jobsPrefix), ".json"))
		switch {
		case errors.Is(err, corpus.ErrMalformed), errors.Is(err, corpus.ErrNotFound):
			continue
		case err != nil:
			return nil, err
		}
		j.Rows = nil
		out = append(out, j)
	}
	slices.SortStableFunc(out, func(x, y jobRecord) int {
		return cmp.Or(x.Created.Compare(y.Created), strings.Compare(x.ID, y.ID))
	})
	return out, nil
}

func (a *Archive) deleteJob(ctx context.Context, id string) error {
	if !isJobID(id) {
		return errNoJob(id)
	}
	return a.remove(ctx, jobKey(id))
}
