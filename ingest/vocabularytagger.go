package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"polidex/corpus"
	"polidex/extract"
	"polidex/extract/themes"
)

// TaggerOptions are what a Tagger works with. Archive is needed.
type TaggerOptions struct {
	Archive *Archive
	// Index is put the documents whose themes change; nil is none.
	Index Indexer
	// Base is the text of the vocabulary that holds where none was edited; nil is the
	// built-in one.
	Base []byte
	// Refuse says in a sentence why the vocabulary cannot be edited: Base holds then,
	// whatever was edited before. Empty lets it be edited.
	Refuse string
	// Workers is the number of documents that are tagged at once; 0 is one for each
	// processor.
	Workers int
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Logger is told of each tagging; nil is silence.
	Logger *slog.Logger
}

// Tagger keeps the vocabulary and the documents together. It holds the vocabulary in
// use, which is the one that was edited last, changes it, and has all documents of
// the archive follow. It stands before the index as well: what is put through it has
// the themes of the vocabulary in use, whenever it was extracted.
//
// It is safe for use by many goroutines. Of an archive there may be one at a time.
type Tagger struct {
	opts TaggerOptions
	base *edition
	// alone keeps other work on the documents away while they are tagged, once
	// TakeTurns has said how; before, that goes on.
	alone func(ctx context.Context, do func(context.Context) error) error
	// target is what documents are tagged with; shown is the same but while they are
	// being tagged, when it is the one before.
	target, shown atomic.Pointer[edition]

	// changing is held by whoever changes the vocabulary.
	changing sync.Mutex
	// gate is held for reading while documents are put by others, and for writing
	// while tagged ones are, or the target changes.
	gate sync.RWMutex

	mu sync.Mutex
	// fresh are the documents that were extracted and not put yet, with the version
	// that they were tagged with.
	fresh map[string]string
	// progress is of the last tagging, and done is closed when it has ended.
	progress corpus.Tagging
	done     chan struct{}
	stop     context.CancelFunc
	life     context.Context
}

// edition is a vocabulary with its text.
type edition struct {
	text       []byte
	vocabulary *themes.Vocabulary
	themes     []corpus.Theme
	// edited says that it is one of the archive's.
	edited bool
}

func (e *edition) version() string { return e.vocabulary.Version() }

// maxFresh bounds the documents that are remembered between extraction and index;
// one that is forgotten is tagged again.
const maxFresh = 10_000

// OpenTagger returns a tagger with the vocabulary of the archive. Documents that an
// earlier process left untagged stay so until [Tagger.Finish]. Errors wrap
// [corpus.ErrInvalid] for a Base that is no vocabulary, and [corpus.ErrMalformed]
// where the archive's is damaged.
func OpenTagger(ctx context.Context, opts TaggerOptions) (*Tagger, error) {
	if opts.Archive == nil {
		return nil, fmt.Errorf("making a tagger: an archive is needed: %w", corpus.ErrInvalid)
	}
	opts.Workers = max(cmp.Or(opts.Workers, runtime.GOMAXPROCS(0)), 1)
	opts.Logger = cmp.Or(opts.Logger, slog.New(slog.DiscardHandler))
	if opts.Now == nil {
		opts.Now = time.Now
	}
	t := &Tagger{opts: opts, fresh: map[string]string{}, base: newEdition(themes.DefaultFile(), themes.Default(), false)}
	t.alone = func(ctx context.Context, do func(context.Context) error) error { return do(ctx) }
	t.life, t.stop = context.WithCancel(context.WithoutCancel(ctx))
	if opts.Base != nil {
		v, err := themes.LoadChecked(opts.Base)
		if err != nil {
			return nil, err
		}
		t.base = newEdition(opts.Base, v, false)
	}
	e := t.base
	pending := false
	if opts.Refuse == "" {
		text, _, err := opts.Archive.Vocabulary(ctx)
		switch {
		case errors.Is(err, corpus.ErrNotFound):
		case err != nil:
			return nil, err
		default:
			if e, err = editionOf(text); err != nil {
				return nil, err
			}
			tagged, err := opts.Archive.tagged(ctx)
			if err != nil {
				return nil, err
			}
			pending = tagged != e.version()
		}
	}
	t.target.Store(e)
	t.shown.Store(e)
	t.progress = corpus.Tagging{Version: e.version(), State: corpus.TaggingDone}
	if pending {
		t.progress.State, t.progress.Reason = corpus.TaggingFailed, "the program ended before all documents were tagged"
	}
	return t, nil
}

func editionOf(text []byte) (*edition, error) {
	v := themes.Default()
	loaded, err := themes.LoadChecked(text)
	if err != nil {
		return nil, err
	}
	if loaded.Version() != v.Version() {
		v = loaded
	}
	return newEdition(text, v, true), nil
}

func newEdition(text []byte, v *themes.Vocabulary, edited bool) *edition {
	return &edition{text, v, v.Themes(), edited}
}

// Close ends a tagging that goes on; the next process finishes it.
func (t *Tagger) Close() error {
	t.stop()
	t.mu.Lock()
	done := t.done
	t.mu.Unlock()
	if done != nil {
		<-done
	}
	return nil
}

// Vocabulary returns the vocabulary whose themes the documents have: while they are
// being tagged, the one before.
func (t *Tagger) Vocabulary() *themes.Vocabulary { return t.shown.Load().vocabulary }

// InUse returns the themes of [Tagger.Vocabulary] in their order, which are not to be
// changed, and its version.
func (t *Tagger) InUse() ([]corpus.Theme, string) {
	e := t.shown.Load()
	return e.themes, e.version()
}

// TakeTurns has taggings keep other work on the documents away while they go on: see
// [Queue.Alone]. It is called before the vocabulary is changed.
func (t *Tagger) TakeTurns(alone func(ctx context.Context, do func(context.Context) error) error) {
	t.alone = alone
}

// Theme returns a theme of the vocabulary that was saved last, with its terms and the
// vocabulary's version. Errors wrap [corpus.ErrNotFound].
func (t *Tagger) Theme(_ context.Context, id string) (corpus.ThemeTerms, string, error) {
	e := t.target.Load()
	theme, err := themes.Theme(e.text, id)
	return theme, e.version(), err
}

// Extract returns an extraction whose documents have the themes of the vocabulary in
// use.
func (t *Tagger) Extract(from Extract) Extract {
	return func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		doc, err := from(ctx, data, name, contentType)
		e := t.target.Load()
		if err != nil || doc == nil || !e.edited {
			return doc, err
		}
		if doc, _, err = extract.Retag(ctx, doc, extract.Options{Themes: e.vocabulary}); err != nil {
			return nil, err
		}
		t.mu.Lock()
		defer t.mu.Unlock()
		if len(t.fresh) >= maxFresh {
			clear(t.fresh)
		}
		t.fresh[cmp.Or(doc.ID, corpus.DocumentID(corpus.Digest(data)))] = e.version()
		return doc, nil
	}
}

// Put puts documents into the index. One that may have the themes of another
// vocabulary is tagged anew, in the archive too.
func (t *Tagger) Put(ctx context.Context, docs ...*corpus.Document) error {
	t.gate.RLock()
	defer t.gate.RUnlock()
	e := t.target.Load()
	if e.edited {
		docs = slices.Clone(docs)
		for i, d := range docs {
			if t.takeFresh(d.ID) == e.version() {
				continue
			}
			again, err := t.again(ctx, d, e)
			if err != nil {
				return err
			}
			docs[i] = again
		}
	}
	if t.opts.Index == nil {
		return nil
	}
	return t.opts.Index.Put(ctx, docs...)
}

// Held returns the IDs of the documents that the index holds.
func (t *Tagger) Held(ctx context.Context) ([]string, error) {
	if t.opts.Index == nil {
		return nil, nil
	}
	return t.opts.Index.Held(ctx)
}

func (t *Tagger) takeFresh(id string) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	version := t.fresh[id]
	delete(t.fresh, id)
	return version
}

// again returns a document as the archive holds it, tagged with the edition, in the
// work that it was given in; one that the archive does not hold, or that cannot be
// tagged, as it is.
func (t *Tagger) again(ctx context.Context, d *corpus.Document, e *edition) (*corpus.Document, error) {
	doc, err := t.opts.Archive.extracted(ctx, d.ID)
	if errors.Is(err, corpus.ErrNotFound) || errors.Is(err, corpus.ErrMalformed) {
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	tagged, changed, err := extract.Retag(ctx, doc, extract.Options{Themes: e.vocabulary})
	if errors.Is(err, corpus.ErrMalformed) {
		t.opts.Logger.WarnContext(ctx, "document cannot be tagged", "document", d.ID, "error", err)
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	if changed {
		if err := t.opts.Archive.PutDocument(ctx, tagged); err != nil {
			return nil, err
		}
	}
	laid, err := t.laid(ctx, tagged)
	if err != nil {
		return nil, err
	}
	// A grouping writes down where a document belongs once the index has it.
	out := *laid
	out.Work, out.WorkReason, out.Quality.Warnings = d.Work, d.WorkReason, d.Quality.Warnings
	out.Form, out.Main, out.ReplacedBy = d.Form, d.Main, d.ReplacedBy
	return &out, nil
}

// laid lays over a document what else the archive knows of it.
func (t *Tagger) laid(ctx context.Context, doc *corpus.Document) (*corpus.Document, error) {
	placed, err := t.opts.Archive.placing(ctx, doc.ID)
	if err != nil {
		return nil, err
	}
	return t.opts.Archive.laidOver(ctx, doc, placed, true)
}
