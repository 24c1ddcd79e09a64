package main

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"testing"

	"polidex/corpus"
)

func TestSmallPNG(t *testing.T) {
	paint := func(at func(x, y int) color.RGBA) *image.RGBA {
		out := image.NewRGBA(image.Rect(0, 0, 128, 128))
		for y := range 128 {
			for x := range 128 {
				out.SetRGBA(x, y, at(x, y))
			}
		}
		return out
	}
	for _, c := range []struct {
		name     string
		picture  *image.RGBA
		paletted bool
		off      int // the most that a value may be off
	}{
		{"white", paint(func(x, y int) color.RGBA { return color.RGBA{255, 255, 255, 255} }), true, 0},
		{"black on white", paint(func(x, y int) color.RGBA { v := uint8(255 * (x % 2)); return color.RGBA{v, v, v, 255} }), true, 0},
		{"greys", paint(func(x, y int) color.RGBA { v := uint8(2 * x); return color.RGBA{v, v, v, 255} }), true, 5},
		{"tints", paint(func(x, y int) color.RGBA { return color.RGBA{uint8(2 * x), uint8(32 * (y / 16)), 200, 255} }), true, 9},
		{"a photograph", paint(func(x, y int) color.RGBA { return color.RGBA{uint8(2 * x), uint8(2 * y), uint8(x * y), 255} }), false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := smallPNG(c.picture)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			if _, paletted := img.(*image.Paletted); paletted != c.paletted {
				t.Errorf("it has a palette: %v, want %v", paletted, c.paletted)
			}
			got, err := canvasOf(b)
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range c.picture.Pix {
				if off := int(v) - int(got.Pix[i]); max(off, -off) > c.off {
					t.Fatalf("value %d is %d, was %d", i, got.Pix[i], v)
				}
			}
		})
	}
}

func TestCanvasOf(t *testing.T) {
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	var bomb bytes.Buffer
	if err := png.Encode(&bomb, image.NewPaletted(image.Rect(0, 0, 30_000, 1000), color.Palette{color.White})); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		png  []byte
		want error
	}{
		{"a picture", small.Bytes(), nil},
		{"no picture", []byte("<html>"), corpus.ErrMalformed},
		{"nothing", nil, corpus.ErrMalformed},
		{"cut", small.Bytes()[:40], corpus.ErrMalformed},
		{"too large", bomb.Bytes(), corpus.ErrTooLarge},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := canvasOf(c.png); !errors.Is(err, c.want) {
				t.Errorf("canvasOf = %v, want %v", err, c.want)
			}
		})
	}
}
