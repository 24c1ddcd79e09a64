package tags_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/tags"
)

// open opens a file and finds the lines of its pages.
func open(t *testing.T, pages ...*pdftest.Page) (*objects.File, *glyphs.Document, []*layout.Page) {
	t.Helper()
	file, err := objects.Open(context.Background(), (&pdftest.File{Pages: pages}).Bytes())
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	doc := glyphs.NewDocument(file, glyphs.Limits{})
	var out []*layout.Page
	for n := range doc.Pages() {
		out = append(out, layout.NewPage(doc.Page(n+1)))
	}
	return file, doc, out
}

// another makes a foreign page of a number from a page without marks.
func another(t *testing.T, number int, p *pdftest.Page) *layout.Page {
	t.Helper()
	_, _, pages := open(t, p)
	read := pages[0].Page
	read.Number = number
	out := layout.NewPage(read)
	out.Foreign = true
	return out
}

func TestForeignPages(t *testing.T) {
	first := new(pdftest.Page).
		Artifact(9, 72, 805, "A handbook of harbours").
		Tagged("Document/H1", "F2", 14, 72, 760, "1. Ropes").
		Tagged("Document/*P", "F1", 11, 72, 60, "A rope that is long enough goes from one page")
	second := new(pdftest.Page).
		Tagged("Document/*P", "F1", 11, 72, 780, "what the first reader made of the second page")
	third := new(pdftest.Page).
		Tagged("Document/*H2", "F2", 12, 72, 760, "Knots").
		Tagged("Document/L/*LI/LBody", "F1", 11, 80, 700, "a knot for the sail").
		Tagged("Document/L/*LI/LBody", "F1", 11, 80, 680, "a knot for the oar")
	recognised := new(pdftest.Page).
		Text("F1", 9, 72, 805, "A handbook of harbours").
		Text("F1", 11.5, 72, 780, "to the next without a knot.").
		Text("F2", 14, 72, 740, "Sails").
		Text("F1", 11, 72, 710, "The sail makers will:").
		Text("F1", 11, 80, 690, "• mend the sails;").
		Text("F1", 11, 80, 675, "• dry them.").
		Text("F1", 8, 72, 60, "1 A note on cloth.")

	file, doc, pages := open(t, first, second, third)
	pages[1] = another(t, 2, recognised)
	furniture := layout.Furniture(pages)
	tree, why := tags.Read(file, doc, pages, furniture)
	if tree == nil {
		t.Fatalf("Read: no tree: %s", why)
	}
	blocks, err := tree.Blocks(context.Background(), layout.NewStyle(pages))
	if err != nil {
		t.Fatalf("Blocks: %v", err)
	}
	done, _ := layout.Finish(pages, blocks, layout.NewWords(pages))
	var got strings.Builder
	for _, b := range done {
		fmt.Fprintf(&got, "%d %s%d: %s\n", b.Page, b.Kind, b.Level, b.Text)
	}
	want := `
1 heading1: 1. Ropes
1 paragraph0: A rope that is long enough goes from one page to the next without a knot.
1 furniture0: A handbook of harbours
2 heading1: Sails
2 paragraph0: The sail makers will:
2 item1: mend the sails;
2 item1: dry them.
2 note0: A note on cloth.
2 furniture0: A handbook of harbours
3 heading2: Knots
3 item1: a knot for the sail
3 item1: a knot for the oar
`
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), got.String()); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// TestForeignPagesAreNoEvidence has as many pages without marks as tagged ones.
func TestForeignPagesAreNoEvidence(t *testing.T) {
	tagged := new(pdftest.Page).Tagged("Document/H1", "F2", 14, 72, 760, "Ropes")
	plain := new(pdftest.Page).Lines(72, 700, "A page of a recogniser that says much more than the page with", "tags does, and that is not told of by any of them.")
	for _, foreign := range []bool{false, true} {
		file, doc, pages := open(t, tagged, new(pdftest.Page))
		pages[1] = another(t, 2, plain)
		pages[1].Foreign = foreign
		tree, why := tags.Read(file, doc, pages, layout.Furniture(pages))
		if (tree != nil) != foreign {
			t.Errorf("with Foreign %v the tags are trusted: %v (%s), want %v", foreign, tree != nil, why, foreign)
		}
	}
}
