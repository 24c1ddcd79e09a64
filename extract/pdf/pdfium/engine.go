//go:build !nopdfium

package pdfium

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
)

// Available says whether PDFium is in this build.
const Available = true

// Engine opens documents, one at a time. It may be used by many goroutines.
type Engine struct {
	opts Options
	// slot holds a token while somebody uses the engine: a document that is open,
	// a start or an end.
	slot chan struct{}
	// closing says that whoever uses the engine has to end it.
	closing atomic.Bool
	program *program
	// module is the instance kept for the next document, nil where none is good.
	module *module
}

// New returns an engine. Nothing is started before [Engine.Start] or the first
// document that is opened.
func New(opts Options) *Engine {
	return &Engine{opts: opts.withDefaults(), slot: make(chan struct{}, 1)}
}

// Start starts PDFium now, which compiles the module where no cache has it, so
// that the first document need not wait for that; where it runs already it does
// nothing. While a document is open it waits, as [Engine.Open] does.
//
// Errors wrap [corpus.ErrUnavailable] where PDFium does not start, and the
// context's error where that ended first. A start that has begun cannot be
// stopped.
func (e *Engine) Start(ctx context.Context) error {
	if err := e.enter(ctx); err != nil {
		return fmt.Errorf("starting pdfium: %w", err)
	}
	_, err := e.instance()
	return errors.Join(err, e.leave())
}

// Open opens a file, whose bytes must stay as they are until it is closed. While
// another document is open it waits for that to be closed. The first time, and
// after [Engine.Close], it starts PDFium.
//
// Errors wrap [corpus.ErrMalformed] where the bytes are no PDF file, or one
// without pages, [corpus.ErrUnsupported] where it opens only with a password,
// [corpus.ErrTooLarge] where it is larger than Options allow,
// [corpus.ErrUnavailable] where PDFium does not start, and the context's error
// where that ended first. What PDFium has begun cannot be stopped: a file that
// keeps it busy for ever does so until the process ends.
func (e *Engine) Open(ctx context.Context, data []byte) (*Document, error) {
	if len(data) > e.opts.MaxBytes {
		return nil, fmt.Errorf("opening pdf: %d bytes, more than %d: %w", len(data), e.opts.MaxBytes, corpus.ErrTooLarge)
	}
	if err := e.enter(ctx); err != nil {
		return nil, fmt.Errorf("opening pdf: %w", err)
	}
	d := &Document{engine: e, data: data, fonts: map[string]uint16{}, canvas: glyphs.NewCanvas(e.opts.MaxGlyphs, e.opts.MaxDocumentGlyphs)}
	if err := guard(d, d.load); err != nil {
		d.release()
		return nil, fmt.Errorf("opening pdf: %w", err)
	}
	return d, nil
}

// instance returns a module that is good for a document, a new one if need be.
func (e *Engine) instance() (m *module, err error) {
	if e.module != nil && e.module.err == nil {
		return e.module, nil
	}
	e.discard()
	if e.program == nil {
		if e.program, err = launch(e.opts.CacheDir); err != nil {
			return nil, fmt.Errorf("starting pdfium: %s: %w", err, corpus.ErrUnavailable)
		}
	}
	if e.module, err = e.program.instance(); err != nil {
		e.program = nil // in a state that nobody knows
		return nil, fmt.Errorf("starting pdfium: %s: %w", err, corpus.ErrUnavailable)
	}
	return e.module, nil
}

// discard ends the instance; the next document gets a new one.
func (e *Engine) discard() (err error) {
	if e.module != nil {
		err = e.module.instance.Close()
		e.module = nil
	}
	return err
}

// Close ends PDFium and frees its memory. It returns at once: where a document is
// open, or PDFium is being started, that is left as it is, for what has begun may
// never end, and PDFium ends when the document is closed. The engine may be used
// again; it is started anew then.
func (e *Engine) Close() error {
	e.closing.Store(true)
	select {
	case e.slot <- struct{}{}:
		return e.leave()
	default:
		return nil
	}
}

// enter waits until nobody else uses the engine.
func (e *Engine) enter(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case e.slot <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// leave makes way for the next to use the engine, and ends PDFium where it was to
// be closed meanwhile: whoever closes it finds either the engine free or another
// that leaves it after that.
func (e *Engine) leave() (err error) {
	for {
		if e.closing.Swap(false) {
			err = errors.Join(err, e.end())
		}
		<-e.slot
		if !e.closing.Load() {
			return err
		}
		select {
		case e.slot <- struct{}{}:
		default:
			return err
		}
	}
}

// end ends PDFium.
func (e *Engine) end() error {
	err := e.discard()
	if e.program != nil {
		err = errors.Join(err, e.program.close())
		e.program = nil
	}
	if err != nil {
		return fmt.Errorf("closing pdfium: %w", err)
	}
	return nil
}

func (o Options) withDefaults() Options {
	o.MaxBytes = cmp.Or(o.MaxBytes, 96<<20)
	o.MaxPages = cmp.Or(o.MaxPages, 10_000)
	o.MaxGlyphs = cmp.Or(o.MaxGlyphs, 300_000)
	o.MaxDocumentGlyphs = cmp.Or(o.MaxDocumentGlyphs, 8_000_000)
	o.MaxPixels = cmp.Or(o.MaxPixels, 24_000_000)
	return o
}
