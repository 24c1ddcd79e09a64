//go:build !nopdfium

package pdfium_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"polidex/extract/pdf/glyphs"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/pdfium"
)

// cacheDir is where the tests of today and tomorrow keep the compiled module,
// which takes longer to make than all of them to run.
var cacheDir = sync.OnceValue(func() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "polidex-test")
})

// engine returns the engine that the tests share.
var engine = sync.OnceValue(func() *pdfium.Engine {
	return pdfium.New(pdfium.Options{CacheDir: cacheDir()})
})

func TestMain(m *testing.M) {
	code := m.Run()
	if err := engine().Close(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// open opens a file and closes it at the end of the test.
func open(t testing.TB, e *pdfium.Engine, data []byte) *pdfium.Document {
	t.Helper()
	d, err := e.Open(context.Background(), data)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return d
}

// read returns the first page of a file with the given page.
func read(t testing.TB, p *pdftest.Page) *glyphs.Page {
	t.Helper()
	page, err := open(t, engine(), file(p)).Page(1)
	if err != nil {
		t.Fatalf("Page: %v", err)
	}
	return page
}

func file(pages ...*pdftest.Page) []byte { return (&pdftest.File{Pages: pages}).Bytes() }
