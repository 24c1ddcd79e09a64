package worker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"polidex/corpus"
)

// Pool does jobs in child processes, some at a time. It is safe for use by many
// goroutines.
type Pool struct {
	opts  Options
	slots chan struct{} // one a job under way

	open context.Context // ends with Close
	shut context.CancelCauseFunc

	mu     sync.Mutex
	closed bool
	idle   []*child       // the one used last stands last
	work   sync.WaitGroup // jobs, and children on their way out
}

// errClosed is what jobs get from a pool that is closed.
var errClosed = fmt.Errorf("the pool of reader processes is closed: %w", corpus.ErrUnavailable)

// reason says why the context of a job has ended: the pool was closed, or the
// caller ended it, who expects the plain error of a context and no other cause.
func reason(ctx context.Context) error {
	if context.Cause(ctx) == errClosed {
		return errClosed
	}
	return ctx.Err()
}

// NewPool makes a pool. It starts nothing before the first job.
func NewPool(opts Options) *Pool {
	p := &Pool{opts: opts.filled()}
	p.slots = make(chan struct{}, p.opts.Workers)
	p.open, p.shut = context.WithCancelCause(context.Background())
	return p
}

// Do has a child do a job, and returns its answer. It waits while all children
// are at work; the deadline begins when the job does.
//
// An error of the handler comes back with its words and kinds. Otherwise errors
// wrap [corpus.ErrTooLarge] when the job passed a limit (time, memory, size of
// the data or of the answer), [corpus.ErrMalformed] when the child crashed or
// wrote nonsense, [corpus.ErrInvalid] when the job's name and args are too long,
// and [corpus.ErrUnavailable] when no child can be started, one was killed from
// outside, or the pool was closed; or they are the error of ctx, whose end kills
// the child at once.
func (p *Pool) Do(ctx context.Context, job Job) ([]byte, error) {
	if int64(len(job.Data)) > p.opts.MaxData {
		return nil, fmt.Errorf("it has %s; files of up to %s are read: %w", megabytes(int64(len(job.Data))), megabytes(p.opts.MaxData), corpus.ErrTooLarge)
	}
	if !p.enter() {
		return nil, errClosed
	}
	defer p.work.Done()

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.open, func() { cancel(errClosed) })()

	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return nil, reason(ctx)
	}
	for {
		c, err := p.take(ctx)
		if err != nil {
			return nil, err
		}
		answer, reusable, err := c.do(ctx, job)
		if reusable {
			p.giveBack(c)
		} else {
			c.bury()
		}
		// What a child did before is not to be held against this job.
		if d := (*death)(nil); errors.As(err, &d) {
			if c.jobs > 1 && ctx.Err() == nil {
				continue
			}
			err = d.err
		}
		return answer, err
	}
}

// Close ends all children, those at work too, and returns when they are gone.
// It may be called more than once. The error is always nil.
func (p *Pool) Close() error {
	p.mu.Lock()
	p.closed = true
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	p.shut(errClosed)
	for _, c := range idle {
		c.idle.Stop()
		p.work.Go(c.retire)
	}
	p.work.Wait()
	return nil
}

// enter counts a job in, unless the pool is closed.
func (p *Pool) enter() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.work.Add(1)
	return true
}

// take returns the idle child that was used last, so that those beyond the need
// end of idleness, or a fresh one.
func (p *Pool) take(ctx context.Context) (*child, error) {
	for {
		c := p.pop()
		if c == nil {
			return start(ctx, p.opts)
		}
		if c.alive() {
			return c, nil
		}
		c.bury()
	}
}

func (p *Pool) pop() *child {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return nil
	}
	c := p.idle[len(p.idle)-1]
	p.idle = p.idle[:len(p.idle)-1]
	c.idle.Stop()
	return c
}

// giveBack keeps a child for the next job, or ends it when it has done its share.
func (p *Pool) giveBack(c *child) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || c.jobs >= p.opts.MaxJobs {
		p.work.Go(c.retire)
		return
	}
	c.idle = time.AfterFunc(p.opts.IdleAfter, func() { p.expire(c) })
	p.idle = append(p.idle, c)
}

// expire ends a child that is still idle.
func (p *Pool) expire(c *child) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if i := slices.Index(p.idle, c); i >= 0 {
		p.idle = slices.Delete(p.idle, i, i+1)
		p.work.Go(c.retire)
	}
}
