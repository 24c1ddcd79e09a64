package layout_test

import (
	"testing"

	"polidex/corpus"
	"polidex/extract/pdf/layout"
)

func TestItemsSeen(t *testing.T) {
	p := &layout.Page{}
	for _, l := range []struct {
		text string
		wide bool
	}{
		{"The council will:", false},
		{"• paint the buoys;", false},
		{"– mend the ladder, which leads from the quay to the boats and", false},
		{"– in winter – to the ice;", false}, // goes on with the line before
		{"(a) count the gulls.", true},
		{"(3) of the regulation, as it stands,", false},
		{"1. Introduction .............. 3", true},
		{"2030 is far away.", false},
	} {
		p.Lines = append(p.Lines, &layout.Line{Text: l.text, Wide: l.wide, Page: 1, Size: 11})
	}
	if got, want := layout.ItemsSeen([]*layout.Page{p}), 3; got != want {
		t.Errorf("ItemsSeen = %d, want %d", got, want)
	}
}

func TestItemsKept(t *testing.T) {
	blocks := []corpus.Block{
		{Kind: corpus.Item, Marker: "•", Text: "paint the buoys"},
		{Kind: corpus.Item, Text: "without a bullet in the file"},
		{Kind: corpus.Paragraph, Text: "(a) text"},
		{Kind: corpus.Row, Text: "Menders\t• mend nets • dry nets\t2041"},
		{Kind: corpus.Row, Text: "Divers\tdive"},
	}
	if got, want := layout.ItemsKept(blocks), 2; got != want {
		t.Errorf("ItemsKept = %d, want %d", got, want)
	}
}
