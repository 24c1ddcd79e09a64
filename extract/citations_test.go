package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
)

func TestCitations(t *testing.T) {
	doc := &corpus.Document{Blocks: []corpus.Block{
		{Kind: corpus.Paragraph, Text: "EUROPEAN COMMISSION"},
		{Kind: corpus.Paragraph, Text: "Brussels, 3.2.2031 COM(2031) 7 final"},
		{Kind: corpus.Paragraph, Text: "COMMUNICATION FROM THE COMMISSION on harbours"},
		{Kind: corpus.Paragraph, Text: "This Communication, COM(2031) 7, follows COM(2030) 12 final."},
		{Kind: corpus.Note, Text: "Regulation (EU) 2016/794 (OJ L 135, 24.5.2016, p. 53)."},
		{Kind: corpus.Furniture, Text: "COM(2029) 1 final"},
	}}
	if err := extract.Analyse(t.Context(), doc, extract.Options{}); err != nil {
		t.Fatal(err)
	}
	if doc.Work != "com-2031-7" {
		t.Fatalf("work = %q, want com-2031-7", doc.Work)
	}
	want := []corpus.Citation{
		{Key: "com-2030-12", Text: "COM(2030) 12 final", Place: corpus.Place{Block: 3, Start: 41, End: 59}},
		{Key: "32016R0794", Text: "Regulation (EU) 2016/794", Place: corpus.Place{Block: 4, Start: 0, End: 24}},
	}
	if diff := cmp.Diff(want, doc.Citations); diff != "" {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
}

func TestAnActDoesNotCiteItself(t *testing.T) {
	doc := &corpus.Document{Blocks: []corpus.Block{
		{Kind: corpus.Heading, Level: 1, Text: "DIRECTIVE (EU) 2027/25 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 14 December 2027 on the care of rivers"},
		{Kind: corpus.Paragraph, Text: "Directive (EU) 2027/25 replaces Directive 2014/42/EU."},
	}}
	if err := extract.Analyse(t.Context(), doc, extract.Options{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"32014L0042"}, doc.Cites()); diff != "" {
		t.Errorf("cites (-want +got):\n%s", diff)
	}
}
