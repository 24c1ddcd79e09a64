package worker

import (
	"context"
	"encoding/json"
	"sync"
	"time"
)

// Job is what a child is asked to do.
type Job struct {
	// Name says what to do; the handler knows the names.
	Name string
	// Args are settings in JSON; may be nil. With Name they must stay under
	// 60 kB.
	Args json.RawMessage
	// Data are the bytes to work on.
	Data []byte
	// Progress, if set, is called with what the handler reports, in the
	// goroutine of Do and while the deadline runs: it must be quick. Not every
	// report arrives, and a job that is done again starts anew.
	Progress func(done, total int)
}

// Handler does one job in the child, and returns its answer. The context ends
// when the parent no longer waits. An error crosses to the parent as its words
// and its kinds of package corpus. A handler that panics ends its child.
type Handler func(ctx context.Context, job Job) ([]byte, error)

// reportInterval keeps a handler that reports every step of a quick job from
// spending its time on it.
const reportInterval = 50 * time.Millisecond

// Report tells the parent that done steps of total are behind. It gains the job
// the time that its deadline grants a step. It may be called often and by many
// goroutines; outside a job it does nothing.
func Report(ctx context.Context, done, total int) {
	if r, ok := ctx.Value(reporterKey{}).(*reporter); ok {
		r.report(done, total)
	}
}

type reporterKey struct{}

// reporter sends the progress of one job, until it is closed.
type reporter struct {
	send func(header) error
	mu   sync.Mutex
	last time.Time
	over bool
}

func (r *reporter) report(done, total int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := time.Now()
	if r.over || done < total && now.Sub(r.last) < reportInterval {
		return
	}
	r.last = now
	// A parent that does not hear it has gone, which the reading side notices.
	_ = r.send(header{Type: frameProgress, Done: done, Total: total})
}

// close keeps goroutines that outlive their job from reporting into the next.
func (r *reporter) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.over = true
}
