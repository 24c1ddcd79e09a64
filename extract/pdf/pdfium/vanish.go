//go:build !nopdfium

package pdfium

import (
	"image"

	"polidex/extract/pdf/glyphs"
)

// maxLooks is how many times a page is rendered to see a letter.
const maxLooks = 200

// vanishes reports whether the letters of an object cannot be told from what is
// under the point x, y of the first. Only pale ones are looked at: nothing else
// vanishes on paper. Where white may be a pattern, it is rendered to see.
func (r *reader) vanishes(object uint64, in scope, c glyphs.Color, x, y float32) bool {
	if !c.Light() {
		return false
	}
	under, painted := r.canvas.Backdrop(x, y)
	if !under.Near(c) {
		return false
	}
	if c == white && r.patterned(object, in) {
		return false
	}
	return !painted || under != white || !r.dark(object, in)
}

// patterned reports whether an object that is said to be white is not when it is
// rendered alone.
func (r *reader) patterned(object uint64, in scope) bool {
	m := r.m
	box, ok := r.bounds(object, in)
	if !ok || !r.look() {
		return false
	}
	bitmap := m.call(renderText, r.doc.handle, r.handle, object, f32(1))
	if bitmap == 0 {
		return false
	}
	defer m.call(closeBitmap, bitmap)
	n := m.count(bitmapStride, bitmap) * m.count(bitmapHeight, bitmap)
	if n <= 0 || n > 16*(int(box.Width())+16)*(int(box.Height())+16) {
		return false
	}
	b := m.bytes(m.call(bitmapBuffer, bitmap), n)
	for i := 0; i+3 < len(b); i += 4 {
		if b[i+3] > 128 && min(b[i], b[i+1], b[i+2]) < 200 {
			return true
		}
	}
	return false
}

// dark reports whether anything in the place of an object is not pale when the
// page is rendered.
func (r *reader) dark(object uint64, in scope) bool {
	box, ok := r.bounds(object, in)
	if !ok || !r.look() {
		return false
	}
	if r.picture == nil {
		r.picture, _, _ = r.doc.render(r.handle, 72)
		if r.picture == nil {
			return false
		}
	}
	// Where a large page is rendered smaller, a pixel is more than a point.
	by := float32(r.picture.Rect.Dx()) / max(1, r.page.Width)
	place := image.Rect(int(box.X0*by), int((r.page.Height-box.Y1)*by), int(box.X1*by)+1, int((r.page.Height-box.Y0)*by)+1).Intersect(r.picture.Rect)
	for y := place.Min.Y; y < place.Max.Y; y++ {
		for x := place.Min.X; x < place.Max.X; x++ {
			if c := r.picture.RGBAAt(x, y); min(c.R, c.G, c.B) < 200 {
				return true
			}
		}
	}
	return false
}

// look takes one of the looks that the page may still take.
func (r *reader) look() bool {
	r.looks++
	return r.looks <= maxLooks
}

// bounds returns the box of an object on the page as displayed; of one that is
// larger than the page it does not.
func (r *reader) bounds(object uint64, in scope) (box glyphs.Rect, ok bool) {
	m := r.m
	if !m.ok(objectBounds, object, m.at(0), m.at(1), m.at(2), m.at(3)) {
		return box, false
	}
	var b [4]float32
	m.floats(b[:]) // left, bottom, right, top
	box = in.to.Box(float64(b[0]), float64(b[1]), float64(b[2]), float64(b[3]))
	ok = box.Width() > 0 && box.Height() > 0 && box.Width() <= r.page.Width+16 && box.Height() <= r.page.Height+16
	return box, ok
}
