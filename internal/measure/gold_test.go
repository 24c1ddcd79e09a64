package main

import (
	"testing"

	"polidex/corpus"
)

func goldOf(box string, texts ...string) (g gold) {
	for _, t := range texts {
		g.Actions = append(g.Actions, goldAction{Text: t, Box: box})
	}
	return g
}

func block(kind corpus.Kind, region int, text string) corpus.Block {
	return corpus.Block{Kind: kind, Region: region, Text: text}
}

// TestScores has readings with the faults that the scores are to tell.
func TestScores(t *testing.T) {
	title, lead := block(corpus.Paragraph, 1, "Key actions"), block(corpus.Paragraph, 1, "The council will:")
	paint, mend, count := block(corpus.Item, 1, "paint the buoys at once;"), block(corpus.Item, 1, "mend the long ladder;"), block(corpus.Item, 1, "count all of the gulls.")
	g := goldOf("Key actions", "paint the buoys at once", "mend the long ladder", "count all of the gulls")
	second := count
	second.Region = 2
	for _, tt := range []struct {
		name         string
		blocks       []corpus.Block
		items, boxes score
	}{
		{"all right", []corpus.Block{title, lead, paint, mend, count}, score{3, 3, 3}, score{1, 1, 1}},
		{"one cut in two", []corpus.Block{title, lead, block(corpus.Item, 1, "paint the buoys"), block(corpus.Item, 1, "at once;"), mend, count}, score{2, 4, 3}, score{0, 1, 1}},
		{"the rest of one as a paragraph", []corpus.Block{title, lead, paint, block(corpus.Item, 1, "mend the long"), block(corpus.Paragraph, 1, "ladder;"), count}, score{2, 4, 3}, score{0, 1, 1}},
		{"two merged", []corpus.Block{title, lead, block(corpus.Item, 1, "paint the buoys at once; mend the long ladder;"), count}, score{1, 2, 3}, score{0, 1, 1}},
		{"one of the text too many", []corpus.Block{title, lead, paint, mend, count, block(corpus.Item, 1, "and so it went on")}, score{3, 4, 3}, score{1, 1, 1}},
		{"a box cut in two", []corpus.Block{title, lead, paint, mend, second}, score{3, 3, 3}, score{0, 2, 1}},
		{"a box without its title", []corpus.Block{lead, paint, mend, count}, score{3, 3, 3}, score{0, 1, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := &corpus.Document{Blocks: tt.blocks, Regions: []corpus.Region{{Kind: corpus.RegionBox}, {Kind: corpus.RegionBox}}}
			if got := scoreItems(doc, g); got != tt.items {
				t.Errorf("items = %+v, want %+v", got, tt.items)
			}
			if got := scoreBoxes(doc, g); got != tt.boxes {
				t.Errorf("boxes = %+v, want %+v", got, tt.boxes)
			}
		})
	}
}

// TestBoxesMerged has two boxes of one title read as one.
func TestBoxesMerged(t *testing.T) {
	title := block(corpus.Paragraph, 1, "Key actions")
	doc := &corpus.Document{
		Blocks:  []corpus.Block{title, block(corpus.Item, 1, "paint the buoys"), title, block(corpus.Item, 1, "mend the ladder")},
		Regions: []corpus.Region{{Kind: corpus.RegionBox}},
	}
	if got, want := scoreBoxes(doc, goldOf("Key actions", "paint the buoys", "mend the ladder")), (score{0, 1, 2}); got != want {
		t.Errorf("boxes = %+v, want %+v", got, want)
	}
}
