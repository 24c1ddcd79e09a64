package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract"
	"polidex/ingest"
	"polidex/ingest/fetch"
)

// ingestFlags are the settings of taking documents in.
type ingestFlags struct {
	extractFlags
	allowPrivate bool
	retry        bool
}

func (f *ingestFlags) add(a *app, cmd *cobra.Command) {
	f.extractFlags.add(a, cmd)
	cmd.Flags().IntVar(&f.workers, "workers", 0, "how many documents are read at once; 0 is one a processor")
	cmd.Flags().BoolVar(&f.allowPrivate, "allow-private", false, "also fetch from addresses inside your own network")
	cmd.Flags().BoolVar(&f.retry, "retry-failed", false, "also try again what failed before or has scanned pages unread")
}

func (a *app) ingestCommand() *cobra.Command {
	var flags ingestFlags
	cmd := &cobra.Command{
		Use:   "ingest [SOURCE...]",
		Short: "Take documents in: files, folders, web addresses, - for standard input",
		Long: `Ingest takes each source in: its bytes are kept in the archive, read, analysed
and made searchable. It prints one row an input: what became of it and why. A bad
input never stops the others. What is unchanged since the last time is left
alone, and an ingest that was interrupted goes on where it stopped.`,
		Example: `  polidex ingest strategy.pdf notes/
  polidex ingest https://example.org/strategy.pdf
  cat page.html | polidex ingest -
  polidex ingest --retry-failed      after installing tesseract, say`,
		Args: func(cmd *cobra.Command, args []string) error {
			if flags.retry {
				return nil // of what is kept already
			}
			return atLeast(1, "one or more sources: files, folders, web addresses, -")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.checkFormat(); err != nil {
				return err
			}
			x, err := a.extractor(flags.extractFlags)
			if err != nil {
				return err
			}
			defer x.Close()
			s, err := a.open(cmd.Context(), true)
			if err != nil {
				return err
			}
			defer s.Close()
			return a.ingest(cmd.Context(), s, x, flags, args)
		},
	}
	flags.add(a, cmd)
	a.formatFlag(cmd)
	return cmd
}

// maxReading is more time than any document takes: the extractor keeps to the
// time that the flags give it, which it grants a scan more of.
const maxReading = 24 * time.Hour

// pipeline makes the pipeline of an open data folder.
func (a *app) pipeline(s *store, x extractor, flags ingestFlags) (*ingest.Pipeline, error) {
	return ingest.New(ingest.Options{
		Archive: s.archive,
		Index:   s.index,
		Extract: func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
			return x.Extract(ctx, data, extract.Source{Name: name, ContentType: contentType})
		},
		Fetch:       fetch.New(fetch.Options{Version: version(), AllowPrivate: flags.allowPrivate, Logger: a.logger()}),
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

// ingest runs the pipeline over the sources and reports each input as it ends.
func (a *app) ingest(ctx context.Context, s *store, x extractor, flags ingestFlags, sources []string) error {
	p, err := a.pipeline(s, x, flags)
	if err != nil {
		return err
	}
	r := a.newReport()
	take := func() (ingest.Summary, error) { return p.Run(ctx, sources, r.add) }
	if len(sources) == 0 {
		take = func() (ingest.Summary, error) { return p.Recover(ctx, r.add) }
	}
	summary, err := take()
	if len(sources) == 0 && summary.Inputs == 0 && err == nil {
		fmt.Fprintln(a.err, "nothing is left to be tried again")
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
	if r.State == ingest.StateAdded || r.State == ingest.StateUpdated {
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
