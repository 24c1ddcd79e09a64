package corpus_test

import (
	"testing"

	"polidex/corpus"
)

func TestKindOf(t *testing.T) {
	for id, want := range map[string]corpus.EntryKind{
		"0123456789abcdef": corpus.KindDocument, "": corpus.KindDocument, "anything": corpus.KindDocument,
		corpus.ActionID("0123456789abcdef", 3, "do this"): corpus.KindAction,
		corpus.PassageID("0123456789abcdef", 3):           corpus.KindPassage,
		"a-":                                              corpus.KindPassage,
	} {
		if got := corpus.KindOf(id); got != want {
			t.Errorf("KindOf(%q) = %s, want %s", id, got, want)
		}
	}
}
