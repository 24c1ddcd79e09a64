package pdf_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf"
	"polidex/extract/pdf/internal/pdftest"
)

// read reads a file of pages.
func read(t testing.TB, pages ...*pdftest.Page) *corpus.Document {
	t.Helper()
	doc, err := pdf.Read(context.Background(), (&pdftest.File{Pages: pages}).Bytes(), pdf.Options{})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

// outline writes blocks out, one line each: kind, level, region, marker, text.
func outline(doc *corpus.Document) string {
	var b strings.Builder
	for _, bl := range doc.Blocks {
		fmt.Fprintf(&b, "%d %s", bl.Page, bl.Kind)
		if bl.Level > 0 {
			fmt.Fprintf(&b, "%d", bl.Level)
		}
		if bl.Region > 0 {
			fmt.Fprintf(&b, " in %d", bl.Region)
		}
		if bl.Strong {
			b.WriteString(" strong")
		}
		if bl.Header {
			b.WriteString(" header")
		}
		if bl.Reason != "" {
			fmt.Fprintf(&b, " (%s)", bl.Reason)
		}
		if bl.Marker != "" {
			fmt.Fprintf(&b, " [%s]", bl.Marker)
		}
		fmt.Fprintf(&b, ": %s\n", strings.ReplaceAll(bl.Text, "\t", " | "))
	}
	return b.String()
}

func check(t *testing.T, doc *corpus.Document, want string) {
	t.Helper()
	if diff := cmp.Diff(strings.TrimLeft(want, "\n"), outline(doc)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// prose fills a page from y on down with lines that are as wide as the text.
func prose(p *pdftest.Page, y float64, n int) *pdftest.Page {
	for i := range n {
		p.Text("F1", 11, 72, y-13*float64(i), "The harbour master counts the boats that come in and the boats that leave at low")
	}
	return p
}

func TestParagraphsAndHeadings(t *testing.T) {
	p := new(pdftest.Page).
		Text("F2", 16, 72, 760, "1. Lights along the coast").
		Lines(72, 730,
			"The beacon on the northern pier was lit again in the spring after a long repair,",
			"and boats find their way home in the fog.").
		Lines(72, 691,
			"A second paragraph stands below a gap, and it goes on for a while in its line until",
			"it ends.").
		Text("F2", 13, 72, 650, "1.1. The keeper").
		Lines(72, 630, "He lives alone.")
	check(t, read(t, p), `
1 heading1: 1. Lights along the coast
1 paragraph: The beacon on the northern pier was lit again in the spring after a long repair, and boats find their way home in the fog.
1 paragraph: A second paragraph stands below a gap, and it goes on for a while in its line until it ends.
1 heading2: 1.1. The keeper
1 paragraph: He lives alone.
`)
}

func TestListInShadedBox(t *testing.T) {
	p := prose(new(pdftest.Page), 760, 6).
		Fill(0.85, 68, 560, 460, 110).
		Text("F2", 11, 75, 655, "Key actions").
		Text("F1", 11, 75, 636, "The harbour office will:").
		Text("F3", 11, 82, 620, "\xb7").Text("F1", 11, 95, 620, "paint the buoys in a colour that the gulls do not mistake for").
		Text("F1", 11, 95, 607, "bread by the end of 2041;").
		Text("F3", 11, 82, 591, "\xb7").Text("F1", 11, 95, 591, "mend the ladder.")
	doc := read(t, p)
	want := `
1 paragraph: ` + strings.TrimSpace(strings.Repeat("The harbour master counts the boats that come in and the boats that leave at low ", 6)) + `
1 paragraph in 1 strong: Key actions
1 paragraph in 1: The harbour office will:
1 item1 in 1 [•]: paint the buoys in a colour that the gulls do not mistake for bread by the end of 2041;
1 item1 in 1 [•]: mend the ladder.
`
	check(t, doc, want)
	if diff := cmp.Diff([]corpus.Region{{Kind: corpus.RegionBox, Page: 1}}, doc.Regions); diff != "" {
		t.Errorf("regions (-want +got):\n%s", diff)
	}
}

func TestNestedItems(t *testing.T) {
	p := new(pdftest.Page)
	for i, l := range []struct {
		x    float64
		text string
	}{{72, "• boats"}, {90, "– with sails"}, {90, "– with oars"}, {72, "• rafts"}} {
		p.Text("F1", 11, l.x, 700-15*float64(i), l.text)
	}
	check(t, read(t, p), `
1 item1 [•]: boats
1 item2 [–]: with sails
1 item2 [–]: with oars
1 item1 [•]: rafts
`)
}

func TestTable(t *testing.T) {
	p := prose(new(pdftest.Page), 760, 4)
	for i := range 4 {
		p.Raw(fmt.Sprintf("0.5 w 72 %d m 472 %d l S", 600-20*i, 600-20*i))
	}
	for _, x := range []int{72, 272, 372, 472} {
		p.Raw(fmt.Sprintf("0.5 w %d 540 m %d 600 l S", x, x))
	}
	for r, row := range [][]string{{"Measure", "Lead", "Timing"}, {"Dredge the channel", "Port office", "Q2 2044"}, {"Count the seals", "Rangers", "2045"}} {
		for c, cell := range row {
			font := "F1"
			if r == 0 {
				font = "F2"
			}
			p.Text(font, 10, []float64{76, 276, 376}[c], 586-20*float64(r), cell)
		}
	}
	doc := read(t, p)
	got := outline(doc)
	want := "1 row in 1 header: Measure | Lead | Timing\n1 row in 1: Dredge the channel | Port office | Q2 2044\n1 row in 1: Count the seals | Rangers | 2045\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("blocks:\n%s\nwant them to end with\n%s", got, want)
	}
	if len(doc.Regions) != 1 || doc.Regions[0].Kind != corpus.RegionTable {
		t.Errorf("regions = %+v, want one table", doc.Regions)
	}
}

func TestFootnotes(t *testing.T) {
	p := new(pdftest.Page).
		Text("F1", 11, 72, 760, "The tide tables").
		Raw("BT /F1 7 Tf 5 Ts 1 0 0 1 149 760 Tm (12) Tj 0 Ts ET").
		Text("F1", 11, 160, 760, "are printed every year.")
	prose(p, 730, 5)
	p.Raw("0.5 w 72 120 m 200 120 l S").
		Raw("BT /F1 6 Tf 1 0 0 1 72 108 Tm 3 Ts (12) Tj 0 Ts ET").
		Text("F1", 9, 82, 108, "Almanac of the coast, third edition.")
	doc := read(t, p)
	if got, want := doc.Blocks[0].Text, "The tide tables are printed every year."; got != want {
		t.Errorf("first block = %q, want %q", got, want)
	}
	last := doc.Blocks[len(doc.Blocks)-1]
	if last.Kind != corpus.Note || last.Marker != "12" || last.Text != "Almanac of the coast, third edition." {
		t.Errorf("last block = %+v, want the note 12", last)
	}
}

// pages makes pages with a running head and a foot as official texts have them.
func pages(bodies ...func(*pdftest.Page)) []*pdftest.Page {
	var out []*pdftest.Page
	for i, body := range bodies {
		p := new(pdftest.Page).Text("F1", 9, 72, 805, "A handbook of harbours")
		body(p)
		p.Text("F2", 14, 72, 30, "EN").Text("F1", 10, 295, 31, fmt.Sprint(i+1)).Text("F2", 14, 505, 30, "EN")
		out = append(out, p)
	}
	return out
}

func TestFurnitureAndPageEnds(t *testing.T) {
	doc := read(t, pages(
		func(p *pdftest.Page) { prose(p, 760, 3) },
		func(p *pdftest.Page) {
			p.Lines(72, 760, "tide, and he writes the number down in a book that nobody has ever asked to see.")
		},
		func(p *pdftest.Page) { p.Lines(72, 760, "The end of it.") },
	)...)
	var text, reasons []string
	for _, b := range doc.Blocks {
		if b.Kind == corpus.Furniture {
			reasons = append(reasons, fmt.Sprintf("%d %s: %s", b.Page, b.Reason, b.Text))
		} else {
			text = append(text, fmt.Sprintf("%d %s", b.Page, b.Text))
		}
	}
	long := strings.Repeat("The harbour master counts the boats that come in and the boats that leave at low ", 3)
	wantText := []string{"1 " + long + "tide, and he writes the number down in a book that nobody has ever asked to see.", "3 The end of it."}
	if diff := cmp.Diff(wantText, text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	var wantReasons []string
	for i := range 3 {
		wantReasons = append(wantReasons, fmt.Sprintf("%d running head: A handbook of harbours", i+1),
			fmt.Sprintf("%d language mark: EN", i+1), fmt.Sprintf("%d page number: %d", i+1, i+1), fmt.Sprintf("%d language mark: EN", i+1))
	}
	if diff := cmp.Diff(wantReasons, reasons); diff != "" {
		t.Errorf("furniture (-want +got):\n%s", diff)
	}
}

func TestBoxOverPageEnd(t *testing.T) {
	item := func(p *pdftest.Page, y float64, text string) {
		p.Text("F1", 11, 82, y, "•").Text("F1", 11, 95, y, text)
	}
	doc := read(t, pages(
		func(p *pdftest.Page) {
			prose(p, 760, 3)
			p.Fill(0.8, 68, 60, 460, 100)
			p.Text("F2", 11, 75, 140, "Next steps")
			item(p, 120, "sweep the quay;")
		},
		func(p *pdftest.Page) {
			p.Fill(0.8, 68, 700, 460, 85)
			item(p, 770, "oil the crane;")
			prose(p, 650, 3)
		},
	)...)
	if len(doc.Regions) != 1 {
		t.Fatalf("regions = %+v, want one box over both pages\n%s", doc.Regions, outline(doc))
	}
	in := 0
	for _, b := range doc.Blocks {
		if b.Region == 1 {
			in++
		}
	}
	if in != 3 {
		t.Errorf("%d blocks in the box, want 3:\n%s", in, outline(doc))
	}
}

func TestContentsPage(t *testing.T) {
	p := new(pdftest.Page).Text("F2", 14, 72, 760, "Contents")
	for i, l := range []string{"1. Tides " + strings.Repeat(".", 60) + " 2", "2. Winds " + strings.Repeat(".", 60) + " 3"} {
		p.Text("F1", 11, 72, 730-18*float64(i), l)
	}
	q := prose(new(pdftest.Page).Text("F2", 14, 72, 760, "1. Tides"), 735, 3)
	doc := read(t, p, q)
	for _, b := range doc.Blocks[:3] {
		if b.Kind != corpus.Furniture || b.Reason != "contents" {
			t.Errorf("block %+v, want it set aside as contents", b)
		}
	}
	if b := doc.Blocks[3]; b.Kind != corpus.Heading || b.Text != "1. Tides" {
		t.Errorf("block %+v, want the heading", b)
	}
}

func TestTwoColumns(t *testing.T) {
	p := new(pdftest.Page)
	for i := range 6 {
		y := 700 - 13*float64(i)
		p.Text("F1", 11, 72, y, fmt.Sprintf("left column, line number %d of it,", i+1))
	}
	for i := range 6 {
		y := 700 - 13*float64(i)
		p.Text("F1", 11, 310, y, fmt.Sprintf("Right column, line number %d of it,", i+1))
	}
	doc := read(t, p)
	all := ""
	for _, b := range doc.Blocks {
		all += b.Text + " "
	}
	if !strings.Contains(all, "1 of it, left column, line number 2") || strings.Index(all, "Right") < strings.Index(all, "left column, line number 6") {
		t.Errorf("columns are mixed: %q", all)
	}
}

func TestOptionsAndErrors(t *testing.T) {
	three := (&pdftest.File{Pages: pages(func(*pdftest.Page) {}, func(*pdftest.Page) {}, func(*pdftest.Page) {})}).Bytes()
	doc, err := pdf.Read(context.Background(), three, pdf.Options{MaxPages: 2})
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if q := doc.Quality; !q.Truncated || q.Status != corpus.ReadPartly || len(q.Warnings) == 0 {
		t.Errorf("quality %+v, want it to tell of the pages left out", q)
	}
	if _, err := pdf.Read(context.Background(), three, pdf.Options{MaxBytes: 100}); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("Read of a file too large: %v, want %v", err, corpus.ErrTooLarge)
	}
	if _, err := pdf.Read(context.Background(), []byte("no file"), pdf.Options{}); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("Read of no PDF: %v, want %v", err, corpus.ErrMalformed)
	}
	locked := (&pdftest.File{Pages: []*pdftest.Page{new(pdftest.Page)}, Encrypt: &pdftest.Encryption{Bits: 128, Locked: true}}).Bytes()
	if _, err := pdf.Read(context.Background(), locked, pdf.Options{}); !errors.Is(err, corpus.ErrUnsupported) {
		t.Errorf("Read of a locked file: %v, want %v", err, corpus.ErrUnsupported)
	}
}

func TestScan(t *testing.T) {
	p := new(pdftest.Page).Raw("595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")
	doc := read(t, p)
	if doc.Quality.Status != corpus.ReadNeedsOCR || len(doc.Quality.Warnings) == 0 {
		t.Errorf("quality %+v, want a scan to need recognition", doc.Quality)
	}
}

func FuzzRead(f *testing.F) {
	f.Add((&pdftest.File{Pages: []*pdftest.Page{prose(new(pdftest.Page), 760, 3)}}).Bytes())
	f.Add((&pdftest.File{XRef: pdftest.Stream, Pages: []*pdftest.Page{new(pdftest.Page).Tagged("Document/P", "F1", 11, 72, 700, "x")}}).Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := pdf.Read(context.Background(), data, pdf.Options{})
		if err != nil {
			if !errors.Is(err, corpus.ErrMalformed) && !errors.Is(err, corpus.ErrUnsupported) {
				t.Errorf("Read: %v, want a malformed or unsupported file", err)
			}
			if strings.Contains(err.Error(), "internal fault") {
				t.Errorf("Read: %v", err)
			}
			return
		}
		for _, b := range doc.Blocks {
			if b.Page < 1 || b.Page > doc.Pages || b.Box == nil || b.Region > len(doc.Regions) {
				t.Errorf("block %+v is nowhere in a document of %d pages", b, doc.Pages)
			}
		}
	})
}
