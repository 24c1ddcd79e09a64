package grammar_test

import (
	"testing"

	"polidex/extract/actions/grammar"
)

func TestEveryVocabularyCompiles(t *testing.T) {
	for _, l := range grammar.Languages() {
		t.Run(l, func(t *testing.T) {
			if got := grammar.For(l).Language(); got != l {
				t.Errorf("For(%q).Language() = %q, want %q", l, got, l)
			}
		})
	}
	if got := grammar.For("xx").Language(); got != "en" {
		t.Errorf("For(%q).Language() = %q, want %q", "xx", got, "en")
	}
}
