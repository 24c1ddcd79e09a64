package ocr

import (
	"fmt"
	"image"
	"strings"

	"polidex/extract/pdf/glyphs"
)

// Output makes the page of what the program says of a picture, all but running
// it.
func Output(said []byte, picture image.Image, dpi float64) (*glyphs.Page, Report, error) {
	p := &pass{dpi: dpi, grey: greyOf(picture), choice: choice{language: "en", packs: "eng"}}
	found, err := parseHOCR(said, p.grey.Rect.Dx(), p.grey.Rect.Dy())
	if err != nil {
		return nil, p.report, err
	}
	b, scale := picture.Bounds(), 72/dpi
	page := &glyphs.Page{Number: 1, Width: float32(float64(b.Dx()) * scale), Height: float32(float64(b.Dy()) * scale)}
	p.found = found
	p.refine()
	p.report.Words, p.report.Confidence = found.words()
	page.Glyphs = p.glyphs(page)
	return page, p.report, nil
}

// Lines are the lines of the program's output with their boxes.
func Lines(said []byte, w, h int) ([]string, error) {
	found, err := parseHOCR(said, w, h)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, l := range found.lines {
		var words []string
		for _, w := range l.words {
			words = append(words, fmt.Sprintf("%s@%g,%g,%g,%g/%g", w.text, w.x0, w.y0, w.x1, w.y1, w.conf))
		}
		out = append(out, strings.Join(words, " "))
	}
	return out, nil
}

// Turned turns a picture clockwise.
func Turned(g *image.Gray, quarters int) *image.Gray { return turnedPicture(g, quarters) }

// Detection parses what the detection of orientation and script says.
func Detection(said []byte) (quarter int, sure float64, script string, scriptSure float64) {
	d := parseDetection(said)
	return d.quarter, d.sure, d.script, d.scriptSure
}

// Grey and Graymap are what becomes of a picture before the program gets it.
var (
	Grey    = greyOf
	Graymap = graymap
)

// MaxWords bounds the words of a page.
const MaxWords = maxWords

// Monotonic writes Greek with the accents of today.
var Monotonic = monotonic
