package glyphs

// path is the current path: the subpaths of the page that were drawn.
type path struct {
	subs   []subpath
	total  int     // points in all subpaths
	x, y   float64 // current point, in the page's space
	sx, sy float64 // start of the subpath
}

// subpath is a run of lines. Of curves only the ends are kept.
type subpath struct {
	points []point
	curved bool
	closed bool
}

type point struct{ x, y float64 }

// maxPoints bounds the subpaths of a path and the points of each, and
// maxPathPoints all points; charts and maps need not be followed to their end.
const (
	maxPoints     = 4096
	maxPathPoints = 65536
)

func (in *interpreter) pathOperator(op []byte) bool {
	switch string(op) {
	case "m":
		in.moveTo(in.arg(0, 2), in.arg(1, 2))
	case "l":
		in.lineTo(in.arg(0, 2), in.arg(1, 2), false)
	case "c":
		in.lineTo(in.arg(4, 6), in.arg(5, 6), true)
	case "v", "y":
		in.lineTo(in.arg(2, 4), in.arg(3, 4), true)
	case "h":
		in.closePath()
	case "re":
		x, y, w, h := in.arg(0, 4), in.arg(1, 4), in.arg(2, 4), in.arg(3, 4)
		in.moveTo(x, y)
		in.lineTo(x+w, y, false)
		in.lineTo(x+w, y+h, false)
		in.lineTo(x, y+h, false)
		in.closePath()
	case "W", "W*":
		in.clip = true
	case "n":
		in.endPath()
	case "S", "s":
		in.strokePath()
		in.endPath()
	case "f", "F", "f*":
		in.fillPath()
		in.endPath()
	case "B", "B*", "b", "b*":
		in.fillPath()
		in.strokePath()
		in.endPath()
	default:
		return false
	}
	return true
}

func (in *interpreter) moveTo(x, y float64) {
	p := &in.path
	p.x, p.y = in.state.ctm.apply(x, y)
	p.sx, p.sy = p.x, p.y
	if n := len(p.subs); n < maxPoints {
		if n < cap(p.subs) {
			p.subs = p.subs[:n+1]
			s := &p.subs[n]
			s.points, s.curved, s.closed = append(s.points[:0], point{p.x, p.y}), false, false
			return
		}
		p.subs = append(p.subs, subpath{points: []point{{p.x, p.y}}})
	}
}

func (in *interpreter) lineTo(x, y float64, curved bool) {
	p := &in.path
	if len(p.subs) == 0 {
		in.moveTo(x, y)
		return
	}
	p.x, p.y = in.state.ctm.apply(x, y)
	s := &p.subs[len(p.subs)-1]
	if len(s.points) < maxPoints && p.total < maxPathPoints {
		p.total++
		s.points = append(s.points, point{p.x, p.y})
	}
	s.curved = s.curved || curved
}

func (in *interpreter) closePath() {
	p := &in.path
	if len(p.subs) > 0 {
		p.subs[len(p.subs)-1].closed = true
		p.x, p.y = p.sx, p.sy
	}
}

func (in *interpreter) endPath() {
	if in.clip {
		r := Rect{}
		for i := range in.path.subs {
			b := in.path.subs[i].box()
			if i == 0 {
				r = b
			} else {
				r = r.Union(b)
			}
		}
		in.state.clip = in.state.clip.Intersect(r)
		in.clip = false
	}
	in.path.subs, in.path.total = in.path.subs[:0], 0
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
	if area < 0 {
		area = -area
	}
	return float32(area/2) >= 0.85*box.Width()*box.Height()
}
