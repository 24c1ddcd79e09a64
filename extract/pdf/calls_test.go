package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
)

// noted shows a line in which what stands between carets is raised: the marks of
// notes ("a net^1^ is dry").
func noted(p *pdftest.Page, size, x, y float64, text string) *pdftest.Page {
	var b strings.Builder
	fmt.Fprintf(&b, "BT 1 0 0 1 %g %g Tm", x, y)
	for i, part := range strings.Split(text, "^") {
		part = strings.NewReplacer("(", `\(`, ")", `\)`, "•", `\225`).Replace(part)
		if i%2 == 1 {
			fmt.Fprintf(&b, " /F1 %g Tf %g Ts (%s) Tj", 0.6*size, 0.4*size, part)
		} else {
			fmt.Fprintf(&b, " /F1 %g Tf 0 Ts (%s) Tj", size, part)
		}
	}
	return p.Raw(b.String() + " ET")
}

// called writes the blocks that call notes, each mark with the first word of the
// note that it means.
func called(doc *corpus.Document) string {
	var out strings.Builder
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if len(b.Calls) == 0 {
			continue
		}
		at := 0
		for _, c := range b.Calls {
			meant := "nothing"
			if c.Note >= 0 {
				meant, _, _ = strings.Cut(strings.TrimSuffix(doc.Blocks[c.Note].Text, "."), " ")
			}
			fmt.Fprintf(&out, "%s<%s %s>", b.Text[at:c.At], c.Mark, meant)
			at = c.At
		}
		out.WriteString(b.Text[at:] + "\n")
	}
	return strings.ReplaceAll(out.String(), "\t", " | ")
}

func TestCalls(t *testing.T) {
	page := func() *pdftest.Page { return prose(new(pdftest.Page), 700, 6) }
	for _, tt := range []struct {
		name  string
		pages []*pdftest.Page
		want  string
	}{
		{"in lines that are joined", []*pdftest.Page{
			noted(noted(noted(noted(page(), 11, 72, 600, "The nets are mended^1^ by the harbour mas-"), 11, 72, 587, "ter^2^ and dried."),
				8, 72, 70, "^1^ Nets of all kinds."), 8, 72, 58, "^2^ Masters of all ports."),
		}, "The nets are mended<1 Nets> by the harbour master<2 Masters> and dried.\n"},
		{"in an item", []*pdftest.Page{
			noted(noted(noted(noted(noted(page(), 11, 80, 600, "• mend the nets^1^ and all of the sails that the wind has torn in the long winter, and also"), 11, 87, 587, "the oars ^2^ at once"),
				11, 80, 574, "• dry them."), 8, 72, 70, "^1^ Nets of all kinds."), 8, 72, 58, "^2^ Oars of all lengths."),
		}, "mend the nets<1 Nets> and all of the sails that the wind has torn in the long winter, and also the oars<2 Oars> at once\n"},
		{"at the beginning of a line", []*pdftest.Page{
			noted(noted(noted(page(), 11, 72, 600, "Mend the nets and all of the sails that the wind has torn in the long winter nights"), 11, 72, 587, "^1^ at once."),
				8, 72, 58, "^1^ Nets of all kinds."),
		}, "Mend the nets and all of the sails that the wind has torn in the long winter nights<1 Nets> at once.\n"},
		{"several in one place, in brackets", []*pdftest.Page{
			noted(noted(noted(noted(page(), 11, 72, 600, "The nets^1, 2^ are dry (^3^)."), 8, 72, 82, "^1^ Nets of all kinds."),
				8, 72, 70, "^2^ Knots."), 8, 72, 58, "^3^ Dryness."),
		}, "The nets<1 Nets><2 Knots> are dry<3 Dryness>.\n"},
		{"in the cells of a row", []*pdftest.Page{
			noted(noted(noted(noted(page().
				Frame(72, 560, 200, 20).Frame(272, 560, 200, 20).Frame(72, 540, 200, 20).Frame(272, 540, 200, 20).
				Text("F2", 11, 75, 566, "Who").Text("F2", 11, 275, 566, "What"), 11, 75, 546, "Menders^1^"), 11, 275, 546, "nets^2^ and sails"),
				8, 72, 70, "^1^ People who mend."), 8, 72, 58, "^2^ Nets of all kinds."),
		}, "Menders<1 People> | nets<2 Nets> and sails\n"},
		{"numbered anew on each page", []*pdftest.Page{
			noted(noted(page(), 11, 72, 600, "Here a net^1^ dries."), 8, 72, 58, "^1^ First."),
			noted(noted(page(), 11, 72, 600, "There a sail^1^ dries."), 8, 72, 58, "^1^ Second."),
		}, "Here a net<1 First> dries.\nThere a sail<1 Second> dries.\n"},
		{"one note called twice", []*pdftest.Page{
			noted(noted(page(), 11, 72, 600, "A net^*^ and a sail^*^ dry."), 8, 72, 58, "^*^ Wet."),
		}, "A net<* Wet> and a sail<* Wet> dry.\n"},
		{"on the page after", []*pdftest.Page{
			noted(page(), 11, 72, 600, "A net^7^ dries."),
			noted(page(), 8, 72, 58, "^7^ Later."),
		}, "A net<7 Later> dries.\n"},
		{"endnotes under a title", []*pdftest.Page{
			noted(page(), 11, 72, 600, "A net^1^ dries beside a sail^2^ and a rope^3^ in the wind."),
			noted(noted(noted(page().Text("F2", 13, 72, 600, "Notes"), 9, 72, 580, "1 Nets of all kinds, and of all the colours that nets have in a"),
				9, 90, 569, "harbour on a 28 June 2021."), 9, 72, 556, "2 Sails.").Text("F1", 9, 72, 543, "3 Ropes."),
		}, "A net<1 Nets> dries beside a sail<2 Sails> and a rope<3 Ropes> in the wind.\n"},
		{"a note of two paragraphs", []*pdftest.Page{
			noted(noted(noted(page(), 11, 72, 600, "A net^1^ and a sail^2^ dry."), 8, 72, 82, "^1^ One paragraph.").
				Text("F1", 8, 72, 70, "And another of the same note."), 8, 72, 58, "^2^ Sails."),
		}, "A net<1 One> and a sail<2 Sails> dry.\n"},
		{"no note anywhere", []*pdftest.Page{
			noted(page(), 11, 72, 600, "A net^4^ dries."),
		}, "A net<4 nothing> dries.\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, tt.pages...)
			if diff := cmp.Diff(tt.want, called(doc)); diff != "" {
				t.Errorf("calls (-want +got):\n%sblocks:\n%s", diff, outline(doc))
			}
		})
	}
}
