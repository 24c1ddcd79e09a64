package glyphs

import (
	"math"

	"polidex/extract/pdf/syntax"
)

func (in *interpreter) textOperator(op []byte, res *resources) bool {
	s := &in.state
	switch string(op) {
	case "BT":
		in.tm, in.lm = unit, unit
	case "ET":
	case "Tf":
		s.font, s.size = in.doc.font(res, in.name), in.arg(0, 1)
	case "Tc":
		s.charSpace = in.arg(0, 1)
	case "Tw":
		s.wordSpace = in.arg(0, 1)
	case "Tz":
		s.scale = in.arg(0, 1) / 100
	case "TL":
		s.leading = in.arg(0, 1)
	case "Ts":
		s.rise = in.arg(0, 1)
	case "Tr":
		s.render = int(in.arg(0, 1))
	case "Tm":
		if m, ok := in.matrixArg(); ok {
			in.tm, in.lm = m, m
		}
	case "Td":
		in.newLine(in.arg(0, 2), in.arg(1, 2))
	case "TD":
		s.leading = -in.arg(1, 2)
		in.newLine(in.arg(0, 2), in.arg(1, 2))
	case "T*":
		in.newLine(0, -s.leading)
	case "Tj":
		in.show(in.text)
	case "'":
		in.newLine(0, -s.leading)
		in.show(in.text)
	case "\"":
		s.wordSpace, s.charSpace = in.arg(0, 2), in.arg(1, 2)
		in.newLine(0, -s.leading)
		in.show(in.text)
	case "TJ":
		for i := range in.array {
			t := &in.array[i]
			switch t.Kind {
			case syntax.String:
				in.show(t.Bytes)
			case syntax.Integer, syntax.Real:
				in.advance(-t.Num / 1000 * s.size)
			}
		}
	default:
		return false
	}
	return true
}

func (in *interpreter) newLine(x, y float64) {
	in.lm = Matrix{1, 0, 0, 1, x, y}.Mul(in.lm)
	in.tm = in.lm
}

// advance moves the text position in the direction of writing, by a distance
// that is not scaled yet; upwards is forwards in vertical writing.
func (in *interpreter) advance(t float64) {
	if in.state.font != nil && in.state.font.vertical() {
		in.tm[4] += t * in.tm[2]
		in.tm[5] += t * in.tm[3]
		return
	}
	t *= in.state.scale
	in.tm[4] += t * in.tm[0]
	in.tm[5] += t * in.tm[1]
}

// upright turns letters that stand below one another to such as are written
// downwards, with the baseline to the left of their middle.
var upright = Matrix{0, -1, 1, 0, -0.38, 0}

// show paints a string.
func (in *interpreter) show(str []byte) {
	s := &in.state
	f := s.font
	if f == nil {
		in.page.Undecoded += len(str) // no font says what they are
		return
	}
	if len(str) == 0 {
		return
	}
	m := Matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.Mul(in.tm).Mul(s.ctm)
	spacing, forward := 1.0, 1.0
	if f.vertical() {
		m = upright.Mul(Matrix{s.size, 0, 0, s.size, s.rise, 0}).Mul(in.tm).Mul(s.ctm)
		spacing, forward = -1, -1 // a negative space moves on (ISO 32000-1, 9.3.2)
	}
	em := math.Hypot(m[2], m[3]) * f.emScale
	along := math.Hypot(m[0], m[1])
	quarter := m.Quarter()
	flags := in.flags(f, m)
	hidden := in.top.hidden || in.vanishes(m)
	// Positions advance in text space; (dx, dy) is its unit on the page.
	var dx, dy float64
	if s.size != 0 {
		dx, dy = m[0]/s.size, m[1]/s.size
	}
	tx, begin := 0.0, len(in.page.Glyphs)
	for len(str) > 0 {
		c, n := f.next(str)
		space := n == 1 && str[0] == ' '
		str = str[n:]
		w := float64(c.width) * s.size
		if !hidden && c.text != "" {
			g := Glyph{
				Text: c.text, X: float32(m[4] + tx*dx), Y: float32(m[5] + tx*dy),
				W: float32(float64(c.width) * along), Size: float32(em),
				Quarter: quarter, Flags: flags, Font: f.index, MCID: in.top.mcid,
			}
			if c.undecoded {
				g.Flags |= Undecoded
			}
			in.canvas.Put(&g, begin)
		} else if c.text != "" {
			in.page.Dropped++
		}
		w += spacing * s.charSpace
		if space {
			w += spacing * s.wordSpace
		}
		tx += w
	}
	in.advance(forward * tx)
}

func (in *interpreter) flags(f *font, m Matrix) Flags {
	flags := f.flags
	if in.top.artifact {
		flags |= Artifact
	}
	switch render := in.state.render; {
	case render == 3 || in.state.alpha == 0: // letters that only clip (7) show what is painted through them
		flags |= Invisible
	case render == 2 || render == 6:
		flags |= Bold
	}
	return flags
}

// vanishes reports whether letters painted now cannot be told from what is
// under them. Only pale ones are looked at: nothing else vanishes on paper.
func (in *interpreter) vanishes(m Matrix) bool {
	s := &in.state
	if s.render != 0 || !s.fill.Light() {
		return false
	}
	x, y := m.Apply(0.2, 0.3)
	under, _ := in.canvas.Backdrop(float32(x), float32(y))
	return under.Near(s.fill)
}
