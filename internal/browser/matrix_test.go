package browser_test

import (
	"regexp"
	"testing"

	"polidex/internal/browser"
)

// TestMatrix goes from the matrix of themes and years to the actions of a cell.
func TestMatrix(t *testing.T) {
	journey(t, aReadServer(t), anywhere(), func(p *person) {
		p.visits("/")
		p.follows(p.within(p.sees("navigation", "Sections"), "link", "Actions"))
		p.follows(p.within(p.sees("navigation", "How they are shown"), "link", "Matrix"))
		table := p.sees("table", "Key actions by theme and year")
		p.within(table, "columnheader", "2033")
		p.within(table, "rowheader", "Fraud")

		cell := p.fullest(table)
		want := p.counted(cell)
		p.follows(cell)
		if got := p.counts("key action"); got != want || want == 0 {
			p.t.Errorf("the cell's %d leads to %d actions", want, got)
		}
		p.sees("link", "Theme ")
		p.sees("link", "Year ")
	})
}

// fullest is the first of the table's cells with the most actions.
func (p *person) fullest(table *browser.Element) *browser.Element {
	p.t.Helper()
	links, err := table.All("link", "")
	p.must(err)
	number := regexp.MustCompile(`^\d{1,3}$`) // years have four digits
	var best *browser.Element
	for _, l := range links {
		if number.MatchString(l.Name) && (best == nil || p.counted(l) > p.counted(best)) {
			best = l
		}
	}
	if best == nil {
		p.t.Fatal("no cell of the table has a number")
	}
	return best
}
