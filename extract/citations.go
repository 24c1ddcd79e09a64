package extract

import (
	"polidex/corpus"
	"polidex/extract/references"
)

// citations are the official documents that a document cites, notes included and
// furniture left out. What names the document itself is none: its work, and an
// act's own number.
func citations(doc *corpus.Document) []corpus.Citation {
	own := map[string]bool{doc.Work: true}
	for _, f := range references.Find(doc.Reference) {
		own[f.Key] = true
	}
	out := []corpus.Citation{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == corpus.Furniture {
			continue
		}
		for _, f := range references.Find(b.Text) {
			if own[f.Key] {
				continue
			}
			out = append(out, corpus.Citation{
				Key: f.Key, Text: b.Text[f.Start:f.End],
				Place: corpus.Place{Block: i, Start: f.Start, End: f.End},
			})
		}
	}
	return out
}
