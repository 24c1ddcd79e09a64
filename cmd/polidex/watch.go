package main

import (
	"context"
	"errors"
	"fmt"

	"polidex/ingest"
)

// watch takes the sources in and then follows the folders among them until it is
// interrupted. Each input is reported as it ends, and after each run its sums.
func (a *app) watch(ctx context.Context, p *ingest.Pipeline, sources []string) error {
	r := a.newReport()
	say := func(s string) {
		r.bar.hide()
		fmt.Fprintln(a.err, s)
	}
	first := true
	err := p.Watch(ctx, sources, ingest.Watching{
		Report: r.add,
		Ran: func(s ingest.Summary) {
			say(summaryLine(s))
			if first && ctx.Err() == nil {
				say("watching for changes; Ctrl-C ends it")
			}
			first = false
		},
		Notice: func(s string) { say("polidex: " + clean(s)) },
	})
	if errors.Is(err, context.Canceled) {
		say("what was done is kept, and the same command goes on from there")
	}
	return errors.Join(err, r.close())
}
