package glyphs

import "math"

// Matrix is a transformation [a b c d e f] as PDF writes it.
type Matrix [6]float64

var unit = Matrix{1, 0, 0, 1, 0, 0}

// Mul returns the transformation that applies m first and n after it.
func (m Matrix) Mul(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Apply returns where a point comes to lie.
func (m Matrix) Apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Box returns the rectangle around a transformed rectangle.
func (m Matrix) Box(x0, y0, x1, y1 float64) Rect {
	ax, ay := m.Apply(x0, y0)
	bx, by := m.Apply(x1, y0)
	cx, cy := m.Apply(x0, y1)
	dx, dy := m.Apply(x1, y1)
	return Rect{
		float32(min(ax, bx, cx, dx)), float32(min(ay, by, cy, dy)),
		float32(max(ax, bx, cx, dx)), float32(max(ay, by, cy, dy)),
	}
}

// Quarter returns the direction of writing of a text matrix; see
// [Glyph.Quarter].
func (m Matrix) Quarter() uint8 {
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

// HalfLine returns half the breadth in points of a line that is stroked with a
// width; every line is seen.
func (m Matrix) HalfLine(width float64) float32 {
	return float32(max(0.1, width*max(abs64(m[0])+abs64(m[1]), 0.01)/2))
}

// Displayed returns the transformation from the space of a page, whose box has a
// lower left corner and a size, to the page as displayed: turned clockwise by
// quarters, with its origin at the lower left. It returns the size as displayed
// too.
func Displayed(x0, y0, width, height float64, quarters int) (m Matrix, w, h float64) {
	m = Matrix{1, 0, 0, 1, -x0, -y0}
	switch quarters {
	case 1:
		return m.Mul(Matrix{0, -1, 1, 0, 0, width}), height, width
	case 2:
		return m.Mul(Matrix{-1, 0, 0, -1, width, height}), width, height
	case 3:
		return m.Mul(Matrix{0, 1, -1, 0, height, 0}), height, width
	}
	return m, width, height
}

func abs64(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}
