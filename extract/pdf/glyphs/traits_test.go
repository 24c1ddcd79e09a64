package glyphs_test

import (
	"testing"

	"polidex/extract/pdf/glyphs"
)

func TestFontFlags(t *testing.T) {
	for _, c := range []struct {
		name       string
		descriptor glyphs.Descriptor
		want       glyphs.Flags
	}{
		{"Helvetica", glyphs.Descriptor{}, 0},
		{"Helvetica-BoldOblique", glyphs.Descriptor{}, glyphs.Bold | glyphs.Italic},
		{"ABCDEF+Arial,Bd", glyphs.Descriptor{}, glyphs.Bold},
		{"ABCDEF+cmbx10", glyphs.Descriptor{}, glyphs.Bold},
		{"Scmbx10", glyphs.Descriptor{}, 0},
		{"Plain", glyphs.Descriptor{Flags: 1 << 18}, glyphs.Bold},
		{"Plain", glyphs.Descriptor{Flags: 1 << 6}, glyphs.Italic},
		{"Plain", glyphs.Descriptor{Weight: 600}, glyphs.Bold},
		{"Plain", glyphs.Descriptor{Weight: 500}, 0},
		{"Plain", glyphs.Descriptor{Angle: -12}, glyphs.Italic},
		{"ABCDEF+Wingdings-Regular", glyphs.Descriptor{}, glyphs.Symbolic},
	} {
		if got := glyphs.FontFlags(c.name, c.descriptor); got != c.want {
			t.Errorf("FontFlags(%q, %+v) = %b, want %b", c.name, c.descriptor, got, c.want)
		}
	}
}

func TestSymbols(t *testing.T) {
	for _, c := range []struct{ font, text, want string }{
		{"Wingdings", "\uf0a7", "▪"},
		{"Wingdings", "l", "●"},
		{"Wingdings", "A", "•"},
		{"Wingdings", "F", "☞"},
		{"Webdings", "ü", "✓"},
		{"Wingdings", "Ø", "➢"},
		{"Wingdings", "è", "➔"},
		{"Wingdings", " ", " "},
		{"SymbolMT", "\uf0b7", "•"},
		{"SymbolMT", "\uf061", "α"},
		{"SymbolMT", "a", "a"},
		{"OpenSymbol", "\uf061", "\uf061"},
		{"Arial", "\uf0b7", "•"},
		{"Arial", "\uf0fc", "✓"},
		{"Arial", "\uf041", "\uf041"},
		{"Arial", "two", "two"},
		{"Arial", "", ""},
	} {
		if got := glyphs.SymbolsOf(c.font).Seen(c.text); got != c.want {
			t.Errorf("SymbolsOf(%q).Seen(%q) = %q, want %q", c.font, c.text, got, c.want)
		}
	}
}
