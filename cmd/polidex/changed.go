package main

import (
	"context"
	"sync"
	"time"
)

// changes says how old the corpus is. The documents of a generation of the index
// are listed once: it takes longer than an answer should.
type changes struct {
	archive interface {
		NewestDocument(ctx context.Context) (time.Time, error)
		NewestReview(ctx context.Context) (time.Time, error)
	}
	index interface{ Generation() string }

	mu sync.Mutex
	// newest is when the newest document of the generation came in.
	newest     time.Time
	generation string
}

// Changed returns when the newest document or review came in, to the second: zero
// where there is none.
func (c *changes) Changed(ctx context.Context) (time.Time, error) {
	newest, err := c.newestDocument(ctx)
	if err != nil {
		return newest, err
	}
	review, err := c.archive.NewestReview(ctx)
	if review.After(newest) {
		newest = review
	}
	return newest.Truncate(time.Second), err
}

func (c *changes) newestDocument(ctx context.Context) (time.Time, error) {
	generation := c.index.Generation()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.generation == generation && !c.newest.IsZero() {
		return c.newest, nil
	}
	newest, err := c.archive.NewestDocument(ctx)
	if err == nil {
		c.newest, c.generation = newest, generation
	}
	return newest, err
}
