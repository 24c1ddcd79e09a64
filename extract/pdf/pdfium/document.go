//go:build !nopdfium

package pdfium

import (
	"errors"
	"fmt"
	"image"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
)

// Document is an open file. It serves one goroutine at a time.
type Document struct {
	engine *Engine
	data   []byte
	module *module
	// handle is PDFium's document, buffer the copy of the file in its memory.
	handle, buffer uint64
	// pages are read of the count that the file has.
	pages, count int
	canvas       *glyphs.Canvas
	// fonts are the fonts seen so far by their names.
	fonts map[string]uint16
	// restarts counts the instances that the document has brought to a fault.
	restarts int
	closed   bool
}

const (
	// maxRestarts bounds how many pages of a document may bring PDFium to a fault.
	maxRestarts = 8
	// keptMemory is the size in bytes up to which the memory of an instance is
	// kept for the next document; it never shrinks.
	keptMemory = 96 << 20
)

var errClosed = errors.New("the document is closed")

// load brings the file into a good instance.
func (d *Document) load() error {
	// What there was belongs to the instance before, which is gone.
	d.module, d.handle, d.buffer = nil, 0, 0
	m, err := d.engine.instance()
	if err != nil {
		return err
	}
	d.module = m
	d.buffer = m.call(malloc, i32(len(d.data)))
	if d.buffer == 0 {
		return m.fault(fmt.Errorf("no memory for %d bytes: %w", len(d.data), corpus.ErrTooLarge))
	}
	copy(m.bytes(d.buffer, len(d.data)), d.data)
	d.handle = m.call(loadDocument, d.buffer, i32(len(d.data)), 0)
	if d.handle == 0 {
		return m.fault(openError(m.count(lastError)))
	}
	count := m.count(pageCount, d.handle)
	if count <= 0 {
		return m.fault(fmt.Errorf("no pages: %w", corpus.ErrMalformed))
	}
	d.count, d.pages = count, min(count, d.engine.opts.MaxPages)
	return m.fault(nil)
}

// openError returns the error for PDFium's code of why it did not open a file.
func openError(code int) error {
	switch code {
	case 4:
		return fmt.Errorf("a password is needed: %w", corpus.ErrUnsupported)
	case 5:
		return fmt.Errorf("unknown kind of encryption: %w", corpus.ErrUnsupported)
	}
	return fmt.Errorf("no pdf file: %w", corpus.ErrMalformed)
}

// Pages returns the number of pages that are read.
func (d *Document) Pages() int { return d.pages }

// PagesInFile returns the number of pages in the file, of which the first are
// read.
func (d *Document) PagesInFile() int { return d.count }

// Page reads a page, counted from 1. Errors wrap [corpus.ErrNotFound] where
// there is no such page and [corpus.ErrMalformed] where it cannot be read; other
// pages can be read after that.
func (d *Document) Page(n int) (p *glyphs.Page, err error) {
	err = d.visit(n, func(handle uint64) error {
		p = d.readPage(n, handle)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading page %d: %w", n, err)
	}
	return p, nil
}

// Picture renders a page as it is displayed, with its annotations, on white. A
// page that at dpi dots an inch has more pixels than Options allow is shown
// smaller: drawn is the resolution that came of it. Errors wrap
// [corpus.ErrInvalid] where dpi is not positive, else they are those of
// [Document.Page].
func (d *Document) Picture(n int, dpi float64) (picture *image.RGBA, drawn float64, err error) {
	if !(dpi > 0 && dpi < 1e6) {
		return nil, 0, fmt.Errorf("rendering page %d: %v dots an inch: %w", n, dpi, corpus.ErrInvalid)
	}
	err = d.visit(n, func(handle uint64) error {
		picture, drawn, err = d.render(handle, dpi)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("rendering page %d: %w", n, err)
	}
	return picture, drawn, nil
}

// visit loads a page for do. After a fault it brings the document into a new
// instance first.
func (d *Document) visit(n int, do func(handle uint64) error) error {
	if d.closed {
		return errClosed
	}
	if n < 1 || n > d.pages {
		return fmt.Errorf("the document has %d: %w", d.pages, corpus.ErrNotFound)
	}
	return guard(d, func() error {
		if err := d.revive(); err != nil {
			return err
		}
		m := d.module
		handle := m.call(loadPage, d.handle, i32(n-1))
		if handle != 0 && m.annotated(handle) && m.count(flatten, handle, 0) == flattened {
			// What annotations look like is content now, of the page loaded anew.
			m.call(closePage, handle)
			handle = m.call(loadPage, d.handle, i32(n-1))
		}
		if handle == 0 {
			return m.fault(fmt.Errorf("no page there: %w", corpus.ErrMalformed))
		}
		err := do(handle)
		m.call(closePage, handle)
		return m.fault(err)
	})
}

// flattened is what flatten returns where it did something.
const flattened = 1

// annotated reports whether a page has annotations that look like something:
// links only have borders, and pop-ups are closed.
func (m *module) annotated(page uint64) bool {
	const link, popup = 2, 16
	for i := range min(m.count(annotationCount, page), maxAnnotations) {
		a := m.call(annotation, page, i32(i))
		if a == 0 {
			continue
		}
		kind := m.count(annotationSubtype, a)
		m.call(closeAnnotation, a)
		if kind != link && kind != popup {
			return true
		}
	}
	return false
}

// revive brings the document into a new instance where the one it was in is no
// longer good.
func (d *Document) revive() error {
	if d.module != nil && d.module.err == nil && d.handle != 0 {
		return nil
	}
	if d.restarts++; d.restarts > maxRestarts {
		return fmt.Errorf("too many faults of pdfium before: %w", corpus.ErrMalformed)
	}
	d.engine.discard()
	return d.load()
}

// fault returns the error of a call that failed, else err.
func (m *module) fault(err error) error {
	if m.err != nil {
		return fmt.Errorf("fault of pdfium: %s: %w", m.err, corpus.ErrMalformed)
	}
	return err
}

// guard makes an error of a panic; the instance is no longer good then.
func guard(d *Document, do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal fault: %v: %w", r, corpus.ErrMalformed)
			if d.module != nil {
				d.module.err = err
			}
		}
	}()
	return do()
}

// Close frees what the document takes, so that another can be opened. Closing it
// again does nothing.
func (d *Document) Close() error {
	if d.closed {
		return nil
	}
	if err := guard(d, d.release); err != nil {
		return fmt.Errorf("closing pdf: %w", err)
	}
	return nil
}

// release closes the document in the instance, or ends the instance where it is
// no longer good or has grown large, and makes way for the next document.
func (d *Document) release() (err error) {
	if d.closed {
		return nil
	}
	d.closed = true
	defer func() { err = errors.Join(err, d.engine.leave()) }()
	m := d.module
	if m == nil {
		return nil
	}
	if d.handle != 0 {
		m.call(closeDocument, d.handle)
	}
	m.call(free, d.buffer)
	d.data, d.module = nil, nil
	if m.err != nil || m.memory.Size() > keptMemory {
		return d.engine.discard()
	}
	return nil
}
