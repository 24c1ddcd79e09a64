//go:build !nopdfium

package pdfium_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/internal/pdftest"
	"polidex/extract/pdf/pdfium"
)

func TestStart(t *testing.T) {
	e := pdfium.New(pdfium.Options{CacheDir: cacheDir()})
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := e.Start(ended); !errors.Is(err, context.Canceled) || e.Runs() {
		t.Errorf("Start in a context that has ended = %v, running %t, want %v", err, e.Runs(), context.Canceled)
	}
	for range 2 {
		if err := e.Start(t.Context()); err != nil || !e.Runs() {
			t.Fatalf("Start = %v, running %t", err, e.Runs())
		}
	}
	if err := e.Close(); err != nil || e.Runs() {
		t.Errorf("Close = %v, running %t", err, e.Runs())
	}
	if err := e.Start(t.Context()); err != nil || !e.Runs() {
		t.Errorf("Start after Close = %v, running %t", err, e.Runs())
	}
	if err := e.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// TestCloseBesideDocument closes the engine of a document that is open.
func TestCloseBesideDocument(t *testing.T) {
	data := file(new(pdftest.Page).Lines(50, 700, "a line"))
	e := pdfium.New(pdfium.Options{CacheDir: cacheDir()})
	d := open(t, e, data)
	for range 2 {
		if err := e.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}
	if p, err := d.Page(1); err != nil || text(p) != "a line" {
		t.Errorf("Page of a document that was left open = %v", err)
	}
	if err := d.Close(); err != nil || e.Runs() {
		t.Errorf("Close of the document = %v, running %t, want the end", err, e.Runs())
	}
	if _, err := open(t, e, data).Page(1); err != nil {
		t.Errorf("Page of the next document: %v", err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
}

// TestCloseAtAnyTime closes the engine while others use it.
func TestCloseAtAnyTime(t *testing.T) {
	data := file(new(pdftest.Page).Lines(50, 700, "a line"))
	e := pdfium.New(pdfium.Options{CacheDir: cacheDir()})
	var users sync.WaitGroup
	for range 3 {
		users.Go(func() {
			for range 3 {
				d, err := e.Open(t.Context(), data)
				if err != nil {
					t.Errorf("Open: %v", err)
					return
				}
				if _, err := d.Page(1); err != nil {
					t.Errorf("Page: %v", err)
				}
				if err := errors.Join(e.Close(), d.Close()); err != nil {
					t.Errorf("Close: %v", err)
				}
			}
		})
	}
	users.Wait()
	if err := e.Close(); err != nil || e.Runs() {
		t.Errorf("Close = %v, running %t", err, e.Runs())
	}
}

// TestFailedRevival has a document fail to come into the instance after a fault.
func TestFailedRevival(t *testing.T) {
	data := file(new(pdftest.Page).Lines(50, 700, "one"), new(pdftest.Page).Lines(50, 700, "two"))
	d := open(t, engine(), data)
	whole := d.Swap([]byte("no pdf"))
	d.Break()
	for range 2 {
		if _, err := d.Page(2); !errors.Is(err, corpus.ErrMalformed) {
			t.Errorf("Page of what cannot be opened again = %v, want %v", err, corpus.ErrMalformed)
		}
	}
	d.Swap(whole)
	if p, err := d.Page(2); err != nil || text(p) != "two" {
		t.Errorf("Page of what can be opened again: %v", err)
	}
	d.Swap([]byte("no pdf"))
	d.Break()
	d.Page(1)
	if err := d.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if _, err := open(t, engine(), data).Page(1); err != nil {
		t.Errorf("Page of the next document: %v", err)
	}
}
