//go:build !nopdfium

package pdfium

import (
	"math"

	"polidex/extract/pdf/glyphs"
)

// thin is the breadth in points up to which an area is a line.
const thin = 3

// rule notes a painted rectangle, cut to what the clip shows.
func (r *reader) rule(painted glyphs.Rule, in scope, clip glyphs.Rect) {
	p := r.page
	if len(p.Rules) >= r.mostRules {
		return
	}
	painted.Rect = painted.Intersect(glyphs.Rect{X0: clip.X0 - 1, Y0: clip.Y0 - 1, X1: clip.X1 + 1, Y1: clip.Y1 + 1})
	if !(painted.X1 >= painted.X0 && painted.Y1 >= painted.Y0) { // also where a place is no number at all
		return
	}
	painted.Artifact = in.artifact
	p.Rules = append(p.Rules, painted)
}

// image notes where an image is painted.
func (r *reader) image(box glyphs.Rect, in scope) {
	if len(r.page.Pictures) >= r.mostRules || !(box.X1 > box.X0 && box.Y1 > box.Y0) {
		return
	}
	r.page.Pictures = append(r.page.Pictures, box)
	r.rule(glyphs.Rule{Rect: box}, in, box)
}

// fillPath notes the areas that filling a path paints.
func (r *reader) fillPath(subs []subpath, c glyphs.Color, in scope, clip glyphs.Rect) {
	if len(subs) == 2 {
		outer, inner := subs[0].box(), subs[1].box()
		if inner.Width() > outer.Width() {
			outer, inner = inner, outer
		}
		if r.ring(outer, inner, c, in, clip) {
			return
		}
	}
	for i := range subs {
		s := &subs[i]
		box := s.box()
		narrow := min(box.Width(), box.Height()) <= thin
		switch {
		case len(s.points) < 3 && !narrow:
		case s.fills(box) || narrow && !s.curved:
			r.rule(glyphs.Rule{Rect: box, Color: c}, in, clip)
		case min(box.Width(), box.Height()) > 20:
			// Some shape: no box, but letters on it are not hidden by white.
			r.rule(glyphs.Rule{Rect: box}, in, clip)
		}
	}
}

// ring notes a frame that is painted as the area between two rectangles.
func (r *reader) ring(o, i glyphs.Rect, c glyphs.Color, in scope, clip glyphs.Rect) bool {
	const breadth = 8
	if i.X0 < o.X0 || i.X1 > o.X1 || i.Y0 < o.Y0 || i.Y1 > o.Y1 {
		return false
	}
	if i.X0-o.X0 > breadth || o.X1-i.X1 > breadth || i.Y0-o.Y0 > breadth || o.Y1-i.Y1 > breadth {
		return false
	}
	for _, side := range [...]glyphs.Rect{
		{X0: o.X0, Y0: o.Y0, X1: i.X0, Y1: o.Y1}, {X0: i.X1, Y0: o.Y0, X1: o.X1, Y1: o.Y1},
		{X0: o.X0, Y0: o.Y0, X1: o.X1, Y1: i.Y0}, {X0: o.X0, Y0: i.Y1, X1: o.X1, Y1: o.Y1},
	} {
		r.rule(glyphs.Rule{Rect: side, Color: c}, in, clip)
	}
	return true
}

// strokePath notes the level and upright lines that stroking a path paints; half
// is half their breadth.
func (r *reader) strokePath(subs []subpath, c glyphs.Color, half float32, in scope, clip glyphs.Rect) {
	for i := range subs {
		s := &subs[i]
		if s.curved {
			if box := s.box(); s.fills(box) && min(box.Width(), box.Height()) > thin {
				r.border(box, c, half, in, clip) // a frame with round corners
			}
			continue
		}
		n := len(s.points) - 1
		if s.closed {
			n++
		}
		for j := range n {
			a, b := s.points[j], s.points[(j+1)%len(s.points)]
			level, upright := abs64(a.y-b.y) < 0.5, abs64(a.x-b.x) < 0.5
			if level == upright {
				continue
			}
			line := glyphs.Rect{X0: float32(min(a.x, b.x)), Y0: float32(min(a.y, b.y)), X1: float32(max(a.x, b.x)), Y1: float32(max(a.y, b.y))}
			if level {
				line.Y0, line.Y1 = line.Y0-half, line.Y1+half
			} else {
				line.X0, line.X1 = line.X0-half, line.X1+half
			}
			r.rule(glyphs.Rule{Rect: line, Color: c, Stroked: true}, in, clip)
		}
	}
}

// border notes the four lines around a rectangle.
func (r *reader) border(b glyphs.Rect, c glyphs.Color, half float32, in scope, clip glyphs.Rect) {
	for _, side := range [...]glyphs.Rect{
		{X0: b.X0 - half, Y0: b.Y0, X1: b.X0 + half, Y1: b.Y1}, {X0: b.X1 - half, Y0: b.Y0, X1: b.X1 + half, Y1: b.Y1},
		{X0: b.X0, Y0: b.Y0 - half, X1: b.X1, Y1: b.Y0 + half}, {X0: b.X0, Y0: b.Y1 - half, X1: b.X1, Y1: b.Y1 + half},
	} {
		r.rule(glyphs.Rule{Rect: side, Color: c, Stroked: true}, in, clip)
	}
}

func abs64(v float64) float64 { return math.Abs(v) }
