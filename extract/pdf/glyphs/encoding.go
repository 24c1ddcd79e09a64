package glyphs

import (
	"golang.org/x/text/encoding/charmap"
)

// The encodings that fonts name (ISO 32000-1, annex D), as texts by code.
var (
	winAnsiEncoding  = fromCharmap(charmap.Windows1252)
	macRomanEncoding = fromCharmap(charmap.Macintosh)
	standardEncoding = newStandardEncoding()
	symbolEncoding   = newSymbolEncoding()
	dingbatsEncoding = newDingbatsEncoding()
)

// baseEncoding returns the table of an encoding's name, nil for others.
func baseEncoding(name string) *[256]string {
	switch name {
	case "WinAnsiEncoding":
		return &winAnsiEncoding
	case "MacRomanEncoding":
		return &macRomanEncoding
	case "StandardEncoding":
		return &standardEncoding
	}
	return nil
}

func fromCharmap(m *charmap.Charmap) (t [256]string) {
	for i := 32; i < 256; i++ {
		if r := m.DecodeByte(byte(i)); r != 0xFFFD && (r < 0x7F || r > 0x9F) {
			t[i] = string(r)
		}
	}
	if m == charmap.Windows1252 {
		// Codes without a letter are bullets (annex D, note 3).
		for i := 0x7F; i < 0xA0; i++ {
			if t[i] == "" {
				t[i] = "•"
			}
		}
	}
	return t
}

// fill sets the texts of the codes from first on; a space leaves a code out.
func fill(t *[256]string, first int, letters string) {
	for _, r := range letters {
		if r != ' ' {
			t[first] = string(r)
		}
		first++
	}
}

func newStandardEncoding() (t [256]string) {
	for i := 32; i < 127; i++ {
		t[i] = string(rune(i))
	}
	t[0x27], t[0x60] = "’", "‘"
	fill(&t, 0xA1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—")
	fill(&t, 0xE1, "Æ ª    ŁØŒº     æ   ı  łøœß")
	return t
}

func newSymbolEncoding() (t [256]string) {
	fill(&t, 0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
	fill(&t, 0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")
	fill(&t, 0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑")
	t[0x20] = " "
	return t
}

func newDingbatsEncoding() (t [256]string) {
	t[0x20] = " "
	for i := 0x21; i <= 0x7E; i++ {
		t[i] = string(rune(0x2700 + i - 0x20))
	}
	for i := 0xA1; i <= 0xA7; i++ {
		t[i] = string(rune(0x2761 + i - 0xA1))
	}
	for i := 0xD8; i <= 0xFE; i++ {
		t[i] = string(rune(0x2798 + i - 0xD8))
	}
	for i := range 10 {
		t[0xAC+i] = string(rune(0x2460 + i))
		t[0xB6+i] = string(rune(0x2776 + i))
		t[0xC0+i] = string(rune(0x2780 + i))
		t[0xCA+i] = string(rune(0x278A + i))
	}
	fill(&t, 0xA8, "♣♦♥♠")
	fill(&t, 0xD4, "➔→↔↕")
	for code, s := range map[int]string{0x25: "☎", 0x2A: "☛", 0x2B: "☞", 0x48: "★", 0x6C: "●", 0x6E: "■", 0x73: "▲", 0x74: "▼", 0x75: "◆", 0x77: "◗"} {
		t[code] = s
	}
	return t
}
