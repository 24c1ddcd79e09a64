package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"time"

	"polidex/corpus"
	"polidex/ingest/cellar"
	"polidex/ingest/fetch"
)

// Indexer is what the pipeline needs of an index.
type Indexer interface {
	// Put takes documents in, in place of what was held under their IDs.
	Put(ctx context.Context, docs ...*corpus.Document) error
	// Held returns the IDs of all documents held.
	Held(ctx context.Context) ([]string, error)
}

// Extract reads and analyses the bytes of one document. The name is the path or
// the URL that the bytes came from, the content type an HTTP header or empty.
// An error wrapping a kind of package corpus is about the bytes.
type Extract func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error)

// Options are what a Pipeline works with. Archive and Extract are needed.
type Options struct {
	Archive *Archive
	Extract Extract
	// Index is put what is added; nil is none.
	Index Indexer
	// Fetch gets URLs; nil is a fetcher with the default manners.
	Fetch *fetch.Fetcher
	// Cellar is the address of the repository that official documents are asked
	// from; empty is the Publications Office's.
	Cellar string
	// Refuse says of a fetched answer whether it is no document at all (a
	// challenge, a consent or an error page) and why; nil refuses nothing.
	Refuse func(ctx context.Context, data []byte, contentType string) (reason string, refused bool)
	// Stdin is what the source "-" reads; nil is empty.
	Stdin io.Reader
	// Exclude are folders that are never read, such as the one that holds the
	// index. The archive's own is always left out.
	Exclude []string
	// Manner is how sources are taken in, and what they link to.
	Manner Manner
	// RetryFailed tries originals again that could not be read before.
	RetryFailed bool
	// MaxBytes bounds an input; 0 is 256 MiB.
	MaxBytes int64
	// Timeout bounds the extraction of one document; 0 is two minutes.
	Timeout time.Duration
	// Workers is the number of inputs that are worked on at once; 0 is one for
	// each processor.
	Workers int
	// BatchDelay bounds how long a document waits for others to be put into the
	// index with it, and its row with it; 0 is one second.
	BatchDelay time.Duration
	// Tool is the version of Polidex, as it is recorded.
	Tool string
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Logger is told of each document; nil is silence.
	Logger *slog.Logger
}

// Pipeline takes documents in. A run at a time; several pipelines, also of
// several processes, may share an archive.
type Pipeline struct {
	opts   Options
	cellar *cellar.Client
	// maxFound is that of the package, but in tests.
	maxFound int
}

// New returns a pipeline. The error wraps [corpus.ErrInvalid] when the archive
// or the extraction is missing, or Cellar is no address.
func New(opts Options) (*Pipeline, error) {
	if opts.Archive == nil || opts.Extract == nil {
		return nil, fmt.Errorf("making a pipeline: an archive and an extraction are needed: %w", corpus.ErrInvalid)
	}
	opts.MaxBytes = cmp.Or(opts.MaxBytes, 256<<20)
	opts.Timeout = cmp.Or(opts.Timeout, 2*time.Minute)
	opts.Workers = max(cmp.Or(opts.Workers, runtime.GOMAXPROCS(0)), 1)
	opts.BatchDelay = cmp.Or(opts.BatchDelay, time.Second)
	opts.Logger = cmp.Or(opts.Logger, slog.New(slog.DiscardHandler))
	opts.Exclude = append([]string{}, opts.Exclude...)
	if dir := opts.Archive.Folder(); dir != "" {
		opts.Exclude = append(opts.Exclude, dir)
	}
	if opts.Fetch == nil {
		opts.Fetch = fetch.New(fetch.Options{Version: opts.Tool, MaxBytes: opts.MaxBytes, Logger: opts.Logger})
	}
	if opts.Refuse == nil {
		opts.Refuse = func(context.Context, []byte, string) (string, bool) { return "", false }
	}
	if opts.Stdin == nil {
		opts.Stdin = strings.NewReader("")
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	client, err := cellar.New(opts.Fetch, cellar.Options{Base: opts.Cellar, Refuse: opts.Refuse, MaxBytes: opts.MaxBytes})
	if err != nil {
		return nil, fmt.Errorf("making a pipeline: %w", err)
	}
	return &Pipeline{opts, client, maxFound}, nil
}

// Run takes in what the sources stand for: files, folders with all that is
// below them, http and https URLs, and "-" for standard input. It first
// finishes what an interrupted run left. Each input's row is reported once, in
// the order of the inputs, when its document can be found in the index; report
// is called by one goroutine at a time.
//
// An input that is bad is a row. The error is a fault of the archive or the
// index (it wraps [corpus.ErrUnavailable] where another try may help), or the
// context's; what was done until then is kept, and the summary counts it and
// what was not reached.
func (p *Pipeline) Run(ctx context.Context, sources []string, report func(Row)) (Summary, error) {
	ins := newInputs(p.opts.Exclude, p.opts.Manner)
	defer ins.close()
	if err := ins.expand(ctx, sources); err != nil {
		return Summary{}, err
	}
	return p.runInputs(ctx, ins, nil, report)
}

// start works on the inputs, several at once, and yields a channel for each, in
// order, that brings its outcome. It stops at a fault and when the context ends:
// an input that has not been begun then brings none. Before them the
// run had as many as earlier says.
func (r *run) start(ctx context.Context, all []input, earlier int, stop context.CancelCauseFunc) <-chan chan outcome {
	// The length bounds how many outcomes wait for a slow one before them.
	queue := make(chan chan outcome, 2*r.opts.Workers)
	go func() {
		var workers sync.WaitGroup
		defer close(queue)
		defer workers.Wait()
		places := make(chan struct{}, r.opts.Workers)
		before := make(chan struct{})
		close(before)
		for i := range all {
			select {
			case <-ctx.Done():
				return
			case places <- struct{}{}:
			}
			done, passed := make(chan outcome, 1), make(chan struct{})
			queue <- done
			workers.Add(1)
			go func(before <-chan struct{}) {
				defer workers.Done()
				defer func() { <-places }()
				t := &turn{before: before, passed: passed}
				// Not in the worker's place: the input before may be a slow one.
				defer func() { go t.pass() }()
				out := r.take(ctx, &all[i], t)
				out.in, out.row.Number, out.row.Total = &all[i], earlier+i+1, earlier+len(all)
				done <- out
				if out.fault != nil {
					stop(out.fault)
				}
			}(before)
			before = passed
		}
	}()
	return queue
}

// turn keeps the inputs in order where it matters which of two is the first.
type turn struct {
	before <-chan struct{}
	passed chan struct{}
	once   sync.Once
}

// wait waits until all inputs before have passed.
func (t *turn) wait() { <-t.before }

// pass lets the next input go on, once those before have passed too.
func (t *turn) pass() {
	t.once.Do(func() {
		<-t.before
		close(t.passed)
	})
}

// outcome is what became of an input.
type outcome struct {
	in  *input
	row Row
	// more are the inputs that it names.
	more []input
	// list is set for what is no document but names them.
	list *openList
	// doc is to be put into the index, nil when there is nothing to put.
	doc *corpus.Document
	// fault ends the run: the context's error, or one of the archive.
	fault error
}

// interrupted says whether the outcome is that the run was ended before.
func (o outcome) interrupted() bool {
	return errors.Is(o.fault, context.Canceled) || errors.Is(o.fault, context.DeadlineExceeded)
}
