//go:build !nopdfium

package pdfium

import (
	"strings"
	"unicode/utf8"
)

// symbols maps the codes of a symbol font to letters that say what is seen, as
// package glyphs does. Word writes these codes into the private-use area from
// U+F000 on.
type symbols struct {
	table *[256]string
	// plain says that codes below 256 are symbols too, not only private ones.
	plain bool
}

var (
	wingdingsSymbols = &symbols{table: newWingdings(), plain: true}
	symbolSymbols    = &symbols{table: newSymbol()}
)

// newWingdings holds the bullets, arrows and boxes of Wingdings; its other
// pictures are of no use in a text and become bullets.
func newWingdings() *[256]string {
	t := new([256]string)
	for i := 0x21; i < 256; i++ {
		t[i] = "•"
	}
	fill(t, 0x20, " ")
	fill(t, 0x46, "☞")
	fill(t, 0x4A, "☺")
	fill(t, 0x6C, "●❍■□□❑❒◆◆◆❖◆")
	fill(t, 0x9E, "·•▪○")
	fill(t, 0xA4, "◉")
	fill(t, 0xA7, "▪◻")
	fill(t, 0xD8, "➢")
	fill(t, 0xDC, "➲")
	fill(t, 0xDF, "←→↑↓")
	fill(t, 0xE8, "➔")
	fill(t, 0xF0, "⇨")
	fill(t, 0xFB, "✗✓☒☑")
	return t
}

func newSymbol() *[256]string {
	t := new([256]string)
	fill(t, 0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
	fill(t, 0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	fill(t, 0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑")
	return t
}

// fill sets the texts of the codes from first on.
func fill(t *[256]string, first int, letters string) {
	for _, r := range letters {
		t[first] = string(r)
		first++
	}
}

// symbolsOf returns the symbols of a font by its name, nil for text fonts.
func symbolsOf(font string) *symbols {
	switch {
	case strings.Contains(font, "Wingdings") || strings.Contains(font, "Webdings"):
		return wingdingsSymbols
	case strings.Contains(font, "Symbol") && !strings.Contains(font, "OpenSymbol"):
		return symbolSymbols
	}
	return nil
}

// mapped returns what is seen where a font shows text. Private letters of fonts
// that are no symbol fonts by name are read as Symbol's bullet or Wingdings'.
func (s *symbols) mapped(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || n != len(text) {
		return text
	}
	private := r >= 0xF020 && r <= 0xF0FF
	if s == nil {
		switch r {
		case 0xF0B7:
			return "•"
		case 0xF0A7, 0xF0D8, 0xF0FC, 0xF06E, 0xF076:
			return wingdingsSymbols.table[r-0xF000]
		}
		return text
	}
	if private || s.plain && r < 256 && r > ' ' {
		if t := s.table[r&0xFF]; t != "" {
			return t
		}
	}
	return text
}
