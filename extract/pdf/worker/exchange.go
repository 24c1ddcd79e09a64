package worker

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"polidex/corpus"
)

// do has the child do one job. Errors of type *remote are the handler's. With
// any error of another kind the child is dead; reusable says whether the child
// can be given another job.
func (c *child) do(ctx context.Context, job Job) (answer []byte, reusable bool, err error) {
	head, err := header{Type: frameJob, Name: job.Name, Args: job.Args}.encode(len(job.Data))
	if err != nil {
		return nil, true, &remote{message: err.Error(), kinds: []error{corpus.ErrInvalid}}
	}
	c.jobs++
	c.stderr.forget()
	clock := startClock(c, len(job.Data))
	release := context.AfterFunc(ctx, c.kill)

	// Written beside the reading, or a child that writes without reading would
	// stand still together with its parent.
	written := make(chan struct{})
	go func() {
		defer close(written)
		_ = writeParts(c.in, head, job.Data) // the reading side says more
	}()
	answer, err = c.listen(job, clock)
	_, own := err.(*remote)
	if err != nil && !own {
		c.end(err)
	}
	<-written
	inTime, notCancelled := clock.stop(), release()
	if err == nil || own {
		return answer, inTime && notCancelled && c.alive(), err
	}
	switch {
	case ctx.Err() != nil:
		return nil, false, reason(ctx)
	case !inTime:
		return nil, false, fmt.Errorf("reading it took more than %s: %w", seconds(clock.granted()), corpus.ErrTooLarge)
	}
	return nil, false, c.explain(err)
}

// listen reads what the child sends until it has answered.
func (c *child) listen(job Job, clock *clock) ([]byte, error) {
	for {
		h, body, err := readFrame(c.frames, c.opts.MaxAnswer)
		if err != nil {
			return nil, err
		}
		switch h.Type {
		case frameProgress:
			clock.step(h.Done)
			if job.Progress != nil {
				job.Progress(h.Done, h.Total)
			}
		case frameAnswer:
			return body, nil
		case frameError:
			return nil, h.remote()
		default:
			return nil, fmt.Errorf("a %q frame in place of an answer: %w", h.Type, corpus.ErrMalformed)
		}
	}
}

// clock kills a child when the time of its job is up.
type clock struct {
	child *child
	begun time.Time
	size  int
	timer *time.Timer
	limit atomic.Int64 // granted so far, as a time.Duration
	done  int
}

func startClock(c *child, size int) *clock {
	k := &clock{child: c, begun: time.Now(), size: size}
	k.limit.Store(int64(c.opts.Deadline.within(size, 0)))
	k.timer = time.AfterFunc(k.granted(), c.kill)
	return k
}

func (k *clock) granted() time.Duration { return time.Duration(k.limit.Load()) }

// step grants the time for the steps done. A timer that has gone off is left as
// it is: the child is being killed.
func (k *clock) step(done int) {
	if done <= k.done || !k.timer.Stop() {
		return
	}
	k.done = done
	k.limit.Store(int64(k.child.opts.Deadline.within(k.size, done)))
	k.timer.Reset(k.granted() - time.Since(k.begun))
}

// stop says whether the child was in time.
func (k *clock) stop() bool { return k.timer.Stop() }
