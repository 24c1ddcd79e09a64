package glyphs_test

import (
	"bytes"
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/objects"
)

// TestTree walks page trees that are not as they should be.
func TestTree(t *testing.T) {
	const page = "<</Type/Page/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>"
	for _, c := range []struct {
		name, tree, node string
		pages, found     int
	}{
		{"two pages", "<</Type/Pages/Count 2/Kids[4 0 R 5 0 R]>>", "null", 2, 0},
		{"a page twice", "<</Type/Pages/Count 3/Kids[4 0 R 5 0 R 4 0 R]>>", "null", 3, 0},
		{"a tree in itself", "<</Type/Pages/Count 9/Kids[4 0 R 2 0 R 3 0 R 5 0 R]>>", "<</Type/Pages/Kids[2 0 R]>>", 2, 0},
		{"a page that is not there", "<</Type/Pages/Count 2/Kids[4 0 R 99 0 R]>>", "null", 2, 1},
		{"no page that is there", "<</Type/Pages/Count 2/Kids[98 0 R 99 0 R]>>", "null", 2, 0},
		{"a page left out", "<</Type/Pages/Count 1/Kids[5 0 R]>>", "null", 1, 0},
		{"no tree", "null", "null", 2, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := open(t, catalog, c.tree, c.node, page, page, stream("", "BT /F1 10 Tf 50 700 Td (here) Tj ET"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
			if diff := cmp.Diff([]int{c.pages, c.found}, []int{d.Pages(), d.Found()}); diff != "" {
				t.Errorf("pages, and found (-want +got):\n%s", diff)
			}
			for n := range d.Pages() {
				if got := text(d.Page(n + 1)); got != "here" {
					t.Errorf("page %d = %q, want its text", n+1, got)
				}
			}
		})
	}
}

// TestTreeBroken finds the page that a file whose cross-references hold has lost
// by one wrong digit in its page tree.
func TestTreeBroken(t *testing.T) {
	page := func(s string) *pdftest.Page { return new(pdftest.Page).Text("F1", 10, 50, 700, s) }
	file := (&pdftest.File{Pages: []*pdftest.Page{page("first"), page("second"), page("third")}}).Bytes()
	file = bytes.Replace(file, []byte("Kids[8 0 R 10 0 R"), []byte("Kids[8 0 R 90 0 R"), 1)
	f, err := objects.Open(context.Background(), file)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	d := glyphs.NewDocument(f, glyphs.Limits{})
	var got []string
	for n := range d.Pages() {
		got = append(got, text(d.Page(n+1)))
	}
	if diff := cmp.Diff([]string{"first", "second", "third"}, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
	if f.Rebuilt || d.Found() != 1 {
		t.Errorf("Rebuilt = %v, Found() = %d, want the file whole and one page found", f.Rebuilt, d.Found())
	}
}
