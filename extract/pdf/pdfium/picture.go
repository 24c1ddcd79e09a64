//go:build !nopdfium

package pdfium

import (
	"fmt"
	"image"
	"math"

	"polidex/corpus"
)

// Values of PDFium's interface.
const (
	formatBGRA  = 4
	renderAnnot = 0x01
	renderRGBA  = 0x10
)

// render paints a page.
func (d *Document) render(page uint64, dpi float64) (*image.RGBA, error) {
	m := d.module
	_, width, height := m.frame(page)
	w, h := pixels(width*dpi/72, height*dpi/72, d.engine.opts.MaxPixels)
	bitmap := m.call(newBitmap, i32(w), i32(h), formatBGRA, 0, 0)
	if bitmap == 0 {
		return nil, m.fault(fmt.Errorf("no memory for %d by %d pixels: %w", w, h, corpus.ErrTooLarge))
	}
	defer m.call(closeBitmap, bitmap)
	m.call(fillBitmap, bitmap, 0, 0, i32(w), i32(h), 0xFFFFFFFF)
	m.call(renderPage, bitmap, page, 0, 0, i32(w), i32(h), 0, renderAnnot|renderRGBA)
	stride := m.count(bitmapStride, bitmap)
	buffer := m.call(bitmapBuffer, bitmap)
	if m.err != nil || stride < 4*w || buffer == 0 {
		return nil, m.fault(fmt.Errorf("no picture: %w", corpus.ErrMalformed))
	}
	from := m.bytes(buffer, stride*h)
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		copy(picture.Pix[y*picture.Stride:(y+1)*picture.Stride], from[y*stride:])
	}
	for i := 3; i < len(picture.Pix); i += 4 {
		picture.Pix[i] = 0xFF // blending may leave it a little less
	}
	return picture, nil
}

// pixels returns the size of a picture, made smaller where it would have more
// than most pixels.
func pixels(width, height float64, most int) (w, h int) {
	if all := width * height; all > float64(most) {
		by := math.Sqrt(float64(most) / all)
		width, height = width*by, height*by
	}
	// Long and narrow pages are cut short by one side alone.
	const side = 32_000
	return max(1, min(int(math.Round(width)), side, most)), max(1, min(int(math.Round(height)), side, most))
}
