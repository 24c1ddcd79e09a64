package glyphs

// thin is the breadth in points up to which an area is a line.
const thin = 3

// rule notes a painted rectangle, cut to what the clip shows.
func (in *interpreter) rule(r Rule) {
	if in.top.hidden || in.state.alpha == 0 || len(in.page.Rules) >= in.mostRules {
		return
	}
	clip := in.state.clip
	r.Rect = r.Intersect(Rect{clip.X0 - 1, clip.Y0 - 1, clip.X1 + 1, clip.Y1 + 1})
	if !(r.X1 >= r.X0 && r.Y1 >= r.Y0) { // also where a place is no number at all
		return
	}
	r.Artifact = in.top.artifact
	in.page.Rules = append(in.page.Rules, r)
}

// fillPath notes the areas that filling the path paints.
func (in *interpreter) fillPath() {
	subs := in.path.subs
	if len(subs) == 2 {
		outer, inner := subs[0].box(), subs[1].box()
		if inner.Width() > outer.Width() {
			outer, inner = inner, outer
		}
		if in.ring(outer, inner) {
			return
		}
	}
	for i := range subs {
		s := &subs[i]
		box := s.box()
		if len(s.points) < 3 && min(box.Width(), box.Height()) > thin {
			continue
		}
		if s.fills(box) || min(box.Width(), box.Height()) <= thin && !s.curved {
			in.rule(Rule{Rect: box, Color: in.state.fill})
		} else if min(box.Width(), box.Height()) > 20 {
			// Some shape: no box, but letters on it are not hidden by white.
			in.rule(Rule{Rect: box})
		}
	}
}

// ring notes a frame that is painted as the area between two rectangles.
func (in *interpreter) ring(o, i Rect) bool {
	const breadth = 8
	if i.X0 < o.X0 || i.X1 > o.X1 || i.Y0 < o.Y0 || i.Y1 > o.Y1 {
		return false
	}
	if i.X0-o.X0 > breadth || o.X1-i.X1 > breadth || i.Y0-o.Y0 > breadth || o.Y1-i.Y1 > breadth {
		return false
	}
	c := in.state.fill
	in.rule(Rule{Rect: Rect{o.X0, o.Y0, i.X0, o.Y1}, Color: c})
	in.rule(Rule{Rect: Rect{i.X1, o.Y0, o.X1, o.Y1}, Color: c})
	in.rule(Rule{Rect: Rect{o.X0, o.Y0, o.X1, i.Y0}, Color: c})
	in.rule(Rule{Rect: Rect{o.X0, i.Y1, o.X1, o.Y1}, Color: c})
	return true
}

// strokePath notes the level and upright lines that stroking the path paints.
func (in *interpreter) strokePath() {
	m := in.state.ctm
	half := float32(max(0.1, in.state.lineWidth*max(abs64(m[0])+abs64(m[1]), 0.01)/2))
	for i := range in.path.subs {
		s := &in.path.subs[i]
		if s.curved {
			if box := s.box(); s.fills(box) && min(box.Width(), box.Height()) > thin {
				in.border(box, half) // a frame with round corners
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
			r := Rect{float32(min(a.x, b.x)), float32(min(a.y, b.y)), float32(max(a.x, b.x)), float32(max(a.y, b.y))}
			if level {
				r.Y0, r.Y1 = r.Y0-half, r.Y1+half
			} else {
				r.X0, r.X1 = r.X0-half, r.X1+half
			}
			in.rule(Rule{Rect: r, Color: in.state.stroke, Stroked: true})
		}
	}
}

// border notes the four lines around a rectangle.
func (in *interpreter) border(r Rect, half float32) {
	c := in.state.stroke
	in.rule(Rule{Rect: Rect{r.X0 - half, r.Y0, r.X0 + half, r.Y1}, Color: c, Stroked: true})
	in.rule(Rule{Rect: Rect{r.X1 - half, r.Y0, r.X1 + half, r.Y1}, Color: c, Stroked: true})
	in.rule(Rule{Rect: Rect{r.X0, r.Y0 - half, r.X1, r.Y0 + half}, Color: c, Stroked: true})
	in.rule(Rule{Rect: Rect{r.X0, r.Y1 - half, r.X1, r.Y1 + half}, Color: c, Stroked: true})
}

func abs64(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

// maxBackdrop is how many areas are looked through for the one under a letter.
const maxBackdrop = 500

// backdrop returns the colour under a point: that of the last area painted
// there, else the white of the paper; unknown where too many areas were.
func (in *interpreter) backdrop(x, y float32) Color {
	last := len(in.page.Rules) - 1
	for i := last; i >= 0; i-- {
		if last-i > maxBackdrop {
			return Color{}
		}
		r := &in.page.Rules[i]
		if r.Contains(x, y) && min(r.Width(), r.Height()) > thin {
			return r.Color
		}
	}
	return gray(1)
}
