package bleve

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"polidex/corpus"
	"polidex/index"
)

// Index implements [index.Index].
var _ index.Index = (*Index)(nil)

// schema names the form of what is stored. It changes whenever an index written
// before could be misread: other fields, terms, columns or stored entries.
const schema = "polidex-4"

// Options are the choices of an index.
type Options struct {
	// BatchBytes bounds the text of the documents taken in at once; a larger
	// document is a batch of its own. 0 means half a MB, and three quarters of one
	// while an index is built.
	BatchBytes int
	// LockTimeout is how long opening waits for another process to close the
	// index. 0 means two seconds.
	LockTimeout time.Duration
	// Analyses is the number of documents analysed at once, and of batches while an
	// index is built. 0 means two.
	Analyses int
	// Logger is told of what goes on behind requests. Nil means nobody is.
	Logger *slog.Logger
}

func (o Options) withDefaults() Options {
	o.LockTimeout = cmp.Or(o.LockTimeout, 2*time.Second)
	o.Analyses = cmp.Or(o.Analyses, 2)
	o.Logger = cmp.Or(o.Logger, slog.New(slog.DiscardHandler))
	return o
}

// Index is an index in a folder. All methods are safe for use by many
// goroutines; writes wait for each other and never for reads.
type Index struct {
	dir  string
	opts Options

	// writing is held by whoever changes the content.
	writing sync.Mutex

	mu     sync.RWMutex
	gen    *generation
	closed bool
}

// Open opens the index in the folder dir, and makes one where there is none.
//
// The error wraps [corpus.ErrUnavailable] when another process has it open, and
// [corpus.ErrMalformed] when the index is damaged or was made by a version of
// Polidex with another schema: [Build] makes it anew from the archive.
func Open(dir string, opts Options) (*Index, error) {
	opts = opts.withDefaults()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("opening index %q: %w", dir, err)
	}
	_, err := current(dir)
	if errors.Is(err, os.ErrNotExist) {
		err = create(dir, opts)
	}
	if err != nil {
		return nil, fmt.Errorf("opening index %q: %w", dir, err)
	}
	g, err := openCurrent(dir, opts)
	if err != nil {
		return nil, fmt.Errorf("opening index %q: %w", dir, err)
	}
	removeOthers(dir, opts.Logger)
	return &Index{dir: dir, opts: opts, gen: g}, nil
}

// Close releases the folder after the searches under way. Closing again does
// nothing.
func (x *Index) Close() error {
	x.writing.Lock()
	defer x.writing.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	return x.gen.release()
}

// Reopen turns to the generation that CURRENT names, if it is another than the
// one in use, and reports whether it did. Searches under way end on the old one.
func (x *Index) Reopen() (changed bool, err error) {
	x.writing.Lock()
	defer x.writing.Unlock()
	return x.reopen()
}

// reopen is Reopen for who holds x.writing.
func (x *Index) reopen() (changed bool, err error) {
	name, err := current(x.dir)
	if err != nil {
		return false, fmt.Errorf("reopening index %q: %w", x.dir, err)
	}
	x.mu.RLock()
	same, closed := x.gen != nil && filepath.Base(x.gen.path) == name, x.closed
	x.mu.RUnlock()
	if closed {
		return false, errClosed
	}
	if same {
		return false, nil
	}
	g, err := openCurrent(x.dir, x.opts)
	if err != nil {
		return false, fmt.Errorf("reopening index %q: %w", x.dir, err)
	}
	x.mu.Lock()
	old := x.gen
	x.gen = g
	x.mu.Unlock()
	err = old.release()
	removeOthers(x.dir, x.opts.Logger)
	return true, err
}

// errClosed is what a closed index answers.
var errClosed = fmt.Errorf("the index is closed: %w", corpus.ErrUnavailable)

// use returns the generation in use, held until done is called.
func (x *Index) use() (g *generation, done func(), err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.closed {
		return nil, nil, errClosed
	}
	x.gen.users.Add(1)
	return x.gen, x.gen.users.Done, nil
}
