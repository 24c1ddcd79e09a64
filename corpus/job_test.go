package corpus_test

import (
	"errors"
	"testing"
	"time"

	"polidex/corpus"
)

func TestJobErrors(t *testing.T) {
	stone := corpus.Tombstone{Document: "0123456789abcdef", Time: time.Date(2030, 3, 1, 23, 30, 0, 0, time.FixedZone("west", -7200))}
	because := stone
	because.Reason = "superseded"
	for _, c := range []struct {
		err  error
		kind error
		want string
	}{
		{corpus.QueueFullError{Waiting: 1}, corpus.ErrUnavailable, "1 job is waiting already, and no more are taken until there is room"},
		{corpus.QueueFullError{Waiting: 100}, corpus.ErrUnavailable, "100 jobs are waiting already, and no more are taken until there is room"},
		{&corpus.RemovedError{Tombstone: stone}, corpus.ErrNotFound, "document 0123456789abcdef was removed on 2030-03-02"},
		{&corpus.RemovedError{Tombstone: because}, corpus.ErrNotFound, "document 0123456789abcdef was removed on 2030-03-02 (superseded)"},
	} {
		if got := c.err.Error(); got != c.want || !errors.Is(c.err, c.kind) {
			t.Errorf("%T = %q, want %q of the kind %v", c.err, got, c.want, c.kind)
		}
	}
}

func TestJobEnds(t *testing.T) {
	for state, want := range map[corpus.JobState]bool{corpus.JobWaiting: false, corpus.JobRunning: false, corpus.JobDone: true, corpus.JobFailed: true} {
		if state.Ended() != want {
			t.Errorf("%s ends: %v, want %v", state, state.Ended(), want)
		}
	}
}
