package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"polidex/ingest"
)

func (a *app) refreshCommand() *cobra.Command {
	var flags ingestFlags
	cmd := &cobra.Command{
		Use:   "refresh",
		Short: "Visit all sources again and take in what is new",
		Long: `Refresh visits every known source again, in the manner in which it was first
taken in: what has not changed costs one question, what has becomes a later
version, new entries of feeds and new files of folders come in, and what is no
longer there is said to be gone (and kept). 'polidex serve --refresh 24h' does so
by itself.`,
		Example: `  polidex refresh
  polidex sources --history          what came of it`,
		Args: exactly(0, "no arguments; 'polidex sources' lists what it visits"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withPipeline(cmd.Context(), flags, func(p *ingest.Pipeline) error {
				return a.reported(cmd.Context(), p.Refresh, "there is no source to visit yet; 'polidex ingest SOURCE' takes the first in")
			})
		},
	}
	flags.add(a, cmd)
	a.formatFlag(cmd)
	return cmd
}

// refreshEvery visits all sources again at each tick until the context ends. What
// that brings is told on standard error, but for inputs that are as they were.
func (a *app) refreshEvery(ctx context.Context, tick <-chan time.Time, refresh pipelineRun) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		summary, err := refresh(ctx, func(r ingest.Row) {
			if r.State != ingest.StateUnchanged && r.State != ingest.StateDuplicate {
				fmt.Fprint(a.err, line(r, a.width()))
			}
		})
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			fmt.Fprintln(a.err, "polidex: visiting the sources again: "+clean(plain(err)))
		default:
			fmt.Fprintln(a.err, "polidex: the sources were visited again: "+summaryLine(summary))
		}
	}
}
