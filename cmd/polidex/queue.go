package main

import (
	"context"
	"log/slog"

	"polidex/ingest"
)

// openQueue opens the queue of what is asked for over HTTP, with what waits in it.
func openQueue(ctx context.Context, s *store, p *ingest.Pipeline, logger *slog.Logger) (*ingest.Queue, error) {
	remover, err := ingest.NewRemover(ingest.RemoverOptions{Archive: s.archive, Index: s.index, Logger: logger})
	if err != nil {
		return nil, err
	}
	return ingest.OpenQueue(ctx, ingest.QueueOptions{Pipeline: p, Remover: remover})
}

// pipelineRun is a run of a pipeline that reports its rows.
type pipelineRun func(context.Context, func(ingest.Row)) (ingest.Summary, error)

// alone has a run wait for the jobs of the queue, and these for it.
func alone(q *ingest.Queue, run pipelineRun) pipelineRun {
	return func(ctx context.Context, report func(ingest.Row)) (summary ingest.Summary, err error) {
		err = q.Alone(ctx, func(ctx context.Context) error {
			var err error
			summary, err = run(ctx, report)
			return err
		})
		return summary, err
	}
}
