package ingest

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// task is a job in a queue. Its fields are guarded by the queue's mutex.
type task struct {
	jobRecord
	// patient says that another process took the job in.
	patient bool
	// events are the newest; last is the number of the newest of all.
	events []corpus.JobEvent
	last   int
	// changed is closed, and another put in its place, when there are new events.
	changed chan struct{}
}

// shown is the job without its rows.
func (t *task) shown() corpus.Job {
	j := t.Job
	j.Rows = nil
	return j
}

// ending is the event of a job that has ended.
func (t *task) ending() corpus.JobEvent {
	counts := t.Counts
	e := corpus.JobEvent{Step: corpus.StepDone, Time: t.Ended, Source: t.Source, Document: t.Document, Reason: t.Reason, Counts: &counts}
	if t.State == corpus.JobFailed {
		e.Step = corpus.StepFailed
	}
	return e
}

// announce has those look again who listen.
func (t *task) announce() {
	close(t.changed)
	t.changed = make(chan struct{})
}

// add keeps a row and counts it.
func (t *task) add(row corpus.JobRow, inputs int) {
	c := &t.Counts
	c.Inputs = max(c.Inputs, inputs)
	trouble := false
	switch State(row.State) {
	case StateAdded:
		c.Added++
	case StateUpdated:
		c.Updated++
	case StateUnchanged:
		c.Unchanged++
	case StateDuplicate:
		c.Duplicate++
	case StateRefused:
		c.Refused++
		trouble = true
	case StateFailed:
		c.Failed++
		trouble = true
	case StateGone:
		c.Gone++
		trouble = true
	}
	if n := len(t.Rows); n >= maxJobRows && !(trouble && n < 2*maxJobRows) {
		t.RowsLeftOut++
		return
	}
	t.Rows = append(t.Rows, row)
}

// verdict says whether the job brought anything, and if not why, in a sentence.
func (t *task) verdict() (corpus.JobState, string) {
	c := t.Counts
	if c.Added+c.Updated+c.Unchanged+c.Duplicate > 0 || c.Refused+c.Failed+c.Gone == 0 {
		return corpus.JobDone, ""
	}
	for _, row := range t.Rows {
		if row.Reason != "" {
			return corpus.JobFailed, row.Reason
		}
	}
	return corpus.JobFailed, "nothing could be taken in"
}

// newJobRow is a row as a job tells it.
func newJobRow(r Row) corpus.JobRow {
	return corpus.JobRow{
		Source: r.Source, State: string(r.State), Reason: r.Reason, Document: r.Document, Title: r.Title,
		Reference: r.Reference, Actions: r.Actions, Pages: r.Pages, Parent: r.Parent, TookMS: r.Took.Milliseconds(),
	}
}

// emit adds an event to a job. The queue's mutex must be held.
func (q *Queue) emit(t *task, e corpus.JobEvent) {
	t.last++
	e.ID = q.epoch + "-" + strconv.Itoa(t.last)
	if e.Time.IsZero() {
		e.Time = q.pipeline.opts.Now().UTC()
	}
	t.events = append(t.events, e)
	if len(t.events) >= 2*maxJobEvents {
		t.events = slices.Clone(t.events[len(t.events)-maxJobEvents:])
	}
	t.announce()
}

// since returns the events of a job after the one with the ID. An ID of another
// process is before all of them.
func (q *Queue) since(t *task, id string) []corpus.JobEvent {
	after := 0
	if epoch, number, ok := strings.Cut(id, "-"); ok && epoch == q.epoch {
		after, _ = strconv.Atoi(number) // what is no number is before all too
	}
	first := t.last - len(t.events) + 1
	return slices.Clone(t.events[min(max(after+1-first, 0), len(t.events)):])
}

// JobEvents returns what has happened in a job after the event with the ID, or
// since it was asked for; of the oldest of very many some are left out. The channel
// is closed when there is more, and nil when there will be none: the job has ended,
// or the queue. Errors wrap [corpus.ErrNotFound].
func (q *Queue) JobEvents(_ context.Context, id, after string) ([]corpus.JobEvent, <-chan struct{}, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	t := q.byID[id]
	if t == nil {
		return nil, nil, errNoJob(id)
	}
	events := q.since(t, after)
	if q.stopped || t.State.Ended() {
		return events, nil, nil
	}
	return events, t.changed, nil
}

// Job returns a job with its rows. Errors wrap [corpus.ErrNotFound].
func (q *Queue) Job(ctx context.Context, id string) (corpus.Job, error) {
	q.mu.Lock()
	t := q.byID[id]
	if t == nil {
		q.mu.Unlock()
		return corpus.Job{}, errNoJob(id)
	}
	j := t.shown()
	if i := slices.Index(q.waiting, t); i >= 0 {
		j.Before = i + len(q.running)
	}
	j.Rows = slices.Clone(t.Rows)
	q.mu.Unlock()
	if !j.State.Ended() {
		return j, nil
	}
	// The rows of jobs that have ended are in the archive alone.
	if kept, err := q.archive.job(ctx, id); err == nil && kept.State.Ended() {
		return kept.Job, nil
	}
	return j, nil
}

// Jobs returns the newest jobs without their rows, the newest first, at most so
// many; and how many wait.
func (q *Queue) Jobs(_ context.Context, most int) (jobs []corpus.Job, waiting int, err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for i, t := range q.waiting {
		j := t.shown()
		j.Before = i + len(q.running)
		jobs = append(jobs, j)
	}
	for _, t := range slices.Concat(q.running, q.ended) {
		jobs = append(jobs, t.shown())
	}
	slices.SortStableFunc(jobs, func(x, y corpus.Job) int { return y.Created.Compare(x.Created) })
	return jobs[:min(most, len(jobs))], len(q.waiting), nil
}
