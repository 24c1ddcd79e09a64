package extract

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"polidex/corpus"
)

// PagePicture is a page as it is displayed.
type PagePicture struct {
	// PNG is the picture, DPI its resolution in dots an inch: that asked for, or
	// less where the page is very large.
	PNG []byte  `json:"png"`
	DPI float64 `json:"dpi"`
}

// Picture draws a page of a PDF file, counted from 1, at the given dots an inch,
// with the second engine of the options. Errors wrap
// [corpus.ErrUnavailable] where there is none, [corpus.ErrUnsupported] where the
// bytes are no PDF file, [corpus.ErrNotFound] where the file has no such page,
// and [corpus.ErrMalformed] where it cannot be drawn.
func Picture(ctx context.Context, data []byte, page int, dpi float64, opts Options) (*PagePicture, error) {
	format, err := Detect(data)
	if err != nil {
		return nil, err
	}
	if format != corpus.FormatPDF {
		return nil, fmt.Errorf("drawing a page: only PDF files have pages to draw, and this is %s: %w", format, corpus.ErrUnsupported)
	}
	if opts.PDF.Second == nil {
		return nil, fmt.Errorf("drawing a page: no engine that draws pages: %w", corpus.ErrUnavailable)
	}
	pages, err := opts.PDF.Second.Open(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("drawing a page: %w", err)
	}
	defer pages.Close()
	if n := pages.Pages(); page < 1 || page > n {
		return nil, fmt.Errorf("drawing a page: there is no page %d, the file has %d: %w", page, n, corpus.ErrNotFound)
	}
	picture, drawn, err := pages.Picture(page, dpi)
	if err != nil {
		return nil, fmt.Errorf("drawing page %d: %w", page, err)
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := e.Encode(&b, picture); err != nil {
		return nil, fmt.Errorf("drawing page %d: %w", page, err)
	}
	return &PagePicture{PNG: b.Bytes(), DPI: drawn}, nil
}
