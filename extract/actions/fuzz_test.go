package actions_test

import (
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/extract/actions"
)

// FuzzFind makes a document of any lines and checks that every place that comes
// out lies in it.
func FuzzFind(f *testing.F) {
	f.Add("Key actions\nThe Commission will:\n• open a desk by 2031 Member States are urged to:\n• visit it", byte(1))
	f.Add("Key action 3: The Commission will act. Europol will help.\nKey action 4", byte(0))
	f.Add("Action\tLead\t2031\nCount\tCommission\tX\n2032\nhives\t\t", byte(2))
	f.Add("Key action 7: Present a plan.\nIt rests on:\n• boats", byte(0))
	f.Add("La Commission :\nprésentera un plan\u00b2 ;", byte(3))
	f.Fuzz(func(t *testing.T, text string, mode byte) {
		doc := &corpus.Document{Regions: []corpus.Region{{Kind: corpus.RegionBox}, {Kind: corpus.RegionTable}}}
		doc.Language = []string{"en", "fr", "de", "hu"}[mode>>2&3]
		for i, line := range strings.Split(text, "\n") {
			b := corpus.Block{Kind: corpus.Paragraph, Text: line, Page: 1 + i/5, Region: int(mode) & 1}
			switch {
			case mode&2 != 0:
				b.Kind, b.Region = corpus.Row, 2
			case strings.HasPrefix(line, "•"):
				b.Kind, b.Level = corpus.Item, 1+i%2
			case i%7 == 6:
				b.Kind, b.Level = corpus.Heading, 2
			}
			doc.Blocks = append(doc.Blocks, b)
		}
		for _, found := range actions.Find(doc) {
			places := append([]corpus.Place{}, found.Action.Places...)
			for _, r := range found.Action.Why {
				places = append(places, r.Place)
			}
			for _, p := range append(append(places, found.Governing...), found.Topic...) {
				if p.Block < 0 || p.Block >= len(doc.Blocks) || p.Start < 0 || p.Start > p.End || p.End > len(doc.Blocks[p.Block].Text) {
					t.Fatalf("Find: place %+v outside the document", p)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var lines []string
	for range 40 {
		lines = append(lines, "h2 2.1 A chapter")
		for range 20 {
			lines = append(lines, "p Ports are the main gateway, and the Commission will of course adapt its plans, as Member States have asked, to what is found there.")
		}
		lines = append(lines, "b Key actions", "p The Commission, together with Europol, will:")
		for range 8 {
			lines = append(lines, "i present, in cooperation with the national authorities, a plan for the better protection of small ports by 2031;")
		}
	}
	doc := document(b, "en", strings.Join(lines, "\n"))
	for b.Loop() {
		actions.Find(doc)
	}
}
