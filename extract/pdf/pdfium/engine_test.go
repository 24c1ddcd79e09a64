//go:build !nopdfium

package pdfium_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/pdfium"
)

func TestOpenErrors(t *testing.T) {
	page := new(pdftest.Page).Lines(50, 700, "a line")
	whole := file(page)
	locked := func(bits int) []byte {
		return (&pdftest.File{Pages: []*pdftest.Page{page}, Encrypt: &pdftest.Encryption{Bits: bits, Locked: true}}).Bytes()
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		data []byte
		want error
	}{
		{"nothing", context.Background(), nil, corpus.ErrMalformed},
		{"no pdf", context.Background(), []byte("just a text"), corpus.ErrMalformed},
		{"noise", context.Background(), bytes.Repeat([]byte{0xff, 0, 'o', 'b', 'j'}, 10_000), corpus.ErrMalformed},
		{"header only", context.Background(), []byte("%PDF-1.7\n%%EOF\n"), corpus.ErrMalformed},
		{"truncated", context.Background(), whole[:300], corpus.ErrMalformed},
		{"no pages", context.Background(), file(), corpus.ErrMalformed},
		{"password, 40 bits", context.Background(), locked(40), corpus.ErrUnsupported},
		{"password, 128 bits", context.Background(), locked(128), corpus.ErrUnsupported},
		{"password, 256 bits", context.Background(), locked(256), corpus.ErrUnsupported},
		{"context ended", ended, whole, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := engine().Open(c.ctx, c.data)
			if err == nil {
				d.Close()
			}
			if !errors.Is(err, c.want) {
				t.Errorf("Open = %v, want %v", err, c.want)
			}
		})
	}
}

func TestOpenKinds(t *testing.T) {
	page := new(pdftest.Page).Lines(50, 700, "a line")
	for _, c := range []struct {
		name string
		file pdftest.File
	}{
		{"table", pdftest.File{XRef: pdftest.Table}},
		{"stream", pdftest.File{XRef: pdftest.Stream}},
		{"hybrid", pdftest.File{XRef: pdftest.Hybrid}},
		{"wrong cross-references", pdftest.File{XRef: pdftest.Wrong}},
		{"packed", pdftest.File{Pack: true}},
		{"junk before the header", pdftest.File{Junk: "junk\n"}},
		{"encrypted, 40 bits", pdftest.File{Encrypt: &pdftest.Encryption{Bits: 40}}},
		{"encrypted, 128 bits", pdftest.File{Encrypt: &pdftest.Encryption{Bits: 128}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.file.Pages = []*pdftest.Page{page}
			p, err := open(t, engine(), c.file.Bytes()).Page(1)
			if err != nil {
				t.Fatalf("Page: %v", err)
			}
			if got, want := text(p), "a line"; got != want {
				t.Errorf("text = %q, want %q", got, want)
			}
		})
	}
}

func TestOneAtATime(t *testing.T) {
	data := file(new(pdftest.Page).Lines(50, 700, "a line"))
	d := open(t, engine(), data)
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() {
		_, err := engine().Open(ctx, data)
		result <- err
	}()
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("Open beside an open document = %v, want %v", err, context.Canceled)
	}
	for range 2 {
		if err := d.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	if _, err := d.Page(1); err == nil {
		t.Error("Page of a closed document: no error")
	}
	if _, err := open(t, engine(), data).Page(1); err != nil {
		t.Errorf("Page of the next document: %v", err)
	}
}

func TestFault(t *testing.T) {
	data := file(new(pdftest.Page).Lines(50, 700, "one"), new(pdftest.Page).Lines(50, 700, "two"))
	d := open(t, engine(), data)
	d.Break()
	p, err := d.Page(2)
	if err != nil {
		t.Fatalf("Page after a fault: %v", err)
	}
	if got := text(p); got != "two" {
		t.Errorf("text after a fault = %q, want %q", got, "two")
	}
	for range 20 {
		d.Break()
		_, err = d.Page(1)
	}
	if !errors.Is(err, corpus.ErrMalformed) {
		t.Errorf("Page after many faults = %v, want %v", err, corpus.ErrMalformed)
	}
	d.Close()
	if _, err := open(t, engine(), data).Page(1); err != nil {
		t.Errorf("Page of the next document: %v", err)
	}
}

func TestLimits(t *testing.T) {
	e := pdfium.New(pdfium.Options{CacheDir: cacheDir(), MaxBytes: 20_000, MaxPages: 2, MaxGlyphs: 4, MaxDocumentGlyphs: 6, MaxPixels: 500_000})
	defer e.Close()
	if _, err := e.Open(context.Background(), make([]byte, 20_001)); !errors.Is(err, corpus.ErrTooLarge) {
		t.Errorf("Open of a large file = %v, want %v", err, corpus.ErrTooLarge)
	}
	page := new(pdftest.Page).Lines(50, 700, "abcdef")
	d := open(t, e, file(page, page, page))
	if d.Pages() != 2 || d.PagesInFile() != 3 {
		t.Errorf("Pages, PagesInFile = %d, %d, want 2, 3", d.Pages(), d.PagesInFile())
	}
	for n, want := range map[int]error{0: corpus.ErrNotFound, 3: corpus.ErrNotFound} {
		if _, err := d.Page(n); !errors.Is(err, want) {
			t.Errorf("Page(%d) = %v, want %v", n, err, want)
		}
	}
	for n, want := range []string{"abcd", "ab"} {
		p, err := d.Page(n + 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := text(p); got != want || !p.Truncated {
			t.Errorf("page %d: text = %q, truncated %v, want %q, true", n+1, got, p.Truncated, want)
		}
	}
	picture, _, err := d.Picture(1, 300)
	if err != nil {
		t.Fatal(err)
	}
	if b := picture.Bounds(); b.Dx()*b.Dy() > 501_000 || b.Dx() < 550 || b.Dy() < 800 {
		t.Errorf("picture is %v, want some 500,000 pixels", b)
	}
	d.Close()
}

func FuzzOpen(f *testing.F) {
	page := new(pdftest.Page).Lines(50, 700, "a line").Fill(0.5, 50, 600, 100, 50)
	f.Add(file(page))
	f.Add((&pdftest.File{Pages: []*pdftest.Page{page}, XRef: pdftest.Hybrid, Pack: true}).Bytes())
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := engine().Open(context.Background(), data)
		if err != nil {
			return
		}
		defer d.Close()
		for n := range min(d.Pages(), 3) {
			d.Page(n + 1)
			d.Picture(n+1, 20)
		}
	})
}
