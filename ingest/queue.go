package ingest

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"

	"polidex/corpus"
)

// Bounds of what a queue keeps in hand.
const (
	defaultWaiting = 100
	defaultEnded   = 200
	// maxJobRows is the number of rows that a job keeps; as many again may join them
	// that tell of trouble.
	maxJobRows = 1000
	// maxJobEvents is the number of events that are kept of a job that goes on, and
	// maxEndedEvents of one that has ended.
	maxJobEvents   = 1000
	maxEndedEvents = 100
	// maxBatch is the number of originals that are read in one run.
	maxBatch = 32
)

// QueueOptions are what a Queue works with. Pipeline and Remover are needed, over
// the same archive.
type QueueOptions struct {
	Pipeline *Pipeline
	Remover  *Remover
	// MaxWaiting bounds the jobs that wait, and the files that are being sent with
	// them; 0 is 100.
	MaxWaiting int
	// MaxEnded bounds the jobs that are remembered once they have ended; 0 is 200.
	MaxEnded int
	// Random names jobs; nil is crypto/rand.
	Random io.Reader
}

// Queue keeps what people ask for until it is done: files that were sent, sources
// to take in, documents to read again. The archive is the queue: a file is in it
// before [Queue.Upload] returns, a job before [Queue.Add] does, and [OpenQueue]
// takes up what another process left. [Queue.Work] does the work, one run of the
// pipeline at a time. A queue is safe for use by many goroutines; of an archive
// there may be one at a time.
type Queue struct {
	opts     QueueOptions
	pipeline *Pipeline
	archive  *Archive
	// epoch begins the IDs of this queue's events.
	epoch string

	// turn is held by whoever runs a pipeline.
	turn chan struct{}
	// keeping is held for reading while what was sent is being kept, and for writing
	// while something is removed: a tombstone and what lifts it do not meet.
	keeping sync.RWMutex
	// admitting keeps two jobs from being made of one thing.
	admitting sync.Mutex

	mu sync.Mutex
	// waiting are in the order of their turn, running what is worked on, ended the
	// oldest first.
	waiting, running, ended []*task
	// byID has all of these.
	byID map[string]*task
	// reserved counts the files that are being sent.
	reserved int
	// unsettled says that something was removed, or brought back.
	unsettled bool
	stopped   bool
	// wake has a token when there may be something to do.
	wake chan struct{}
}

// OpenQueue makes a queue of an archive, with what waits in it. Those who listen
// to its jobs are let go when the context ends. Errors wrap [corpus.ErrInvalid]
// when something is missing, and are otherwise of the archive.
func OpenQueue(ctx context.Context, opts QueueOptions) (*Queue, error) {
	if opts.Pipeline == nil || opts.Remover == nil || opts.Remover.opts.Archive != opts.Pipeline.opts.Archive {
		return nil, fmt.Errorf("opening the queue: a pipeline and a remover of one archive are needed: %w", corpus.ErrInvalid)
	}
	opts.MaxWaiting, opts.MaxEnded = cmp.Or(opts.MaxWaiting, defaultWaiting), cmp.Or(opts.MaxEnded, defaultEnded)
	if opts.Random == nil {
		opts.Random = rand.Reader
	}
	q := &Queue{
		opts: opts, pipeline: opts.Pipeline.observed(), archive: opts.Pipeline.opts.Archive,
		turn: make(chan struct{}, 1), byID: map[string]*task{}, wake: make(chan struct{}, 1), unsettled: true,
	}
	now := q.pipeline.opts.Now()
	q.epoch = strconv.FormatInt(now.UnixMilli(), 36)
	if err := q.archive.sweepIncoming(now.Add(-incomingAge)); err != nil {
		q.pipeline.opts.Logger.WarnContext(ctx, "files left behind that were being sent", "error", err)
	}
	if err := opts.Remover.catchUp(ctx); err != nil {
		return nil, fmt.Errorf("putting reviews into the index that it lacks: %w", err)
	}
	known, err := q.archive.jobs(ctx)
	if err != nil {
		return nil, err
	}
	for _, j := range known {
		if err := q.takeUp(ctx, j); err != nil {
			return nil, err
		}
	}
	context.AfterFunc(ctx, q.stop)
	return q, nil
}

// takeUp adds a job that the archive holds.
func (q *Queue) takeUp(ctx context.Context, j jobRecord) error {
	t := &task{jobRecord: j, patient: j.Starts > 0, changed: make(chan struct{})}
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case j.State.Ended():
		q.byID[j.ID], q.ended = t, append(q.ended, t)
		q.emit(t, t.ending())
	case j.Starts >= maxStarts:
		t.State, t.Ended = corpus.JobFailed, q.pipeline.opts.Now().UTC()
		t.Reason = fmt.Sprintf("the server ended %d times while it was at work on it; it is not begun again", j.Starts)
		q.byID[j.ID], q.ended = t, append(q.ended, t)
		q.emit(t, t.ending())
		return q.archive.putJob(ctx, t.jobRecord)
	default:
		t.State = corpus.JobWaiting
		q.enqueue(t)
	}
	return nil
}

// Alone does something while no job is worked on and nothing else is done alone:
// a run of a pipeline outside of the queue, or the turn to another index. Afterwards
// it takes out what that brought back of removed documents.
func (q *Queue) Alone(ctx context.Context, do func(context.Context) error) error {
	return q.inTurn(ctx, func(ctx context.Context) error {
		q.mu.Lock()
		q.unsettled = true
		q.mu.Unlock()
		return do(ctx)
	})
}

// Reviewer returns a reviewer as [NewReviewer] does, whose reviews and the removals of
// the queue do not meet: a review would bring the index back what was removed between
// its reading and its end.
func (q *Queue) Reviewer(index Puts) *Reviewer {
	r := NewReviewer(q.archive, index, q.pipeline.opts.Now)
	r.removals = &q.keeping
	return r
}

// inTurn does something when its turn comes.
func (q *Queue) inTurn(ctx context.Context, do func(context.Context) error) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case q.turn <- struct{}{}:
	}
	defer func() { <-q.turn }()
	return errors.Join(do(ctx), q.settle(ctx))
}

// settle finishes removals, if there is anything of them to be finished.
func (q *Queue) settle(ctx context.Context) error {
	q.mu.Lock()
	unsettled := q.unsettled
	q.unsettled = false
	q.mu.Unlock()
	if !unsettled {
		return nil
	}
	q.keeping.Lock()
	defer q.keeping.Unlock()
	err := q.opts.Remover.Settle(ctx)
	if err != nil {
		q.mu.Lock()
		q.unsettled = true
		q.mu.Unlock()
	}
	return err
}

// stop lets those go who listen.
func (q *Queue) stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
	for _, t := range q.byID {
		t.announce()
	}
}

// rouse has the worker look for something to do.
func (q *Queue) rouse() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}
