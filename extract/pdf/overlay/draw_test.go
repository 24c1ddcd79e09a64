package overlay_test

import (
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/overlay"
)

// paper is white, 200 by 400 dots, for a page of 100 by 200 points.
func paper() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 200, 400))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	return img
}

func TestDraw(t *testing.T) {
	red := color.RGBA{0xb0, 0, 0, 0xff}
	white := color.RGBA{0xff, 0xff, 0xff, 0xff}
	box := corpus.Rect{X0: 50, Y0: 100, X1: 80, Y1: 150} // dots 100…160, 100…200
	for _, c := range []struct {
		name    string
		mark    overlay.Mark
		x, y    int
		want    color.RGBA
		exactly bool // else it must only differ from want
	}{
		{"the border", overlay.Mark{Box: box, Color: red}, 100, 150, red, true},
		{"the corner", overlay.Mark{Box: box, Color: red}, 159, 199, red, true},
		{"inside without a tint", overlay.Mark{Box: box, Color: red}, 130, 150, white, true},
		{"inside with a tint", overlay.Mark{Box: box, Color: red, Tint: true}, 130, 150, white, false},
		{"outside", overlay.Mark{Box: box, Color: red, Tint: true}, 90, 150, white, true},
		{"the plate of a label", overlay.Mark{Box: box, Color: red, Label: "7"}, 99, 101, red, true},
		{"a label at the paper's edge", overlay.Mark{Box: corpus.Rect{X0: 1, Y0: 100, X1: 80, Y1: 150}, Color: red, Label: "7"}, 1, 101, red, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			img := paper()
			overlay.Draw(img, 2, []overlay.Mark{c.mark})
			if got := img.RGBAAt(c.x, c.y); (got == c.want) != c.exactly {
				t.Errorf("dot %d, %d = %v, want %v: %v", c.x, c.y, got, c.want, c.exactly)
			}
		})
	}
	t.Run("nothing to draw on", func(t *testing.T) {
		overlay.Draw(image.NewRGBA(image.Rectangle{}), 2, []overlay.Mark{{Box: box, Color: red, Label: "7"}})
		overlay.Draw(paper(), 0, []overlay.Mark{{Box: box}})
	})
	t.Run("off the page", func(t *testing.T) {
		img := paper()
		overlay.Draw(img, 2, []overlay.Mark{{Box: corpus.Rect{X0: -500, Y0: -500, X1: 900, Y1: 900}, Color: red, Tint: true, Label: "all"}})
		if got := img.RGBAAt(100, 200); got == white {
			t.Error("a mark larger than the page leaves no tint")
		}
	})
}

func TestBlocks(t *testing.T) {
	doc := &corpus.Document{Blocks: []corpus.Block{
		{Kind: corpus.Heading, Page: 1, Box: &corpus.Rect{}},
		{Kind: corpus.Item, Page: 2, Box: &corpus.Rect{X1: 9}},
		{Kind: corpus.Note, Page: 2},
		{Kind: corpus.Furniture, Page: 2, Box: &corpus.Rect{X1: 7}},
		{Kind: corpus.Paragraph, Page: 1, Box: &corpus.Rect{X1: 7}, Continued: []corpus.PageRect{{Page: 2, Box: corpus.Rect{X1: 5}}}},
	}}
	var labels []string
	for _, m := range overlay.Blocks(doc, 2) {
		labels = append(labels, m.Label)
	}
	if want := []string{"1 item", "3 furn", "4 para"}; !slices.Equal(labels, want) {
		t.Errorf("Blocks of page 2 = %q, want %q", labels, want)
	}
}
