package overlay

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"polidex/corpus"
)

// Mark is a rectangle to draw.
type Mark struct {
	// Box is in points of the page, origin at its lower left.
	Box corpus.Rect
	// Color is that of the border; the inside is tinted with it where Tint is set.
	Color color.RGBA
	Tint  bool
	// Label is written at the upper left corner, in ASCII; may be empty.
	Label string
}

// Draw draws marks over the picture of a whole page, of which a point is scale
// dots.
func Draw(picture draw.Image, scale float64, marks []Mark) {
	b := picture.Bounds()
	if scale <= 0 || b.Empty() {
		return
	}
	for _, m := range marks {
		r := image.Rect(
			b.Min.X+int(m.Box.X0*scale), b.Max.Y-int(m.Box.Y1*scale+0.5),
			b.Min.X+int(m.Box.X1*scale+0.5), b.Max.Y-int(m.Box.Y0*scale),
		).Intersect(b)
		if m.Tint {
			draw.Draw(picture, r, image.NewUniform(tinted(m.Color)), image.Point{}, draw.Over)
		}
		frame(picture, r, m.Color)
	}
	// Labels come last, so that no tint lies over one.
	for _, m := range marks {
		if m.Label != "" {
			label(picture, b.Min.X+int(m.Box.X0*scale), b.Max.Y-int(m.Box.Y1*scale+0.5), m.Label, m.Color)
		}
	}
}

// tinted is the colour as thin paint, premultiplied.
func tinted(c color.RGBA) color.RGBA {
	const share = 6 // of the colour's full strength
	return color.RGBA{c.R / share, c.G / share, c.B / share, 255 / share}
}

func frame(picture draw.Image, r image.Rectangle, c color.RGBA) {
	for x := r.Min.X; x < r.Max.X; x++ {
		picture.Set(x, r.Min.Y, c)
		picture.Set(x, r.Max.Y-1, c)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		picture.Set(r.Min.X, y, c)
		picture.Set(r.Max.X-1, y, c)
	}
}

// label writes white on a plate of the colour that ends at x and hangs from y,
// into the margin where there is one.
func label(picture draw.Image, x, y int, words string, c color.RGBA) {
	face := basicfont.Face7x13
	width := font.MeasureString(face, words).Ceil() + 4
	left := max(picture.Bounds().Min.X, x-width)
	plate := image.Rect(left, y, left+width, y+face.Height+1).Intersect(picture.Bounds())
	draw.Draw(picture, plate, image.NewUniform(c), image.Point{}, draw.Src)
	d := font.Drawer{Dst: picture, Src: image.White, Face: face, Dot: fixed.P(left+2, y+face.Ascent)}
	d.DrawString(words)
}
