package html_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/html"
)

func FuzzRead(f *testing.F) {
	pages, _ := filepath.Glob(filepath.Join("testdata", "*.html"))
	for _, p := range pages {
		if data, err := os.ReadFile(p); err == nil {
			f.Add(data, "text/html")
		}
	}
	for _, s := range []string{
		"", "<", "<p>", "<table><tr><td colspan=9999 rowspan=-1>x", "<li>x<ul><ol><li>y", "<dl><dt>a<dd>b<dt>c",
		"<p>a<sup>1</sup><a href=#x>1</a><p id=x>1 b", "<pre>\n- a\n- b", "\xff\xfe<\x00p\x00", "<p>(a) x<p>(b) y<p>P.3 A b The c:",
		"<style>.a{display:none}</style><i class=a>x</i>y", "<frameset><frame>", "<svg><p>x</svg>", "<h1><h2><table><caption>x",
	} {
		f.Add([]byte(s), "text/html; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, data []byte, contentType string) {
		doc, err := html.Read(context.Background(), data, html.Options{ContentType: contentType, MaxBytes: 1 << 20, MaxBlocks: 5000})
		if err != nil {
			if !errors.Is(err, corpus.ErrTooLarge) && !errors.Is(err, corpus.ErrMalformed) {
				t.Fatalf("Read: %v is of no kind", err)
			}
			return
		}
		html.Challenge(doc)
		for i, b := range doc.Blocks {
			if b.Text == "" || !utf8.ValidString(b.Text) || b.Text != strings.Trim(b.Text, " \n") || strings.ContainsAny(b.Text, "\n\r\x00\x01\u2028\u00ad") {
				t.Fatalf("block %d has the text %q", i, b.Text)
			}
			if b.Kind != corpus.Row && strings.Contains(b.Text, corpus.CellSeparator) {
				t.Fatalf("block %d, no row, has cells: %q", i, b.Text)
			}
			if b.Region < 0 || b.Region > len(doc.Regions) || b.Region > 0 && b.Kind == corpus.Furniture {
				t.Fatalf("block %d (%s) is in region %d of %d", i, b.Kind, b.Region, len(doc.Regions))
			}
			if (b.Kind == corpus.Heading || b.Kind == corpus.Item) != (b.Level > 0) {
				t.Fatalf("block %d (%s) has level %d", i, b.Kind, b.Level)
			}
			if (b.Kind == corpus.Furniture) != (b.Reason != "") {
				t.Fatalf("block %d (%s) has the reason %q", i, b.Kind, b.Reason)
			}
		}
	})
}
