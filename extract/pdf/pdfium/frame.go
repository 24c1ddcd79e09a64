//go:build !nopdfium

package pdfium

import (
	"math"

	"polidex/extract/pdf/glyphs"
)

// matrix is a transformation [a b c d e f] as PDF writes it.
type matrix [6]float64

var unit = matrix{1, 0, 0, 1, 0, 0}

// mul returns the transformation that applies m first and n after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// box returns the rectangle around a transformed rectangle.
func (m matrix) box(x0, y0, x1, y1 float64) glyphs.Rect {
	ax, ay := m.apply(x0, y0)
	bx, by := m.apply(x1, y0)
	cx, cy := m.apply(x0, y1)
	dx, dy := m.apply(x1, y1)
	return glyphs.Rect{
		X0: float32(min(ax, bx, cx, dx)), Y0: float32(min(ay, by, cy, dy)),
		X1: float32(max(ax, bx, cx, dx)), Y1: float32(max(ay, by, cy, dy)),
	}
}

// quarter returns the direction of writing of a text matrix; see
// [glyphs.Glyph.Quarter].
func (m matrix) quarter() uint8 {
	const slack = 0.035 // tangent of two degrees, as in package glyphs
	switch a, b := m[0], m[1]; {
	case math.Abs(b) <= slack*math.Abs(a) && a >= 0:
		return 0
	case math.Abs(b) <= slack*math.Abs(a):
		return 2
	case math.Abs(a) <= slack*math.Abs(b) && b >= 0:
		return 1
	case math.Abs(a) <= slack*math.Abs(b):
		return 3
	}
	return glyphs.Oblique
}

// frame returns the size of a page as displayed, and the transformation to it
// from the page's own space; its origin is at the lower left.
func (m *module) frame(page uint64) (turn matrix, width, height float64) {
	box := [4]float32{0, 792, 612, 0}
	if m.ok(boundingBox, page, m.results) {
		m.floats(box[:]) // left, top, right, bottom
	}
	x0, y0 := float64(min(box[0], box[2])), float64(min(box[1], box[3]))
	width, height = math.Abs(float64(box[2]-box[0])), math.Abs(float64(box[1]-box[3]))
	turn = matrix{1, 0, 0, 1, -x0, -y0}
	switch m.count(pageRotation, page) {
	case 1:
		turn = turn.mul(matrix{0, -1, 1, 0, 0, width})
		width, height = height, width
	case 2:
		turn = turn.mul(matrix{-1, 0, 0, -1, width, height})
	case 3:
		turn = turn.mul(matrix{0, 1, -1, 0, height, 0})
		width, height = height, width
	}
	return turn, width, height
}
