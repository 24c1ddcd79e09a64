package index_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index"
)

func TestEntries(t *testing.T) {
	deadline := &corpus.Deadline{Text: "by 2032", To: "2032-12-31"}
	d := &corpus.Document{
		Meta: corpus.Meta{ID: "d", Work: "com-2031-7", Title: "Harbours", Reference: "COM(2031) 7 final", Type: corpus.TypeCommunication,
			Date: "2031-02-03", Language: "en", Pages: 9, Source: "s"},
		Blocks: []corpus.Block{
			{Kind: corpus.Furniture, Text: "3"},
			{Kind: corpus.Item, Text: "Two things by 2032, as in 2016/794. More.", NotedPage: 23, Section: []string{"1."}},
			{Kind: corpus.Paragraph},
		},
		Actions: []corpus.Action{
			{ID: "d-a1", Text: "Two things", LeadIn: "The Commission will:", BoxTitle: "Key actions", Actors: []string{"commission"},
				Deadline: deadline, Themes: []string{"fraud"}, NotedPage: 23, Block: 1, Confidence: 0.5,
				Places: []corpus.Place{{Block: 1, Start: 0, End: 34}},
				Years:  []corpus.Year{{Year: 2032, Role: corpus.YearDeadline}, {Year: 2016, Role: corpus.YearReference}}},
			{ID: "d-a2", Text: "More", Actors: []string{"europol", "commission"}, Block: 1},
		},
		Themes: []string{"fraud"},
		Years: []corpus.Year{
			{Year: 2032, Role: corpus.YearDeadline, Place: corpus.Place{Block: 1, Start: 14, End: 18}},
			{Year: 2016, Role: corpus.YearReference, Place: corpus.Place{Block: 1, Start: 26, End: 30}},
		},
		Citations: []corpus.Citation{{Key: "32016R0794", Place: corpus.Place{Block: 1, Start: 26, End: 34}}},
		Mentions:  []corpus.Mention{{Theme: "fraud", Place: corpus.Place{Block: 1}}, {Theme: "fraud", Place: corpus.Place{Block: 1, Start: 4, End: 6}}},
	}
	base := corpus.Entry{Document: "d", Work: "com-2031-7", Title: "Harbours", Reference: "COM(2031) 7 final",
		Type: corpus.TypeCommunication, Date: "2031-02-03", Language: "en", Source: "s"}
	document, passage, first, second := base, base, base, base
	document.ID, document.Kind = "d", corpus.KindDocument
	document.Themes, document.Years, document.Actors = []string{"fraud"}, []int{2032}, []string{"commission", "europol"}
	document.Cites, passage.Cites, first.Cites = []string{"32016R0794"}, []string{"32016R0794"}, []string{"32016R0794"}
	document.Pages, document.Actions, document.Passages = 9, 2, 1
	passage.ID, passage.Kind, passage.Text, passage.Block, passage.BlockKind = "d-p1", corpus.KindPassage, d.Blocks[1].Text, 1, corpus.Item
	passage.Section, passage.Page = []string{"1."}, 23
	passage.Themes, passage.Years, passage.Actors = []string{"fraud"}, []int{2032}, []string{"commission", "europol"}
	first.ID, first.Kind, first.Text, first.Block, first.BlockKind = "d-a1", corpus.KindAction, "Two things", 1, corpus.Item
	first.LeadIn, first.BoxTitle, first.Page = "The Commission will:", "Key actions", 23
	first.Actors, first.Themes, first.Years, first.Deadline, first.Confidence = []string{"commission"}, []string{"fraud"}, []int{2032}, deadline, 0.5
	second.ID, second.Kind, second.Text, second.Block, second.BlockKind = "d-a2", corpus.KindAction, "More", 1, corpus.Item
	second.Actors = []string{"europol", "commission"}
	want := []corpus.Entry{document, passage, first, second}
	if diff := cmp.Diff(want, index.Entries(d)); diff != "" {
		t.Errorf("Entries() (-want +got):\n%s", diff)
	}
}
