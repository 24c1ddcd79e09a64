package text_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/extract/text"
)

func FuzzRead(f *testing.F) {
	texts, _ := filepath.Glob(filepath.Join("testdata", "*.txt"))
	for _, p := range texts {
		if data, err := os.ReadFile(p); err == nil {
			f.Add(data)
		}
	}
	for _, s := range []string{
		"", "\f\f", "•\n•\n• x", "a-\nb\u00ad\nc", "|a|b|\n|-|-|\n|c|d|", "a\tb\nc\td", "P.3 A b The c: • d • e",
		"1\n2\n3\n\f4", "(i) a\n(ii) b", "\xff\xfea\x00b\x00", "\xe9\xe8", "===\n---\n# x\n**y**", "x\r\ry\u2028z",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := text.Read(context.Background(), data, text.Options{MaxBytes: 1 << 20, MaxBlocks: 5000})
		if err != nil {
			if !errors.Is(err, corpus.ErrTooLarge) && !errors.Is(err, corpus.ErrMalformed) {
				t.Fatalf("Read: %v is of no kind", err)
			}
			return
		}
		for i, b := range doc.Blocks {
			if b.Text == "" || !utf8.ValidString(b.Text) || strings.ContainsAny(b.Text, "\n\r\f\x00\u2028\u00ad") {
				t.Fatalf("block %d (%s) has the text %q", i, b.Kind, b.Text)
			}
			if b.Kind != corpus.Row && (b.Text != strings.TrimSpace(b.Text) || strings.Contains(b.Text, corpus.CellSeparator)) {
				t.Fatalf("block %d (%s) has the text %q", i, b.Kind, b.Text)
			}
			if (b.Kind == corpus.Heading || b.Kind == corpus.Item) != (b.Level > 0) {
				t.Fatalf("block %d (%s) has level %d", i, b.Kind, b.Level)
			}
			if (b.Kind == corpus.Furniture) != (b.Reason != "") || b.Region > len(doc.Regions) || b.Page > max(doc.Pages, 0) {
				t.Fatalf("block %d: %+v of %d pages, %d regions", i, b, doc.Pages, len(doc.Regions))
			}
		}
	})
}
