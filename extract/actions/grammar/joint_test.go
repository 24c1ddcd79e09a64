package grammar_test

import (
	"testing"

	"polidex/extract/actions/grammar"
)

// TestJointForms reads the names of joint actors in the forms that the languages
// inflect them to.
func TestJointForms(t *testing.T) {
	sentences(t, "testdata/joints.txt", func(t *testing.T, language, want, text string) {
		if got := ids(grammar.For(language).JointActors(text)); sortedWords(got) != sortedWords(want) {
			t.Errorf("JointActors(%q) = %q, want %q", text, got, want)
		}
	})
}
