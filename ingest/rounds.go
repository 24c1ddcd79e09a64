package ingest

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"polidex/corpus"
)

// Bounds of what a source may lead to.
const (
	// maxDepth is how many inputs may stand between one that was named and one
	// that was found through it: a harvest, its record, its document.
	maxDepth = 4
	// maxFound bounds the inputs of a run that were found through others.
	maxFound = 100_000
)

// checkpoint is how long a run that goes on keeps what it knows of its sources and
// lists to itself.
const checkpoint = time.Minute

// runInputs takes the inputs in, and in further rounds those that they name. When
// there are no more, later may join others, once; it may be nil.
//
// Every run comes here: it is timed, from when its inputs were looked for, and logged.
func (p *Pipeline) runInputs(ctx context.Context, ins *inputs, later func(*run) error, report func(Row)) (summary Summary, err error) {
	defer func() {
		summary.Took = time.Since(ins.since)
		p.opts.Logger.InfoContext(ctx, "ingest", "inputs", summary.Inputs, "added", summary.Added, "unchanged", summary.Unchanged,
			"updated", summary.Updated, "duplicate", summary.Duplicate, "refused", summary.Refused, "failed", summary.Failed,
			"recovered", summary.Recovered, "not_reached", summary.NotReached, "took_ms", summary.Took.Milliseconds(), "error", err)
	}()
	pending := ins.take()
	summary.Inputs, summary.NotReached = len(pending), len(pending)
	r, err := p.begin(ctx)
	if err != nil {
		return summary, err
	}
	r.inputs = ins
	recovered, err := r.recover(ctx, func(Row) {})
	summary.Recovered, summary.Retried, summary.Indexed = recovered.Recovered, recovered.Retried, recovered.Indexed
	if err != nil {
		return summary, err
	}
	// A fault stops the others; a row never does.
	working, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	c := &committer{pipeline: p, lead: r.lead, report: func(row Row, in *input) error {
		summary.count(row)
		summary.NotReached--
		fault := r.visited(ctx, row, in)
		report(row)
		return fault
	}}
	for earlier := 0; err == nil && ctx.Err() == nil; {
		if len(pending) == 0 && later != nil {
			if err = later(r); err != nil {
				break
			}
			later, pending = nil, ins.take()
			summary.Inputs, summary.NotReached = summary.Inputs+len(pending), summary.NotReached+len(pending)
		}
		if len(pending) == 0 {
			break
		}
		err = c.drain(ctx, r.start(working, pending, earlier, stop), stop)
		earlier += len(pending)
		pending = ins.take()
		summary.Inputs, summary.NotReached = summary.Inputs+len(pending), summary.NotReached+len(pending)
		err = cmp.Or(err, r.remember(ctx))
	}
	if err == nil && ctx.Err() == nil {
		err = r.group(ctx)
		summary.Differing = r.differing
	}
	r.visitedFolders(ins.folders)
	return summary, cmp.Or(err, r.remember(ctx), ctx.Err())
}

// found returns the inputs that another one names, but for those that are too
// far from what a person named: these are refused.
func (r *run) found(in *input, named []input) []input {
	for i := range named {
		n := &named[i]
		n.parent, n.depth, n.named = cmp.Or(n.parent, in.source), in.depth+1, false
		if n.manner.isZero() {
			n.manner = in.manner
		}
		if n.entry == nil {
			n.entry = in.entry
		}
		if n.record == nil {
			n.record = in.record
		}
		if n.depth > maxDepth {
			n.kind, n.err = refusal, errTooDeep
		}
	}
	return named
}

// lead notes what an input leads to: the list that it is, and the inputs of the
// next round.
func (r *run) lead(out outcome) {
	if out.list != nil {
		r.lists = append(r.lists, out.list)
	}
	for _, in := range out.more {
		r.join(in)
	}
}

// join has an input taken in in the next round, unless the run has one of its
// source already, or too many. It is called before the input that named it counts
// as done, so that an entry of a list is dealt with when all that it leads to is.
func (r *run) join(in input) {
	in.source = encodable(in.source)
	in.entry.begun()
	switch {
	case r.inputs.seen[in.source]:
		if state, ended := r.ended[in.source]; ended {
			in.entry.done(state)
		} else if in.entry != nil {
			r.sharing[in.source] = append(r.sharing[in.source], in.entry)
		}
		return
	case r.joined > r.maxFound:
		return // one was told of; an entry of a list stays to be dealt with
	case r.joined == r.maxFound:
		in.kind, in.entry = refusal, nil
		in.err = fmt.Errorf("the sources of this run lead to more than %d others; run again for the rest: %w", r.maxFound, corpus.ErrTooLarge)
	}
	r.joined++
	r.inputs.add(in)
}

var errTooDeep = fmt.Errorf("%d sources stand between it and the one that was named, more are not followed; name it itself: %w", maxDepth, corpus.ErrUnsupported)
