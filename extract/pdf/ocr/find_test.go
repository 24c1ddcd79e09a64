package ocr_test

import (
	"os"
	"strings"
	"testing"

	"polidex/extract/pdf/ocr"
)

// TestFindPondering finds a program that does not answer.
func TestFindPondering(t *testing.T) {
	if os.Getenv("POLIDEX_SLOW") == "" {
		t.Skip("POLIDEX_SLOW is not set")
	}
	t.Parallel()
	if _, err := ocr.Find(ocr.Options{Program: program(t, "pondering")}); err == nil || !strings.Contains(err.Error(), "no answer within 5s") {
		t.Errorf("Find = %v, want that there is no answer", err)
	}
}
