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
	page   *glyphs.Page
	handle uint64
	crop   glyphs.Rect
	// turn leads from the page's own space to the page as displayed.
	turn matrix
	// most and mostRules are what the page may still take, objects and segments
	// what of it is still looked at.
	most, mostRules   int
	objects, segments int

	text    uint64 // PDFium's handle of the page's text
	letters letters
	fonts   map[uint64]*font
	marks   map[uint64]bool // handles of marks to whether they are artifacts
	seen    dedupe
	// picture is the page as rendered, once that was needed, and looks how often
	// it was.
	picture *image.RGBA
	looks   int
}

const (
	// maxRules bounds the painted areas of a page, maxObjects its objects and
	// maxSegments the parts of all its paths.
	maxRules    = 60_000
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
		doc: d, m: m, page: p, handle: handle, turn: turn,
		crop:    glyphs.Rect{X1: p.Width, Y1: p.Height},
		most:    min(d.engine.opts.MaxGlyphs, max(0, d.left)),
		objects: maxObjects, segments: maxSegments,
		fonts: map[uint64]*font{}, marks: map[uint64]bool{},
	}
	r.mostRules = min(maxRules, max(0, d.left))
	r.seen.reset()
	r.text = m.call(loadText, handle)
	if r.text != 0 {
		r.readLetters()
	}
	r.walk(pageContent(m, handle), scope{mcid: glyphs.NoMCID, to: turn, clip: r.crop}, 0)
	if r.text != 0 {
		m.call(closeText, r.text)
	}
	r.finish()
	d.left -= len(p.Glyphs) + len(p.Rules) + len(p.Pictures)
	return p
}

// finish drops a recogniser's text where there is better, and counts.
func (r *reader) finish() {
	p := r.page
	visible, invisible := 0, 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Is(glyphs.Invisible) {
			invisible++
		} else {
			visible++
		}
	}
	keepInvisible := invisible > visible && p.PictureShare() > 0.4
	kept := p.Glyphs[:0]
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Is(glyphs.Invisible) && !keepInvisible {
			p.Dropped++
			continue
		}
		if g.MCID != glyphs.NoMCID || g.Is(glyphs.Artifact) {
			p.Marked++
		}
		if g.Is(glyphs.Undecoded) {
			p.Undecoded++
		}
		if g.Quarter == glyphs.Oblique && g.Text != " " {
			p.Slanting++
		}
		kept = append(kept, *g)
	}
	p.Glyphs = kept
}
