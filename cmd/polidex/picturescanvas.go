package main

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"

	"polidex/corpus"
)

// mostCanvas bounds the pixels of a picture that is worked on, of four bytes each:
// as many as the engine draws at most. A page of text of 1600 pixels in width has
// 3.6 million.
const mostCanvas = 24_100_000

// canvasOf is the picture of a page to draw on. What a child drew is not trusted
// to be of a bearable size. Errors wrap [corpus.ErrMalformed] and
// [corpus.ErrTooLarge].
func canvasOf(picture []byte) (*image.RGBA, error) {
	size, err := sizeOf(picture)
	if err != nil {
		return nil, err
	}
	if size.X > mostCanvas/size.Y {
		return nil, fmt.Errorf("the drawn page has %d by %d pixels: %w", size.X, size.Y, corpus.ErrTooLarge)
	}
	img, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, fmt.Errorf("reading the drawn page (%v): %w", err, corpus.ErrMalformed)
	}
	if canvas, ok := img.(*image.RGBA); ok {
		return canvas, nil // a PNG without transparency
	}
	canvas := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(canvas, canvas.Bounds(), img, img.Bounds().Min, draw.Src)
	return canvas, nil
}

// sizeOf returns the width and height of a picture in pixels, both at least 1.
func sizeOf(picture []byte) (image.Point, error) {
	config, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		return image.Point{}, fmt.Errorf("reading the drawn page (%v): %w", err, corpus.ErrMalformed)
	}
	if config.Width < 1 || config.Height < 1 {
		return image.Point{}, fmt.Errorf("the drawn page is empty: %w", corpus.ErrMalformed)
	}
	return image.Pt(config.Width, config.Height), nil
}
