package browser_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"polidex/internal/browser"
)

// TestPassage opens a found action where it stands in its document, with the page
// beside it, and goes on reading there.
func TestPassage(t *testing.T) {
	journey(t, aReadServer(t), anywhere(), func(p *person) {
		p.visits("/?q=%22register+of+boat+engines%22&kind=action&document={document:safe-waters.pdf}")
		p.follows(p.within(p.sees("article", ""), "link", "Safe Waters"))

		p.inView(p.within(p.sees("article", "The text of page 4"), "StaticText", "open a European"))
		p.sees("mark", "")
		picture := p.sees("image", "Picture of page 4")
		if !strings.Contains(picture.Name, "passage marked") {
			p.t.Errorf("the picture is %v, want its mark named", picture)
		}
		p.isPicture(picture)
		p.opensPDF(p.sees("link", "Open the original at page 4"), "#page=4")

		p.must(p.sees("searchbox", "Search in this document").Type("engines"))
		p.follows(p.within(p.sees("search", ""), "button", "Search"))
		if p.counts("passages have it") < 2 {
			p.t.Error("fewer passages have the word than the document has")
		}

		p.must(p.sees("textbox", "Page").Type("7"))
		p.follows(p.sees("button", "Go"))
		p.sees("article", "The text of page 7")
	})
}

// inView waits until the element is in the window, which may scroll smoothly.
func (p *person) inView(e *browser.Element) {
	p.t.Helper()
	p.until(func() bool {
		in, err := e.InView()
		p.must(err)
		return in
	}, func() string { return fmt.Sprintf("%v is not in the window", e) })
}

// isPicture reads what the image shows, which is a PNG of some size.
func (p *person) isPicture(e *browser.Element) {
	p.t.Helper()
	source, err := e.Attribute("src")
	p.must(err)
	answer, body, err := p.at.get(p.t.Context(), source, "image/*")
	p.must(err)
	if answer.StatusCode != http.StatusOK {
		p.t.Fatalf("GET %s = %s: %s", source, answer.Status, body)
	}
	drawn, err := png.Decode(bytes.NewReader(body))
	p.must(err)
	if b := drawn.Bounds(); b.Dx() < 300 || b.Dy() < 300 {
		p.t.Errorf("the picture is %v", b)
	}
}

// opensPDF asks for what the link leads to, which is a PDF, at the fragment.
func (p *person) opensPDF(e *browser.Element, fragment string) {
	p.t.Helper()
	address, err := e.Attribute("href")
	p.must(err)
	path, ok := strings.CutSuffix(address, fragment)
	if !ok {
		p.t.Errorf("the link leads to %s, want %s", address, fragment)
	}
	answer, _, err := p.at.get(p.t.Context(), path, "application/pdf")
	p.must(err)
	if media := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || media != "application/pdf" {
		p.t.Errorf("GET %s = %s, %s, want a PDF", path, answer.Status, media)
	}
}
