//go:build nopdfium

package pdfium

import (
	"context"
	"fmt"
	"image"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
)

// Available says whether PDFium is in this build.
const Available = false

// errAbsent is the error of all that needs PDFium.
var errAbsent = fmt.Errorf("the program was built without pdfium: %w", corpus.ErrUnavailable)

// Engine stands for the engine that is not in this build.
type Engine struct{}

// New returns an engine that opens nothing.
func New(Options) *Engine { return &Engine{} }

// Start returns an error that wraps [corpus.ErrUnavailable].
func (e *Engine) Start(context.Context) error {
	return fmt.Errorf("starting pdfium: %w", errAbsent)
}

// Open returns an error that wraps [corpus.ErrUnavailable].
func (e *Engine) Open(context.Context, []byte) (*Document, error) {
	return nil, fmt.Errorf("opening pdf: %w", errAbsent)
}

// Close does nothing.
func (e *Engine) Close() error { return nil }

// Document is never made in this build.
type Document struct{}

// Pages returns 0.
func (d *Document) Pages() int { return 0 }

// PagesInFile returns 0.
func (d *Document) PagesInFile() int { return 0 }

// Page returns an error that wraps [corpus.ErrUnavailable].
func (d *Document) Page(n int) (*glyphs.Page, error) {
	return nil, fmt.Errorf("reading page %d: %w", n, errAbsent)
}

// Picture returns an error that wraps [corpus.ErrUnavailable].
func (d *Document) Picture(n int, dpi float64) (*image.RGBA, float64, error) {
	return nil, 0, fmt.Errorf("rendering page %d: %w", n, errAbsent)
}

// Close does nothing.
func (d *Document) Close() error { return nil }
