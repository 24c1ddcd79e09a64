//go:build !nopdfium

package pdfium

import (
	"math"

	"polidex/extract/pdf/glyphs"
)

// Text render modes (ISO 32000-1, table 106).
const (
	renderFill           = 0
	renderFillStroke     = 2
	renderInvisible      = 3
	renderFillStrokeClip = 6
)

// show notes the letters of a text object.
func (r *reader) show(object uint64, in scope) {
	at := r.letters.first[object]
	if at == 0 {
		return
	}
	delete(r.letters.first, object) // an object shows its letters once
	m := r.m
	first := &r.letters.all[at-1]
	text := unit
	if m.ok(charMatrix, r.text, i32(int(first.index)), m.results) {
		text = m.matrix()
	}
	size := 1.0
	if m.ok(textSize, object, m.results) {
		var v [1]float32
		m.floats(v[:])
		size = float64(v[0])
	}
	f := r.font(m.call(textFont, object))
	toPage := text.mul(r.turn)
	em := math.Abs(size) * math.Hypot(text[0], text[1]) // along the baseline
	g := glyphs.Glyph{
		Size: float32(math.Abs(size) * math.Hypot(text[2], text[3])), Quarter: toPage.quarter(),
		Font: f.index, MCID: in.mcid,
	}
	if size < 0 {
		g.Quarter = matrix{-toPage[0], -toPage[1]}.quarter()
	}
	flags := f.flags
	if in.artifact {
		flags |= glyphs.Artifact
	}
	mode := m.count(textRender, object)
	color, alpha := m.color(objectFill, object)
	switch {
	case mode == renderInvisible || alpha == 0:
		flags |= glyphs.Invisible
	case mode == renderFillStroke || mode == renderFillStrokeClip:
		flags |= glyphs.Bold
	}
	hidden, begin := false, len(r.page.Glyphs)
	for ; at > 0; at = r.letters.all[at-1].next {
		c := &r.letters.all[at-1]
		x, y := r.turn.apply(c.x, c.y)
		if c == first && mode == renderFill {
			// A point in the body of the first letter.
			px, py := matrix{toPage[0], toPage[1], toPage[2], toPage[3], x, y}.apply(0.2*size, 0.3*size)
			hidden = r.vanishes(object, in, color, float32(px), float32(py))
		}
		if hidden {
			r.page.Dropped++
			continue
		}
		g.X, g.Y = float32(x), float32(y)
		g.W = float32(r.width(c, f, math.Abs(size), text) * em)
		g.Flags = flags
		var undecoded bool
		if g.Text, undecoded = r.decode(f, c); undecoded {
			g.Flags |= glyphs.Undecoded
		}
		if g.Text != "" {
			r.put(&g, begin)
		}
	}
}

// put adds a glyph that is inside of the page and not there already, among those
// before the index begin: the letters of one object are not painted twice.
func (r *reader) put(g *glyphs.Glyph, begin int) {
	p := r.page
	if len(p.Glyphs) >= r.most {
		p.Truncated = true
		return
	}
	const slack = 2
	onPage := g.X >= r.crop.X0-slack && g.X <= r.crop.X1+slack && g.Y >= r.crop.Y0-slack && g.Y <= r.crop.Y1+slack
	sized := g.Size > 0 && g.Size <= 2*(p.Width+p.Height) && g.W >= -g.Size*8 && g.W <= g.Size*64
	if !onPage || !sized { // also where a place is no number at all
		p.Dropped++
		return
	}
	if g.Text == " " || g.Is(glyphs.Undecoded) {
		r.seen.skip()
	} else if i := r.seen.add(p.Glyphs, g, begin); i >= 0 {
		p.Glyphs[i].Flags |= glyphs.Bold
		p.Dropped++
		return
	}
	p.Glyphs = append(p.Glyphs, *g)
}
