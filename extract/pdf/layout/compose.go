package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/extract/pdf/glyphs"
)

// wordGap is the gap in ems between letters from which on they are of different
// words. Word gaps of justified lines go down to it; kerning stays under.
const wordGap = 0.14

// composer puts the text of a line together from its glyphs.
type composer struct {
	line     *Line
	text     []byte
	x1       float32 // where the last letter ended
	space    bool
	words    int
	bold     int
	italic   int
	count    int
	raised   []byte // the raised letters gathered
	raisedX0 float32
	lead     bool    // they stand at the beginning
	bracket  bool    // a bracket around a call is open
	capital  float32 // the largest type on the baseline
}

// newLine composes a line of spans from left to right; nil if it is empty.
func newLine(page int, gs []glyphs.Glyph, parts []*span) *Line {
	l := &Line{Page: page, Quarter: parts[0].quarter, Artifact: parts[0].artifact}
	l.Base, l.Size = mainType(gs, parts)
	c := &composer{line: l, text: make([]byte, 0, 128)}
	threshold := c.threshold(gs, parts)
	for _, s := range parts {
		for i := s.from; i < s.to; i++ {
			c.glyph(&gs[i], threshold)
		}
	}
	c.flushRaised(true)
	l.Text = softHyphens(strings.TrimSpace(string(c.text)))
	for i := range l.Calls {
		l.Calls[i].At = min(len(l.Text), len(clean(string(c.text[:l.Calls[i].At]))))
	}
	if l.Text == "" && l.Mark == "" {
		return nil
	}
	if large := c.capital; large > l.Size && allCaps(l.Text) {
		l.Size = large // small capitals
	}
	l.Bold = c.count > 0 && c.bold*20 >= c.count*19
	l.Italic = c.count > 0 && c.italic*20 >= c.count*19
	x0, x1 := parts[0].x0, parts[0].x1
	for _, s := range parts[1:] {
		x0, x1 = min(x0, s.x0), max(x1, s.x1)
	}
	l.place(x0, x1)
	l.Leaders = leaders(l.Text)
	return l
}

// softHyphens drops the hyphens that show only at a line's end, but for the one
// that does. Some files write beside it the hyphen that is seen.
func softHyphens(s string) string {
	if !strings.Contains(s, "\u00ad") {
		return s
	}
	end := strings.TrimRight(s, "\u00ad\u2010-")
	broken := strings.Contains(s[len(end):], "\u00ad")
	if !broken {
		end = s
	}
	end = strings.ReplaceAll(end, "\u00ad", "")
	if broken {
		end += "\u00ad"
	}
	return end
}

// place sets the rectangle from the extent along the baseline.
func (l *Line) place(x0, x1 float32) {
	const ascent, descent = 0.78, 0.22
	lo, hi := l.Base-descent*l.Size, l.Base+ascent*l.Size
	switch l.Quarter {
	case 0:
		l.Rect = glyphs.Rect{X0: x0, Y0: lo, X1: x1, Y1: hi}
	case 1:
		l.Rect = glyphs.Rect{X0: -hi, Y0: x0, X1: -lo, Y1: x1}
	case 2:
		l.Rect = glyphs.Rect{X0: -x1, Y0: -hi, X1: -x0, Y1: -lo}
	case 3:
		l.Rect = glyphs.Rect{X0: lo, Y0: -x1, X1: hi, Y1: -x0}
	}
}

// mainType returns the baseline and the size that most letters have.
func mainType(gs []glyphs.Glyph, parts []*span) (base, size float32) {
	var sizes [8]struct {
		size, base float32
		n          int
	}
	used := 0
	for _, s := range parts {
		for i := s.from; i < s.to; i++ {
			g := &gs[i]
			if g.Text == " " {
				continue
			}
			_, y := turned(g)
			k := 0
			for k < used && (abs(sizes[k].size-g.Size) > 0.04*g.Size || abs(sizes[k].base-y) > 0.1*g.Size) {
				k++
			}
			if k == len(sizes) {
				continue
			}
			if k == used {
				used++
				sizes[k].size, sizes[k].base = g.Size, y
			}
			sizes[k].n++
		}
	}
	best := 0
	for k := range used {
		// Of marks and letters in like number the larger type is the text.
		if sizes[k].n > sizes[best].n*2 || sizes[k].n*2 >= sizes[best].n && sizes[k].size > sizes[best].size {
			best = k
		}
	}
	if used == 0 {
		return parts[0].base, parts[0].size
	}
	return sizes[best].base, sizes[best].size
}

// threshold returns the gap in points that parts words. In letter-spaced lines
// every gap is wide, so that what counts is how much wider than usual it is.
func (c *composer) threshold(gs []glyphs.Glyph, parts []*span) float32 {
	var buf [128]float32
	gaps := buf[:0]
	var prev *glyphs.Glyph
	var prevX float32
	for _, s := range parts {
		for i := s.from; i < s.to && len(gaps) < cap(gaps); i++ {
			g := &gs[i]
			x, _ := turned(g)
			if g.Text == " " {
				prev = nil
				continue
			}
			if prev != nil && !(prev.Text == "." && g.Text == ".") {
				gaps = append(gaps, (x-prevX)/g.Size)
			}
			prev, prevX = g, x+g.W
		}
	}
	usual := float32(0)
	if len(gaps) >= 4 {
		slices.Sort(gaps)
		usual = max(0, gaps[len(gaps)/2])
		// Where the file has its own spaces, letter-spacing shows as a gap that
		// nearly all letters share.
		if low := gaps[len(gaps)/5]; low < 0.06 {
			usual = min(usual, max(0, low))
		}
	}
	return (usual + wordGap) * c.line.Size
}

func (c *composer) glyph(g *glyphs.Glyph, threshold float32) {
	l := c.line
	x, y := turned(g)
	if g.Text == " " || g.Text == "\u00a0" || strings.TrimSpace(g.Text) == "" {
		c.space = c.space || len(c.text) > 0 || len(c.raised) > 0
		return
	}
	small := g.Size < 0.82*l.Size
	if up := y - l.Base; small && up > 0.15*l.Size || g.Size <= 1.05*l.Size && up > 0.28*l.Size {
		if len(c.raised) == 0 {
			c.lead = len(c.text) == 0
			c.raisedX0 = x
			if !c.lead && x-c.x1 > threshold {
				c.space = true
			}
		}
		c.raised = append(c.raised, g.Text...)
		c.x1 = max(c.x1, x+g.W)
		return
	}
	if len(c.raised) > 0 {
		c.flushRaised(false)
	}
	if c.bracket {
		c.bracket = false
		if g.Text == ")" {
			c.x1 = x + g.W
			return
		}
	}
	gap := x - c.x1
	if len(c.text) > 0 && (c.space || gap > threshold) {
		c.endWord(x, gap)
	} else if c.words == 0 && l.FirstEnd == 0 && len(c.text) > 0 {
		if r, _ := utf8.DecodeRune(c.text); isBullet(r) && utf8.RuneLen(r) == len(c.text) && gap > 0.05*l.Size {
			c.endWord(x, gap)
		}
	}
	c.space = false
	if abs(y-l.Base) < 0.05*l.Size && g.Size < 1.5*l.Size {
		c.capital = max(c.capital, g.Size)
	}
	c.append(g)
	c.x1 = x + g.W
}

func (c *composer) endWord(x, gap float32) {
	l := c.line
	c.text = append(c.text, ' ')
	if c.words++; c.words == 1 {
		l.FirstEnd, l.SecondStart = c.x1, x
		l.Wide = gap > 0.45*l.Size
	}
}

func (c *composer) append(g *glyphs.Glyph) {
	if g.Is(glyphs.Undecoded) {
		c.line.Broken++
	}
	for _, r := range g.Text {
		switch {
		case r == '\u00a0' || r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Zs, r):
			c.text = append(c.text, ' ')
			continue
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u200c':
			continue
		case r >= 0xFB00 && r <= 0xFB06:
			c.text = append(c.text, ligatures[r-0xFB00]...)
		case r == '\u02d0' || r == '\u0387':
			c.text = utf8.AppendRune(c.text, r)
		default:
			c.text = utf8.AppendRune(c.text, r)
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if c.count++; c.count == 1 {
				c.line.BoldStart = g.Is(glyphs.Bold)
			}
			if g.Is(glyphs.Bold) {
				c.bold++
			}
			if g.Is(glyphs.Italic) {
				c.italic++
			}
		}
	}
}

var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "ft", "st"}

// leaders reports whether a text ends as a line of a contents page does: dots,
// then a number.
func leaders(s string) bool {
	end := strings.TrimRight(s, "0123456789ivxlc ")
	if end == s {
		return false
	}
	dots := 0
	for i := len(end); i > 0; {
		r, n := utf8.DecodeLastRuneInString(end[:i])
		if r == '.' || r == '…' || r == '·' || r == '_' {
			dots++
			if r == '…' {
				dots += 2
			}
		} else if r != ' ' {
			break
		}
		i -= n
	}
	return dots >= 4
}
