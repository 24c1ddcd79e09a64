package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"polidex/extract/pdf/internal/pdftest"
)

// rule draws a level rule across the text.
func rule(p *pdftest.Page, y float64) { p.Raw(fmt.Sprintf("0.5 w 72 %g m 522 %g l S", y, y)) }

func TestRuledTable(t *testing.T) {
	head := func(p *pdftest.Page) *pdftest.Page {
		prose(p, 760, 4)
		rule(p, 640)
		p.Text("F2", 10, 76, 628, "Measure").Text("F2", 10, 280, 628, "Lead").Text("F2", 10, 420, 628, "Timing")
		rule(p, 622)
		return p
	}
	rows := "1 row in 1 header: Measure | Lead | Timing\n1 row in 1: Dredge the channel | Port office | Q2 2044\n1 row in 1: Count the seals and their pups | Rangers | 2045\n1 row in 1: Mend the nets | Fishers | 2046\n"
	t.Run("a rule below each row", func(t *testing.T) {
		p := head(new(pdftest.Page)).
			Text("F1", 10, 76, 610, "Dredge the channel").Text("F1", 10, 280, 610, "Port office").Text("F1", 10, 420, 610, "Q2 2044")
		rule(p, 604)
		p.Text("F1", 10, 76, 592, "Count the seals and").Text("F1", 10, 76, 580, "their pups").Text("F1", 10, 280, 592, "Rangers").Text("F1", 10, 420, 592, "2045")
		rule(p, 574)
		p.Text("F1", 10, 76, 562, "Mend the nets").Text("F1", 10, 280, 562, "Fishers").Text("F1", 10, 420, 562, "2046")
		rule(p, 556)
		got := outline(read(t, prose(p, 530, 4)))
		if !strings.Contains(got, rows) {
			t.Errorf("blocks:\n%s\nwant the rows\n%s", got, rows)
		}
	})
	t.Run("rules at the head and the foot", func(t *testing.T) {
		p := head(new(pdftest.Page)).
			Text("F1", 10, 76, 610, "Dredge the channel").Text("F1", 10, 280, 610, "Port office").Text("F1", 10, 420, 610, "Q2 2044").
			Text("F1", 10, 76, 594, "Count the seals and").Text("F1", 10, 76, 582, "their pups").Text("F1", 10, 280, 594, "Rangers").Text("F1", 10, 420, 594, "2045").
			Text("F1", 10, 76, 566, "Mend the nets").Text("F1", 10, 280, 566, "Fishers").Text("F1", 10, 420, 566, "2046")
		rule(p, 560)
		got := outline(read(t, prose(p, 530, 4)))
		if !strings.Contains(got, rows) {
			t.Errorf("blocks:\n%s\nwant the rows\n%s", got, rows)
		}
	})
	t.Run("rules between paragraphs", func(t *testing.T) {
		p := new(pdftest.Page)
		for i := range 4 {
			rule(p, 780-100*float64(i))
			prose(p, 760-100*float64(i), 5)
		}
		if got := outline(read(t, p)); strings.Contains(got, "row") {
			t.Errorf("blocks:\n%s\nwant no rows", got)
		}
	})
	t.Run("columns of prose between rules", func(t *testing.T) {
		p := new(pdftest.Page)
		for _, y := range []float64{790, 600, 100} {
			rule(p, y)
		}
		for i := range 40 {
			y := 770 - 16*float64(i)
			p.Text("F1", 9, 76, y, "The tide comes in twice and leaves the sand").Text("F1", 9, 320, y, "The gulls are up before the boats go out to")
		}
		if got := outline(read(t, p)); strings.Contains(got, "row") {
			t.Errorf("blocks:\n%s\nwant no rows", got)
		}
	})
}
