//go:build !nopdfium

package pdfium_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/pdfium"
)

func TestCache(t *testing.T) {
	if os.Getenv("POLIDEX_SLOW") == "" {
		t.Skip("POLIDEX_SLOW is not set")
	}
	data := file(new(pdftest.Page).Lines(50, 700, "a line"))
	start := func(folder string) {
		t.Helper()
		e := pdfium.New(pdfium.Options{CacheDir: folder})
		open(t, e, data).Close()
		if err := e.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	folder := t.TempDir()
	start(folder)
	kept, size := cached(t, folder)
	if len(kept) != 1 {
		t.Fatalf("%d files in the cache, want 1", len(kept))
	}
	if err := os.Truncate(kept[0], size/2); err != nil {
		t.Fatal(err)
	}
	start(folder)
	if _, again := cached(t, folder); again != size {
		t.Errorf("a truncated cache of %d bytes was not made anew: %d bytes", size, again)
	}
	// What cannot be a folder, and what others may write to.
	start(kept[0])
	foreign := t.TempDir()
	if err := os.Chmod(foreign, 0o777); err != nil {
		t.Fatal(err)
	}
	start(foreign)
	if left, _ := cached(t, foreign); runtime.GOOS != "windows" && len(left) > 0 {
		t.Errorf("%q were left where others may write", left)
	}
	// The engine may be used again after Close.
	e := pdfium.New(pdfium.Options{CacheDir: folder})
	for range 2 {
		open(t, e, data).Close()
		if err := e.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
}

// cached returns the files of a cache and the size of the last.
func cached(t *testing.T, folder string) (files []string, size int64) {
	t.Helper()
	filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().IsRegular() {
			files, size = append(files, path), info.Size()
		}
		return nil
	})
	return files, size
}

// TestMemory reads a page whose content is more than PDFium's memory.
func TestMemory(t *testing.T) {
	if os.Getenv("POLIDEX_SLOW") == "" {
		t.Skip("POLIDEX_SLOW is not set")
	}
	var content bytes.Buffer
	z := zlib.NewWriter(&content)
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range 450 {
		z.Write(blank)
	}
	z.Close()
	data := fmt.Appendf(nil, `%%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R>> endobj
4 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
5 0 obj <</Filter/FlateDecode/Length %d>> stream
%s
endstream endobj
trailer <</Root 1 0 R>>
`, content.Len(), content.Bytes())
	d := open(t, engine(), data)
	if _, err := d.Page(1); !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("Page(1) = %v, want %v", err, corpus.ErrMalformed)
	}
	if _, err := d.Page(2); err != nil {
		t.Errorf("Page(2): %v", err)
	}
}
