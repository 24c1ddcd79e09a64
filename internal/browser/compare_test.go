package browser_test

import (
	"strings"
	"testing"
)

// TestCompareWorks goes from a work to its forms side by side, compares it with
// another work, narrows to what was dropped, and exchanges the two.
func TestCompareWorks(t *testing.T) {
	journey(t, aReadServer(t), anywhere(), func(p *person) {
		p.visits("/works/com-2031-412")
		p.sees("heading", "Safe Waters")
		p.sees("heading", "The form to read")
		p.follows(p.sees("link", "Compare with the form to read"))
		p.sees("link", "carried over 41")

		p.visits("/compare?a=com-2031-412")
		p.sees("heading", "Near to it")
		p.must(p.sees("textbox", "Second text").Type("COM(2032) 45"))
		p.follows(p.sees("button", "Compare"))
		p.sees("heading", "Safe Waters")
		p.sees("heading", "Quiet Harvest")
		table := p.sees("table", "The actions of both texts")
		p.within(table, "columnheader", "First text")

		p.follows(p.sees("link", "dropped"))
		if address := p.address(); !strings.Contains(address, "change=dropped") || !strings.Contains(address, "a=com-2031-412") {
			p.t.Errorf("the address %s does not say what is narrowed", address)
		}
		p.seesNo("rowheader", "new")
		p.follows(p.sees("link", "All"))

		p.opens("Compare others")
		p.follows(p.sees("link", "Exchange the two"))
		if address := p.address(); !strings.HasSuffix(address, "b=com-2031-412") {
			p.t.Errorf("exchanged, the address is %s", address)
		}

		p.opens("Compare others")
		p.must(p.sees("textbox", "Second text").Type("com-2033-96"))
		p.follows(p.sees("button", "Compare"))
		p.reads("words of two languages cannot be compared")
	})
}
