package grammar_test

import (
	"testing"

	"polidex/extract/actions/grammar"
)

// TestKindForms reads lead-ins whose subject is no single body, but one of a
// kind: of civil society, or of the authorities.
func TestKindForms(t *testing.T) {
	sentences(t, "testdata/kinds.txt", func(t *testing.T, language, want, text string) {
		l, ok := grammar.For(language).ReadLeadIn(text)
		if got := sortedWords(ids(l.Actors)); !ok || got != sortedWords(want) {
			t.Errorf("ReadLeadIn(%q) = %q, %v, want %q", text, got, ok, want)
		}
	})
}
