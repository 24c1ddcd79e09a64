package corpus_test

import (
	"testing"

	"polidex/corpus"
)

func TestIsMadeWork(t *testing.T) {
	for key, want := range map[string]bool{
		"": false, "com-2025-148": false, "text-0123456789abcdef": true, "record-0123456789abcdef": true,
	} {
		if got := corpus.IsMadeWork(key); got != want {
			t.Errorf("IsMadeWork(%q) = %v, want %v", key, got, want)
		}
	}
}
