package ingest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"polidex/corpus"
)

// maxAttempts is how often an original is taken up again after a run that did
// not end by itself while reading it. A file that brings down the whole process
// (by using up the memory, say) would else do so at every start. Attempts
// within attemptGap count as one: that is a person who stops and starts.
const (
	maxAttempts = 5
	attemptGap  = 10 * time.Second
)

// Failure records why an original has no document, so that a broken file is not
// read again at every run, or what its document lacks. It is removed once the
// original could be read whole.
type Failure struct {
	Digest string `json:"digest"`
	Source string `json:"source,omitempty"`
	// State is StateFailed or StateRefused, or empty while the original is being
	// taken up again and where there is a document that lacks something.
	State  State     `json:"state,omitempty"`
	Reason string    `json:"reason,omitempty"`
	Time   time.Time `json:"time"`
	// Tool is the version that could not read it; another one tries anew.
	Tool string `json:"tool,omitempty"`
	// Attempts counts how often it was taken up again.
	Attempts int `json:"attempts,omitempty"`
	// Wants says of an original that has a document what would read more of it:
	// [WantsRecognition], or empty.
	Wants string `json:"wants,omitempty"`
}

// WantsRecognition is what scanned pages want that no recogniser has read.
const WantsRecognition = "character recognition"

// stands says whether the original is to be left alone by the given version.
func (f Failure) stands(tool string) bool { return f.Tool == tool && f.State != "" }

func failureKey(digest string) string { return failuresPrefix + digest + ".json" }

// PutFailure records a failure in place of an earlier one.
func (a *Archive) PutFailure(ctx context.Context, f Failure) error {
	if !isDigest(f.Digest) {
		return fmt.Errorf("recording a failure: %q is no SHA-256 in hex: %w", f.Digest, corpus.ErrInvalid)
	}
	f.Time = f.Time.UTC()
	return a.writeRecord(ctx, failureKey(f.Digest), f)
}

// DeleteFailure removes the failure of an original, if there is one.
func (a *Archive) DeleteFailure(ctx context.Context, digest string) error {
	if !isDigest(digest) {
		return fmt.Errorf("removing a failure: %q is no SHA-256 in hex: %w", digest, corpus.ErrInvalid)
	}
	return a.remove(ctx, failureKey(digest))
}

// Failures returns all failures by digest. A damaged record counts for nothing:
// the original is then tried again.
func (a *Archive) Failures(ctx context.Context) (map[string]Failure, error) {
	objects, err := a.list(ctx, failuresPrefix)
	if err != nil {
		return nil, err
	}
	out := make(map[string]Failure, len(objects))
	for _, o := range objects {
		digest := strings.TrimSuffix(strings.TrimPrefix(o.key, failuresPrefix), ".json")
		var f Failure
		switch err := a.readRecord(ctx, o.key, &f); {
		case errors.Is(err, corpus.ErrMalformed):
			continue
		case err != nil:
			return nil, err
		}
		if !isDigest(digest) || f.Digest != digest {
			continue
		}
		if f.State == "" && f.Attempts >= maxAttempts {
			f.State, f.Reason = StateFailed, fmt.Sprintf("the run ended %d times while reading it; it is not tried again by itself", f.Attempts)
		}
		out[digest] = f
	}
	return out, nil
}
