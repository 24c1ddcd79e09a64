package browser_test

import (
	"path/filepath"
	"testing"
)

// TestAdd adds a PDF, sees its progress end and finds what stands in it; added
// again it is held already. A wrong address is told in words.
func TestAdd(t *testing.T) {
	needed(t)
	file, err := filepath.Abs(filepath.Join(root, "testdata/documents/safe-waters.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range anywhere() {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := aServer(t, "testdata/documents/villages-surs.pdf")
			p := &person{t: t, tab: aTab(t, v), at: s}
			p.visits("/")
			p.follows(p.within(p.sees("navigation", "Sections"), "link", "Add"))
			p.adds(file)
			p.readsIn("region", "What you added", "COM(2031) 412 final")
			p.readsIn("region", "What you added", "41 key actions")
			p.sees("link", "Check its key actions")

			p.visits("/?q=boat&kind=action")
			p.counts("key actions")

			p.visits("/add")
			p.adds(file)
			p.readsIn("region", "What you added", "held already")

			p.visits("/add")
			p.must(p.sees("textbox", "Addresses and references").Type("the lake next door"))
			p.tab.Excuse("/add")
			p.tab.Excuse("/v1/documents")
			p.sends()
			p.reads("none that can be taken in")
		})
	}
}

// adds sends a file on the page for it.
func (p *person) adds(file string) {
	p.t.Helper()
	p.must(p.sees("button", "Files").Attach(file))
	p.sends()
}

// sends presses the button that sends the form: with script the page stays.
func (p *person) sends() {
	p.t.Helper()
	add := p.within(p.sees("main", ""), "button", "Add")
	p.presses(add)
}
