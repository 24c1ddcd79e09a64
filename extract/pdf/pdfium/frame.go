//go:build !nopdfium

package pdfium

import (
	"math"

	"polidex/extract/pdf/glyphs"
)

// frame returns the size of a page as displayed, and the transformation to it
// from the page's own space; its origin is at the lower left.
func (m *module) frame(page uint64) (turn glyphs.Matrix, width, height float64) {
	box := [4]float32{0, 792, 612, 0}
	if m.ok(boundingBox, page, m.results) {
		m.floats(box[:]) // left, top, right, bottom
	}
	x0, y0 := float64(min(box[0], box[2])), float64(min(box[1], box[3]))
	width, height = math.Abs(float64(box[2]-box[0])), math.Abs(float64(box[1]-box[3]))
	return glyphs.Displayed(x0, y0, width, height, m.count(pageRotation, page))
}
