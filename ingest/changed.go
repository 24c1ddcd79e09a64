package ingest

import (
	"context"
	"time"
)

// NewestDocument returns when the newest of the documents held came in: the time at
// which its bytes were first retrieved. It is zero for an empty archive. A later
// visit that brought nothing new does not change it, nor does a rebuilt index or a
// copy of the archive: of the same documents it is the same.
func (a *Archive) NewestDocument(ctx context.Context) (time.Time, error) {
	var newest time.Time
	arrivals, err := a.Arrivals(ctx)
	if err != nil {
		return newest, err
	}
	held, err := a.DocumentIDs(ctx)
	if err != nil {
		return newest, err
	}
	for _, id := range held {
		if t := arrivals[id]; t.After(newest) {
			newest = t
		}
	}
	return newest, nil
}

// NewestReview returns the time of the last review, zero where there is none. The
// names of the records say it: none is read.
func (a *Archive) NewestReview(ctx context.Context) (time.Time, error) {
	var newest time.Time
	objects, err := a.list(ctx, reviewsPrefix)
	if err != nil {
		return newest, err
	}
	for _, o := range objects {
		if t, ok := recordedAt(o.key); ok && t.After(newest) {
			newest = t
		}
	}
	return newest, nil
}
