package glyphs

// thin is the breadth in points up to which an area is a line.
const thin = 3

// Brush is what paths and areas are painted with.
type Brush struct {
	Color Color
	// Clip is what of the page is painted on.
	Clip     Rect
	Artifact bool
}

// Area notes a painted rectangle, cut to what the clip shows.
func (c *Canvas) Area(r Rect, b Brush) { c.rule(r, b, false) }

func (c *Canvas) rule(r Rect, b Brush, stroked bool) {
	if len(c.page.Rules) >= c.mostRules {
		return
	}
	r = r.Intersect(Rect{b.Clip.X0 - 1, b.Clip.Y0 - 1, b.Clip.X1 + 1, b.Clip.Y1 + 1})
	if !(r.X1 >= r.X0 && r.Y1 >= r.Y0) { // also where a place is no number at all
		return
	}
	c.page.Rules = append(c.page.Rules, Rule{Rect: r, Color: b.Color, Stroked: stroked, Artifact: b.Artifact})
}

// Picture notes where an image is painted, and reports whether it did: whoever
// paints it adds the area, where that hides what is under it.
func (c *Canvas) Picture(r Rect) bool {
	if len(c.page.Pictures) >= c.mostRules || !(r.X1 > r.X0 && r.Y1 > r.Y0) {
		return false
	}
	c.page.Pictures = append(c.page.Pictures, r)
	return true
}

// FillPath notes the areas that filling a path paints.
func (c *Canvas) FillPath(p *Path, b Brush) {
	if len(p.subs) == 2 {
		outer, inner := p.subs[0].box(), p.subs[1].box()
		if inner.Width() > outer.Width() {
			outer, inner = inner, outer
		}
		if c.ring(outer, inner, b) {
			return
		}
	}
	for i := range p.subs {
		s := &p.subs[i]
		box := s.box()
		narrow := min(box.Width(), box.Height()) <= thin
		if len(s.points) < 3 && !narrow {
			continue
		}
		if s.fills(box) || narrow && !s.curved {
			c.rule(box, b, false)
		} else if min(box.Width(), box.Height()) > 20 {
			// Some shape: no box, but letters on it are not hidden by white.
			c.rule(box, Brush{Clip: b.Clip, Artifact: b.Artifact}, false)
		}
	}
}

// ring notes a frame that is painted as the area between two rectangles.
func (c *Canvas) ring(o, i Rect, b Brush) bool {
	const breadth = 8
	if i.X0 < o.X0 || i.X1 > o.X1 || i.Y0 < o.Y0 || i.Y1 > o.Y1 {
		return false
	}
	if i.X0-o.X0 > breadth || o.X1-i.X1 > breadth || i.Y0-o.Y0 > breadth || o.Y1-i.Y1 > breadth {
		return false
	}
	c.rule(Rect{o.X0, o.Y0, i.X0, o.Y1}, b, false)
	c.rule(Rect{i.X1, o.Y0, o.X1, o.Y1}, b, false)
	c.rule(Rect{o.X0, o.Y0, o.X1, i.Y0}, b, false)
	c.rule(Rect{o.X0, i.Y1, o.X1, o.Y1}, b, false)
	return true
}

// StrokePath notes the level and upright lines that stroking a path paints; half
// is half their breadth in points.
func (c *Canvas) StrokePath(p *Path, half float32, b Brush) {
	for i := range p.subs {
		s := &p.subs[i]
		if s.curved {
			if box := s.box(); s.fills(box) && min(box.Width(), box.Height()) > thin {
				c.border(box, half, b) // a frame with round corners
			}
			continue
		}
		n := len(s.points) - 1
		if s.closed {
			n++
		}
		for j := range n {
			p, q := s.points[j], s.points[(j+1)%len(s.points)]
			level, upright := abs64(p.y-q.y) < 0.5, abs64(p.x-q.x) < 0.5
			if level == upright {
				continue
			}
			r := Rect{float32(min(p.x, q.x)), float32(min(p.y, q.y)), float32(max(p.x, q.x)), float32(max(p.y, q.y))}
			if level {
				r.Y0, r.Y1 = r.Y0-half, r.Y1+half
			} else {
				r.X0, r.X1 = r.X0-half, r.X1+half
			}
			c.rule(r, b, true)
		}
	}
}

// border notes the four lines around a rectangle.
func (c *Canvas) border(r Rect, half float32, b Brush) {
	c.rule(Rect{r.X0 - half, r.Y0, r.X0 + half, r.Y1}, b, true)
	c.rule(Rect{r.X1 - half, r.Y0, r.X1 + half, r.Y1}, b, true)
	c.rule(Rect{r.X0, r.Y0 - half, r.X1, r.Y0 + half}, b, true)
	c.rule(Rect{r.X0, r.Y1 - half, r.X1, r.Y1 + half}, b, true)
}

// maxBackdrop is how many areas are looked through for the one under a letter.
const maxBackdrop = 500

// Backdrop returns the colour under a point, that of the last area painted there
// or else the white of the paper, and whether something is painted. It is
// unknown where too many areas were.
func (c *Canvas) Backdrop(x, y float32) (under Color, painted bool) {
	last := len(c.page.Rules) - 1
	for i := last; i >= 0; i-- {
		if last-i > maxBackdrop {
			return Color{}, true
		}
		r := &c.page.Rules[i]
		if r.Contains(x, y) && min(r.Width(), r.Height()) > thin {
			return r.Color, true
		}
	}
	return gray(1), false
}
