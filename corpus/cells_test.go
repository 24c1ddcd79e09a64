package corpus_test

import (
	"testing"

	"polidex/corpus"
)

func TestSafeCell(t *testing.T) {
	for cell, want := range map[string]string{
		"":                   "",
		"plain":              "plain",
		"=SUM(A1:A9)":        "'=SUM(A1:A9)",
		"+32 2 000":          "'+32 2 000",
		"-5 %":               "'-5 %",
		"@home":              "'@home",
		"\tindented":         "'\tindented",
		"\rreturned":         "'\rreturned",
		"a = b":              "a = b",
		"’quoted’":           "’quoted’",
		"https://example.eu": "https://example.eu",
	} {
		if got := corpus.SafeCell(cell); got != want {
			t.Errorf("SafeCell(%q) = %q, want %q", cell, got, want)
		}
	}
}
