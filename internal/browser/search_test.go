package browser_test

import (
	"strings"
	"testing"

	"polidex/internal/browser"
)

// TestSearchAndNarrow searches, narrows by one theme and a second, takes the first
// away again, and sends the address to someone else.
func TestSearchAndNarrow(t *testing.T) {
	journey(t, aReadServer(t), anywhere(), func(p *person) {
		p.visits("/")
		p.must(p.sees("searchbox", "Search").Type("boat"))
		p.follows(p.within(p.sees("search", ""), "button", "Search"))
		if box := p.sees("searchbox", "Search"); box.Value != "boat" {
			p.t.Errorf("the box holds %q, want the words that were asked for", box.Value)
		}
		all := p.counts("passages")
		p.sees("mark", "")

		theme := func() *browser.Element {
			p.opens("Narrow the hits")
			return p.sees("region", "Theme")
		}
		property := p.within(theme(), "link", "Property crime")
		some := p.counted(property)
		p.follows(property)
		if got := p.counts("passages"); got != some || got >= all {
			p.t.Errorf("narrowed by a theme that counts %d, %d of %d passages are left", some, got, all)
		}
		if address := p.address(); !strings.Contains(address, "theme=property-crime") || !strings.Contains(address, "q=boat") {
			p.t.Errorf("the address %s does not say what is narrowed", address)
		}

		// The choice does not take away the other themes, and a second one adds to it.
		p.follows(p.within(theme(), "link", "Drug trafficking"))
		both := p.counts("passages")
		if both < some || both > all {
			p.t.Errorf("with a second theme %d passages are left, want %d to %d", both, some, all)
		}
		p.follows(p.sees("link", "Theme Property crime"))
		p.seesNo("link", "Theme Property crime")
		p.sees("link", "Theme Drug trafficking")
		left := p.counts("passages")

		colleague := &person{t: p.t, tab: aTab(p.t, browser.View{}), at: p.at}
		colleague.visits(p.address())
		if got := colleague.counts("passages"); got != left {
			p.t.Errorf("the same address shows %d passages to someone else, want %d", got, left)
		}

		p.follows(p.sees("link", "Key actions"))
		p.sees("link", "Theme Drug trafficking")
		p.counts("key action")
	})
}

// TestSearchNothing looks for what is nowhere, and is helped on.
func TestSearchNothing(t *testing.T) {
	journey(t, aReadServer(t), anywhere(), func(p *person) {
		p.visits("/?q=boat&year=1999")
		status := p.sees("status", "")
		p.follows(p.within(status, "link", ""))
		p.sees("heading", "Hits")
	})
}
