package works_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"polidex/corpus"
	"polidex/extract"
)

// read extracts a file.
func read(t *testing.T, path string) *corpus.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := extract.Extract(context.Background(), data, extract.Source{Name: path}, extract.Options{})
	if err != nil {
		t.Fatalf("extracting %s: %v", path, err)
	}
	return doc
}

// documents is a path below the project's test documents.
func documents(elem ...string) string {
	return filepath.Join(append([]string{"..", "..", "testdata"}, elem...)...)
}

// shared returns a path in the folder of real documents that may stand beside the
// module, and skips the test where there is none.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "..", "shared"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no real documents here")
	}
	return path
}
