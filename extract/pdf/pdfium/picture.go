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

// render paints a page, and tells the resolution in effect.
func (d *Document) render(page uint64, dpi float64) (*image.RGBA, float64, error) {
	m := d.module
	_, width, height := m.frame(page)
	w, h, by := pixels(width*dpi/72, height*dpi/72, d.engine.opts.MaxPixels)
	drawn := dpi * by
	bitmap := m.call(newBitmap, i32(w), i32(h), formatBGRA, 0, 0)
	if bitmap == 0 {
		return nil, 0, m.fault(fmt.Errorf("no memory for %d by %d pixels: %w", w, h, corpus.ErrTooLarge))
	}
	defer m.call(closeBitmap, bitmap)
	m.call(fillBitmap, bitmap, 0, 0, i32(w), i32(h), 0xFFFFFFFF)
	m.call(renderPage, bitmap, page, 0, 0, i32(w), i32(h), 0, renderAnnot|renderRGBA)
	stride := m.count(bitmapStride, bitmap)
	buffer := m.call(bitmapBuffer, bitmap)
	if m.err != nil || stride < 4*w || buffer == 0 {
		return nil, 0, m.fault(fmt.Errorf("no picture: %w", corpus.ErrMalformed))
	}
	from := m.bytes(buffer, stride*h)
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		copy(picture.Pix[y*picture.Stride:(y+1)*picture.Stride], from[y*stride:])
	}
	for i := 3; i < len(picture.Pix); i += 4 {
		picture.Pix[i] = 0xFF // blending may leave it a little less
	}
	return picture, drawn, nil
}

// pixels returns the size of a picture, and by how much it was made smaller
// because it would have more than most pixels or a side that is too long.
func pixels(width, height float64, most int) (w, h int, by float64) {
	const side = 32_000
	by = min(1, math.Sqrt(float64(most)/max(1, width*height)), side/max(1, width, height))
	return max(1, int(math.Round(width*by))), max(1, int(math.Round(height*by))), by
}
