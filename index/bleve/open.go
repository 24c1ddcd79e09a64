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

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"polidex/corpus"
	"polidex/index"
)

// Index implements [index.Index].
var _ index.Index = (*Index)(nil)

// schema names the form of what is stored. It changes whenever an index written
// before could be misread: other fields, terms, columns or stored entries.
const schema = "polidex-1"

// Options are the choices of an index.
type Options struct {
	// BatchBytes bounds the text of the documents taken in at once; a larger
	// document is a batch of its own. 0 means 1 MB: larger batches build little
	// faster and take memory.
	BatchBytes int
	// LockTimeout is how long opening waits for another process to close the
	// index. 0 means two seconds.
	LockTimeout time.Duration
	// Analyses is the number of entries analysed at once. 0 means two.
	Analyses int
	// Logger is told of what goes on behind requests. Nil means nobody is.
	Logger *slog.Logger
}

func (o Options) withDefaults() Options {
	o.BatchBytes = cmp.Or(o.BatchBytes, 1<<20)
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

// generation is one scorch index and what is held beside it.
type generation struct {
	path  string
	store *scorch.Scorch
	queue *bleveindex.AnalysisQueue
	users sync.WaitGroup
	views viewCache
}

// openCurrent opens the generation that CURRENT names, also where that changes
// meanwhile.
func openCurrent(dir string, opts Options) (*generation, error) {
	for {
		name, err := current(dir)
		if err != nil {
			return nil, err
		}
		g, err := openGeneration(filepath.Join(dir, name), opts)
		if now, nowErr := current(dir); nowErr != nil || now == name {
			return g, err
		}
		if err == nil {
			if err := g.release(); err != nil {
				return nil, err
			}
		}
	}
}

// openGeneration opens the scorch index in a folder that create or Build made.
func openGeneration(path string, opts Options) (g *generation, err error) {
	defer func() {
		// A truncated segment is not always met with an error.
		if r := recover(); r != nil {
			err = fmt.Errorf("reading segments of %q: %v: %w", filepath.Base(path), r, corpus.ErrMalformed)
			if g != nil {
				err = errors.Join(err, g.release())
			}
			g = nil
		}
	}()
	latest, err := checkRoot(path, opts.LockTimeout)
	if err != nil {
		return nil, err
	}
	g, err = openStore(path, opts)
	if err != nil {
		return nil, err
	}
	if err := g.check(latest); err != nil {
		return nil, errors.Join(err, g.release())
	}
	return g, nil
}

func openStore(path string, opts Options) (*generation, error) {
	queue := bleveindex.NewAnalysisQueue(opts.Analyses)
	store, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":               path,
		"bolt_timeout":       opts.LockTimeout.String(),
		"numSnapshotsToKeep": 1,
	}, queue)
	if err == nil {
		err = store.Open()
	}
	if err != nil {
		queue.Close()
		return nil, storeError(path, err)
	}
	return &generation{path: path, store: store.(*scorch.Scorch), queue: queue}, nil
}

// check makes sure that what was opened is the latest content, of this schema.
func (g *generation) check(latest content) error {
	reader, err := g.store.Reader()
	if err != nil {
		return err
	}
	defer reader.Close()
	snapshot := reader.(*scorch.IndexSnapshot)
	found, err := snapshot.GetInternal(keySchema)
	if err != nil {
		return fmt.Errorf("reading the index's schema: %w: %w", err, corpus.ErrMalformed)
	}
	if string(found) != schema {
		return fmt.Errorf("the index has the schema %q and this version reads %q: %w", found, schema, corpus.ErrMalformed)
	}
	opened, err := readContent(snapshot)
	if err != nil {
		return err
	}
	// Another process may have written since, and closed the index.
	if opened.sum != latest.sum && opened.batches <= latest.batches {
		return fmt.Errorf("the latest segments of generation %q cannot be read: %w", filepath.Base(g.path), corpus.ErrMalformed)
	}
	return nil
}

// release closes the generation after its users are done.
func (g *generation) release() error {
	g.users.Wait()
	g.views.drop()
	err := g.store.Close()
	g.queue.Close()
	return err
}
