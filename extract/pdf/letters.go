package pdf

import (
	"context"
	"errors"
	"fmt"

	"polidex/corpus"
	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/objects"
	"polidex/extract/pdf/overlay"
)

// Letters returns where the letters of a page stand, as the first engine reads
// it, or the second where the first cannot open the file. Errors are those of
// [Read], and [corpus.ErrNotFound] where there is no such page.
func Letters(ctx context.Context, data []byte, number int, opts Options) (*overlay.Page, error) {
	opts = opts.withDefaults()
	page, err := firstPage(ctx, data, number, opts)
	if err != nil && opts.Second != nil && !errors.Is(err, corpus.ErrNotFound) {
		var other Pages
		if other, err = opts.Second.Open(ctx, data); err == nil {
			defer other.Close()
			if page, err = other.Page(number); err != nil {
				return nil, fmt.Errorf("reading page %d: %w", number, err)
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("reading page %d: %w", number, err)
	}
	out := &overlay.Page{Width: float64(page.Width), Height: float64(page.Height)}
	for i := range page.Glyphs {
		g := &page.Glyphs[i]
		if g.Text != " " {
			out.Letters = append(out.Letters, overlay.Letter{Box: letterBox(g), Unknown: g.Is(glyphs.Undecoded), Artifact: g.Is(glyphs.Artifact)})
		}
	}
	return out, nil
}

func firstPage(ctx context.Context, data []byte, number int, opts Options) (page *glyphs.Page, err error) {
	defer func() {
		if p := recover(); p != nil {
			page, err = nil, fmt.Errorf("internal fault: %v: %w", p, corpus.ErrMalformed)
		}
	}()
	file, err := objects.Open(ctx, data)
	if err != nil {
		return nil, err
	}
	pages := glyphs.NewDocument(file, glyphs.Limits{Pages: opts.MaxPages, Glyphs: opts.MaxGlyphs})
	if number < 1 || number > pages.Pages() {
		return nil, fmt.Errorf("the file has %d pages: %w", pages.Pages(), corpus.ErrNotFound)
	}
	return pages.Page(number), nil
}

// letterBox is the rectangle from a letter's descender to its ascender, which are
// taken to be a fifth of the type's size below the baseline and three quarters
// above it.
func letterBox(g *glyphs.Glyph) corpus.Rect {
	x, y, w := float64(g.X), float64(g.Y), float64(g.W)
	down, up := 0.2*float64(g.Size), 0.75*float64(g.Size)
	switch g.Quarter {
	case 1:
		return corpus.Rect{X0: x - up, Y0: y, X1: x + down, Y1: y + w}
	case 2:
		return corpus.Rect{X0: x - w, Y0: y - up, X1: x, Y1: y + down}
	case 3:
		return corpus.Rect{X0: x - down, Y0: y - w, X1: x + up, Y1: y}
	}
	return corpus.Rect{X0: x, Y0: y - down, X1: x + w, Y1: y + up}
}
