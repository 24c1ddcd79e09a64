package layout_test

import (
	"context"
	"testing"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/layout"
)

// TestBounded finds the structure of pages that are made to have very much to
// compare with very much. Without bounds each takes minutes to hours.
func TestBounded(t *testing.T) {
	for _, c := range []struct {
		name string
		page func(p *glyphs.Page)
	}{
		{"letters of one line, each with a rule", func(p *glyphs.Page) {
			for i := range 200_000 {
				p.Glyphs = append(p.Glyphs, letter(float32(i%2900)*10, 400, 4))
			}
			for i := range 2900 {
				p.Rules = append(p.Rules, upright(float32(i)*10+5, 380, 420))
			}
		}},
		{"uprights in pairs", func(p *glyphs.Page) {
			for i := range 2900 {
				p.Rules = append(p.Rules, upright(float32(i)*10, 300, 500))
			}
			for i := range 2000 {
				p.Glyphs = append(p.Glyphs, letter(float32(i%100)*300, 300+float32(i/100)*10, 4))
			}
		}},
		{"a grid of a million cells", func(p *glyphs.Page) {
			for i := range 2900 {
				p.Rules = append(p.Rules, upright(float32(i)*10, 0, 29000), level(float32(i)*10, 0, 29000))
			}
			for i := range 20_000 {
				p.Glyphs = append(p.Glyphs, letter(float32(i%100)*290+3, float32(i/100)*140+3, 4))
			}
		}},
		{"bars beside every line", func(p *glyphs.Page) {
			for i := range 50_000 {
				y := float32(i%500) * 50
				p.Rules = append(p.Rules, glyphs.Rule{Rect: glyphs.Rect{X0: float32(i / 500 * 20), Y0: y, X1: float32(i/500*20) + 5, Y1: y + 40}, Color: glyphs.Color{R: 9, Known: true}})
			}
			for i := range 20_000 {
				p.Glyphs = append(p.Glyphs, letter(float32(i%20)*1400, float32(i/20)*29, 9))
			}
		}},
		{"shades of all colours", func(p *glyphs.Page) {
			for i := range 60_000 {
				y := float32(i%700) * 40
				p.Rules = append(p.Rules, glyphs.Rule{Rect: glyphs.Rect{X0: float32(i / 700 * 100), Y0: y, X1: float32(i/700*100) + 90, Y1: y + 30}, Color: glyphs.Color{R: uint8(i), G: uint8(i >> 8), Known: true}})
			}
			for i := range 20_000 {
				p.Glyphs = append(p.Glyphs, letter(float32(i%100)*290, float32(i/100)*140, 9))
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &glyphs.Page{Number: 1, Width: 30_000, Height: 30_000}
			c.page(p)
			pages := []*layout.Page{layout.NewPage(p)}
			if _, err := layout.Analyse(context.Background(), pages, nil, layout.NewStyle(pages)); err != nil {
				t.Fatalf("Analyse: %v", err)
			}
		})
	}
}

func letter(x, y, size float32) glyphs.Glyph {
	return glyphs.Glyph{Text: "x", X: x, Y: y, W: size / 2, Size: size, MCID: glyphs.NoMCID}
}

func upright(x, y0, y1 float32) glyphs.Rule {
	return glyphs.Rule{Rect: glyphs.Rect{X0: x - 0.5, Y0: y0, X1: x + 0.5, Y1: y1}, Color: glyphs.Color{Known: true}, Stroked: true}
}

func level(y, x0, x1 float32) glyphs.Rule {
	return glyphs.Rule{Rect: glyphs.Rect{X0: x0, Y0: y - 0.5, X1: x1, Y1: y + 0.5}, Color: glyphs.Color{Known: true}, Stroked: true}
}

// TestAnalyseStops ends with its context between pages.
func TestAnalyseStops(t *testing.T) {
	p := &glyphs.Page{Number: 1, Width: 600, Height: 800, Glyphs: []glyphs.Glyph{letter(9, 9, 9)}}
	pages := []*layout.Page{layout.NewPage(p)}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if blocks, err := layout.Analyse(ctx, pages, nil, layout.NewStyle(pages)); err == nil {
		t.Errorf("Analyse = %v, nil, want the context's error", blocks)
	}
}
