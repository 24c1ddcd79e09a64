package pdf_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
)

// column fills a column from y on down with n lines of one width.
func column(p *pdftest.Page, x, y float64, n int) *pdftest.Page {
	for i := range n {
		p.Text("F1", 11, x, y-13*float64(i), "The harbour master counts the boats that come")
	}
	return p
}

// TestNotesUnderColumns has footnotes at the foot of the left column, above which
// the right one begins.
func TestNotesUnderColumns(t *testing.T) {
	p := column(new(pdftest.Page), 50, 760, 40)
	noted(p, 11, 50, 240, "They lie in the old^1^ basin and wait for the")
	noted(p, 8, 50, 90, "^1^ Built of stone.")
	column(p, 310, 760, 30)
	noted(p, 11, 310, 370, "tide to turn in the new^2^ basin.")
	noted(p, 8, 310, 90, "^2^ Built of wood.")
	doc := read(t, p)
	got := called(doc)
	if !strings.Contains(got, "old<1 Built> basin and wait for the The harbour master") || !strings.HasSuffix(got, "new<2 Built> basin.\n") || strings.Count(got, "\n") != 1 {
		t.Errorf("calls = %q, want one paragraph with two; blocks:\n%s", got, outline(doc))
	}
}

// TestBoxHeldByItem has a box that a page's end cuts in two, in the midst of an
// item, with a footnote between the parts.
func TestBoxHeldByItem(t *testing.T) {
	first := prose(new(pdftest.Page), 700, 6).
		Frame(68, 100, 460, 60).
		Text("F2", 11, 75, 145, "Key actions").
		Text("F3", 11, 82, 125, "\xb7").Text("F1", 11, 95, 125, "paint the buoys in a colour that the gulls do not mistake for").
		Text("F1", 5, 72, 63, "1").Text("F1", 8, 76, 60, "A note between.")
	second := prose(new(pdftest.Page).
		Frame(68, 700, 460, 60).
		Text("F1", 11, 95, 745, "bread by the end of 2041;").
		Text("F3", 11, 82, 725, "\xb7").Text("F1", 11, 95, 725, "mend the ladder."), 600, 6)
	doc := read(t, first, second)
	if len(doc.Regions) != 1 {
		t.Errorf("%d regions, want one box; blocks:\n%s", len(doc.Regions), outline(doc))
	}
	if got := outline(doc); strings.Count(got, "item1 in 1") != 2 || !strings.Contains(got, "mistake for bread by") {
		t.Errorf("blocks:\n%s\nwant two items in one box", got)
	}
}

func TestLists(t *testing.T) {
	for _, tt := range []struct {
		name string
		page *pdftest.Page
		want string
	}{
		{"without bullets", new(pdftest.Page).
			Lines(72, 700, "The harbour office will:").
			Lines(90, 680, "paint the buoys;").Lines(90, 660, "mend the ladder;").Lines(90, 640, "count the gulls.").
			Lines(72, 600, "It has done so before."), `
1 paragraph: The harbour office will:
1 item1: paint the buoys;
1 item1: mend the ladder;
1 item1: count the gulls.
1 paragraph: It has done so before.
`},
		{"quotation marks as bullets", new(pdftest.Page).
			Lines(72, 700, "The harbour office will:").
			Lines(90, 680, "» paint the buoys;").Lines(90, 660, "» mend the ladder.").
			Lines(72, 620, "»Bread« is what the gulls call it."), `
1 paragraph: The harbour office will:
1 item1 [»]: paint the buoys;
1 item1 [»]: mend the ladder.
1 paragraph: »Bread« is what the gulls call it.
`},
		{"a sentence after a colon is none", new(pdftest.Page).
			Lines(72, 700, "The reason is plain:").
			Lines(72, 680, "gulls eat bread.").
			Lines(72, 660, "So do ducks."), `
1 paragraph: The reason is plain:
1 paragraph: gulls eat bread.
1 paragraph: So do ducks.
`},
		{"one that hangs and one that does not", new(pdftest.Page).
			Text("F3", 11, 72, 700, "\xb7").Text("F1", 11, 90, 700, "paint the buoys in a colour that the gulls of the harbour do not take for some").
			Text("F1", 11, 90, 687, "bread;").
			Text("F3", 11, 72, 674, "\xb7").Text("F1", 11, 90, 674, "mend the ladder.").
			Lines(72, 654, "(a) the first of the letters, with words enough to fill the line up to its very right and", "to go on in the second;").
			Lines(72, 622, "(b) the second."), `
1 item1 [•]: paint the buoys in a colour that the gulls of the harbour do not take for some bread;
1 item1 [•]: mend the ladder.
1 item1 [(a)]: the first of the letters, with words enough to fill the line up to its very right and to go on in the second;
1 item1 [(b)]: the second.
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.SplitAfter(outline(read(t, prose(tt.page, 560, 8))), "\n")
			got = got[:max(0, len(got)-2)] // without the text below
			if diff := cmp.Diff(strings.TrimLeft(tt.want, "\n"), strings.Join(got, "")); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTableWithoutLines has four columns of short texts, and below them columns
// of a contents page, which is no table.
func TestTableWithoutLines(t *testing.T) {
	grid := func(p *pdftest.Page, y float64, rows ...[]string) *pdftest.Page {
		for i, row := range rows {
			for c, text := range row {
				p.Text("F1", 11, 72+float64(c)*110, y-16*float64(i), text)
			}
		}
		return p
	}
	p := grid(prose(new(pdftest.Page), 700, 4), 620,
		[]string{"Port", "Boats", "Nets", "Gulls"}, []string{"North quay", "12", "3", "1 004"}, []string{"South quay", "9", "30", "88"}, []string{"Old basin", "1", "0", "7"})
	doc := read(t, prose(p, 540, 4))
	if got := outline(doc); strings.Count(got, "row in 1") != 4 || !strings.Contains(got, "North quay | 12 | 3 | 1 004") {
		t.Errorf("blocks:\n%s\nwant four rows", got)
	}
	p = grid(prose(new(pdftest.Page), 700, 4), 620,
		[]string{"1.", "Boats", "2"}, []string{"2.", "Nets", "4"}, []string{"3.", "Gulls", "4"}, []string{"4.", "Ropes", "9"})
	if doc := read(t, p); strings.Contains(outline(doc), "row") {
		t.Errorf("blocks:\n%s\nwant no rows", outline(doc))
	}
}

// TestSameNoteOnEachPage has one note come again at the same place of each page.
func TestSameNoteOnEachPage(t *testing.T) {
	var pages []*pdftest.Page
	for range 4 {
		p := prose(new(pdftest.Page).Text("F1", 9, 72, 805, "Harbour plan"), 700, 4)
		pages = append(pages, noted(noted(p, 11, 72, 600, "See there^1^ again."), 8, 72, 58, "^1^ Ibid."))
	}
	doc := read(t, pages...)
	notes, heads := 0, 0
	for _, b := range doc.Blocks {
		switch {
		case b.Kind == corpus.Note:
			notes++
		case b.Kind == corpus.Furniture && b.Text == "Harbour plan":
			heads++
		}
	}
	if notes != 4 || heads != 4 {
		t.Errorf("%d notes and %d running heads, want 4 of each:\n%s", notes, heads, outline(doc))
	}
}

// TestTitleOfList takes a bold title that stands over a list, as no heading with
// a text does, for no heading of the outline.
func TestTitleOfList(t *testing.T) {
	p := prose(new(pdftest.Page).Text("F2", 14, 72, 790, "1. Noise"), 760, 4)
	p.Text("F2", 11, 72, 690, "Measures").Lines(72, 670, "The council will:").Text("F1", 11, 82, 650, "• muffle horns;").Text("F1", 11, 82, 635, "• close bars.").
		Text("F2", 14, 72, 590, "2. Light")
	got := outline(read(t, prose(p, 560, 4)))
	if !strings.Contains(got, "paragraph strong: Measures") || strings.Count(got, "heading") != 2 {
		t.Errorf("blocks:\n%s\nwant two headings, and Measures to be none", got)
	}
}

// TestTableBegunAnew has a table that the file's tags begin again on the second
// page, with its head printed again.
func TestTableBegunAnew(t *testing.T) {
	page := func(y float64, rows ...string) *pdftest.Page {
		p := new(pdftest.Page)
		if y > 700 {
			p.Tagged("Document/H1", "F2", 14, 72, 790, "Nets")
		}
		p.Tagged("Document/*Table/*TR/*TH", "F2", 11, 72, y, "Who").Tagged("Document/Table/TR/*TH", "F2", 11, 200, y, "When")
		for i, r := range rows {
			who, when, _ := strings.Cut(r, "|")
			p.Tagged("Document/Table/*TR/*TD", "F1", 11, 72, y-20*float64(i+1), who).Tagged("Document/Table/TR/*TD", "F1", 11, 200, y-20*float64(i+1), when)
		}
		return p
	}
	check(t, read(t, page(740, "Menders|2041", "Divers|2042"), page(690, "Pilots|2043")), `
1 heading1: Nets
1 row in 1 header: Who | When
1 row in 1: Menders | 2041
1 row in 1: Divers | 2042
2 furniture header (repeated table head): Who | When
2 row in 1: Pilots | 2043
`)
}

// TestMarkBelowTable keeps the raised mark of a text in the midst of a page.
func TestMarkBelowTable(t *testing.T) {
	p := noted(prose(new(pdftest.Page), 700, 4), 11, 72, 600, "^*^ Figures of the harbour master.")
	doc := read(t, prose(p, 560, 4))
	if b := doc.Blocks[1]; b.Marker != "*" || b.Text != "Figures of the harbour master." {
		t.Errorf("block = %q %q, want the mark beside the text", b.Marker, b.Text)
	}
}
