//go:build !nopdfium

package pdfium

import (
	"bytes"
	"unicode/utf8"

	"polidex/extract/pdf/glyphs"
)

// font is a font of a page.
type font struct {
	handle  uint64
	index   uint16
	flags   glyphs.Flags
	symbols *glyphs.Symbols
	// widths are advances in ems, or negative where they differ from place to
	// place; unmapped says of which letters the file does not tell what they are.
	widths   map[rune]float64
	unmapped map[rune]bool
}

// font returns the font with a handle. Handles hold for one page.
func (r *reader) font(handle uint64) *font {
	if f, ok := r.fonts[handle]; ok {
		return f
	}
	f := &font{handle: handle, widths: map[rune]float64{}, unmapped: map[rune]bool{}}
	r.fonts[handle] = f
	if handle == 0 {
		return f
	}
	m := r.m
	name := ""
	if n := m.count(fontName, handle, m.results, resultsSize); n > 0 && n <= resultsSize {
		name = string(bytes.TrimRight(m.bytes(m.results, n), "\x00"))
	}
	index, ok := r.doc.fonts[name]
	if !ok {
		index = uint16(len(r.doc.fonts) + 1)
		r.doc.fonts[name] = index
	}
	f.index = index
	// The weight that PDFium tells is none that the file gives, but worked out of
	// how thick stems are.
	descriptor := glyphs.Descriptor{Flags: max(0, m.count(fontFlags, handle))}
	if m.ok(fontItalicAngle, handle, m.results) {
		descriptor.Angle = float64(m.integer(0))
	}
	f.flags, f.symbols = glyphs.FontFlags(name, descriptor), glyphs.SymbolsOf(name)
	return f
}

// width returns the advance of a letter in ems, 0 where the font has none.
func (f *font) width(m *module, letter rune) float64 {
	if f.handle == 0 || !m.ok(fontGlyphWidth, f.handle, i32(int(letter)), f32(1000), m.results) {
		return 0
	}
	var w [1]float32
	m.floats(w[:])
	return float64(w[0]) / 1000
}

// lineHyphen is what PDFium makes of a hyphen at the end of a line, soft or not.
const lineHyphen = 2

// decode returns what is seen where the font shows a letter, and whether that
// could be found out.
func (r *reader) decode(f *font, c *letter) (text string, undecoded bool) {
	if c.text == lineHyphen && r.m.ok(charHyphen, r.text, i32(int(c.index))) {
		return "-", false
	}
	unmapped, ok := f.unmapped[c.text]
	if !ok {
		unmapped = r.m.ok(charMapError, r.text, i32(int(c.index)))
		f.unmapped[c.text] = unmapped
	}
	text = string(c.text) + c.more
	if mapped := f.symbols.Seen(text); mapped != text {
		return mapped, false
	}
	if unmapped || c.text == 0 || c.text == 0xFFFE || c.text == 0xFFFF || !utf8.ValidRune(c.text) || text == "\uFFFD" {
		return "\uFFFD", true
	}
	return text, false
}
