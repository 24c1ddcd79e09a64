package ocr

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"io"
	"math"
	"strings"

	"polidex/corpus"
)

const (
	// maxPixels bounds pictures: A2 paper at 300 dots an inch has 35 million.
	maxPixels = 80_000_000
	// maxSide is what the program can take.
	maxSide = 32_000
	// minDPI and maxDPI bound the resolutions that the program believes.
	minDPI, maxDPI = 30, 2400
)

// check refuses pictures that cannot be recognised.
func check(picture image.Image, dpi float64) error {
	b := picture.Bounds()
	w, h := b.Dx(), b.Dy()
	switch {
	case math.IsNaN(dpi) || dpi < minDPI || dpi > maxDPI:
		return fmt.Errorf("%g dpi, not %d to %d: %w", dpi, minDPI, maxDPI, corpus.ErrInvalid)
	case w <= 0 || h <= 0:
		return fmt.Errorf("an empty picture: %w", corpus.ErrInvalid)
	case w > maxSide || h > maxSide || w*h > maxPixels:
		return fmt.Errorf("%d by %d pixels: %w", w, h, corpus.ErrTooLarge)
	}
	return nil
}

// greyOf returns a picture in shades of grey, on white where one can see through
// it, from (0, 0) and without gaps between its rows.
func greyOf(picture image.Image) *image.Gray {
	b := picture.Bounds()
	w, h := b.Dx(), b.Dy()
	if g, ok := picture.(*image.Gray); ok && g.Stride == w && b.Min == (image.Point{}) && len(g.Pix) == w*h {
		return g
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		row := out.Pix[y*w : (y+1)*w]
		switch p := picture.(type) {
		case *image.Gray:
			copy(row, p.Pix[p.PixOffset(b.Min.X, b.Min.Y+y):])
		case *image.YCbCr:
			copy(row, p.Y[p.YOffset(b.Min.X, b.Min.Y+y):])
		case *image.RGBA:
			greyRow(row, p.Pix[p.PixOffset(b.Min.X, b.Min.Y+y):], false)
		case *image.NRGBA:
			greyRow(row, p.Pix[p.PixOffset(b.Min.X, b.Min.Y+y):], true)
		default:
			for x := range row {
				c := color.NRGBAModel.Convert(picture.At(b.Min.X+x, b.Min.Y+y)).(color.NRGBA)
				row[x] = luminance(uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A), true)
			}
		}
	}
	return out
}

func greyRow(row, pix []byte, straight bool) {
	for x := range row {
		p := pix[4*x : 4*x+4]
		row[x] = luminance(uint32(p[0]), uint32(p[1]), uint32(p[2]), uint32(p[3]), straight)
	}
}

// luminance weighs the colours as ITU-R BT.601 does. Straight colours are not
// yet multiplied with their opacity a.
func luminance(r, g, b, a uint32, straight bool) byte {
	y := (299*r + 587*g + 114*b) / 1000
	if straight {
		y = y * a / 255
	}
	return byte(min(255, y+255-a))
}

// turned returns a picture turned clockwise by quarters.
func turnedPicture(g *image.Gray, quarters int) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	tw, th := w, h
	if quarters%2 == 1 {
		tw, th = h, w
	}
	out := image.NewGray(image.Rect(0, 0, tw, th))
	for y := range th {
		row := out.Pix[y*tw : (y+1)*tw]
		for x := range row {
			switch quarters {
			case 1:
				row[x] = g.Pix[(h-1-x)*w+y]
			case 2:
				row[x] = g.Pix[(h-1-y)*w+w-1-x]
			case 3:
				row[x] = g.Pix[x*w+w-1-y]
			default:
				row[x] = g.Pix[y*w+x]
			}
		}
	}
	return out
}

// graymap returns the bytes of the picture as a portable graymap, which costs
// nothing to write and to read.
func graymap(g *image.Gray) io.Reader {
	head := fmt.Sprintf("P5\n%d %d\n255\n", g.Rect.Dx(), g.Rect.Dy())
	return io.MultiReader(strings.NewReader(head), bytes.NewReader(g.Pix))
}
