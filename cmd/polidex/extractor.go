package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf"
	"polidex/extract/pdf/overlay"
	"polidex/extract/pdf/pdfium"
	"polidex/extract/pdf/worker"
	"polidex/extract/sandbox"
)

// extractor makes a document of the bytes of a file, and pictures of its pages.
type extractor interface {
	Extract(ctx context.Context, data []byte, src extract.Source) (*corpus.Document, error)
	Picture(ctx context.Context, data []byte, page int, dpi float64) (*extract.PagePicture, error)
	Letters(ctx context.Context, data []byte, page int) (*overlay.Page, error)
	Close() error
}

// inProcess extracts in this process.
type inProcess struct {
	opts    extract.Options
	engines *engines
	timeout time.Duration
}

func (p inProcess) Extract(ctx context.Context, data []byte, src extract.Source) (*corpus.Document, error) {
	start := time.Now()
	limited, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()
	doc, err := extract.Extract(limited, data, src, p.opts)
	if limited.Err() != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("reading it took longer than %s: %w", p.timeout, corpus.ErrUnavailable)
	}
	if err == nil {
		doc.Quality.Milliseconds = int(time.Since(start).Milliseconds())
	}
	return doc, err
}

func (p inProcess) Picture(ctx context.Context, data []byte, page int, dpi float64) (*extract.PagePicture, error) {
	return extract.Picture(ctx, data, page, dpi, p.opts)
}

func (p inProcess) Letters(ctx context.Context, data []byte, page int) (*overlay.Page, error) {
	return pdf.Letters(ctx, data, page, p.opts.PDF)
}

func (p inProcess) Close() error { return p.engines.Close() }

// extractFlags are the settings of reading and tagging documents.
type extractFlags struct {
	timeout   time.Duration
	workers   int
	noSandbox bool
	noOCR     bool
	// alone says that one document is read, and not several at once.
	alone bool
}

func (f *extractFlags) add(a *app, cmd *cobra.Command) {
	cmd.Flags().DurationVar(&f.timeout, "timeout", 2*time.Minute, "the most `time` that one document may take; each scanned page is granted half a minute more, but not with --no-sandbox")
	cmd.Flags().BoolVar(&f.noOCR, "no-ocr", false, "leave scanned pages unread, also where tesseract is installed")
	cmd.Flags().BoolVar(&f.noSandbox, "no-sandbox", false, "read documents in this process, where a hostile one can end it")
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file` to tag with, in place of the built-in one")
}

// check refuses settings that mean nothing.
func (f *extractFlags) check() error {
	switch {
	case f.workers < 0:
		return usage(fmt.Sprintf("--workers takes a number from 0 on, not %d", f.workers))
	case f.timeout <= 0:
		return usage(fmt.Sprintf("--timeout takes a time such as 90s or 2m, not %s", f.timeout))
	}
	return nil
}

// workerCommand is the hidden command with which this program starts itself as
// a child that reads documents.
const workerCommand = "worker"

// extractor returns the extractor that the flags ask for; it must be closed.
// Documents are read in child processes, unless they are asked to be read here
// or the platform has no such children. A vocabulary that cannot be read is told
// at once.
func (a *app) extractor(f extractFlags) (extractor, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	if f.noSandbox || !sandbox.Supported() {
		v, err := a.vocabulary()
		if err != nil {
			return nil, err
		}
		e := newEngines(a.engineSettings(f))
		return inProcess{extract.Options{Themes: v, PDF: e.options()}, e, f.timeout}, nil
	}
	args := []string{workerCommand}
	if a.themes != "" {
		if _, err := a.vocabulary(); err != nil {
			return nil, err
		}
		file, err := filepath.Abs(a.themes) // a child starts in another folder
		if err != nil {
			return nil, fmt.Errorf("finding the themes %q: %w", a.themes, err)
		}
		args = append(args, "--themes", file)
	}
	var second []string
	if pdfium.Available {
		second = append(slices.Clone(args), a.engineSettings(f).flags()...)
	}
	return sandbox.New(sandbox.Options{
		Args: args, SecondArgs: second, Workers: f.workers, Logger: a.logger(),
		Deadline: worker.Deadline{Base: f.timeout, Max: f.timeout},
	}), nil
}

// workerCommand serves a parent process over the standard streams.
func (a *app) workerCommand() *cobra.Command {
	var s engineSettings
	second := false
	cmd := &cobra.Command{
		Use:    workerCommand,
		Short:  "Read documents for another polidex process",
		Hidden: true,
		Args:   exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			v, err := a.vocabulary()
			if err != nil {
				return err
			}
			opts := extract.Options{Themes: v, PDF: pdf.Options{NoRecogniser: noEngine()}}
			if second {
				// Not closed: the process ends with its parent, whatever is being read. It
				// is started before it says that it is ready, for compiling it the first
				// time is no part of any document's time.
				e := newEngines(s)
				if err := e.pdfium.Start(cmd.Context()); err != nil {
					return err
				}
				opts.PDF = e.options()
			}
			return sandbox.Serve(a.in, a.out, opts)
		},
	}
	cmd.Flags().BoolVar(&second, "second", false, "with the second engine and the recogniser")
	cmd.Flags().StringVar(&s.cache, "cache", "", "the `folder` of the engine's compiled module")
	cmd.Flags().StringVar(&s.tesseract, "tesseract", "", "the recogniser's `program`")
	cmd.Flags().StringVar(&s.tessdata, "tessdata", "", "the `folder` of the recogniser's data")
	cmd.Flags().BoolVar(&s.noOCR, "no-ocr", false, "without the recogniser")
	cmd.Flags().IntVar(&s.atOnce, "at-once", 1, "how many pages are recognised at once")
	cmd.Flags().StringVar(&a.themes, "themes", "", "the vocabulary `file`")
	return cmd
}
