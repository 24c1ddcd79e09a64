package main

import (
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"
)

// pageWidths remembers how wide the pages of files are, by their digest: the pages
// of one file are of one size, as a rule. It is safe for use by many goroutines.
type pageWidths struct{ kept *lru.Cache[string, float64] }

const (
	// rememberedWidths is the number of files.
	rememberedWidths = 4096
	// usualPage is the width of a page of which nothing is known, A4, in points.
	usualPage = 595.28
)

func newPageWidths() *pageWidths {
	kept, err := lru.New[string, float64](rememberedWidths)
	if err != nil {
		panic(fmt.Sprintf("remembering the widths of pages: %v", err)) // our own number
	}
	return &pageWidths{kept}
}

// of returns the width to begin with, in points.
func (w *pageWidths) of(digest string) float64 {
	if points, ok := w.kept.Get(digest); ok {
		return points
	}
	return usualPage
}

// keep remembers the width of a page, in points, as precisely as its picture shows
// it.
func (w *pageWidths) keep(digest string, points float64) { w.kept.Add(digest, points) }
