package pdf_test

import (
	"context"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf"
	"polidex/extract/pdf/internal/pdftest"
)

func TestTagged(t *testing.T) {
	p := new(pdftest.Page).
		Artifact(9, 72, 805, "A handbook of harbours").
		Tagged("Document/H1", "F1", 11, 72, 760, "Nets and knots").
		Tagged("Document/*P", "F1", 11, 72, 740, "A paragraph whose second line").
		Tagged("Document/P", "F1", 11, 72, 700, "stands far below it.").
		Tagged("Document/*P", "F1", 11, 72, 680, "The menders will:").
		Tagged("Document/L/*LI/Lbl", "F1", 11, 80, 660, "a)").
		Tagged("Document/L/LI/LBody", "F1", 11, 95, 660, "tie the first knot,").
		Tagged("Document/L/LI/LBody/L/*LI/LBody", "F1", 11, 110, 645, "– twice").
		Tagged("Document/L/*LI/LBody", "F1", 11, 80, 630, "b) cut the rope.").
		Tagged("Document/Table/*TR/*TH", "F2", 10, 72, 600, "Who").
		Tagged("Document/Table/TR/*TH", "F2", 10, 200, 600, "When").
		Tagged("Document/Table/*TR/*TD", "F1", 10, 72, 585, "Menders").
		Tagged("Document/Table/TR/*TD", "F1", 10, 200, 585, "2043").
		Tagged("Document/*Table/TR/TD/*P", "F2", 11, 72, 560, "In a box").
		Tagged("Document/Table/TR/TD/*P", "F1", 11, 72, 545, "Dry the nets.").
		Tagged("Document/Note", "F1", 8, 72, 60, "1 A note.")
	doc := read(t, p)
	check(t, doc, `
1 heading1: Nets and knots
1 paragraph: A paragraph whose second line stands far below it.
1 paragraph: The menders will:
1 item1 [a)]: tie the first knot,
1 item2 [–]: twice
1 item1 [b)]: cut the rope.
1 row in 1 header: Who | When
1 row in 1: Menders | 2043
1 paragraph in 2 strong: In a box
1 paragraph in 2: Dry the nets.
1 note [1]: A note.
1 furniture (artifact): A handbook of harbours
`)
	if r := doc.Quality.Structure; !strings.HasPrefix(r, "by tags") {
		t.Errorf("engine reason = %q, want the tags", r)
	}
	if len(doc.Regions) != 2 || doc.Regions[0].Kind != corpus.RegionTable || doc.Regions[1].Kind != corpus.RegionBox {
		t.Errorf("regions = %+v, want a table and a box", doc.Regions)
	}
}

// TestTagsNotTrusted has tags that leave out most of the text.
func TestTagsNotTrusted(t *testing.T) {
	p := prose(new(pdftest.Page).Tagged("Document/H1", "F2", 14, 72, 780, "Only this is tagged"), 740, 10)
	doc := read(t, p)
	if r := doc.Quality.Structure; !strings.HasPrefix(r, "by layout") {
		t.Errorf("engine reason = %q, want the layout", r)
	}
	if n := len(doc.Blocks); n != 2 {
		t.Errorf("%d blocks, want the heading and the paragraph:\n%s", n, outline(doc))
	}
}

func TestTaggedParagraphOverPageEnd(t *testing.T) {
	first := new(pdftest.Page).
		Tagged("Document/H1", "F2", 14, 72, 780, "Ropes").
		Tagged("Document/P", "F1", 11, 72, 60, "A rope that is long enough goes from one page")
	second := new(pdftest.Page).
		Tagged("Document/*P", "F1", 11, 72, 780, "to the next without a knot.").
		Tagged("Document/*H2", "F2", 12, 72, 700, "Knots")
	check(t, read(t, first, second), `
1 heading1: Ropes
1 paragraph: A rope that is long enough goes from one page to the next without a knot.
2 heading2: Knots
`)
}

func TestIgnoreTags(t *testing.T) {
	data := (&pdftest.File{Pages: []*pdftest.Page{new(pdftest.Page).Tagged("Document/H1", "F1", 11, 72, 780, "A heading by its tag alone.")}}).Bytes()
	for _, ignore := range []bool{false, true} {
		doc, err := pdf.Read(context.Background(), data, pdf.Options{IgnoreTags: ignore})
		if err != nil {
			t.Fatalf("Read: %v", err)
		}
		want := corpus.Heading
		if ignore {
			want = corpus.Paragraph
		}
		if got := doc.Blocks[0].Kind; got != want {
			t.Errorf("with IgnoreTags %v the block is a %s, want a %s", ignore, got, want)
		}
	}
}
