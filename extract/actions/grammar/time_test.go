package grammar_test

import (
	"testing"

	"polidex/extract/actions/grammar"
)

func TestIsTime(t *testing.T) {
	sentences(t, "testdata/times.txt", func(t *testing.T, language, want, text string) {
		if got := grammar.For(language).IsTime(text); got != (want == "time") {
			t.Errorf("IsTime(%q) = %v, want %s", text, got, want)
		}
	})
}

func TestIsReference(t *testing.T) {
	sentences(t, "testdata/references.txt", func(t *testing.T, language, want, text string) {
		if got := grammar.For(language).IsReference(text); got != (want == "yes") {
			t.Errorf("IsReference(%q) = %v, want %s", text, got, want)
		}
	})
}
