//go:build nopdfium

package pdfium_test

import (
	"context"
	"errors"
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/pdfium"
)

func TestAbsent(t *testing.T) {
	e := pdfium.New(pdfium.Options{})
	defer e.Close()
	if pdfium.Available {
		t.Error("Available = true, want false")
	}
	if err := e.Start(t.Context()); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("Start = %v, want %v", err, corpus.ErrUnavailable)
	}
	if _, err := e.Open(context.Background(), []byte("%PDF-1.7")); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("Open = %v, want %v", err, corpus.ErrUnavailable)
	}
}
