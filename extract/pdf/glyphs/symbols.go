package glyphs

import (
	"strings"
	"unicode/utf8"
)

// Symbols maps the codes of a symbol font to letters that say what is seen. Word
// writes these codes into the private-use area from U+F000 on. The nil Symbols
// are those of a text font.
type Symbols struct {
	table *[256]string
	// plain says that codes below 256 are symbols too, not only private ones.
	plain bool
}

var (
	wingdingsSymbols = &Symbols{table: newWingdings(), plain: true}
	symbolSymbols    = &Symbols{table: &symbolEncoding}
)

// newWingdings holds the bullets, arrows and boxes of Wingdings; its other
// pictures are of no use in a text and become bullets.
func newWingdings() *[256]string {
	t := new([256]string)
	for i := 0x21; i < 256; i++ {
		t[i] = "•"
	}
	t[0x20] = " "
	fill(t, 0x46, "☞   ☺")
	fill(t, 0x6C, "●❍■□□❑❒◆◆◆❖◆")
	fill(t, 0x9E, "·•▪○  ◉  ▪◻")
	fill(t, 0xD8, "➢   ➲  ←→↑↓     ➔       ⇨")
	fill(t, 0xFB, "✗✓☒☑")
	return t
}

// SymbolsOf returns the symbols of a font by its name, nil for text fonts.
func SymbolsOf(font string) *Symbols {
	switch {
	case strings.Contains(font, "Wingdings") || strings.Contains(font, "Webdings"):
		return wingdingsSymbols
	case strings.Contains(font, "Symbol") && !strings.Contains(font, "OpenSymbol"):
		return symbolSymbols
	}
	return nil
}

// Seen returns what is seen where a font shows text. Private letters of fonts
// that are no symbol fonts by name are read as Symbol's bullet or Wingdings'.
func (s *Symbols) Seen(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || n != len(text) {
		return text
	}
	if s == nil {
		switch r {
		case 0xF0B7:
			return "•"
		case 0xF0A7, 0xF0D8, 0xF0FC, 0xF06E, 0xF076:
			return wingdingsSymbols.table[r-0xF000]
		}
		return text
	}
	private := r >= 0xF020 && r <= 0xF0FF
	if private || s.plain && r < 256 && r > ' ' {
		if t := s.table[r&0xFF]; t != "" {
			return t
		}
	}
	return text
}
