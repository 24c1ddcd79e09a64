package ocr

import (
	"math"
	"strings"
	"unicode"

	"polidex/extract/pdf/glyphs"
)

// glyphs returns the letters of what was found, in points of the page.
func (p *pass) glyphs(page *glyphs.Page) []glyphs.Glyph {
	e := &emitter{scale: 72 / p.dpi, page: page}
	for _, l := range p.found.lines {
		e.quarter = (p.quarter + l.quarter) % 4
		e.line(l)
	}
	return e.out
}

// emitter turns words into glyphs.
type emitter struct {
	scale   float64
	page    *glyphs.Page
	quarter int
	out     []glyphs.Glyph
}

func (e *emitter) line(l *line) {
	end := math.Inf(-1)
	for i := range l.words {
		w := &l.words[i]
		g := glyphs.Glyph{Size: float32(l.em * e.scale), Flags: glyphs.Invisible, MCID: glyphs.NoMCID}
		if w.bold {
			g.Flags |= glyphs.Bold
		}
		base := l.base
		if up, ok := l.raised(w); ok {
			base -= up
			g.Size = float32(w.height() / tallRise * e.scale)
		}
		x0, x1 := max(w.x0, end), max(w.x1, end)
		if i > 0 {
			space := g
			space.Text = " "
			e.put(space, end, x0, base)
		}
		clusters := clustersOf(w.text)
		step := (x1 - x0) / float64(len(clusters))
		for k, text := range clusters {
			g.Text = text
			e.put(g, x0+float64(k)*step, x0+float64(k+1)*step, base)
		}
		end = x1
	}
}

// put adds a glyph that stands from x0 to x1 on a baseline, in pixels of the
// upright picture.
func (e *emitter) put(g glyphs.Glyph, x0, x1, base float64) {
	x, y := float32(x0*e.scale), float32(base*e.scale) // y down
	g.W = float32((x1 - x0) * e.scale)
	g.Quarter = uint8(e.quarter)
	w, h := e.page.Width, e.page.Height
	switch e.quarter {
	case 0:
		g.X, g.Y = x, h-y
	case 1:
		g.X, g.Y = y, x
	case 2:
		g.X, g.Y = w-x, y
	case 3:
		g.X, g.Y = w-y, h-x
	}
	e.out = append(e.out, g)
}

// raised reports whether a word is a small number above the baseline, as the
// marks of notes are, and how far above.
func (l *line) raised(w *word) (up float64, ok bool) {
	up = l.base - w.y1
	if up < 0.2*l.em || w.height() > 0.55*l.em || w.height() < 0.2*l.em || len(w.text) > 4 {
		return 0, false
	}
	return up, strings.Trim(w.text, "0123456789()") == ""
}

// clustersOf splits a word into letters, with the marks that belong to each.
func clustersOf(text string) []string {
	var out []string
	for _, r := range text {
		if n := len(out); n > 0 && unicode.Is(unicode.Mn, r) {
			out[n-1] += string(r)
			continue
		}
		out = append(out, string(r))
	}
	return out
}
