package glyphs_test

import (
	"testing"

	"polidex/extract/pdf/glyphs"
)

func TestGlyphText(t *testing.T) {
	tests := []struct{ name, want string }{
		{"A", "A"}, {"space", " "}, {"eacute", "é"}, {"Scaron", "Š"}, {"hungarumlaut", "˝"}, {"ohungarumlaut", "ő"},
		{"uni20AC", "€"}, {"uni00660069", "fi"}, {"u1F600", "😀"}, {"f_i", "fi"}, {"ffi", "ffi"}, {"a.alt", "a"},
		{"oneoldstyle", "1"}, {"Asmall", "a"}, {"afii10017", "А"}, {"afii10023", "Ё"}, {"afii10049", "Я"}, {"afii10071", "ё"},
		{"omegatonos", "ώ"}, {"Tcommaaccent", "Ţ"}, {"nosuchname", ""}, {"g123", ""}, {"", ""},
	}
	for _, tt := range tests {
		if got := glyphs.GlyphText(tt.name); got != tt.want {
			t.Errorf("GlyphText(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestTextString(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain", "plain"}, {"\xfe\xff\x00A\x03\xb1", "Aα"}, {"\xff\xfeA\x00", "A"}, {"\xef\xbb\xbfé", "é"},
		{"\x80 \xe9 \xa0", "• é €"}, {"\xfe\xff\xd8\x3d\xde\x00", "😀"}, {"\xfe\xff\x00", ""},
	}
	for _, tt := range tests {
		if got := glyphs.TextString(tt.in); got != tt.want {
			t.Errorf("TextString(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

const cmap = `1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar
2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<0078> <0079>] endbfrange`

func TestCMap(t *testing.T) {
	tests := []struct {
		code uint32
		want string
	}{{3, " "}, {0x10, "fi"}, {0x24, "A"}, {0x26, "C"}, {0x30, "x"}, {0x31, "y"}}
	for _, tt := range tests {
		if got, ok := glyphs.CMapText([]byte(cmap), tt.code, 2); !ok || got != tt.want {
			t.Errorf("code %#x = %q, %v, want %q", tt.code, got, ok, tt.want)
		}
	}
	if got, ok := glyphs.CMapText([]byte(cmap), 0x99, 2); ok {
		t.Errorf("code 0x99 = %q, want none", got)
	}
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte(cmap))
	f.Add([]byte("beginbfrange <00> <FFFFFFFF> [<41> endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) { glyphs.CMapText(data, 0x24, 2) })
}

func FuzzCFF(f *testing.F) {
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x05\x8b\x11\x8b\x10\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { glyphs.CFFEncoding(data) })
}
