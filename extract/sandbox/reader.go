package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/overlay"
	"polidex/extract/pdf/worker"
)

// Options are the settings of a Reader.
type Options struct {
	// Args are the arguments with which this program calls Serve.
	Args []string
	// SecondArgs are those with which it calls Serve with options that have a
	// second engine, which gets children of its own; nil is no second engine.
	SecondArgs []string
	// Workers is how many documents are extracted at once; 0 is one a processor.
	Workers int
	// Deadline is the time that a document may take; its zero is the worker's.
	Deadline worker.Deadline
	// Logger is told how children come and go; nil is silence.
	Logger *slog.Logger
}

const (
	// maxAnswer bounds a document as a child answers it, in bytes of JSON: some
	// twenty times the largest document of the Commission that was measured.
	maxAnswer = 256 << 20
	// secondMemory is what a child with the second engine may use: the engine
	// takes 100 to 300 MB, a page to be recognised 35 MB.
	secondMemory = 1200 << 20
	// firstMemory is what a child with the first engine may use: four times the
	// largest file, which it holds more than once, and few need a tenth of it.
	firstMemory = 1100 << 20
	// secondPage is the time that a page gains which is recognised: that takes some
	// seconds, and more on a busy machine.
	secondPage = 30 * time.Second
	// secondMost is the most that a document gets which is read again: a scan of
	// some thousand pages.
	secondMost = 2 * time.Hour
	// secondStart is how long such a child may take to be ready: the engine is
	// compiled at its first use, which takes some seconds, and more on a busy machine.
	secondStart = 90 * time.Second
	// secondIdle is how long a child with the second engine is kept: starting one
	// takes longer than reading most documents.
	secondIdle = 10 * time.Minute
)

// Reader extracts documents in child processes. It is safe for use by many
// goroutines. It must be closed.
type Reader struct {
	first, second *worker.Pool // second may be nil
	logger        *slog.Logger
}

// New makes a reader. It starts nothing before the first document.
func New(opts Options) *Reader {
	r := &Reader{logger: opts.Logger}
	if r.logger == nil {
		r.logger = slog.New(slog.DiscardHandler)
	}
	r.first = worker.NewPool(worker.Options{
		Args: opts.Args, Workers: opts.Workers, Deadline: opts.Deadline, MaxAnswer: maxAnswer, Logger: opts.Logger,
		Memory: firstMemory,
	})
	if opts.SecondArgs != nil {
		longer := opts.Deadline
		longer.PerStep, longer.Max = secondPage, max(longer.Max, secondMost)
		r.second = worker.NewPool(worker.Options{
			Args: opts.SecondArgs, Workers: opts.Workers, Deadline: longer, MaxAnswer: maxAnswer, Logger: opts.Logger,
			Memory: secondMemory, IdleAfter: secondIdle, StartWithin: secondStart,
		})
	}
	return r
}

// Supported says whether children can be started on this platform.
func Supported() bool { return worker.Supported() }

// Close ends the children.
func (r *Reader) Close() error {
	if r.second != nil {
		r.second.Close()
	}
	return r.first.Close()
}

// Extract reads and analyses the bytes of one file as [extract.Extract] does, in
// a child. A PDF file whose text is in doubt, or that the first child did not
// read or survive, is read again by a child that has the second engine. Errors
// are those of extract.Extract, and those of a child that passed a limit or died:
// see [worker.Pool.Do].
func (r *Reader) Extract(ctx context.Context, data []byte, src extract.Source) (*corpus.Document, error) {
	start := time.Now()
	set := settings{Name: src.Name, ContentType: src.ContentType}
	doc, err := r.document(ctx, r.first, data, set)
	if r.second != nil && ctx.Err() == nil && inDoubt(data, doc, err) {
		if err != nil {
			set.FirstFailed = corpus.Plain(err)
		}
		again, secondErr := r.document(ctx, r.second, data, set)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case secondErr == nil:
			doc, err = again, nil
		case err == nil:
			q := &doc.Quality
			q.EngineReason = fmt.Sprintf("%s; a second reading failed: %s", q.Doubt, corpus.Plain(secondErr))
			q.Warn(fmt.Sprintf("A second reading failed: %s.", corpus.Plain(secondErr)))
			if len(q.PagesWithoutText) > 0 {
				q.Unread = corpus.Plain(secondErr)
			}
		}
		if secondErr != nil {
			r.logger.DebugContext(ctx, "second reading", "source", src.Name, "error", secondErr)
		}
	}
	if err != nil {
		return nil, err
	}
	doc.Quality.Milliseconds = int(time.Since(start).Milliseconds())
	return doc, nil
}

// inDoubt reports whether a second engine should be asked about a file.
func inDoubt(data []byte, doc *corpus.Document, err error) bool {
	if doc != nil {
		return doc.Quality.Doubt != ""
	}
	if errors.Is(err, corpus.ErrUnavailable) {
		return false
	}
	format, _ := extract.Detect(data)
	return format == corpus.FormatPDF
}

func (r *Reader) document(ctx context.Context, pool *worker.Pool, data []byte, set settings) (*corpus.Document, error) {
	answer, err := ask(ctx, pool, jobExtract, data, set)
	if err != nil {
		return nil, err
	}
	doc := new(corpus.Document)
	if err := json.Unmarshal(answer, doc); err != nil {
		return nil, fmt.Errorf("the reader process answered no document (%v): %w", err, corpus.ErrMalformed)
	}
	return doc, nil
}

// Picture draws a page of a PDF file, counted from 1. Errors wrap
// [corpus.ErrUnavailable] where there is no engine that draws, and are otherwise
// those of [extract.Picture] and of the child.
func (r *Reader) Picture(ctx context.Context, data []byte, page int, dpi float64) (*extract.PagePicture, error) {
	if r.second == nil {
		return nil, fmt.Errorf("drawing a page: no engine that draws pages: %w", corpus.ErrUnavailable)
	}
	answer, err := ask(ctx, r.second, jobPicture, data, settings{Page: page, DPI: dpi})
	if err != nil {
		return nil, err
	}
	out := new(extract.PagePicture)
	if err := json.Unmarshal(answer, out); err != nil {
		return nil, fmt.Errorf("the reader process answered no picture (%v): %w", err, corpus.ErrMalformed)
	}
	return out, nil
}

// Letters returns where the letters of a page of a PDF file stand. Errors are
// those of [pdf.Letters] and of the child.
func (r *Reader) Letters(ctx context.Context, data []byte, page int) (*overlay.Page, error) {
	pool := r.first
	if r.second != nil {
		pool = r.second
	}
	answer, err := ask(ctx, pool, jobLetters, data, settings{Page: page})
	if err != nil {
		return nil, err
	}
	out := new(overlay.Page)
	if err := json.Unmarshal(answer, out); err != nil {
		return nil, fmt.Errorf("the reader process answered no letters (%v): %w", err, corpus.ErrMalformed)
	}
	return out, nil
}

func ask(ctx context.Context, pool *worker.Pool, name string, data []byte, set settings) ([]byte, error) {
	args, err := json.Marshal(set)
	if err != nil {
		return nil, fmt.Errorf("encoding the settings of a job: %w", err)
	}
	return pool.Do(ctx, worker.Job{Name: name, Args: args, Data: data})
}
