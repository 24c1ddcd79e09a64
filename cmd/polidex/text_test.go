package main

import (
	"strings"
	"testing"

	"polidex/corpus"
)

// TestNothingToObey gives a document's words with what a terminal would obey.
func TestNothingToObey(t *testing.T) {
	const evil = "clean\x1b[2J the\u202e lakes\x07\u009b31m\nin\t2031\r\x1b]0;title\x07"
	hit := corpus.Hit{Entry: corpus.Entry{Title: evil, Text: evil, Section: []string{evil}}}
	shown := map[string]string{
		"table":   renderTable([]column[string]{{name: "text", cell: func(s string) string { return s }}}, []string{evil}, 80),
		"indent":  indent(evil, 80, "  "),
		"place":   indent(place(hit), 80, ""),
		"no bold": indentMarked(mark(evil, nil, false), 80, ""),
	}
	for name, got := range shown {
		if strings.ContainsAny(got, "\x1b\x07\r\t\u009b\u202e") {
			t.Errorf("%s lets through %q", name, got)
		}
		if !strings.Contains(got, "in 2031") {
			t.Errorf("%s = %q, want its words kept apart", name, got)
		}
	}
	marked := indentMarked(mark(evil, []corpus.Range{{Start: 0, End: 9}}, true), 200, "")
	if want := "\x1b[1mclean[2J\x1b[22m the lakes"; !strings.HasPrefix(marked, want) {
		t.Errorf("marked = %q, want it to begin with %q", marked, want)
	}
}
