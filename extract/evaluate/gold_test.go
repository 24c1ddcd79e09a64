package evaluate_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/evaluate"
)

func TestRead(t *testing.T) {
	got, err := evaluate.Read([]byte("\xef\xbb\xbf" + `{
		"document": {"title": null, "reference": "COM(2031) 1 final", "reference_alt": ["JOIN(2031) 1 final"], "date": "2031-05-14", "language": "en", "pages": 9, "type": "communication"},
		"headings": [{"level": 1, "text": "1. Introduction", "page": 2}],
		"actions": [{"text": "count the swans", "text_alt": ["count swans"], "page": 3, "box": null, "lead_in": "The Commission will:",
			"actors": ["commission"], "deadline": {"text": "by 2032", "from": null, "to": "2032-12-31"}, "themes": ["fraud"]},
			{"text": "feed them", "page": null, "deadline": null}],
		"themes": ["fraud"], "note": "swans"}`))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	want := evaluate.Gold{
		Expect: evaluate.ExpectReadable,
		Document: evaluate.Facts{
			Reference: "COM(2031) 1 final", ReferenceAlt: []string{"JOIN(2031) 1 final"}, Date: "2031-05-14", Language: "en", Pages: 9,
		},
		Actions: []evaluate.Action{
			{
				Text: "count the swans", TextAlt: []string{"count swans"}, Page: 3, LeadIn: "The Commission will:", Actors: []string{"commission"},
				Deadline: &evaluate.Interval{To: "2032-12-31"}, Themes: []string{"fraud"},
			},
			{Text: "feed them"},
		},
		Themes: []string{"fraud"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Read (-want +got):\n%s", diff)
	}
}

func TestReadRefuses(t *testing.T) {
	action := func(members string) string {
		return `{"document": {}, "actions": [{"text": "count"}, {` + members + `}]}`
	}
	for _, c := range []struct{ name, gold, says string }{
		{"empty", "", "unexpected end"},
		{"no JSON", "{", "byte 1"},
		{"no object", "[]", "array"},
		{"wrong kind", `{"document": {"pages": "nine"}, "actions": []}`, `"document.pages" cannot be a string`},
		{"no document", `{"actions": []}`, `"document"`},
		{"no actions", `{"document": {}, "actions": null}`, `"actions"`},
		{"expectation", `{"document": {}, "actions": [], "expect": "nothing"}`, `"nothing"`},
		{"title", `{"document": {"title": "…"}, "actions": []}`, `title "…"`},
		{"other title", `{"document": {"title": "Swans", "title_alt": ["?"]}, "actions": []}`, `title "?"`},
		{"date", `{"document": {"date": "2031"}, "actions": []}`, `"2031" is no day`},
		{"no text", action(``), "action 2"},
		{"text", action(`"text": "–"`), `action 2: the text "–"`},
		{"other text", action(`"text": "a", "text_alt": [""]`), "action 2"},
		{"open deadline", action(`"text": "a", "deadline": {"text": "some day"}`), "open on both sides"},
		{"deadline's day", action(`"text": "a", "deadline": {"to": "2031-02-30"}`), `action 2: deadline: "2031-02-30"`},
		{"deadline's order", action(`"text": "a", "deadline": {"from": "2032-01-01", "to": "2031-12-31"}`), "ends before"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := evaluate.Read([]byte(c.gold))
			if !errors.Is(err, corpus.ErrMalformed) {
				t.Fatalf("Read = %v, want %v", err, corpus.ErrMalformed)
			}
			if !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("Read = %q, want one line that says %q", err, c.says)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"document": {"title": "Swans"}, "actions": [{"text": "count", "deadline": {"to": "2031-12-31"}}]}`)
	f.Add(`{"document": {}, "actions": [], "expect": "error"}`)
	f.Add(`{"document": null, "actions": [null]}`)
	f.Fuzz(func(t *testing.T, data string) {
		gold, err := evaluate.Read([]byte(data))
		if err != nil {
			if !errors.Is(err, corpus.ErrMalformed) {
				t.Errorf("Read(%q) = %v, want %v", data, err, corpus.ErrMalformed)
			}
			return
		}
		doc := &corpus.Document{}
		for _, a := range gold.Actions {
			doc.Actions = append(doc.Actions, corpus.Action{Text: a.Text})
		}
		report := evaluate.Sum([]evaluate.Result{evaluate.Judge("a", gold, doc, nil)})
		if gold.Expect == evaluate.ExpectReadable && report.All.Strict.F1 != 1 {
			t.Errorf("the texts of %q are not equal to themselves: strict F1 %v", data, report.All.Strict.F1)
		}
	})
}
