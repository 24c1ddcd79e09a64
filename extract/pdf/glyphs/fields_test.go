package glyphs_test

import (
	"strings"
	"testing"

	"polidex/extract/pdf/glyphs"
)

// field opens a page with one annotation, in a document with a form dictionary.
func field(t testing.TB, form, annotation string) *glyphs.Page {
	t.Helper()
	return open(t, "<</Type/Catalog/Pages 2 0 R/AcroForm<<"+form+">>>>", onePage,
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[<</Rect[100 600 300 640]"+annotation+">>]>>", stream("", ""),
		stream("/BBox[0 0 200 40]/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>", "BT /F1 10 Tf 2 5 Td (look) Tj ET"),
		"<</FT/Tx/V(of the whole)/DA(/Helv 9 Tf)>>").Page(1)
}

func TestFields(t *testing.T) {
	const list = "/Subtype/Widget/FT/Ch/DA(/F 10 Tf)/Opt[(one)(two)[(3)(three)](four)(five)]"
	for _, c := range []struct{ name, form, annotation, want string }{
		{"a value", "", "/Subtype/Widget/FT/Tx/V(caf\\351)", "café"},
		{"in Unicode", "", "/Subtype/Widget/FT/Tx/V<FEFF014100F30064017A>", "Łódź"},
		{"of the parent", "", "/Subtype/Widget/Parent 6 0 R", "of the whole"},
		{"a look instead", "", "/Subtype/Widget/FT/Tx/V(value)/AP<</N 5 0 R>>", "look"},
		{"looks to be made anew", "/NeedAppearances true", "/Subtype/Widget/FT/Tx/V(value)/AP<</N 5 0 R>>", "value"},
		{"of a button", "/NeedAppearances true", "/Subtype/Widget/FT/Btn/V(value)/AP<</N 5 0 R>>", "look"},
		{"a password", "", "/Subtype/Widget/FT/Tx/Ff 8192/V(secret)", ""},
		{"of no kind", "", "/Subtype/Widget/V(value)", ""},
		{"hidden", "", "/Subtype/Widget/F 2/FT/Tx/V(value)", ""},
		{"a choice", "", "/Subtype/Widget/FT/Ch/Ff 131072/V(b)/Opt[[(a)(first)][(b)(second)]]", "second"},
		{"a list", "", list, "onetwothree"},
		{"a list from its third on", "", list + "/TI 2", "threefourfive"},
		{"a text box", "", "/Subtype/FreeText/DA(/F 9 Tf)/Contents(a\\rb)", "ab"},
		{"a text box with a look", "", "/Subtype/FreeText/Contents(text)/AP<</N 5 0 R>>", "look"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := text(field(t, c.form, c.annotation)); got != c.want {
				t.Errorf("text = %q, want %q", got, c.want)
			}
		})
	}
}

func TestFieldPlace(t *testing.T) {
	long := strings.Repeat("many words ", 40)
	for _, c := range []struct {
		name, annotation string
		size, x          float32
	}{
		{"its own size", "/FT/Tx/DA(/Helv 9 Tf)/V(abc)", 9, 102},
		{"a size to be chosen", "/FT/Tx/DA(/Helv 0 Tf)/V(abc)", 12, 102},
		{"to the right", "/FT/Tx/DA(/Helv 10 Tf)/Q 2/V(aaa)", 10, 298 - 3*5.56},
		{"too long for a line", "/FT/Tx/DA(/Helv 30 Tf)/V(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)", 0, 102},
		{"of several lines", "/FT/Tx/Ff 4096/DA(/Helv 12 Tf)/V(" + long + ")", 0, 102},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := field(t, "", "/Subtype/Widget"+c.annotation)
			if len(p.Glyphs) == 0 {
				t.Fatal("no letters")
			}
			first := p.Glyphs[0]
			if d := first.X - c.x; d < -0.01 || d > 0.01 || c.size > 0 && first.Size != c.size {
				t.Errorf("the first letter is at %v of size %v, want %v and %v", first.X, first.Size, c.x, c.size)
			}
			for _, g := range p.Glyphs {
				if g.X < 100 || g.X+g.W > 300 || g.Y < 598 || g.Y > 640 {
					t.Fatalf("%q is at %v, %v, want it in the field", g.Text, g.X, g.Y)
				}
			}
		})
	}
}

// TestListCut counts the options that a list has no room for.
func TestListCut(t *testing.T) {
	p := field(t, "", "/Subtype/Widget/FT/Ch/DA(/F 10 Tf)/Opt[(one)(two)(three)(four)(five)]")
	if got := text(p); got != "onetwothree" || p.Dropped != len("fourfive") {
		t.Errorf("text = %q and %d letters dropped, want the first three and 8", got, p.Dropped)
	}
}
