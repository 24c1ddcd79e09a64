package browser_test

import (
	"testing"
	"time"

	"polidex/internal/browser"
)

// TestCorrect accepts an action, corrects the next and finds the correction.
func TestCorrect(t *testing.T) {
	needed(t)
	for _, v := range anywhere() {
		t.Run(v.String(), func(t *testing.T) {
			t.Parallel()
			s := aServer(t, "testdata/documents/villages-surs.pdf")
			p := &person{t: t, tab: aTab(t, v), at: s}
			p.visits("/documents/{document:villages-surs.pdf}")
			p.follows(p.sees("link", "Review the key actions"))
			p.callsThemselves("Ana")

			p.presses(p.sees("button", "Accept"))
			p.reads("1 of 8 checked")
			p.presses(p.sees("link", "Previous"))
			p.reads("Accepted by Ana")
			p.presses(p.sees("link", "Next"))
			p.sees("article", "Action 2 of 8")
			p.opens("Correct")
			p.must(p.sees("textbox", "Text").Type("count the zanders of every river"))
			p.presses(p.sees("button", "Save the correction"))
			p.reads("2 of 8 checked")

			p.visits("/actions?q=zanders")
			if got := p.counts("key action"); got != 1 {
				p.t.Errorf("%d actions have the corrected words, want 1", got)
			}
			p.reads("count the zanders of every river")
			p.reads("corrected by a person")
		})
	}
}

// callsThemselves says under which name the person judges, and waits until the
// server knows it. The page may still move while it loads, and a press miss its
// button: then a person presses again.
func (p *person) callsThemselves(name string) {
	p.t.Helper()
	p.must(p.sees("textbox", "Your name").Type(name))
	known := func() bool {
		boxes, err := p.tab.All("textbox", "Your name")
		if err != nil || len(boxes) == 0 {
			return false
		}
		kept, err := boxes[0].Attribute("value") // as it was served, not as it was typed
		return err == nil && kept == name
	}
	var pressed time.Time
	p.until(func() bool {
		if known() {
			return true
		}
		if time.Since(pressed) > 5*time.Second {
			pressed = time.Now()
			p.presses(p.sees("button", "Keep it"))
		}
		return false
	}, func() string { return "the page never knows the name " + name })
}

// TestReviewByKeyboard judges actions with single keys.
func TestReviewByKeyboard(t *testing.T) {
	s := aServer(t, "testdata/documents/villages-surs.pdf")
	p := &person{t: t, tab: aTab(t, browser.View{}), at: s}
	p.visits("/documents/{document:villages-surs.pdf}/review")
	p.sees("article", "Action 1 of 8")
	p.must(p.tab.Press("a"))
	p.reads("1 of 8 checked")
	p.sees("article", "Action 2 of 8")
	p.must(p.tab.Press("n"))
	p.sees("article", "Action 3 of 8")
	p.must(p.tab.Press("p"))
	p.sees("article", "Action 2 of 8")
	p.must(p.tab.Press("r"))
	p.focusIs("textbox", "Comment")
	p.must(p.tab.Type("praise, and no action"))
	p.must(p.tab.Press("Enter"))
	p.reads("2 of 8 checked")
	p.must(p.tab.Press("u"))
	p.reads("1 of 8 checked")
}

// TestReviewKeepsWriting has keys and buttons judge nothing while a correction is
// written, and single keys be turned off.
func TestReviewKeepsWriting(t *testing.T) {
	s := aServer(t, "testdata/documents/villages-surs.pdf")
	p := &person{t: t, tab: aTab(t, browser.View{}), at: s}
	p.visits("/documents/{document:villages-surs.pdf}/review")
	p.sees("article", "Action 1 of 8")
	p.must(p.tab.Press("c"))
	p.focusIs("textbox", "Text")
	p.must(p.sees("textbox", "Text").Type("count the zanders"))
	p.must(p.sees("checkbox", "Commission").Focus())
	p.must(p.tab.Press("a"))
	p.presses(p.sees("button", "Accept"))
	p.reads("What you have written is not kept yet.")
	p.reads("0 of 8 checked")
	if box := p.sees("textbox", "Text"); box.Value != "count the zanders" {
		t.Errorf("the box holds %q, want what was written", box.Value)
	}
	p.must(p.tab.Press("Escape"))
	p.focusIs("DisclosureTriangle", "Correct")
	p.must(p.tab.Press("a"))
	p.reads("1 of 8 checked")

	p.must(p.tab.Press("?"))
	p.presses(p.sees("checkbox", "Use these keys"))
	p.presses(p.sees("button", "Close"))
	p.must(p.tab.Press("a"))
	p.must(p.tab.Press("?"))
	p.seesNo("dialog", "Keys")
	// Whatever was sent is answered before another page is.
	p.visits("/documents/{document:villages-surs.pdf}/review")
	p.reads("1 of 8 checked")
}
