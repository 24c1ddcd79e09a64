package layout

import (
	"cmp"
	"slices"

	"polidex/extract/pdf/glyphs"
)

// Area is a part of a page set off by shading, a border, a bar at its side, or
// the lines of a table.
type Area struct {
	glyphs.Rect
	// Grid is the table's, nil for a box.
	Grid *Grid
	// Color is the shading of a box, unknown for a border.
	Color glyphs.Color
	// Bar says that only a bar at the left sets the box off.
	Bar bool
	// Ruled says that the table has level rules only: without rows it is nothing.
	Ruled bool
}

const (
	// touch is how near lines must come to meet.
	touch = 2.5
	// thinRule is the greatest breadth of a line; maxBar that of a bar at the
	// side of a box.
	thinRule = 3.2
	maxBar   = 12
	// maxShades and maxBars bound the shaded areas and the bars of a page; a
	// chart has more.
	maxShades = 400
	maxBars   = 200
)

// Areas finds the boxes and tables of a page. The extent of the text, on the
// page is needed to know how far a bar's box reaches.
func Areas(p *glyphs.Page, lines []*Line) []Area {
	level, upright := ruleLines(p)
	areas := framesOf(level, upright)
	shades := shadesOf(p)
	for _, s := range shades {
		if !inTable(areas, s.Rect) {
			areas = append(areas, s)
		}
	}
	areas = append(areas, ruledTables(level, areas, lines)...)
	areas = append(areas, plainTables(areas, lines)...)
	areas = append(areas, barsOf(p, upright, areas, lines)...)
	areas = slices.DeleteFunc(areas, func(a Area) bool { return !holdsText(a.Rect, lines) })
	areas = dropTwins(areas)
	return areas
}

// ruleLines sorts the page's thin rules into level and upright ones, joining
// those that go on from one another. The upright ones are in order of X0.
func ruleLines(p *glyphs.Page) (level, upright []glyphs.Rect) {
	for i := range p.Rules {
		r := &p.Rules[i]
		if r.Color.White() {
			continue
		}
		switch w, h := r.Width(), r.Height(); {
		case h <= thinRule && w > 2*h:
			level = append(level, r.Rect)
		case w <= thinRule && h > 2*w:
			upright = append(upright, r.Rect)
		}
	}
	const most = 3000
	if len(level) > most || len(upright) > most {
		return nil, nil // a chart or a map
	}
	level = chain(level, func(r glyphs.Rect) (at, from, to float32) { return (r.Y0 + r.Y1) / 2, r.X0, r.X1 })
	upright = chain(upright, func(r glyphs.Rect) (at, from, to float32) { return (r.X0 + r.X1) / 2, r.Y0, r.Y1 })
	slices.SortFunc(upright, func(a, b glyphs.Rect) int { return cmp.Compare(a.X0, b.X0) })
	return level, upright
}

// chain unites lines in the same place that touch or overlap.
func chain(rules []glyphs.Rect, axis func(glyphs.Rect) (at, from, to float32)) []glyphs.Rect {
	slices.SortFunc(rules, func(a, b glyphs.Rect) int {
		aa, af, _ := axis(a)
		ba, bf, _ := axis(b)
		if abs(aa-ba) > 1.5 {
			return cmp.Compare(aa, ba)
		}
		return cmp.Compare(af, bf)
	})
	out := rules[:0]
	for _, r := range rules {
		if n := len(out); n > 0 {
			la, _, lt := axis(out[n-1])
			a, f, _ := axis(r)
			if abs(la-a) <= 1.5 && f <= lt+touch {
				out[n-1] = out[n-1].Union(r)
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// shadesOf returns the shaded areas that could be boxes, those of one shade
// that lie on top of each other as one.
func shadesOf(p *glyphs.Page) []Area {
	var shades []Area
	for i := range p.Rules {
		r := &p.Rules[i]
		if !r.Color.Known || r.Color.White() || r.Stroked || r.Height() < 6 || r.Width() < 80 {
			continue
		}
		if r.Width()*r.Height() > 0.8*p.Width*p.Height {
			continue // the paper itself
		}
		merged := false
		for j := range shades {
			s := &shades[j]
			if s.Color == r.Color && abs(s.X0-r.X0) < 3 && abs(s.X1-r.X1) < 3 && r.Y0 <= s.Y1+touch && r.Y1 >= s.Y0-touch {
				s.Rect = s.Union(r.Rect)
				merged = true
				break
			}
		}
		if !merged && len(shades) < maxShades {
			shades = append(shades, Area{Rect: r.Rect, Color: r.Color})
		}
	}
	return shades
}

func inTable(areas []Area, r glyphs.Rect) bool {
	for i := range areas {
		a := &areas[i]
		if a.Grid != nil && covers(a.Rect, r) {
			return true
		}
	}
	return false
}

// covers reports whether r lies in a, but for a little.
func covers(a, r glyphs.Rect) bool {
	const slack = 4
	return r.X0 >= a.X0-slack && r.X1 <= a.X1+slack && r.Y0 >= a.Y0-slack && r.Y1 <= a.Y1+slack
}

// barsOf returns the boxes that a bar at the left of the text sets off.
func barsOf(p *glyphs.Page, upright []glyphs.Rect, areas []Area, lines []*Line) []Area {
	bars := slices.Clone(upright)
	for i := range p.Rules {
		r := &p.Rules[i]
		if !r.Stroked && !r.Color.White() && r.Width() > thinRule && r.Width() <= maxBar && r.Height() > 3*r.Width() {
			bars = append(bars, r.Rect)
		}
	}
	if len(bars) > maxBars {
		return nil
	}
	var out []Area
	for _, b := range bars {
		if b.Height() < 20 || b.Width() < 1.4 || slices.ContainsFunc(areas, func(a Area) bool { return covers(a.Rect, b) }) {
			continue
		}
		right, n, outside := float32(0), 0, false
		for _, l := range lines {
			mid := (l.Y0 + l.Y1) / 2
			if l.Quarter != 0 || l.Artifact || mid < b.Y0 || mid > b.Y1 {
				continue
			}
			if l.X0 < b.X0 {
				outside = true // a line between columns or in the margin
			} else if l.X0-b.X1 < 60 {
				n++
				right = max(right, l.X1)
			}
		}
		if n > 0 && !outside {
			out = append(out, Area{Rect: glyphs.Rect{X0: b.X0, Y0: b.Y0, X1: right + 4, Y1: b.Y1}, Bar: true})
		}
	}
	return out
}

// holdsText reports whether a line of text stands in the area.
func holdsText(r glyphs.Rect, lines []*Line) bool {
	return slices.ContainsFunc(lines, func(l *Line) bool {
		return !l.Artifact && r.Contains((l.X0+l.X1)/2, (l.Y0+l.Y1)/2)
	})
}

// dropTwins leaves one of areas in the same place: a shading and its border.
// A box in a box stays a box of its own only where it is clearly smaller.
func dropTwins(areas []Area) []Area {
	slices.SortStableFunc(areas, func(a, b Area) int {
		return cmp.Compare(b.Width()*b.Height(), a.Width()*a.Height())
	})
	var out []Area
	for _, a := range areas {
		twin := slices.ContainsFunc(out, func(b Area) bool {
			if !covers(b.Rect, a.Rect) {
				return false
			}
			// The title bar and the body of a box are parts of it.
			return b.Grid == nil && a.Grid == nil
		})
		if !twin {
			out = append(out, a)
		}
	}
	return out
}

// areaOf returns the index of the smallest area that a rectangle's middle is
// in, or -1.
func areaOf(areas []Area, r glyphs.Rect) int {
	best := -1
	x, y := (r.X0+r.X1)/2, (r.Y0+r.Y1)/2
	for i := range areas {
		a := &areas[i]
		if !a.Contains(x, y) && !(a.Contains(r.X0+1, y) && r.X1-a.X1 < 12) {
			continue
		}
		if best < 0 || a.Width()*a.Height() < areas[best].Width()*areas[best].Height() {
			best = i
		}
	}
	return best
}
