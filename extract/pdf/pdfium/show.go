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
	text := glyphs.Matrix{1, 0, 0, 1, 0, 0}
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
	toPage := text.Mul(r.turn)
	em := math.Abs(size) * math.Hypot(text[0], text[1]) // along the baseline
	g := glyphs.Glyph{
		Size: float32(math.Abs(size) * math.Hypot(text[2], text[3])), Quarter: toPage.Quarter(),
		Font: f.index, MCID: in.mcid,
	}
	if size < 0 {
		g.Quarter = glyphs.Matrix{-toPage[0], -toPage[1]}.Quarter()
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
		x, y := r.turn.Apply(c.x, c.y)
		if c == first && mode == renderFill {
			// A point in the body of the first letter.
			px, py := glyphs.Matrix{toPage[0], toPage[1], toPage[2], toPage[3], x, y}.Apply(0.2*size, 0.3*size)
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
			r.canvas.Put(&g, begin)
		}
	}
}
