package ocr

import (
	"cmp"
	"slices"

	"polidex/extract/pdf/glyphs"
)

// agreeing is how far apart the sizes are that one type has on several pages, by
// the size: each page is measured by itself.
const agreeing = 0.065

// Agree gives the recognised letters of a document's pages the same size where
// they are in one type: what is a heading is judged by sizes that half a point
// changes. The size with the most letters takes in those near it, then the next.
// Letters that are painted keep their size.
func Agree(pages []*glyphs.Page) {
	letters := map[float32]int{}
	each := func(do func(g *glyphs.Glyph)) {
		for _, p := range pages {
			for i := range p.Glyphs {
				if g := &p.Glyphs[i]; g.Is(glyphs.Invisible) {
					do(g)
				}
			}
		}
	}
	each(func(g *glyphs.Glyph) { letters[g.Size]++ })
	var sizes []float32
	for size := range letters {
		sizes = append(sizes, size)
	}
	slices.SortFunc(sizes, func(a, b float32) int {
		return cmp.Or(cmp.Compare(letters[b], letters[a]), cmp.Compare(a, b))
	})
	to := map[float32]float32{}
	for _, size := range sizes {
		if to[size] != 0 {
			continue
		}
		for _, other := range sizes {
			if d := other - size; to[other] == 0 && max(d, -d) <= agreeing*size {
				to[other] = size
			}
		}
	}
	each(func(g *glyphs.Glyph) { g.Size = to[g.Size] })
}
