package extract_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"polidex/corpus"
	"polidex/extract"
)

// BenchmarkAnalyse analyses documents that were read before: each of the
// project's test documents, and all their blocks of one language as a text of 40 pages.
func BenchmarkAnalyse(b *testing.B) {
	files, err := filepath.Glob("../testdata/documents/*")
	if err != nil || len(files) == 0 {
		b.Fatalf("no test documents: %v", err)
	}
	for _, file := range files {
		doc := readDocument(b, file)
		b.Run("document="+filepath.Base(file), func(b *testing.B) { analyse(b, doc) })
		if doc.Pages > 0 && doc.Pages < benchPages {
			long := repeated(doc)
			b.Run("pages="+strconv.Itoa(benchPages)+"/document="+filepath.Base(file), func(b *testing.B) { analyse(b, long) })
		}
	}
}

// benchPages is the length for which the speed of the analysis is stated.
const benchPages = 40

func readDocument(b *testing.B, file string) *corpus.Document {
	b.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	doc, err := extract.Read(context.Background(), data, extract.Source{Name: file}, extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return doc
}

// repeated returns a document of benchPages pages that has the given one's over
// and over.
func repeated(doc *corpus.Document) *corpus.Document {
	long := *doc
	long.Blocks, long.Regions = nil, nil
	for page := 0; page+doc.Pages <= benchPages; page += doc.Pages {
		for _, block := range doc.Blocks {
			block.Page += page
			if block.Region > 0 {
				block.Region += len(long.Regions)
			}
			long.Blocks = append(long.Blocks, block)
		}
		long.Regions = append(long.Regions, doc.Regions...)
	}
	long.Pages = benchPages
	return &long
}

func analyse(b *testing.B, doc *corpus.Document) {
	for b.Loop() {
		if err := extract.Analyse(context.Background(), doc, extract.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
