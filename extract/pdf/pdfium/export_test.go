//go:build !nopdfium

package pdfium

import "errors"

// Break makes the instance of the document as it is after a fault.
func (d *Document) Break() { d.module.err = errors.New("broken") }

// Swap gives the document other bytes to be brought into the next instance, and
// returns those it had.
func (d *Document) Swap(data []byte) (before []byte) {
	before, d.data = d.data, data
	return before
}

// Runs reports whether PDFium is started; nobody else may use the engine.
func (e *Engine) Runs() bool { return e.program != nil }

// CacheFolder is where a cache keeps what this version compiled.
var CacheFolder = cacheFolder

// Damaged says whether an error has the cache emptied.
var Damaged = damaged
