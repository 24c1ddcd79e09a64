package glyphs_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/extract/pdf/glyphs"
)

var paper = glyphs.Rect{X1: 600, Y1: 800}

// blank returns an empty page that is on the canvas.
func blank(c *glyphs.Canvas) *glyphs.Page {
	p := &glyphs.Page{Number: 1, Width: paper.X1, Height: paper.Y1}
	c.Begin(p, paper)
	return p
}

func TestPut(t *testing.T) {
	at := func(text string, x float32, flags glyphs.Flags) glyphs.Glyph {
		return glyphs.Glyph{Text: text, X: x, Y: 700, W: 5, Size: 10, Flags: flags, MCID: glyphs.NoMCID}
	}
	for _, c := range []struct {
		name    string
		painted []glyphs.Glyph
		want    string
		dropped int
	}{
		{"letters", []glyphs.Glyph{at("a", 50, 0), at("b", 55, 0)}, "ab", 0},
		{"off the page", []glyphs.Glyph{at("a", 603, 0), at("b", 601, 0)}, "b", 1},
		{"painted again", []glyphs.Glyph{at("a", 50, 0), at("a", 50.4, 0)}, "a", 1},
		{"far enough", []glyphs.Glyph{at("a", 50, 0), at("a", 52, 0)}, "aa", 0},
		{"spaces again", []glyphs.Glyph{at(" ", 50, 0), at(" ", 50, 0)}, "  ", 0},
		{"again behind a space", []glyphs.Glyph{at(" ", 40, 0), at("a", 50, 0), at(" ", 45, 0), at("a", 50, 0)}, " a ", 1},
		{"taken over by another", []glyphs.Glyph{at("", 50, 0), at("b", 55, 0)}, "b", 1},
		{"recognised on paper", []glyphs.Glyph{at("a", 50, glyphs.Invisible)}, "", 1},
		{"without a size", []glyphs.Glyph{{Text: "a", X: 50, Y: 700}}, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			canvas := glyphs.NewCanvas(100, 1000)
			p := blank(canvas)
			for i := range c.painted {
				canvas.Put(&c.painted[i], i)
			}
			canvas.Finish()
			if got := text(p); got != c.want || p.Dropped != c.dropped {
				t.Errorf("text = %q and %d dropped, want %q and %d", got, p.Dropped, c.want, c.dropped)
			}
		})
	}
}

// TestCanvasBounds holds pages to what each and all of them may take.
func TestCanvasBounds(t *testing.T) {
	c := glyphs.NewCanvas(3, 5)
	var got []string
	for range 3 {
		p := blank(c)
		room := c.Room()
		for i, letter := range strings.Split("abcd", "") {
			c.Put(&glyphs.Glyph{Text: letter, X: float32(10 * i), Y: 700, W: 5, Size: 10}, 0)
		}
		c.Finish()
		if len(p.Glyphs) != room || !p.Truncated {
			t.Errorf("%d letters, truncated %t, with room for %d", len(p.Glyphs), p.Truncated, room)
		}
		got = append(got, text(p))
	}
	if diff := cmp.Diff([]string{"abc", "ab", ""}, got); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

func TestBackdrop(t *testing.T) {
	c := glyphs.NewCanvas(100, 1000)
	blank(c)
	grey := glyphs.Color{R: 50, G: 50, B: 50, Known: true}
	c.Area(glyphs.Rect{X0: 100, Y0: 100, X1: 200, Y1: 200}, glyphs.Brush{Color: grey, Clip: paper})
	c.Area(glyphs.Rect{X0: 150, Y0: 100, X1: 200, Y1: 200}, glyphs.Brush{Clip: paper})
	c.Area(glyphs.Rect{X0: 100, Y0: 110, X1: 200, Y1: 111}, glyphs.Brush{Clip: paper}) // a line
	white := glyphs.Color{R: 255, G: 255, B: 255, Known: true}
	for _, tt := range []struct {
		x, y    float32
		want    glyphs.Color
		painted bool
	}{
		{50, 50, white, false},
		{110, 110.5, grey, true},
		{160, 150, glyphs.Color{}, true},
	} {
		if got, painted := c.Backdrop(tt.x, tt.y); got != tt.want || painted != tt.painted {
			t.Errorf("Backdrop(%v, %v) = %v, %t, want %v, %t", tt.x, tt.y, got, painted, tt.want, tt.painted)
		}
	}
}

// TestManyRuns draws more runs of lines than a path takes: what is left out is
// not painted between others.
func TestManyRuns(t *testing.T) {
	const most = 20_000
	var path glyphs.Path
	for i := range most + 100 {
		y := float64(i%400) * 2
		path.MoveTo(10, y)
		path.LineTo(500, y, false)
	}
	c := glyphs.NewCanvas(100, 100_000)
	p := blank(c)
	c.StrokePath(&path, 0.5, glyphs.Brush{Clip: paper})
	if len(p.Rules) != most {
		t.Errorf("%d lines, want %d", len(p.Rules), most)
	}
	for _, r := range p.Rules {
		if r.Height() > 1 {
			t.Fatalf("a line at %v, which nobody drew", r.Rect)
		}
	}
}

func TestDisplayed(t *testing.T) {
	for _, c := range []struct {
		quarters   int
		x, y, w, h float64
	}{
		{0, 10, 20, 400, 600}, {1, 20, 390, 600, 400}, {2, 390, 580, 400, 600}, {3, 580, 10, 600, 400},
	} {
		m, w, h := glyphs.Displayed(5, 5, 400, 600, c.quarters)
		if x, y := m.Apply(15, 25); x != c.x || y != c.y || w != c.w || h != c.h {
			t.Errorf("turned %d times: %v, %v of %v by %v, want %v, %v of %v by %v", c.quarters, x, y, w, h, c.x, c.y, c.w, c.h)
		}
	}
}
