package glyphs_test

import (
	"context"
	"testing"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/objects"
)

// FuzzPage interprets pages whose fonts, annotations and contents are anything.
func FuzzPage(f *testing.F) {
	const show = "BT /F1 10 Tf 50 700 Td <4142> Tj [(ab) -20 (c)] TJ ET"
	f.Add("/Subtype/Type0/Encoding/GBK-EUC-H/DescendantFonts[<</W[1 [500] 2 9 700]/DW2[880 -900]>>]", "", show, "")
	f.Add("/Subtype/Type0/Encoding 6 0 R/ToUnicode 6 0 R/DescendantFonts[<<>>]", "", show, cmap)
	f.Add("/Subtype/Type1/FontDescriptor<</FontFile 6 0 R>>", "", show, "/Encoding 256 array dup 65 /Aacute put readonly def")
	f.Add("/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 9 9]/Encoding<</Differences[65/a/b]>>/Widths[1 2]/FirstChar 65", "", show, "")
	f.Add("", "/Subtype/Widget/FT/Ch/DA(/F 10 Tf)/Opt[(one)[(2)(two)]]/TI 1/V(2)", show, "")
	f.Add("", "/Subtype/Widget/FT/Tx/Ff 4096/Q 2/DA(/F 0 Tf)/V(some words)", show, "")
	f.Add("", "/Subtype/FreeText/Contents 6 0 R", show, "a text")
	f.Add("", "/Subtype/Stamp/AP<</N 6 0 R>>", show, "q BI ID EI Q")
	f.Fuzz(func(t *testing.T, font, annotation, content, data string) {
		if len(font)+len(annotation)+len(content)+len(data) > 1<<16 {
			return // the bounds have tests of their own, which take their time
		}
		file, err := objects.Open(context.Background(), assemble("<</Type/Catalog/Pages 2 0 R/AcroForm<</NeedAppearances true>>>>", onePage,
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[<</Rect[100 600 300 640]"+annotation+">>]/Resources<</Font<</F1 5 0 R>>>>>>",
			stream("", content), "<<"+font+">>", stream("/BBox[0 0 9 9]", data)))
		if err != nil {
			return
		}
		d := glyphs.NewDocument(file, glyphs.Limits{})
		for n := range min(d.Pages(), 3) {
			for _, g := range d.Page(n + 1).Glyphs {
				if g.Text == "" {
					t.Errorf("glyph %+v without text", g)
				}
			}
		}
	})
}
