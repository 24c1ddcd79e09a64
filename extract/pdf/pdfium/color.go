//go:build !nopdfium

package pdfium

import "polidex/extract/pdf/glyphs"

// white is the colour of paper. PDFium tells it of patterns, too.
var white = glyphs.Color{R: 255, G: 255, B: 255, Known: true}

// color returns a colour of an object and how opaque it is, from 0 to 255. What
// has none is black.
func (m *module) color(which function, object uint64) (c glyphs.Color, alpha int) {
	if !m.ok(which, object, m.at(0), m.at(1), m.at(2), m.at(3)) {
		return glyphs.Color{Known: true}, 255
	}
	b := m.bytes(m.results, 16)
	return glyphs.Color{R: b[0], G: b[4], B: b[8], Known: true}, int(b[12])
}
