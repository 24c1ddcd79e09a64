package pdf_test

import (
	"strings"
	"testing"

	"polidex/extract/pdf/internal/pdftest"
)

// TestCover takes the lines of a cover for no headings of the outline, and those
// of a first page with running text for what they look like.
func TestCover(t *testing.T) {
	cover := func() *pdftest.Page {
		return new(pdftest.Page).
			Text("F2", 14, 72, 760, "PORT AUTHORITY").
			Text("F1", 11, 400, 700, "Northport, 3 May 2041").
			Text("F2", 20, 150, 500, "A plan for quiet harbours")
	}
	text := func() *pdftest.Page {
		return prose(new(pdftest.Page).Text("F2", 14, 72, 760, "1. Why quiet"), 730, 8)
	}
	t.Run("a page of its own", func(t *testing.T) {
		got := outline(read(t, cover(), text()))
		if strings.Count(got, "heading") != 1 || !strings.Contains(got, "2 heading1: 1. Why quiet") {
			t.Errorf("blocks:\n%s\nwant one heading, on page 2", got)
		}
	})
	t.Run("above running text", func(t *testing.T) {
		got := outline(read(t, prose(new(pdftest.Page).Text("F2", 20, 72, 760, "A plan for quiet harbours"), 720, 8), text()))
		if !strings.Contains(got, "1 heading1: A plan for quiet harbours") {
			t.Errorf("blocks:\n%s\nwant the title to be a heading", got)
		}
	})
}

// TestRepeatedTitles takes the titles that stand over one list after another for
// no headings: those are said once.
func TestRepeatedTitles(t *testing.T) {
	p := prose(new(pdftest.Page).Text("F2", 14, 72, 790, "1. Noise"), 760, 4)
	p.Text("F2", 11, 72, 690, "Measures").Text("F1", 11, 82, 670, "• horns are muffled").
		Text("F2", 14, 72, 630, "2. Light")
	prose(p, 600, 4).Text("F2", 11, 72, 530, "Measures").Text("F1", 11, 82, 510, "• lamps are shaded").
		Text("F2", 11, 72, 470, "Costs")
	prose(p, 450, 4)
	got := outline(read(t, p))
	if strings.Count(got, "paragraph strong: Measures") != 2 || !strings.Contains(got, ": Costs") || strings.Contains(got, "strong: Costs") {
		t.Errorf("blocks:\n%s\nwant Measures to be paragraphs and Costs a heading", got)
	}
}
