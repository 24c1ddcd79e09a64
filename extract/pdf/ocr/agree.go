package ocr

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"polidex/extract/pdf/glyphs"
)

// agreeing is how far apart the sizes are that one type has on several pages, by
// the size: each page is measured by itself.
const agreeing = 0.065

// Agree gives the recognised letters of a document's pages the same size where
// they are in one type: what is a heading is judged by sizes that half a point
// changes. The size with the most letters takes in those near it, then the next;
// sizes are told apart, and end up, in tenths of a point. Letters that are painted
// keep their size.
func Agree(pages []*glyphs.Page) {
	letters := map[int]int{}
	each := func(do func(g *glyphs.Glyph, tenths int)) {
		for _, p := range pages {
			for i := range p.Glyphs {
				g := &p.Glyphs[i]
				if n := tenths(g.Size); n > 0 && g.Is(glyphs.Invisible) {
					do(g, n)
				}
			}
		}
	}
	each(func(_ *glyphs.Glyph, n int) { letters[n]++ })
	to := gather(letters)
	each(func(g *glyphs.Glyph, n int) { g.Size = float32(to[n]) / 10 })
}

// tenths returns a size in tenths of a point, 0 for one that no letter has.
func tenths(size float32) int {
	const most = 14_400 // points, the longest side of a page
	if !(size > 0 && size <= most) {
		return 0
	}
	return int(math.Round(float64(size) * 10))
}

// gather says for each size, by how many letters have it, which size takes it in.
// Sizes that take in others are apart from one another, so that each size is
// looked at a few times only, however many there are.
func gather(letters map[int]int) (to map[int]int) {
	sizes := slices.Sorted(maps.Keys(letters))
	often := slices.Clone(sizes)
	slices.SortStableFunc(often, func(a, b int) int { return cmp.Compare(letters[b], letters[a]) })
	to = make(map[int]int, len(sizes))
	for _, size := range often {
		if to[size] != 0 {
			continue
		}
		reach := int(agreeing * float64(size))
		first, _ := slices.BinarySearch(sizes, size-reach)
		for _, near := range sizes[first:] {
			if near > size+reach {
				break
			}
			if to[near] == 0 {
				to[near] = size
			}
		}
	}
	return to
}
