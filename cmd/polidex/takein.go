package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"polidex/corpus"
	"polidex/extract"
	"polidex/ingest"
	"polidex/ingest/fetch"
)

// maxReading is more time than any document takes: the extractor keeps to the
// time that the flags give it, which it grants a scan more of.
const maxReading = 24 * time.Hour

// pipeline makes the pipeline of an open data folder.
func (a *app) pipeline(s *store, x extractor, flags ingestFlags) (*ingest.Pipeline, error) {
	pause := flags.pause
	if pause == 0 {
		pause = -1 // the fetcher's zero is its own
	}
	return ingest.New(ingest.Options{
		Archive: s.archive,
		Index:   s.tagger,
		Extract: s.tagger.Extract(func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
			return x.Extract(ctx, data, extract.Source{Name: name, ContentType: contentType})
		}),
		Fetch: fetch.New(fetch.Options{
			Version: version(), Contact: flags.contact, AllowPrivate: flags.allowPrivate, AllowPorts: flags.ports,
			IgnoreRobots: flags.ignoreRobots,
			Pause:        flags.pause, Logger: a.logger(),
		}),
		Cellar:      flags.cellar,
		Manner:      flags.manner,
		Refuse:      extract.Challenge,
		Stdin:       a.in,
		Exclude:     []string{a.indexPath()},
		RetryFailed: flags.retry,
		Timeout:     maxReading,
		Workers:     flags.workers,
		Tool:        version(),
		Logger:      a.logger(),
	})
}

// withPipeline opens the data folder and gives do a pipeline of it.
func (a *app) withPipeline(ctx context.Context, flags ingestFlags, do func(*ingest.Pipeline) error) error {
	if err := a.checkFormat(); err != nil {
		return err
	}
	x, err := a.extractor(flags.extractFlags)
	if err != nil {
		return err
	}
	defer x.Close()
	s, err := a.open(ctx, true)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := s.tagger.Finish(ctx); err != nil {
		return err
	}
	p, err := a.pipeline(s, x, flags)
	if err != nil {
		return err
	}
	return do(p)
}

// ingest runs the pipeline over the sources and reports each input as it ends.
func (a *app) ingest(ctx context.Context, p *ingest.Pipeline, sources []string) error {
	return a.reported(ctx, func(ctx context.Context, report func(ingest.Row)) (ingest.Summary, error) {
		return p.Run(ctx, sources, report)
	}, "")
}

// reported reports each input of a run as it ends, and says none when there was
// none at all.
func (a *app) reported(ctx context.Context, run pipelineRun, none string) error {
	r := a.newReport()
	summary, err := run(ctx, r.add)
	if none != "" && summary.Inputs == 0 && err == nil {
		fmt.Fprintln(a.err, none)
		return r.close()
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.err, "what was done is kept, and the same command goes on from there")
	}
	if end := r.end(summary); err == nil {
		err = end
	}
	if err == nil && summary.Trouble > 0 {
		err = errSomeFailed
	}
	return err
}

// detail says in a few words what an input gave, or why it gave nothing.
func detail(r ingest.Row) string {
	var parts []string
	if r.Document != "" && (r.State == ingest.StateAdded || r.State == ingest.StateUpdated) {
		parts = append(parts, plural(r.Actions, "action", "actions"))
		if r.Pages > 0 {
			parts = append(parts, plural(r.Pages, "page", "pages"))
		}
		if r.Reference != "" {
			parts = append(parts, r.Reference)
		}
	}
	if r.Reason != "" {
		parts = append(parts, r.Reason)
	}
	for i := range r.Changes {
		if c := &r.Changes[i]; c.Kind != corpus.ChangeCarried && c.Kind != corpus.ChangeReworded {
			parts = append(parts, c.Sentence())
		}
	}
	return strings.Join(parts, ", ")
}

// summaryLine counts what became of the inputs of a run.
func summaryLine(s ingest.Summary) string {
	switch {
	case s.Inputs == 0 && s.Recovered == 0 && s.Indexed == 0:
		return "no inputs were found"
	case s.Inputs > 0 && s.Unchanged == s.Inputs && s.Retried == 0:
		return fmt.Sprintf("nothing to do: %s unchanged", plural(s.Inputs, "input is", "inputs are all"))
	}
	return s.String()
}
