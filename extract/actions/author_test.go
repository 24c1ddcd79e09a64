package actions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/actions"
)

func TestWe(t *testing.T) {
	for _, c := range []struct {
		name, reference, title string
		want                   []string
	}{
		{"communication", "COM(2031) 12 final", "", []string{corpus.ActorCommission}},
		{"joint communication", "JOIN(2031) 1 final", "", []string{corpus.ActorCommission, corpus.ActorHighRepresentative}},
		{"page of the Commission", "", "Clean rivers - European Commission", []string{corpus.ActorCommission}},
		{"page about the Commission", "", "European Commission and rivers | The Rivers Club", []string{corpus.ActorOther}},
		{"page of nobody", "", "Clean rivers", []string{corpus.ActorOther}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := &corpus.Document{Blocks: []corpus.Block{
				{Kind: corpus.Paragraph, Text: "We will:"},
				{Kind: corpus.Item, Level: 1, Marker: "•", Text: "map the springs"},
			}}
			doc.Language, doc.Reference = "en", c.reference
			if c.title != "" {
				doc.Properties = []corpus.Property{{Name: "html:title", Value: c.title}}
			}
			found := actions.Find(doc)
			if len(found) != 1 {
				t.Fatalf("found %d actions, want 1", len(found))
			}
			if diff := cmp.Diff(c.want, found[0].Action.Actors); diff != "" {
				t.Errorf("actors (-want +got):\n%s", diff)
			}
		})
	}
}
