package glyphs

// Flags are the traits of a glyph.
type Flags uint8

// The traits of a glyph.
const (
	Bold Flags = 1 << iota
	Italic
	// Artifact marks what the file itself calls furniture of the page.
	Artifact
	// Undecoded marks a code whose letter could not be found out.
	Undecoded
	// Invisible marks a letter that is not painted: a recogniser's text.
	Invisible
	// Symbolic marks a letter of a symbol font.
	Symbolic
)

// NoMCID is the marked-content number of glyphs that have none.
const NoMCID = -1

// Glyph is a letter (or ligature, or space) on a page. X and Y are where its
// baseline begins and W its advance along the baseline, in points of the page
// as displayed.
type Glyph struct {
	Text string
	X, Y float32
	W    float32
	// Size is the height of the font's em.
	Size float32
	// Quarter counts the quarter turns, anticlockwise, of the direction of
	// writing; Oblique stands for any other angle.
	Quarter uint8
	Flags   Flags
	// Font is an index that letters of one font share.
	Font uint16
	MCID int32
}

// Oblique is the Quarter of glyphs written at an angle.
const Oblique = 4

// Is reports whether the glyph has all the traits.
func (g *Glyph) Is(f Flags) bool { return g.Flags&f == f }

// Rect is a rectangle on a page.
type Rect struct{ X0, Y0, X1, Y1 float32 }

// Width returns the rectangle's extent in x.
func (r Rect) Width() float32 { return r.X1 - r.X0 }

// Height returns the rectangle's extent in y.
func (r Rect) Height() float32 { return r.Y1 - r.Y0 }

// Contains reports whether the point lies in the rectangle.
func (r Rect) Contains(x, y float32) bool {
	return x >= r.X0 && x <= r.X1 && y >= r.Y0 && y <= r.Y1
}

// Intersect returns what two rectangles share; it is empty (X1 < X0 or
// Y1 < Y0) where they share nothing.
func (r Rect) Intersect(s Rect) Rect {
	return Rect{max(r.X0, s.X0), max(r.Y0, s.Y0), min(r.X1, s.X1), min(r.Y1, s.Y1)}
}

// Union returns the smallest rectangle that holds both.
func (r Rect) Union(s Rect) Rect {
	return Rect{min(r.X0, s.X0), min(r.Y0, s.Y0), max(r.X1, s.X1), max(r.Y1, s.Y1)}
}

// Color is a colour as red, green and blue from 0 to 255; Known is false for
// patterns and colour spaces that are not computed.
type Color struct {
	R, G, B uint8
	Known   bool
}

// White reports whether the colour is known to be white or nearly so.
func (c Color) White() bool { return c.Known && c.R > 250 && c.G > 250 && c.B > 250 }

// Light reports whether the colour is pale enough to vanish on white paper.
func (c Color) Light() bool { return c.Known && min(c.R, c.G, c.B) > 235 }

// Near reports whether two known colours can hardly be told apart.
func (c Color) Near(d Color) bool {
	const slack = 8
	return c.Known && d.Known && diff(c.R, d.R) <= slack && diff(c.G, d.G) <= slack && diff(c.B, d.B) <= slack
}

func diff(a, b uint8) uint8 { return max(a, b) - min(a, b) }

// Rule is a painted rectangle: an area, or a line where one side is thin.
type Rule struct {
	Rect
	Color Color
	// Stroked marks a line drawn as one, not a filled area.
	Stroked  bool
	Artifact bool
}

// Page is what is seen on a page.
type Page struct {
	// Number counts from 1.
	Number        int
	Width, Height float32
	// Glyphs are in the order in which they are painted.
	Glyphs []Glyph
	// Rules are in the order in which they are painted.
	Rules []Rule
	// Pictures are where images are painted.
	Pictures []Rect
	// Marked counts the glyphs that carry a marked-content number or are
	// artifacts.
	Marked int
	// Undecoded counts letters that could not be found out, Dropped those that
	// are not seen, Slanting those that are written at an angle to the page, as
	// watermarks are.
	Undecoded, Dropped, Slanting int
	// Truncated says that a limit was met, Damaged that some of the content could
	// not be decoded.
	Truncated, Damaged bool
}

// PictureShare returns how much of the page pictures cover, from 0 to 1; where
// they overlap they count once each.
func (p *Page) PictureShare() float32 {
	var area float32
	page := Rect{0, 0, p.Width, p.Height}
	for _, r := range p.Pictures {
		r = r.Intersect(page)
		if r.X1 > r.X0 && r.Y1 > r.Y0 {
			area += r.Width() * r.Height()
		}
	}
	if p.Width*p.Height == 0 {
		return 0
	}
	return min(1, area/(p.Width*p.Height))
}
