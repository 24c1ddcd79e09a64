package glyphs

// dedupe finds glyphs painted again (nearly) where the same letter stands
// already, as is done to make letters look bold or cast a shadow.
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
	if d.heads == nil {
		d.heads = make([]int32, buckets)
	}
	clear(d.heads)
	d.next = d.next[:0]
}

// skip takes a glyph that is not to be found.
func (d *dedupe) skip() { d.next = append(d.next, 0) }

func bucket(cx, cy int32) uint32 {
	return (uint32(cx)*73856093 ^ uint32(cy)*19349663) % buckets
}

// add takes the glyph that would be the next of glyphs and returns the index of
// one in its place, of those before the index end, or -1.
func (d *dedupe) add(glyphs []Glyph, g *Glyph, end int) int {
	// Bounded, so that no size of type makes many cells to look in.
	slack := min(g.Size*0.12, cellSize)
	x0, x1 := cell(g.X-slack), cell(g.X+slack)
	y0, y1 := cell(g.Y-slack), cell(g.Y+slack)
	for cx := x0; cx <= x1; cx++ {
		for cy := y0; cy <= y1; cy++ {
			pile := 0
			for i := d.heads[bucket(cx, cy)]; i > 0 && pile < maxPile; i = d.next[i-1] {
				pile++
				o := &glyphs[i-1]
				if int(i) <= end && abs32(o.X-g.X) <= slack && abs32(o.Y-g.Y) <= slack && o.Text == g.Text && abs32(o.Size-g.Size) <= slack {
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

// cell returns the row or column of a place. Places to the left of the page or
// under it are few points away, so that rounding towards zero does.
func cell(v float32) int32 { return int32(v/cellSize + 2) }

func abs32(v float32) float32 {
	if v < 0 {
		return -v
	}
	return v
}
