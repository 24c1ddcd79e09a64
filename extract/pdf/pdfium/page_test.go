//go:build !nopdfium

package pdfium_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/objects"
)

func text(p *glyphs.Page) string {
	var b strings.Builder
	for i := range p.Glyphs {
		b.WriteString(p.Glyphs[i].Text)
	}
	return b.String()
}

func TestText(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"simple", "BT /F1 10 Tf 50 700 Td (Hello) Tj ET", "Hello"},
		{"array with kerning", "BT /F1 10 Tf 50 700 Td [(He) -20 (llo)] TJ ET", "Hello"},
		{"a gap is no space", "BT /F1 10 Tf 50 700 Td [(two) -400 (words)] TJ ET", "twowords"},
		{"a space is one", "BT /F1 10 Tf 50 700 Td (two words) Tj ET", "two words"},
		{"WinAnsi", "BT /F1 10 Tf 50 700 Td (\\226 \\223x\\224 \\200) Tj ET", "– “x” €"},
		{"hyphen at the end of a line", "BT /F1 10 Tf 12 TL 50 700 Td (long-) Tj T* (term) Tj ET", "long-term"},
		{"symbol font", "BT /F3 10 Tf 50 700 Td (\\267a) Tj ET", "•α"},
		{"outside of the page", "BT /F1 10 Tf 50 900 Td (above) Tj 0 -200 Td (on) Tj ET", "on"},
		{"painted twice", "BT /F1 10 Tf 50 700 Td (bold) Tj ET BT /F1 10 Tf 50.3 700 Td (bold) Tj ET", "bold"},
		{"order of painting", "BT /F1 10 Tf 200 700 Td (right) Tj ET BT /F1 10 Tf 50 700 Td (left) Tj ET", "rightleft"},
		{"white on paper", "1 g BT /F1 10 Tf 50 700 Td (hidden) Tj ET 0 g BT /F1 10 Tf 50 680 Td (seen) Tj ET", "seen"},
		{"white on dark", "0.2 g 40 690 200 30 re f 1 g BT /F1 10 Tf 50 700 Td (seen) Tj ET", "seen"},
		{"white on white on dark", "0.2 g 40 690 200 30 re f 1 g 45 695 50 20 re f BT /F1 10 Tf 50 700 Td (hidden) Tj ET", ""},
		{"invisible", "BT 3 Tr /F1 10 Tf 50 700 Td (hidden) Tj ET", ""},
		{"inline image", "BT /F1 10 Tf 50 700 Td (a) Tj ET BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI BT /F1 10 Tf 50 680 Td (b) Tj ET", "ab"},
		{"ActualText", "BT /F1 10 Tf 50 700 Td /Span<</ActualText(fi)>>BDC (#) Tj EMC (x) Tj ET", "fix"},
		{"Q without q", "Q Q Q BT /F1 10 Tf 50 700 Td (still) Tj ET", "still"},
		{"broken operators", "(a) (b BT /F1 10 Tf", ""},
		{"giant type", "BT /F1 1000000000000 Tf 50 700 Td (abc) Tj ET", ""},
		{"no place at all", strings.Repeat("100000000000000 0 0 100000000000000 -9999999999 0 cm ", 5) + "BT /F1 10 Tf 50 700 Td (abc) Tj ET", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text(read(t, new(pdftest.Page).Raw(c.content))); got != c.want {
				t.Errorf("text = %q, want %q", got, c.want)
			}
		})
	}
}

// TestSamePages holds the pages to those of package glyphs.
func TestSamePages(t *testing.T) {
	const words = "BT /F1 10 Tf 50 700 Td (Words) Tj ET "
	for _, c := range []struct{ name, content, extra string }{
		{"text", words, ""},
		{"bold", "BT /F2 10 Tf 50 700 Td (Words) Tj ET", ""},
		{"scaled and spaced", "BT /F1 10 Tf 80 Tz 2 Tc 5 Tw 50 700 Td (two words) Tj ET", ""},
		{"scaled by the matrix", "q 2 0 0 2 10 10 cm BT /F1 1 Tf 10 0 0 10 50 300 Tm (Words) Tj ET Q", ""},
		{"wholly transparent", "/G gs " + words, "/Resources<</ExtGState<</G<</ca 0>>>>/Font<</F1 4 0 R>>>>"},
		{"stroked text", "BT 2 Tr /F1 10 Tf 50 700 Td (Words) Tj ET", ""},
		{"raised", "BT /F1 10 Tf 50 700 Td (x) Tj /F1 6 Tf 4 Ts (2) Tj ET", ""},
		{"upwards", "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (up) Tj ET", ""},
		{"downwards", "BT /F1 10 Tf 0 -1 1 0 100 500 Tm (down) Tj ET", ""},
		{"upside down", "BT /F1 10 Tf -1 0 0 -1 100 500 Tm (over) Tj ET", ""},
		{"at an angle", "BT /F1 10 Tf 0.7 0.7 -0.7 0.7 100 500 Tm (angle) Tj ET", ""},
		{"page turned by 90", words + "50 600 100 20 re f", "/Rotate 90"},
		{"page turned by 180", words + "50 600 100 20 re f", "/Rotate 180"},
		{"page turned by 270", words + "50 600 100 20 re f", "/Rotate -90"},
		{"crop box", words + "40 600 100 20 re f", "/CropBox[45 100 400 800]"},
		{"marked", "/P <</MCID 3>> BDC " + words + "EMC /Artifact BMC BT /F1 10 Tf 50 20 Td (7) Tj ET 50 30 100 1 re f EMC", ""},
		{"filled areas", "0.5 g 50 600 100 50 re f 1 0 0 rg 50 500 100 0.5 re f 50 400 m 150 400 l 100 450 l f", ""},
		{"stroked lines", "2 w 50 600 m 150 600 l S 1 0 0 RG 50 500 100 50 re S 50 400 m 90 440 l S", ""},
		{"filled and stroked", "0.9 g 1 0 0 RG 50 600 100 50 re B", ""},
		{"round corners", "60 600 m 140 600 l 150 600 150 600 150 610 c 150 640 l 150 650 150 650 140 650 c 60 650 l 50 650 50 650 50 640 c 50 610 l 50 600 50 600 60 600 c h S", ""},
		{"ring", "50 500 200 100 re 51 501 198 98 re f*", ""},
		{"clipped", "q 60 610 50 20 re W n 0.5 g 50 600 100 50 re f Q 50 500 10 10 re f", ""},
		{"scaled rules", "q 2 0 0 2 10 10 cm 3 w 10 10 m 100 10 l S 10 20 50 50 re f Q", ""},
		{"image", "q 100 0 0 50 60 500 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q", ""},
		{"recognised text over an image", "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q BT 3 Tr /F1 10 Tf 50 700 Td (Words) Tj ET", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := new(pdftest.Page).Raw(c.content)
			page.Extra = c.extra
			f, err := objects.Open(context.Background(), file(page))
			if err != nil {
				t.Fatal(err)
			}
			want := glyphs.NewDocument(f, glyphs.Limits{}).Page(1)
			got := read(t, page)
			for i := range want.Glyphs {
				want.Glyphs[i].Font = 0
			}
			for i := range got.Glyphs {
				got.Glyphs[i].Font = 0
			}
			near := cmp.Comparer(func(a, b float32) bool { return math.Abs(float64(a-b)) < 0.05 })
			if diff := cmp.Diff(want, got, near, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("page (-glyphs +pdfium):\n%s", diff)
			}
		})
	}
}

func TestFonts(t *testing.T) {
	p := read(t, new(pdftest.Page).Text("F1", 10, 50, 700, "a").Text("F2", 10, 50, 680, "b").Text("F1", 10, 50, 660, "c"))
	if len(p.Glyphs) != 3 {
		t.Fatalf("%d glyphs, want 3", len(p.Glyphs))
	}
	a, b, c := p.Glyphs[0], p.Glyphs[1], p.Glyphs[2]
	if a.Font == b.Font || a.Font != c.Font {
		t.Errorf("fonts = %d, %d, %d, want the first and last to be one", a.Font, b.Font, c.Font)
	}
}

func TestForms(t *testing.T) {
	const look = "/Subtype/Widget/Rect[100 600 300 640]/F %d/AP<</N 5 0 R>>"
	for _, c := range []struct{ name, content, annotation, want string }{
		{"a form", "/X Do", "", "Filled in"},
		{"a field", "", fmt.Sprintf(look, 4), "Filled in"},
		{"a hidden field", "", fmt.Sprintf(look, 2), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := open(t, engine(), withForm(c.content, c.annotation)).Page(1)
			if err != nil {
				t.Fatal(err)
			}
			if got := text(p); got != c.want {
				t.Errorf("text = %q, want %q", got, c.want)
			}
		})
	}
}

// withForm returns a file whose object 5 is a form, X in the page's content.
func withForm(content, annotation string) []byte {
	const shown = "BT /F1 10 Tf 2 5 Td (Filled in) Tj ET"
	annots := ""
	if annotation != "" {
		annots = "/Annots[<</Type/Annot" + annotation + ">>]"
	}
	return fmt.Appendf(nil, `%%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>%s>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Length %d>> stream
%s
endstream endobj
trailer <</Root 1 0 R>>
`, annots, len(content), content, len(shown), shown)
}
