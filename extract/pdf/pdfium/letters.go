//go:build !nopdfium

package pdfium

import (
	"math"
	"unicode"
	"unicode/utf16"

	"polidex/extract/pdf/glyphs"
)

// letter is a letter of the page's text as PDFium tells of it, in the page's
// own space.
type letter struct {
	text rune
	// more is what a ligature or another code of several letters goes on with.
	more  string
	index int32 // PDFium's number of its first unit of UTF-16
	units int32 // how many it has
	open  rune  // the last unit, where that is the first half of a letter
	next  int32 // index+1 of the next letter of the same object
	x, y  float64
}

// letters are the letters of a page by the objects that show them. PDFium sorts
// those of a line by their place; the order in which they are painted is that of
// the objects.
type letters struct {
	all []letter
	// first and last are the index+1 of letters by the handle of their object.
	first, last map[uint64]int32
}

// readLetters reads the letters of the page, without those that PDFium generates:
// line ends, which belong to no object, and the spaces that it finds in gaps.
func (r *reader) readLetters() {
	m, l := r.m, &r.letters
	l.first, l.last = map[uint64]int32{}, map[uint64]int32{}
	n := max(0, m.count(charCount, r.text))
	// Of each glyph on the page there may be a generated letter too, and glyphs
	// may be dropped later; what is far more is not looked at.
	if most := 2*r.canvas.Room() + 1000; n > most {
		n = most
		r.page.Truncated = true
	}
	l.all = make([]letter, 0, n)
	var origin [2]float64
	for i := range n {
		object := m.call(charObject, r.text, i32(i))
		if object == 0 {
			continue
		}
		c := letter{text: rune(m.count(charUnicode, r.text, i32(i))), index: int32(i), units: 1}
		if utf16.IsSurrogate(c.text) {
			c.open = c.text
		}
		if c.text == ' ' && m.ok(charGenerated, r.text, i32(i)) {
			continue
		}
		if !m.ok(charOrigin, r.text, i32(i), m.results, m.results+8) {
			continue
		}
		m.doubles(origin[:])
		c.x, c.y = origin[0], origin[1]
		last := l.last[object]
		if last > 0 {
			// The letters of one code stand in one place.
			if o := &l.all[last-1]; o.x == c.x && o.y == c.y && o.index+o.units == c.index {
				o.add(c.text)
				continue
			}
		}
		l.all = append(l.all, c)
		if at := int32(len(l.all)); last > 0 {
			l.all[last-1].next = at
			l.last[object] = at
		} else {
			l.first[object], l.last[object] = at, at
		}
		if m.err != nil {
			return
		}
	}
}

// add adds a unit of UTF-16 to the letter.
func (c *letter) add(unit rune) {
	c.units++
	if both := utf16.DecodeRune(c.open, unit); both != unicode.ReplacementChar {
		if c.units == 2 {
			c.text = both
		} else {
			c.more += string(both)
		}
		c.open = 0
		return
	}
	if c.open = 0; utf16.IsSurrogate(unit) {
		c.open = unit
		return
	}
	c.more += string(unit)
}

// width returns the advance in ems of a letter in a font that is shown by a
// text glyphs.Matrix at a size. PDFium tells the width of a Unicode letter in a font,
// which may be that of another code for it, and the box of a letter on the page,
// which is as wide as the advance or what is painted, whichever is more. So the
// first is taken where it fits into the second.
func (r *reader) width(c *letter, f *font, size float64, text glyphs.Matrix) float64 {
	if c.more == "" {
		if w, ok := f.widths[c.text]; ok && w >= 0 {
			return w
		}
	}
	const slack = 0.01
	w, box := f.width(r.m, c.text), r.boxWidth(c, size, text)
	if box == 0 {
		return w
	}
	if c.more != "" {
		return box
	}
	if w <= 0 || w > box+slack {
		f.widths[c.text] = -1 // to be measured each time
		return box
	}
	f.widths[c.text] = w
	return w
}

// boxWidth returns the width of the box of a letter in ems, 0 where it cannot be
// told: that of letters which are written up or down the page.
func (r *reader) boxWidth(c *letter, size float64, text glyphs.Matrix) float64 {
	a := math.Abs(text[0])
	if a < 0.3*math.Hypot(text[0], text[1]) || size == 0 || !r.m.ok(charLooseBox, r.text, i32(int(c.index)), r.m.results) {
		return 0
	}
	var box [4]float32
	r.m.floats(box[:]) // left, top, right, bottom
	return float64(box[2]-box[0]) / (a * size)
}
