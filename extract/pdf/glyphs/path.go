package glyphs

// Path is what is drawn to be painted, in points of the page as displayed: runs
// of straight lines. Of curves only the ends are kept. A zero Path is empty.
type Path struct {
	subs  []subpath
	total int // points in all subpaths
}

type subpath struct {
	points []point
	curved bool
	closed bool
}

type point struct{ x, y float64 }

// maxSubpaths and maxPathPoints bound the subpaths and points of a path, and
// maxPoints the points of a subpath; charts and maps need not be followed to
// their end.
const (
	maxSubpaths   = 20_000
	maxPoints     = 4096
	maxPathPoints = 65536
)

// Reset empties the path, and keeps its room.
func (p *Path) Reset() { p.subs, p.total = p.subs[:0], 0 }

// Empty reports whether nothing is drawn.
func (p *Path) Empty() bool { return len(p.subs) == 0 }

// MoveTo begins a run of lines.
func (p *Path) MoveTo(x, y float64) {
	n := len(p.subs)
	if n >= maxSubpaths {
		p.total = maxPathPoints // what follows would go on from the run before
		return
	}
	if n < cap(p.subs) {
		p.subs = p.subs[:n+1]
		s := &p.subs[n]
		s.points, s.curved, s.closed = append(s.points[:0], point{x, y}), false, false
		return
	}
	p.subs = append(p.subs, subpath{points: []point{{x, y}}})
}

// LineTo goes on to a point, which begins a run where there is none. It notes
// whether the way there is curved.
func (p *Path) LineTo(x, y float64, curved bool) {
	if len(p.subs) == 0 {
		p.MoveTo(x, y)
		return
	}
	s := &p.subs[len(p.subs)-1]
	if len(s.points) < maxPoints && p.total < maxPathPoints {
		p.total++
		s.points = append(s.points, point{x, y})
	}
	s.curved = s.curved || curved
}

// Close leads the run back to where it began.
func (p *Path) Close() {
	if len(p.subs) > 0 {
		p.subs[len(p.subs)-1].closed = true
	}
}

// Box returns the rectangle around all that is drawn, and the zero Rect of an
// empty path.
func (p *Path) Box() Rect {
	r := Rect{}
	for i := range p.subs {
		if b := p.subs[i].box(); i == 0 {
			r = b
		} else {
			r = r.Union(b)
		}
	}
	return r
}

func (s *subpath) box() Rect {
	p := s.points[0]
	r := Rect{float32(p.x), float32(p.y), float32(p.x), float32(p.y)}
	for _, p := range s.points[1:] {
		x, y := float32(p.x), float32(p.y)
		r = Rect{min(r.X0, x), min(r.Y0, y), max(r.X1, x), max(r.Y1, y)}
	}
	return r
}

// fills reports whether the subpath covers (nearly) all of its box, as
// rectangles and rounded rectangles do.
func (s *subpath) fills(box Rect) bool {
	area := 0.0
	for i, p := range s.points {
		q := s.points[(i+1)%len(s.points)]
		area += p.x*q.y - q.x*p.y
	}
	return float32(abs64(area)/2) >= 0.85*box.Width()*box.Height()
}
