package ocr_test

import (
	"math"
	"testing"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/ocr"
)

// TestAgreeMany gathers as many sizes as there may be letters: each ends up near
// where it was, and few are left.
func TestAgreeMany(t *testing.T) {
	p := &glyphs.Page{}
	for i := range 300_000 {
		p.Glyphs = append(p.Glyphs, glyphs.Glyph{Text: "a", Size: 1 + float32(i)/25, Flags: glyphs.Invisible})
	}
	ocr.Agree([]*glyphs.Page{p})
	left := map[float32]bool{}
	for i, g := range p.Glyphs {
		if was := 1 + float32(i)/25; abs(g.Size-was) > 0.07*was+0.06 {
			t.Fatalf("size %g became %g", was, g.Size)
		}
		left[g.Size] = true
	}
	if len(left) > 300 {
		t.Errorf("%d sizes are left", len(left))
	}
}

// TestAgreeOdd leaves alone what is no size, and evens out what floating point
// has moved.
func TestAgreeOdd(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	p := &glyphs.Page{}
	for _, size := range []float32{nan, inf, 0, -3, 10.999999, 11} {
		p.Glyphs = append(p.Glyphs, glyphs.Glyph{Text: "a", Size: size, Flags: glyphs.Invisible})
	}
	ocr.Agree([]*glyphs.Page{p})
	g := p.Glyphs
	if g[0].Size == g[0].Size || g[1].Size != inf || g[2].Size != 0 || g[3].Size != -3 || g[4].Size != 11 || g[5].Size != 11 {
		t.Errorf("sizes = %v", g)
	}
}
