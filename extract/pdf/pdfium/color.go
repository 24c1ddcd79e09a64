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

// light reports whether a colour is pale enough to vanish on white paper.
func light(c glyphs.Color) bool { return c.Known && min(c.R, c.G, c.B) > 235 }

// near reports whether two known colours can hardly be told apart.
func near(c, d glyphs.Color) bool {
	const slack = 8
	return c.Known && d.Known && diff(c.R, d.R) <= slack && diff(c.G, d.G) <= slack && diff(c.B, d.B) <= slack
}

func diff(a, b uint8) uint8 { return max(a, b) - min(a, b) }
