package sandbox

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/pdf/worker"
)

// Options are the settings of a Reader.
type Options struct {
	// Args are the arguments with which this program calls Serve.
	Args []string
	// Workers is how many documents are extracted at once; 0 is one a processor.
	Workers int
	// Deadline is the time that a document may take; its zero is the worker's.
	Deadline worker.Deadline
	// Logger is told how children come and go; nil is silence.
	Logger *slog.Logger
}

// maxAnswer bounds a document as a child answers it, in bytes of JSON: some
// twenty times the largest document of the Commission that was measured.
const maxAnswer = 256 << 20

// Reader extracts documents in child processes. It is safe for use by many
// goroutines. It must be closed.
type Reader struct {
	pool *worker.Pool
}

// New makes a reader. It starts nothing before the first document.
func New(opts Options) *Reader {
	return &Reader{pool: worker.NewPool(worker.Options{
		Args: opts.Args, Workers: opts.Workers, Deadline: opts.Deadline, MaxAnswer: maxAnswer, Logger: opts.Logger,
	})}
}

// Supported says whether children can be started on this platform.
func Supported() bool { return worker.Supported() }

// Close ends the children.
func (r *Reader) Close() error { return r.pool.Close() }

// Extract reads and analyses the bytes of one file as [extract.Extract] does, in
// a child. Errors are those of extract.Extract, and those of a child that passed
// a limit or died: see [worker.Pool.Do].
func (r *Reader) Extract(ctx context.Context, data []byte, src extract.Source) (*corpus.Document, error) {
	args, err := json.Marshal(settings{Name: src.Name, ContentType: src.ContentType})
	if err != nil {
		return nil, fmt.Errorf("encoding the name of the source: %w", err)
	}
	answer, err := r.pool.Do(ctx, worker.Job{Name: jobExtract, Args: args, Data: data})
	if err != nil {
		return nil, err
	}
	doc := new(corpus.Document)
	if err := json.Unmarshal(answer, doc); err != nil {
		return nil, fmt.Errorf("the reader process answered no document (%v): %w", err, corpus.ErrMalformed)
	}
	return doc, nil
}
