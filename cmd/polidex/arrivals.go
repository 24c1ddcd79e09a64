package main

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// arrivals keeps when documents came in, and asks the archive anew when the index
// has changed: listing it takes longer than an answer should.
type arrivals struct {
	archive interface {
		Arrivals(ctx context.Context) (map[string]time.Time, error)
	}
	index interface{ Generation() string }

	flight singleflight.Group
	mu     sync.Mutex
	// times are those of a generation of the index, or later ones.
	times      map[string]time.Time
	generation string
}

// Arrivals returns when each document was first taken in, by its ID. Callers that
// come at once wait for the same listing, which goes on when they give up.
func (a *arrivals) Arrivals(ctx context.Context) (map[string]time.Time, error) {
	// A document is in the archive before it is in the index: what is listed after
	// the generation was read has all of its documents.
	generation := a.index.Generation()
	times, fresh := a.kept(generation)
	if fresh {
		return times, nil
	}
	listed := a.flight.DoChan(generation, func() (any, error) {
		// Another listing may have ended since.
		if times, fresh := a.kept(generation); fresh {
			return times, nil
		}
		times, err := a.archive.Arrivals(context.WithoutCancel(ctx))
		if err != nil {
			return nil, err
		}
		a.mu.Lock()
		defer a.mu.Unlock()
		a.times, a.generation = times, generation
		return times, nil
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-listed:
		times, _ = r.Val.(map[string]time.Time)
		return times, r.Err
	}
}

// kept returns the times where they are those of a generation of the index.
func (a *arrivals) kept(generation string) (times map[string]time.Time, fresh bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.times, a.generation == generation && a.times != nil
}
