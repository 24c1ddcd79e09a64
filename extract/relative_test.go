package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
)

// times is what a case expects of one action: the words and days of its deadline
// and of its relative time, and the rule of the latter.
type times struct {
	Deadline, Relative, Rule string
	To                       corpus.Date
}

func TestRelativeTimes(t *testing.T) {
	doc := &corpus.Document{Blocks: []corpus.Block{
		{Kind: corpus.Paragraph, Text: "EUROPEAN COMMISSION"},
		{Kind: corpus.Paragraph, Text: "Brussels, 1.4.2025 COM(2025) 7 final"},
		{Kind: corpus.Paragraph, Text: "COMMUNICATION FROM THE COMMISSION on harbours"},
		{Kind: corpus.Heading, Level: 1, Text: "Key actions"},
		{Kind: corpus.Paragraph, Text: "The Commission will:"},
		{Kind: corpus.Item, Text: "propose rules on harbours within two years of adoption;"},
		{Kind: corpus.Item, Text: "assess the rules on ferries within six months;"},
		{Kind: corpus.Item, Text: "review the rules on locks by 2028, and report by the end of this mandate;"},
		{Kind: corpus.Item, Text: "publish a report on tides every two years."},
		{Kind: corpus.Paragraph, Text: "By the end of this mandate, the Commission will:"},
		{Kind: corpus.Item, Text: "adopt guidelines on moorings;"},
		{Kind: corpus.Item, Text: "evaluate the pilots' network no later than 18 months after the adoption of this Communication."},
	}}
	if err := extract.Analyse(t.Context(), doc, extract.Options{}); err != nil {
		t.Fatal(err)
	}
	want := []times{
		{Relative: "within two years of adoption", To: "2027-04-01", Rule: "relative-to-document"},
		{Relative: "within six months", Rule: "relative-unresolved"},
		{Deadline: "by 2028"},
		{},
		{Relative: "By the end of this mandate", To: "2029-11-30", Rule: "relative-to-mandate"},
		{Relative: "no later than 18 months after the adoption of this Communication", To: "2026-10-01", Rule: "relative-to-document"},
	}
	var got []times
	for i := range doc.Actions {
		a := &doc.Actions[i]
		var x times
		if a.Deadline != nil {
			x.Deadline = a.Deadline.Text
		}
		if r := a.Relative; r != nil {
			x.Relative, x.To = r.Text, r.To
			if words := doc.Words(r.Place); words != r.Text {
				t.Errorf("relative time %q stands at %q", r.Text, words)
			}
		}
		for _, why := range a.Why {
			if why.Fact == "relative" {
				x.Rule = why.Rule
			}
		}
		got = append(got, x)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("times (-want +got):\n%s", diff)
	}
}

func TestRelativeTimingCell(t *testing.T) {
	row := func(text string) corpus.Block { return corpus.Block{Kind: corpus.Row, Region: 1, Text: text} }
	head := row("Action\tResponsible\tTiming")
	head.Header = true
	doc := &corpus.Document{
		Meta: corpus.Meta{Date: "2025-04-01"},
		Blocks: []corpus.Block{
			{Kind: corpus.Paragraph, Text: "Brussels, 1.4.2025 COM(2025) 7 final"},
			{Kind: corpus.Heading, Level: 1, Text: "Annex: key actions"},
			head,
			row("Propose rules on harbours\tCommission\t12 months after adoption"),
			row("Assess the rules on ferries by the end of this mandate\tCommission\tOngoing"),
		},
		Regions: []corpus.Region{{Kind: corpus.RegionTable}},
	}
	if err := extract.Analyse(t.Context(), doc, extract.Options{}); err != nil {
		t.Fatal(err)
	}
	if len(doc.Actions) != 2 {
		t.Fatalf("%d actions, want 2", len(doc.Actions))
	}
	if r := doc.Actions[0].Relative; r == nil || r.Text != "12 months after adoption" || r.To != "2026-04-01" {
		t.Errorf("relative time of a cell = %+v, want 12 months after adoption", r)
	}
	if r := doc.Actions[1].Relative; r != nil {
		t.Errorf("relative time beside the cell %q = %+v, want none", "Ongoing", r)
	}
}

// Of words that stand twice in an action the place is that of the ones meant, also
// behind a note mark.
func TestPlacesOfWordsThatStandTwice(t *testing.T) {
	const item = "count the farms¹ and register all arms by 2031 and, together with Europol, report by 2031"
	doc := &corpus.Document{Blocks: []corpus.Block{
		{Kind: corpus.Paragraph, Text: "Brussels, 1.4.2025 COM(2025) 7 final"},
		{Kind: corpus.Heading, Level: 1, Text: "Key actions"},
		{Kind: corpus.Paragraph, Text: "The Commission will:"},
		{Kind: corpus.Item, Text: item},
	}}
	if err := extract.Analyse(t.Context(), doc, extract.Options{}); err != nil {
		t.Fatal(err)
	}
	if len(doc.Actions) != 1 || doc.Actions[0].Deadline == nil {
		t.Fatalf("actions %+v, want one with a deadline", doc.Actions)
	}
	if got, want := doc.Actions[0].Deadline.Place.Start, strings.LastIndex(item, "by 2031"); got != want {
		t.Errorf("the deadline stands at byte %d, want %d", got, want)
	}
	for _, why := range doc.Actions[0].Why {
		if why.Fact == "actor:europol" && why.Words != "Europol" {
			t.Errorf("Europol is read from %q", why.Words)
		}
	}
}
