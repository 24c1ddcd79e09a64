//go:build !nopdfium

package pdfium

import "polidex/extract/pdf/glyphs"

// Kinds of path segments.
const (
	segmentLine = iota
	segmentCurve
	segmentMove
)

const (
	// maxPoints bounds the segments of a path; charts and maps need not be
	// followed to their end.
	maxPoints = 20_000
	// maxClips bounds how many of the paths that clip an object are looked at.
	maxClips = 16
)

// path notes the rules that a path object paints.
func (r *reader) path(object uint64, in scope) {
	m := r.m
	if !m.ok(pathMode, object, m.at(0), m.at(1)) {
		return
	}
	fill, stroke := m.integer(0) != 0, m.integer(1) != 0
	if !fill && !stroke || !m.ok(objectMatrix, object, m.results) {
		return
	}
	to := m.matrix().Mul(in.to)
	r.follow(&r.drawn, m.count(pathSegmentCount, object), to, func(i int) uint64 {
		return m.call(pathSegment, object, i32(i))
	})
	b := glyphs.Brush{Clip: r.clip(object, in), Artifact: in.artifact}
	if color, alpha := m.color(objectFill, object); fill && alpha > 0 {
		b.Color = color
		r.canvas.FillPath(&r.drawn, b)
	}
	if color, alpha := m.color(objectStroke, object); stroke && alpha > 0 {
		width := [1]float32{1}
		if m.ok(objectStrokeWidth, object, m.results) {
			m.floats(width[:])
		}
		b.Color = color
		r.canvas.StrokePath(&r.drawn, to.HalfLine(float64(width[0])), b)
	}
}

// follow draws n segments on a path that was empty or used before.
func (r *reader) follow(p *glyphs.Path, n int, to glyphs.Matrix, segment func(int) uint64) {
	m := r.m
	p.Reset()
	curve := 0
	var xy [2]float32
	for i := range min(n, maxPoints) {
		s := segment(i)
		r.segments--
		if s == 0 || !m.ok(segmentPoint, s, m.at(0), m.at(1)) {
			continue
		}
		m.floats(xy[:])
		kind := m.count(segmentType, s)
		if kind == segmentCurve {
			// Two points that lead the curve stand before its end.
			if curve++; curve%3 != 0 {
				continue
			}
		}
		x, y := to.Apply(float64(xy[0]), float64(xy[1]))
		if kind == segmentMove || p.Empty() {
			p.MoveTo(x, y)
			curve = 0
			continue
		}
		p.LineTo(x, y, kind == segmentCurve)
		if m.ok(segmentClose, s) {
			p.Close()
		}
	}
}

// clip returns what of an object is shown: the box of all that clips it.
func (r *reader) clip(object uint64, in scope) glyphs.Rect {
	m, clip := r.m, in.clip
	path := m.call(objectClip, object)
	if path == 0 {
		return clip
	}
	n := m.count(clipCount, path)
	for i := max(0, n-maxClips); i < n; i++ {
		r.follow(&r.clipping, m.count(clipSegmentCount, path, i32(i)), in.to, func(j int) uint64 {
			return m.call(clipSegment, path, i32(i), i32(j))
		})
		if !r.clipping.Empty() {
			clip = clip.Intersect(r.clipping.Box())
		}
	}
	return clip
}
