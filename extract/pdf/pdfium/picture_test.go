//go:build !nopdfium

package pdfium_test

import (
	"errors"
	"image"
	"image/color"
	"math"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
)

func TestPicture(t *testing.T) {
	content := new(pdftest.Page).Text("F2", 40, 100, 700, "HHH").Fill(0.5, 300, 100, 100, 50)
	for _, c := range []struct {
		name, extra   string
		width, height int
		text, area    image.Point // at 72 dots an inch
	}{
		{"upright", "", 595, 842, image.Pt(115, 128), image.Pt(350, 717)},
		{"turned", "/Rotate 90", 842, 595, image.Pt(714, 115), image.Pt(125, 350)},
		{"cropped", "/CropBox[50 50 450 800]", 400, 750, image.Pt(65, 86), image.Pt(300, 675)},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := *content
			page.Extra = c.extra
			d := open(t, engine(), file(&page))
			for _, dpi := range []float64{72, 150} {
				p, _, err := d.Picture(1, dpi)
				if err != nil {
					t.Fatal(err)
				}
				by := dpi / 72
				w, h := int(math.Round(float64(c.width)*by)), int(math.Round(float64(c.height)*by))
				if p.Bounds() != image.Rect(0, 0, w, h) {
					t.Errorf("bounds at %v = %v, want %d by %d", dpi, p.Bounds(), w, h)
				}
				if got := p.RGBAAt(2, 2); got != (color.RGBA{255, 255, 255, 255}) {
					t.Errorf("ground = %v, want white", got)
				}
				if got := p.RGBAAt(int(float64(c.area.X)*by), int(float64(c.area.Y)*by)); got.R < 120 || got.R > 136 || got.A != 255 {
					t.Errorf("area = %v, want grey", got)
				}
				if !blackNear(p, int(float64(c.text.X)*by), int(float64(c.text.Y)*by), int(12*by)) {
					t.Errorf("no black at the text at %v dots an inch", dpi)
				}
			}
		})
	}
}

func blackNear(p *image.RGBA, x, y, reach int) bool {
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			if c := p.RGBAAt(x+dx, y+dy); c.A == 255 && max(c.R, c.G, c.B) < 40 {
				return true
			}
		}
	}
	return false
}

func TestPictureOfAnnotation(t *testing.T) {
	d := open(t, engine(), withForm("", "/Subtype/Widget/Rect[100 600 300 640]/F 4/AP<</N 5 0 R>>"))
	p, _, err := d.Picture(1, 72)
	if err != nil {
		t.Fatal(err)
	}
	if !blackNear(p, 120, 228, 15) {
		t.Error("the field is not shown")
	}
}

func TestPictureErrors(t *testing.T) {
	d := open(t, engine(), file(new(pdftest.Page)))
	for _, c := range []struct {
		name string
		n    int
		dpi  float64
		want error
	}{
		{"no resolution", 1, 0, corpus.ErrInvalid},
		{"negative", 1, -72, corpus.ErrInvalid},
		{"no number", 1, math.NaN(), corpus.ErrInvalid},
		{"no page", 2, 72, corpus.ErrNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, _, err := d.Picture(c.n, c.dpi); !errors.Is(err, c.want) {
				t.Errorf("Picture(%d, %v) = %v, want %v", c.n, c.dpi, err, c.want)
			}
		})
	}
}
