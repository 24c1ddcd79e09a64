package glyphs_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAnnotations(t *testing.T) {
	const font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"
	look := stream("/Subtype/Form/BBox[0 0 100 20]"+font, "/Tx BMC BT /F1 10 Tf 2 5 Td (Filled in) Tj ET EMC")
	for _, c := range []struct{ name, annotation, want string }{
		{"a field", "/Subtype/Widget/Rect[100 600 300 640]/AP<</N 5 0 R>>", "Filled in"},
		{"a text box", "/Subtype/FreeText/F 4/Rect[100 600 300 640]/AP<</N 5 0 R>>", "Filled in"},
		{"the state it is in", "/Subtype/Widget/Rect[100 600 300 640]/AS/On/AP<</N<</On 5 0 R/Off null>>>>", "Filled in"},
		{"a state it is not in", "/Subtype/Widget/Rect[100 600 300 640]/AS/Off/AP<</N<</On 5 0 R>>>>", ""},
		{"hidden", "/Subtype/Widget/F 2/Rect[100 600 300 640]/AP<</N 5 0 R>>", ""},
		{"not on the screen", "/Subtype/Widget/F 32/Rect[100 600 300 640]/AP<</N 5 0 R>>", ""},
		{"a closed window", "/Subtype/Popup/Rect[100 600 300 640]/AP<</N 5 0 R>>", ""},
		{"no look", "/Subtype/Widget/Rect[100 600 300 640]/V(value)", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := open(t, catalog, onePage, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[<<"+c.annotation+">>]>>", stream("", ""), look).Page(1)
			if got := text(p); got != c.want {
				t.Fatalf("text = %q, want %q", got, c.want)
			}
			if c.want == "" {
				return
			}
			// The box of 100 by 20 is shown at twice its size.
			g := p.Glyphs[0]
			if diff := cmp.Diff([]float32{104, 610, 20}, []float32{g.X, g.Y, g.Size}); diff != "" {
				t.Errorf("place and size (-want +got):\n%s", diff)
			}
		})
	}
}
