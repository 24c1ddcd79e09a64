//go:build !nopdfium

package pdfium

import "polidex/extract/pdf/glyphs"

// subpath is a run of lines on the page as displayed. Of curves only the ends
// are kept.
type subpath struct {
	points []point
	curved bool
	closed bool
}

type point struct{ x, y float64 }

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
	to := m.matrix().mul(in.to)
	subs := r.subpaths(m.count(pathSegmentCount, object), to, func(i int) uint64 {
		return m.call(pathSegment, object, i32(i))
	})
	clip := r.clip(object, in)
	if color, alpha := m.color(objectFill, object); fill && alpha > 0 {
		r.fillPath(subs, color, in, clip)
	}
	if color, alpha := m.color(objectStroke, object); stroke && alpha > 0 {
		width := float32(1)
		if m.ok(objectStrokeWidth, object, m.results) {
			var v [1]float32
			m.floats(v[:])
			width = v[0]
		}
		half := max(0.1, width*float32(max(abs64(to[0])+abs64(to[1]), 0.01))/2)
		r.strokePath(subs, color, half, in, clip)
	}
}

// subpaths reads n segments.
func (r *reader) subpaths(n int, to matrix, segment func(int) uint64) []subpath {
	m := r.m
	var subs []subpath
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
		x, y := to.apply(float64(xy[0]), float64(xy[1]))
		if kind == segmentMove || len(subs) == 0 {
			subs = append(subs, subpath{points: []point{{x, y}}})
			curve = 0
			continue
		}
		sub := &subs[len(subs)-1]
		sub.points = append(sub.points, point{x, y})
		sub.curved = sub.curved || kind == segmentCurve
		sub.closed = sub.closed || m.ok(segmentClose, s)
	}
	return subs
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
		subs := r.subpaths(m.count(clipSegmentCount, path, i32(i)), in.to, func(j int) uint64 {
			return m.call(clipSegment, path, i32(i), i32(j))
		})
		box := glyphs.Rect{}
		for j := range subs {
			if j == 0 {
				box = subs[j].box()
			} else {
				box = box.Union(subs[j].box())
			}
		}
		if len(subs) > 0 {
			clip = clip.Intersect(box)
		}
	}
	return clip
}

func (s *subpath) box() glyphs.Rect {
	p := s.points[0]
	r := glyphs.Rect{X0: float32(p.x), Y0: float32(p.y), X1: float32(p.x), Y1: float32(p.y)}
	for _, p := range s.points[1:] {
		x, y := float32(p.x), float32(p.y)
		r = glyphs.Rect{X0: min(r.X0, x), Y0: min(r.Y0, y), X1: max(r.X1, x), Y1: max(r.Y1, y)}
	}
	return r
}

// fills reports whether the subpath covers (nearly) all of its box, as
// rectangles and rounded rectangles do.
func (s *subpath) fills(box glyphs.Rect) bool {
	area := 0.0
	for i, p := range s.points {
		q := s.points[(i+1)%len(s.points)]
		area += p.x*q.y - q.x*p.y
	}
	return float32(abs64(area)/2) >= 0.85*box.Width()*box.Height()
}
