package browser_test

import (
	"path/filepath"
	"testing"

	"polidex/internal/browser"
)

// TestAddAndCorrectByKeyboard adds a file, goes to its actions and corrects one with
// the keyboard alone, with script and without.
func TestAddAndCorrectByKeyboard(t *testing.T) {
	needed(t)
	file, err := filepath.Abs(filepath.Join(root, "testdata/documents/villages-surs.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range []browser.View{{}, {NoScript: true}} {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := aServer(t, "testdata/documents/quiet-harvest-record.html")
			p := &person{t: t, tab: aTab(t, v), at: s}
			p.visits("/add")
			p.must(p.sees("button", "Files").Attach(file)) // the window of the system is no part of the page
			p.tabsTo("button", "Add")
			p.must(p.tab.Press("Enter"))
			p.readsIn("region", "What you added", "8 key actions")
			p.tabsTo("link", "Check its key actions")
			p.enters()

			p.sees("article", "Action 1 of 8")
			p.tabsTo("DisclosureTriangle", "Correct")
			p.must(p.tab.Press("Enter"))
			if v.NoScript {
				p.tabsTo("textbox", "Text")
			}
			p.focusIs("textbox", "Text")
			p.must(p.sees("textbox", "Text").Type("count the zanders of every river"))
			p.tabsTo("button", "Save the correction")
			p.must(p.tab.Press("Enter"))
			p.reads("1 of 8 checked")
			p.reads("Corrected: “count the zanders of every river”")
			p.visits("/actions?q=zanders")
			p.reads("corrected by a person")
		})
	}
}

// tabsTo puts the focus on something with the key Tab.
func (p *person) tabsTo(role, name string) {
	p.t.Helper()
	_, err := p.tab.TabTo(role, name, 120)
	p.must(err)
}
