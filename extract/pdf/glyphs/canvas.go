package glyphs

import "slices"

// Canvas takes what the pages of a document paint, and keeps of it what is seen.
// It serves one goroutine at a time, and one page after the other.
//
// Every reader of PDF files paints on one, so that what is seen on a page does
// not depend on which of them read it.
type Canvas struct {
	page *Page
	crop Rect
	// mostGlyphs and mostRules are what the page may take, perPage what any page
	// may, and left what all further pages may.
	mostGlyphs, mostRules int
	perPage, left         int
	seen                  dedupe
	room                  []Glyph // for those of a page
}

// maxRules bounds the painted areas of a page.
const maxRules = 60_000

// NewCanvas returns a canvas that takes a number of glyphs of each page, and of
// all pages a number of glyphs, areas and pictures together.
func NewCanvas(perPage, all int) *Canvas { return &Canvas{perPage: perPage, left: all} }

// Begin takes what is painted from now on to be on a page, of which the crop box
// is seen.
func (c *Canvas) Begin(p *Page, crop Rect) {
	c.page, c.crop = p, crop
	c.mostGlyphs = min(c.perPage, max(0, c.left))
	c.mostRules = min(maxRules, max(0, c.left))
	p.Glyphs = c.room[:0]
	c.seen.reset()
}

// Room returns how many glyphs the page may still take.
func (c *Canvas) Room() int { return c.mostGlyphs - len(c.page.Glyphs) }

// Put adds a glyph that is inside of the page and not there already. Letters
// painted together, of which the first has the index begin, are not taken for
// one painted twice, even where no width moves them apart.
func (c *Canvas) Put(g *Glyph, begin int) {
	p := c.page
	if len(p.Glyphs) >= c.mostGlyphs {
		p.Truncated = true
		return
	}
	const slack = 2
	onPage := g.X >= c.crop.X0-slack && g.X <= c.crop.X1+slack && g.Y >= c.crop.Y0-slack && g.Y <= c.crop.Y1+slack
	sized := g.Size > 0 && g.Size <= 2*(p.Width+p.Height) && g.W >= -g.Size*8 && g.W <= g.Size*64
	if !onPage || !sized { // also where a place is no number at all
		p.Dropped++
		return
	}
	if g.Text == " " || g.Is(Undecoded) {
		c.seen.skip()
	} else if i := c.seen.add(p.Glyphs, g, begin); i >= 0 {
		p.Glyphs[i].Flags |= Bold
		p.Dropped++
		return
	}
	p.Glyphs = append(p.Glyphs, *g)
}

// Finish drops from the page the letters whose text another took over, and a
// recogniser's text where there is better, and counts the rest.
func (c *Canvas) Finish() {
	p := c.page
	visible, invisible := 0, 0
	for i := range p.Glyphs {
		if p.Glyphs[i].Is(Invisible) {
			invisible++
		} else if p.Glyphs[i].Text != "" {
			visible++
		}
	}
	keepInvisible := invisible > visible && p.PictureShare() > 0.4
	kept := p.Glyphs[:0]
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if g.Text == "" || g.Is(Invisible) && !keepInvisible {
			p.Dropped++
			continue
		}
		if g.MCID != NoMCID || g.Is(Artifact) {
			p.Marked++
		}
		if g.Is(Undecoded) {
			p.Undecoded++
		}
		if g.Quarter == Oblique && g.Text != " " {
			p.Slanting++
		}
		kept = append(kept, *g)
	}
	c.room = p.Glyphs
	p.Glyphs = slices.Clone(kept)
	c.left -= len(p.Glyphs) + len(p.Rules) + len(p.Pictures)
}
