package pdftest

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// Page builds the content of a page of A4 paper.
type Page struct {
	content strings.Builder
	mcid    int
	// Extra is added to the page's dictionary.
	Extra string
	// Elements are the structure elements of the page's tagged text.
	elements []element
}

// element is a structure element with one marked-content sequence.
type element struct {
	path string
	mcid int
}

// Raw adds operators.
func (p *Page) Raw(operators string) *Page {
	p.content.WriteString(operators)
	p.content.WriteByte('\n')
	return p
}

// Text shows a line of text at a place. The fonts are F1 (Helvetica), F2
// (Helvetica-Bold), and F3 (Symbol, whose text is given as its bytes).
func (p *Page) Text(font string, size, x, y float64, text string) *Page {
	if font != "F3" {
		text, _ = charmap.Windows1252.NewEncoder().String(text)
	}
	return p.Raw(fmt.Sprintf("BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET", font, size, x, y, escape(text)))
}

// Lines shows lines of F1 at 11 points below each other, 13 points apart, and
// returns the page.
func (p *Page) Lines(x, y float64, lines ...string) *Page {
	for i, l := range lines {
		p.Text("F1", 11, x, y-13*float64(i), l)
	}
	return p
}

// Fill fills a rectangle with a grey from 0 (black) to 1 (white).
func (p *Page) Fill(grey, x, y, w, h float64) *Page {
	return p.Raw(fmt.Sprintf("q %g g %g %g %g %g re f Q", grey, x, y, w, h))
}

// Frame strokes a rectangle.
func (p *Page) Frame(x, y, w, h float64) *Page {
	return p.Raw(fmt.Sprintf("q 0.5 w %g %g %g %g re S Q", x, y, w, h))
}

// Tagged shows a line of text as the content of a structure element: a path of
// roles such as "L/LI/LBody". Lines in a row with one path and "+" before it go
// on with the element before.
func (p *Page) Tagged(path, font string, size, x, y float64, text string) *Page {
	p.Raw(fmt.Sprintf("/Span <</MCID %d>> BDC", p.mcid))
	p.Text(font, size, x, y, text)
	p.elements = append(p.elements, element{path, p.mcid})
	p.mcid++
	return p.Raw("EMC")
}

// Artifact shows a line of text that is marked as furniture.
func (p *Page) Artifact(size, x, y float64, text string) *Page {
	return p.Raw("/Artifact BMC").Text("F1", size, x, y, text).Raw("EMC")
}

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
}
