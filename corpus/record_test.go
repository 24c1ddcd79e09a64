package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestRecord(t *testing.T) {
	tests := []struct {
		name  string
		entry corpus.Entry
		want  map[string]string
	}{
		{"action", corpus.Entry{
			ID: "d1-a1", Kind: corpus.KindAction, Document: "d1", Title: "Safe harbours", Date: "2031-04-01", Page: 7,
			BoxTitle: "Key actions", LeadIn: "The Commission will:", Text: "map the ports", Actors: []string{"commission", "europol"},
			Years: []int{2032, 2033}, Themes: []string{"maritime-security"},
			Deadline: &corpus.Deadline{Text: "by 2033", To: "2033-12-31"},
		}, map[string]string{
			"id": "d1-a1", "document": "d1", "reference": "", "title": "Safe harbours", "date": "2031-04-01", "page": "7",
			"box": "Key actions", "lead_in": "The Commission will:", "text": "map the ports", "actors": "commission|europol",
			"deadline_text": "by 2033", "deadline_from": "", "deadline_to": "2033-12-31", "years": "2032|2033",
			"themes": "maritime-security", "source": "",
		}},
		{"document", corpus.Entry{
			ID: "d1", Kind: corpus.KindDocument, Work: "com-2031-9", Reference: "COM(2031) 9 final", Type: corpus.TypeCommunication,
			Language: "en", Pages: 12, Actions: 0, Passages: 80,
		}, map[string]string{
			"id": "d1", "work": "com-2031-9", "cites": "", "reference": "COM(2031) 9 final", "title": "", "type": "communication", "date": "",
			"language": "en", "pages": "12", "actions": "0", "passages": "80", "years": "", "themes": "", "source": "",
		}},
		{"passage", corpus.Entry{
			ID: "d1-p4", Kind: corpus.KindPassage, Document: "d1", Section: []string{"1. Ports", "1.1 Quays"}, BlockKind: corpus.Item,
			Text: "lights at night",
		}, map[string]string{
			"id": "d1-p4", "document": "d1", "reference": "", "title": "", "date": "", "page": "", "section": "1. Ports > 1.1 Quays",
			"block_kind": "item", "text": "lights at night", "years": "", "themes": "", "source": "",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			columns, cells := corpus.Columns(test.entry.Kind), test.entry.Record()
			if len(columns) != len(cells) {
				t.Fatalf("%d columns and %d cells", len(columns), len(cells))
			}
			got := map[string]string{}
			for i, c := range columns {
				got[c] = cells[i]
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("record (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSafeCell(t *testing.T) {
	for cell, want := range map[string]string{
		"":                   "",
		"plain":              "plain",
		"=SUM(A1:A9)":        "'=SUM(A1:A9)",
		"+32 2 000":          "'+32 2 000",
		"-5 %":               "'-5 %",
		"@home":              "'@home",
		"\tindented":         "'\tindented",
		"\rreturned":         "'\rreturned",
		"a = b":              "a = b",
		"’quoted’":           "’quoted’",
		"https://example.eu": "https://example.eu",
	} {
		if got := corpus.SafeCell(cell); got != want {
			t.Errorf("SafeCell(%q) = %q, want %q", cell, got, want)
		}
	}
}
