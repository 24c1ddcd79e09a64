package indextest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// testPhrases: words that stand together, also the same ones several times.
func testPhrases(t *testing.T, x index.Index) {
	filled(t, x)
	round := strings.TrimSpace(strings.Repeat("to and fro ", 60))
	d := &corpus.Document{
		Meta: corpus.Meta{ID: "e5", Title: "On steps", Type: corpus.TypeOther, Language: "en", Format: corpus.FormatText, Source: "notes/steps.txt"},
		Blocks: []corpus.Block{
			{Kind: corpus.Paragraph, Text: "They go step by step, and day by day."},
			{Kind: corpus.Paragraph, Text: "By day, a step; a day and a step by night."},
			{Kind: corpus.Paragraph, Text: "The ferry goes " + round + "."},
		},
	}
	if err := x.Put(t.Context(), d); err != nil {
		t.Fatalf("Put() = %v", err)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a word twice", `"step by step"`, []string{"e5-p0"}},
		{"a word twice in another order", `"by step by"`, nil},
		{"two words twice", `"day by day"`, []string{"e5-p0"}},
		{"more often than it stands there", `"day by day by day"`, nil},
		{"stop words are counted", `"a day and a step"`, []string{"e5-p1"}},
		{"a word twice, near", `"step step"~1`, []string{"e5-p0"}},
		{"a word twice, less near", `"step step"~4`, []string{"e5-p0", "e5-p1"}},
		{"a long quotation", `"` + round + `"`, []string{"e5-p2"}},
		{"a longer one", `"` + round + ` to"`, nil},
		{"a quotation of three hundred words", `"` + round + " " + round + `"`, nil},
		{"what is excluded", `"day and" -"step by step"`, []string{"e5-p1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := found(t, x, corpus.Query{Text: c.text, Sort: corpus.SortDocument})
			equal(t, "Search("+c.text+")", got, append([]string{}, c.want...))
			if r := search(t, x, corpus.Query{Text: c.text}); len(r.Notes) > 0 {
				t.Errorf("Search(%q): notes %q, want none", c.text, r.Notes)
			}
		})
	}
	t.Run("given up", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := x.Search(ctx, corpus.Query{Text: `"step by step"`}); !errors.Is(err, context.Canceled) {
			t.Errorf("Search() after its context was cancelled = %v, want that", err)
		}
	})
}
