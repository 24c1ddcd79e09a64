package glyphs

import (
	"strings"
	"unicode/utf8"
)

// symbols maps the codes of a symbol font to letters that say what is seen.
// Word writes these codes into the private-use area from U+F000 on.
type symbols struct {
	table *[256]string
	// plain says that codes below 256 are symbols too, not only private ones.
	plain bool
}

// wingdings holds the bullets, arrows and boxes of Wingdings; its other
// pictures are of no use in a text and become bullets.
var wingdings = func() (t [256]string) {
	for i := 0x21; i < 256; i++ {
		t[i] = "•"
	}
	t[0x20] = " "
	for code, s := range map[int]string{
		0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆",
		0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
		0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x46: "☞", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x4A: "☺",
	} {
		t[code] = s
	}
	return t
}()

var (
	wingdingsSymbols = &symbols{table: &wingdings, plain: true}
	symbolSymbols    = &symbols{table: &symbolEncoding}
)

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
		switch {
		case r == 0xF0B7:
			return "•"
		case private && (r == 0xF0A7 || r == 0xF0D8 || r == 0xF0FC || r == 0xF06E || r == 0xF076):
			return wingdings[r-0xF000]
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
