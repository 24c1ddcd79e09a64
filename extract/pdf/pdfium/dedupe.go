//go:build !nopdfium

package pdfium

import (
	"math"

	"polidex/extract/pdf/glyphs"
)

// dedupe finds glyphs painted again (nearly) where the same letter stands
// already, as package glyphs does.
type dedupe struct {
	heads []int32 // index+1 of the last glyph in each bucket
	next  []int32
}

const (
	buckets = 1 << 12
	// cellSize is in points; a shift that looks bold is far smaller.
	cellSize = 4
	// maxPile bounds the letters of a bucket that are compared.
	maxPile = 400
)

func (d *dedupe) reset() {
	d.heads = make([]int32, buckets)
	d.next = d.next[:0]
}

// skip takes a glyph that is not to be found.
func (d *dedupe) skip() { d.next = append(d.next, 0) }

// add takes the glyph that would be the next of all and returns the index of one
// in its place, of those before the index end, or -1.
func (d *dedupe) add(all []glyphs.Glyph, g *glyphs.Glyph, end int) int {
	slack := min(g.Size*0.12, cellSize)
	for cx := cell(g.X - slack); cx <= cell(g.X+slack); cx++ {
		for cy := cell(g.Y - slack); cy <= cell(g.Y+slack); cy++ {
			pile := 0
			for i := d.heads[bucket(cx, cy)]; i > 0 && pile < maxPile; i = d.next[i-1] {
				pile++
				o := &all[i-1]
				if int(i) <= end && o.Text == g.Text && apart(o.X, g.X) <= slack && apart(o.Y, g.Y) <= slack && apart(o.Size, g.Size) <= slack {
					return int(i - 1)
				}
			}
		}
	}
	b := bucket(cell(g.X), cell(g.Y))
	d.next = append(d.next, d.heads[b])
	d.heads[b] = int32(len(d.next))
	return -1
}

func bucket(cx, cy int32) uint32 {
	return (uint32(cx)*73856093 ^ uint32(cy)*19349663) % buckets
}

func cell(v float32) int32 { return int32(math.Floor(float64(v) / cellSize)) }

func apart(a, b float32) float32 { return max(a, b) - min(a, b) }
