package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// mostColours is how many a picture with a palette has.
const mostColours = 256

// smallPNG writes an opaque picture as a PNG with a palette, which makes a page of
// text a quarter as large. To have few colours it gives up the last three or four of
// the eight bits of each, by which no eye tells the edges of letters apart. A picture
// that still has too many, as photographs do, is written as it is.
//
// Measured on pages of text of 800 pixels in width: five bits take 58 to 95 kB and
// 15 to 35 ms, all eight in grey a quarter more; png.BestCompression saves one
// hundredth and takes ten times as long.
func smallPNG(picture *image.RGBA) ([]byte, error) {
	out := image.Image(picture)
	for _, kept := range []int{5, 4} {
		if p := paletted(picture, kept); p != nil {
			out = p
			break
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, out); err != nil {
		return nil, fmt.Errorf("writing the picture: %w", err)
	}
	return b.Bytes(), nil
}

// paletted is the picture with so many bits of each colour, nil where these are
// too many colours for a palette.
func paletted(picture *image.RGBA, kept int) *image.Paletted {
	b := picture.Bounds()
	out := image.NewPaletted(b, nil)
	numbers, levels := map[uint32]uint8{}, levelsOf(kept)
	for y := range b.Dy() {
		from, to := picture.Pix[y*picture.Stride:][:4*b.Dx()], out.Pix[y*out.Stride:][:b.Dx()]
		last, number := noColour, uint8(0)
		for x := range to {
			p := from[4*x : 4*x+4 : 4*x+4]
			c := uint32(levels[p[0]])<<16 | uint32(levels[p[1]])<<8 | uint32(levels[p[2]])
			if c != last { // most dots are as the one before
				var known bool
				if number, known = numbers[c]; !known {
					if len(numbers) == mostColours {
						return nil
					}
					number = uint8(len(numbers))
					numbers[c] = number
					out.Palette = append(out.Palette, color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xFF})
				}
				last = c
			}
			to[x] = number
		}
	}
	return out
}

// noColour is none of the colours, which have three bytes.
const noColour = uint32(1) << 31

// levelsOf maps a value to the one that its first bits stand for: the smallest to
// 0 and the largest to 255, so that paper stays white and ink black.
func levelsOf(kept int) (out [256]uint8) {
	most := 1<<kept - 1
	for v := range out {
		out[v] = uint8((v*most + 127) / 255 * 255 / most)
	}
	return out
}
