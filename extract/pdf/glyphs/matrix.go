package glyphs

import "math"

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
func (m matrix) box(x0, y0, x1, y1 float64) Rect {
	ax, ay := m.apply(x0, y0)
	bx, by := m.apply(x1, y0)
	cx, cy := m.apply(x0, y1)
	dx, dy := m.apply(x1, y1)
	return Rect{
		float32(min(ax, bx, cx, dx)), float32(min(ay, by, cy, dy)),
		float32(max(ax, bx, cx, dx)), float32(max(ay, by, cy, dy)),
	}
}

// quarter returns the direction of writing of a text matrix; see
// [Glyph.Quarter].
func (m matrix) quarter() uint8 {
	a, b := m[0], m[1]
	const slack = 0.035 // tangent of two degrees: scans and sloppy converters
	switch {
	case math.Abs(b) <= slack*math.Abs(a):
		if a >= 0 {
			return 0
		}
		return 2
	case math.Abs(a) <= slack*math.Abs(b):
		if b >= 0 {
			return 1
		}
		return 3
	}
	return Oblique
}
