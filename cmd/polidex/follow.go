package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"polidex/corpus"
)

// followEvery is how often a server looks for a rebuilt index: one small file is
// read each time.
const followEvery = 2 * time.Second

// reopener is what follow asks of an index.
type reopener interface {
	// Reopen turns to a newer generation and reports whether there was one.
	Reopen() (changed bool, err error)
}

// follow turns a server to an index that another process built anew, until the
// context ends. What was taken in here meanwhile is missing there: complete puts
// it in. Each fault is told once, and the server goes on with what it has.
func (a *app) follow(ctx context.Context, index reopener, tick <-chan time.Time, complete func() error) {
	told := ""
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		changed, err := index.Reopen()
		if changed {
			fmt.Fprintln(a.err, "polidex: the index was rebuilt; answers come from the new one")
			err = errors.Join(err, complete())
		}
		switch {
		case err == nil || ctx.Err() != nil:
			told = ""
		case errors.Is(err, corpus.ErrUnavailable):
			// Another process is at work in the new index; its turn ends.
		case err.Error() != told:
			told = err.Error()
			fmt.Fprintln(a.err, "polidex: turning to the rebuilt index: "+clean(plain(err)))
		}
	}
}
