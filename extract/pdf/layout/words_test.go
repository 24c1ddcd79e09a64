package layout_test

import (
	"testing"

	"polidex/extract/pdf/layout"
)

// page makes a page of lines of text alone.
func page(texts ...string) *layout.Page {
	p := &layout.Page{}
	for _, t := range texts {
		p.Lines = append(p.Lines, &layout.Line{Text: t, Page: 1, Size: 11})
	}
	return p
}

func TestWords(t *testing.T) {
	known := page("organisation and decision stand here whole", "the well-known making of cross-border rules")
	tests := []struct {
		name  string
		lines []string
		want  string
	}{
		{"lines are joined by a space", []string{"one", "two"}, "one two"},
		{"broken word, known whole", []string{"an organi-", "sation"}, "an organisation"},
		{"compound, known with its hyphen", []string{"a cross-", "border rule"}, "a cross-border rule"},
		{"compound of two known words", []string{"the decision-", "making"}, "the decision-making"},
		{"soft hyphen", []string{"Verant\u00ad", "wortung"}, "Verantwortung"},
		{"capital follows", []string{"the EU-", "US summit"}, "the EU-US summit"},
		{"numbers", []string{"in 2026-", "2030"}, "in 2026-2030"},
		{"short for a later word", []string{"sea-", "and airports"}, "sea- and airports"},
		{"dash with spaces", []string{"this –", "that"}, "this – that"},
		{"slash", []string{"and/", "or"}, "and/or"},
		{"unknown in a document that breaks no words", []string{"a zeta-", "quibble"}, "a zeta-quibble"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			words := layout.NewWords([]*layout.Page{known})
			if got := words.Text(page(tt.lines...).Lines); got != tt.want {
				t.Errorf("Text(%q) = %q, want %q", tt.lines, got, tt.want)
			}
		})
	}
}

func TestWordsOfHyphenatedDocument(t *testing.T) {
	p := page("this document breaks its words at the ends of some-", "where between the letters, as one can see in ma-", "ny places of it")
	if got, want := layout.NewWords([]*layout.Page{p}).Text(page("an unheard-", "ofword").Lines), "an unheardofword"; got != want {
		t.Errorf("Text = %q, want %q", got, want)
	}
}
