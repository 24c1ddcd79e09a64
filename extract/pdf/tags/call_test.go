package tags_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/layout"
	"polidex/extract/pdf/tags"
)

// blocksOf reads a page by its tags.
func blocksOf(t *testing.T, p *pdftest.Page) []corpus.Block {
	t.Helper()
	file, doc, pages := open(t, p)
	tree, why := tags.Read(file, doc, pages, layout.Furniture(pages))
	if tree == nil {
		t.Fatalf("Read: no tree: %s", why)
	}
	blocks, err := tree.Blocks(context.Background(), layout.NewStyle(pages))
	if err != nil {
		t.Fatalf("Blocks: %v", err)
	}
	done, _ := layout.Finish(pages, blocks, layout.NewWords(pages))
	return done
}

// TestCallInNote has the mark in the text as a part of the Note element, as the
// Official Journal does, or as a part of the paragraph.
func TestCallInNote(t *testing.T) {
	for _, tt := range []struct {
		name, mark, own, text string
		last                  bool // the note is the last element
	}{
		{"in the note", "Document/P/Note/Link", "Document/P/Note/P/Link", "Document/P/Note/P", false},
		{"beside the note", "Document/P/Link", "Document/P/Note/P/Link", "Document/P/Note/P", false},
		{"the note by itself", "Document/P/Reference", "Document/Note/Lbl", "Document/Note", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := new(pdftest.Page).
				Tagged("Document/H1", "F2", 14, 72, 760, "Ropes").
				Tagged("Document/P", "F1", 11, 72, 700, "Mend the rope").
				Tagged(tt.mark, "F1", 6.5, 141, 704, "1").
				Tagged(tt.own, "F1", 5, 72, 63, "1").
				Tagged(tt.text, "F1", 8, 79, 60, "Ropes of all kinds.").
				Tagged("Document/P", "F1", 11, 145, 700, ", then dry it.")
			if tt.last {
				p = new(pdftest.Page).
					Tagged("Document/H1", "F2", 14, 72, 760, "Ropes").
					Tagged("Document/P", "F1", 11, 72, 700, "Mend the rope").
					Tagged(tt.mark, "F1", 6.5, 141, 704, "1").
					Tagged("Document/P", "F1", 11, 145, 700, ", then dry it.").
					Tagged(tt.own, "F1", 5, 72, 63, "1").
					Tagged(tt.text, "F1", 8, 79, 60, "Ropes of all kinds.")
			}
			blocks := blocksOf(t, p)
			if len(blocks) != 3 {
				t.Fatalf("%d blocks, want the heading, the paragraph and the note: %+v", len(blocks), blocks)
			}
			if got, want := blocks[1].Text, "Mend the rope, then dry it."; got != want {
				t.Errorf("text = %q, want %q", got, want)
			}
			want := []corpus.Call{{At: len("Mend the rope"), Mark: "1", Note: 2}}
			if diff := cmp.Diff(want, blocks[1].Calls); diff != "" {
				t.Errorf("calls (-want +got):\n%s", diff)
			}
			if got, want := blocks[2].Marker+" "+blocks[2].Text, "1 Ropes of all kinds."; got != want {
				t.Errorf("note = %q, want %q", got, want)
			}
		})
	}
}

// TestMarkersOfTheirOwn has the numbers of items as paragraphs beside the text.
func TestMarkersOfTheirOwn(t *testing.T) {
	p := new(pdftest.Page).
		Tagged("Document/H1", "F2", 14, 72, 760, "Ropes").
		Tagged("Document/*P", "F1", 11, 72, 700, "(1)").
		Tagged("Document/*P", "F1", 11, 95, 700, "Mend the rope:").
		Tagged("Document/*P", "F1", 11, 95, 680, "(a)").
		Tagged("Document/*P", "F1", 11, 118, 680, "with a knot;").
		Tagged("Document/*P", "F1", 11, 72, 660, "(2)").
		Tagged("Document/*P", "F1", 11, 95, 660, "dry it.").
		Tagged("Document/*P", "F1", 11, 72, 640, "(3)").
		Tagged("Document/*P", "F1", 11, 72, 600, "This stands below a number.")
	type item struct {
		Kind   corpus.Kind
		Level  int
		Marker string
		Text   string
	}
	var got []item
	for _, b := range blocksOf(t, p)[1:] {
		got = append(got, item{b.Kind, b.Level, b.Marker, b.Text})
	}
	want := []item{
		{corpus.Item, 1, "(1)", "Mend the rope:"},
		{corpus.Item, 2, "(a)", "with a knot;"},
		{corpus.Item, 1, "(2)", "dry it."},
		{corpus.Paragraph, 0, "", "(3)"},
		{corpus.Paragraph, 0, "", "This stands below a number."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}
