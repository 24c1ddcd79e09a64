package index_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"polidex/corpus"
	"polidex/index"
)

func marked(text string, marks []corpus.Range) string {
	var b strings.Builder
	last := 0
	for _, m := range marks {
		b.WriteString(text[last:m.Start] + "[" + text[m.Start:m.End] + "]")
		last = m.End
	}
	return b.String() + text[last:]
}

// marksOf finds the words of a query in a text.
func marksOf(text, query string) []corpus.Range {
	tree, _ := index.Parse(query)
	return index.NewPlan(tree, []string{"en"}).Marks(text, "en")
}

func TestSnippet(t *testing.T) {
	filler := strings.Repeat("The harbour is quiet and the boats lie still in it. ", 10)
	for _, c := range []struct {
		name, text, query string
		begins, ends      string
		has               []string
	}{
		{"a short text is whole", "Smugglers use ferries.", "ferries", "Smugglers", "ferries.", []string{"[ferries]"}},
		{"no marks, the beginning", filler, "zebra", "The harbour", "…", nil},
		{"a sentence in the middle", filler + "Here smugglers meet brokers. " + filler, "brokers", "…", "…", []string{"Here smugglers meet [brokers]."}},
		{"the end", filler + "At last a zebra", "zebra", "…", "zebra", []string{"At last a [zebra]"}},
		{"the most marks", "One zebra. " + filler + "A zebra, a zebra and a zebra. " + filler, "zebra", "…", "…", []string{"A [zebra], a [zebra] and a [zebra]."}},
		{"no spaces before the end", strings.Repeat("é", 400) + " zebr", "zebr", "…", "zebr", []string{"[zebr]"}},
		{"no spaces", strings.Repeat("é", 1000), "zebra", "é", "…", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, marks := index.Snippet(c.text, marksOf(c.text, c.query))
			if len(s) > 500 || !utf8.ValidString(s) {
				t.Errorf("Snippet() has %d bytes, valid %v", len(s), utf8.ValidString(s))
			}
			if !strings.HasPrefix(s, c.begins) || !strings.HasSuffix(s, c.ends) {
				t.Errorf("Snippet() = %q, want it to begin with %q and end with %q", s, c.begins, c.ends)
			}
			for _, want := range c.has {
				if got := marked(s, marks); !strings.Contains(got, want) {
					t.Errorf("Snippet() = %q, want %q in it", got, want)
				}
			}
		})
	}
}

// FuzzSnippet: marks stay on the words that they were on.
func FuzzSnippet(f *testing.F) {
	f.Add(strings.Repeat("The harbour is quiet. ", 30)+"A zebra.", "zebra harbour")
	f.Add(strings.Repeat("é", 400)+" zebra", "zebra")
	f.Add(strings.Repeat("é", 400)+" zebr", "zebr")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, text, query string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		all := marksOf(text, query)
		words := map[string]bool{}
		for _, m := range all {
			words[text[m.Start:m.End]] = true
		}
		s, marks := index.Snippet(text, all)
		if !utf8.ValidString(s) {
			t.Errorf("Snippet(%q) = %q", text, s)
		}
		for _, m := range marks {
			if m.Start < 0 || m.End > len(s) || !words[s[m.Start:m.End]] {
				t.Fatalf("Snippet(%q) = %q with mark %v", text, s, m)
			}
		}
		if len(all) > 0 && len(marks) == 0 && all[0].End-all[0].Start < 100 {
			t.Errorf("Snippet(%q) = %q shows none of the marks", text, s)
		}
	})
}
