package browser_test

import (
	"testing"

	"polidex/internal/browser"
)

// TestKeyboard goes through every kind of page with the Tab key alone: each stop has a
// name, is in sight and shows that it has the focus, the first leads past the
// navigation, and none holds the focus for ever.
func TestKeyboard(t *testing.T) {
	s := aReadServer(t)
	for _, page := range pages {
		if page.status != 0 || page.again {
			continue
		}
		t.Run(page.name, func(t *testing.T) {
			t.Parallel()
			still := browser.View{Still: true} // what scrolls smoothly is not in sight at once
			p := &person{t: t, tab: aTab(t, still), at: s}
			p.visits(page.path)
			p.tabsThrough(400)
		})
	}
}

// tabsThrough presses Tab until the focus leaves the page, at most so many times.
func (p *person) tabsThrough(most int) {
	p.t.Helper()
	for stop := range most {
		p.must(p.tab.Press("Tab"))
		e, err := p.tab.Focused()
		p.must(err)
		if e.Role == "RootWebArea" {
			if stop < 5 {
				p.t.Errorf("there are only %d stops", stop)
			}
			return
		}
		if stop == 0 && e.Name != "Skip to the content" {
			p.t.Errorf("the first stop is %v, want the link to the content", e)
		}
		if e.Name == "" {
			html, _ := e.Attribute("name")
			p.t.Errorf("stop %d, a %s %s, has no name", stop+1, e.Role, html)
		}
		in, err := e.InView()
		p.must(err)
		ringed, err := e.Ringed()
		p.must(err)
		if !in || !ringed {
			p.t.Errorf("stop %d, %v: in sight %v, shown to have the focus %v; want both", stop+1, e, in, ringed)
		}
	}
	p.t.Errorf("after %d times Tab the focus is still on the page", most)
}

// TestSearchByKeyboard searches and narrows without a mouse, and without script.
func TestSearchByKeyboard(t *testing.T) {
	views := []browser.View{{}, {NoScript: true}}
	journey(t, aReadServer(t), views, func(p *person) {
		p.visits("/")
		_, err := p.tab.TabTo("searchbox", "Search", 20)
		p.must(err)
		p.must(p.tab.Type("boat"))
		p.enters()
		all := p.counts("passages")
		theme, err := p.tab.TabTo("link", "Property crime", 60)
		p.must(err)
		some := p.counted(theme)
		p.enters()
		if got := p.counts("passages"); got != some || got >= all {
			p.t.Errorf("narrowed by a theme that counts %d, %d of %d passages are left", some, got, all)
		}
	})
}

// TestShortKeys uses the keys that script adds: "/" to the box, j and k through
// the hits.
func TestShortKeys(t *testing.T) {
	journey(t, aReadServer(t), scripted()[:1], func(p *person) {
		p.visits("/?q=boat&kind=action")
		p.must(p.tab.Press("/"))
		p.focusIs("searchbox", "Search")
		p.must(p.tab.Type("rivers/j"))
		if box := p.sees("searchbox", "Search"); box.Value != "rivers/j" {
			p.t.Errorf("the box holds %q, want what was typed in place of the old words", box.Value)
		}
		p.visits("/?q=boat&kind=action")
		p.must(p.tab.Press("j"))
		first := p.focusIs("link", "")
		p.must(p.tab.Press("j"))
		second := p.focusIs("link", "")
		p.must(p.tab.Press("k"))
		again := p.focusIs("link", "")
		href := func(e *browser.Element) string {
			a, err := e.Attribute("href")
			p.must(err)
			return a
		}
		if href(first) == href(second) || href(first) != href(again) {
			p.t.Errorf("j, j and k lead to %s, %s and %s, want the first, the second and the first hit", href(first), href(second), href(again))
		}
	})
}

// enters presses Enter, which leads to another page.
func (p *person) enters() {
	p.t.Helper()
	status, err := p.tab.PressAndArrive("Enter")
	p.must(err)
	p.arrived("Enter", status)
}

// focusIs returns what has the focus, which is of the role and has the words in its
// name.
func (p *person) focusIs(role, name string) *browser.Element {
	p.t.Helper()
	e, err := p.tab.Focused()
	p.must(err)
	if e.Role != role || name != "" && !hasWords(e.Name, name) {
		p.t.Fatalf("the focus is on %v, want a %s %q", e, role, name)
	}
	return e
}
