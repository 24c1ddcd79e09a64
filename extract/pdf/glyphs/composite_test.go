package glyphs_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/glyphs"
)

// composite opens a page that shows text in a Type 0 font.
func composite(t testing.TB, font, descendant, content string) *glyphs.Page {
	t.Helper()
	return open(t, catalog, onePage, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		stream("", content), "<</Type/Font/Subtype/Type0/BaseFont/Song"+font+"/DescendantFonts[<<"+descendant+">>]>>").Page(1)
}

func TestPredefined(t *testing.T) {
	for _, c := range []struct{ encoding, codes, want string }{
		{"UniGB-UCS2-H", "4E2D6587", "中文"},
		{"UniJIS-UTF16-H", "65E5D842DF9F0041", "日𠮟A"},
		{"GBK-EUC-H", "41D6D0CEC4", "A中文"},
		{"GBK2K-H", "8139EE39D6D041", "㐀中A"},
		{"ETen-B5-H", "A4A4A4E541", "中文A"},
		{"90ms-RKSJ-H", "93FA967B41B1", "日本Aｱ"},
		{"EUC-H", "C6FCCBDC", "日本"},
		{"H", "467C4B5C", "日本"},
		{"KSCms-UHC-H", "C7D1B1B941", "한국A"},
		{"KSC-EUC-V", "C7D1B1B9", "한국"},
		{"Identity-H", "00010002", "\uFFFD\uFFFD"},
		{"90ms-RKSJ-H", "81", "\uFFFD"},
	} {
		t.Run(c.encoding+" "+c.codes, func(t *testing.T) {
			p := composite(t, "/Encoding/"+c.encoding, "", "BT /F1 10 Tf 50 700 Td <"+c.codes+"> Tj ET")
			if got := text(p); got != c.want {
				t.Errorf("text = %q, want %q", got, c.want)
			}
		})
	}
}

// TestVertical shows letters below one another: they are as if written
// downwards, to the left and the right of the place where they begin.
func TestVertical(t *testing.T) {
	p := composite(t, "/Encoding/UniJIS-UCS2-V", "/DW2[880 -500]", "BT /F1 10 Tf 100 700 Td <65E5> Tj [<672C> -1000 <8A9E>] TJ ET")
	type place struct {
		text    string
		x, y, w float32
		quarter uint8
	}
	var got []place
	for _, g := range p.Glyphs {
		got = append(got, place{g.Text, g.X, g.Y, g.W, g.Quarter})
	}
	want := []place{{"日", 96.2, 700, 5, 3}, {"本", 96.2, 695, 5, 3}, {"語", 96.2, 700, 5, 3}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(place{})); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

// TestWidths reads tables of widths, whole and damaged: the place of a second
// letter tells the width of the first, which is an em by default.
func TestWidths(t *testing.T) {
	for _, c := range []struct {
		name, widths string
		want         float32
	}{
		{"none", "", 10},
		{"a list", "/W[65 [500 600]]", 5},
		{"a range", "/W[60 70 700]", 7},
		{"a bracket lost", "/W[8 30 277.8 65 [500]]", 5},
		{"a range without a width", "/W[8 [100] 60 70]", 10},
		{"lists without a code", "/W[[1 2] [3] 65 [500]]", 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := composite(t, "/Encoding/UniGB-UCS2-H", c.widths, fmt.Sprintf("BT /F1 10 Tf 50 700 Td <%04X%04X> Tj ET", 65, 66))
			if got := p.Glyphs[1].X - p.Glyphs[0].X; got != c.want {
				t.Errorf("width = %v, want %v", got, c.want)
			}
		})
	}
}
