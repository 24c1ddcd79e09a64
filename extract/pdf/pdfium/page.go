//go:build !nopdfium

package pdfium

import (
	"image"

	"polidex/extract/pdf/glyphs"
)

// reader reads one page.
type reader struct {
	doc    *Document
	m      *module
	canvas *glyphs.Canvas
	page   *glyphs.Page // that is on the canvas
	handle uint64
	// turn leads from the page's own space to the page as displayed.
	turn glyphs.Matrix
	// objects and segments are what of the page is still looked at.
	objects, segments int
	// drawn and clipping are room for a path of an object.
	drawn, clipping glyphs.Path

	text    uint64 // PDFium's handle of the page's text
	letters letters
	fonts   map[uint64]*font
	marks   map[uint64]bool // handles of marks to whether they are artifacts
	// picture is the page as rendered, once that was needed, and looks how often
	// it was.
	picture *image.RGBA
	looks   int
}

const (
	// maxObjects bounds the objects of a page, maxSegments the parts of all its
	// paths.
	maxObjects  = 500_000
	maxSegments = 1_000_000
	// maxForms bounds how deep forms nest.
	maxForms = 8
	// maxAnnotations bounds the annotations that are looked at.
	maxAnnotations = 5000
)

// readPage reads a page that is loaded.
func (d *Document) readPage(n int, handle uint64) *glyphs.Page {
	m := d.module
	turn, width, height := m.frame(handle)
	p := &glyphs.Page{Number: n, Width: float32(width), Height: float32(height)}
	r := &reader{
		doc: d, m: m, canvas: d.canvas, page: p, handle: handle, turn: turn,
		objects: maxObjects, segments: maxSegments,
		fonts: map[uint64]*font{}, marks: map[uint64]bool{},
	}
	crop := glyphs.Rect{X1: p.Width, Y1: p.Height}
	r.canvas.Begin(p, crop)
	r.text = m.call(loadText, handle)
	if r.text != 0 {
		r.readLetters()
	}
	r.walk(pageContent(m, handle), scope{mcid: glyphs.NoMCID, to: turn, clip: crop}, 0)
	if r.text != 0 {
		m.call(closeText, r.text)
	}
	r.canvas.Finish()
	return p
}
