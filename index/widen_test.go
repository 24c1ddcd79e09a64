package index_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/themes"
	"polidex/index"
)

func TestWidened(t *testing.T) {
	thb := []string{"trafficking in human beings", "human trafficking", "trafficking in persons"}
	for _, c := range []struct {
		name, text string
		languages  []string
		want       []corpus.Widening
	}{
		{"an acronym", "THB", []string{"en"}, []corpus.Widening{{Words: "THB", By: thb}}},
		{"an acronym in small letters", "thb", []string{"en"}, []corpus.Widening{{Words: "thb", By: thb}}},
		{"the plural of an acronym", "FIUs", []string{"en"}, []corpus.Widening{{Words: "FIUs", By: []string{"financial intelligence unit"}}}},
		{"a run of words", "ports trafficking in human beings", []string{"en"}, []corpus.Widening{
			{Words: "trafficking in human beings", By: []string{"THB", "human trafficking", "trafficking in persons"}}}},
		{"words in another form", "Financial Intelligence Units", []string{"en"}, []corpus.Widening{
			{Words: "Financial Intelligence Units", By: []string{"FIU"}}}},
		{"accents left out", "traite des etres humains", []string{"fr"}, []corpus.Widening{
			{Words: "traite des etres humains", By: []string{"TEH", "traite d'êtres humains", "traite des personnes"}}}},
		{"an apostrophe", "traite d’êtres humains", []string{"fr"}, []corpus.Widening{
			{Words: "traite d’êtres humains", By: []string{"TEH", "traite des êtres humains", "traite des personnes"}}}},
		{"a hyphen", "whistle-blower", []string{"en"}, []corpus.Widening{{Words: "whistle-blower", By: []string{"whistleblower"}}}},
		{"an acronym that is also a word, in capitals", "RAN", []string{"en"}, []corpus.Widening{{Words: "RAN", By: []string{"Radicalisation Awareness Network"}}}},
		{"the same in small letters is the word", "ran", []string{"en"}, nil},
		{"and nothing is widened by it", "Radicalisation Awareness Network", []string{"en"}, nil},
		{"names of several languages", "OLAF", []string{"en", "fr"}, []corpus.Widening{
			{Words: "OLAF", By: []string{"European Anti-Fraud Office", "Office européen de lutte antifraude"}}}},
		{"the names of a language that nothing is in", "TEH", []string{"en"}, nil},
		{"a name that serves all languages", "EMCDDA", []string{"sl"}, []corpus.Widening{{Words: "EMCDDA", By: []string{"EUDA"}}}},
		{"alternatives", "THB OR ferries", []string{"en"}, []corpus.Widening{{Words: "THB", By: thb}}},
		{"in parentheses", "ferries (THB OR FIU)", []string{"en"}, []corpus.Widening{
			{Words: "THB", By: thb}, {Words: "FIU", By: []string{"financial intelligence unit"}}}},
		{"twice", "THB THB", []string{"en"}, []corpus.Widening{{Words: "THB", By: thb}}},
		{"a title", "title:THB", []string{"en"}, []corpus.Widening{{Words: "THB", By: thb}}},
		{"within quotation marks", `"THB" "human trafficking"`, []string{"en"}, nil},
		{"what is excluded", "ferries -THB", []string{"en"}, nil},
		{"words apart", "human ports trafficking", []string{"en"}, nil},
		{"words on both sides of another operator", "human OR trafficking", []string{"en"}, nil},
		{"a pattern", "TH* THB~1", []string{"en"}, nil},
		{"a field", "theme:THB", []string{"en"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree, _ := index.Parse(c.text)
			plan := index.NewPlan(tree, c.languages)
			if diff := cmp.Diff(c.want, plan.Widened); diff != "" {
				t.Errorf("NewPlan(%q) widened (-want +got):\n%s", c.text, diff)
			}
			if got := tree.String(); strings.Contains(got, "trafficking") && !strings.Contains(c.text, "trafficking") {
				t.Errorf("NewPlan(%q): the tree reads as %q", c.text, got)
			}
			tree.Exact = true
			exact := index.NewPlan(tree, c.languages)
			if exact.Widened != nil {
				t.Errorf("NewPlan(%q, exact) widened %v, want nothing", c.text, exact.Widened)
			}
			if c.want == nil {
				if diff := cmp.Diff(exact, plan); diff != "" {
					t.Errorf("NewPlan(%q) differs from the exact one (-exact +got):\n%s", c.text, diff)
				}
			}
		})
	}
}

// TestWidenedMarks: the other names are marked too.
func TestWidenedMarks(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"THB", "They fight trafficking in human beings.", "They fight [trafficking] [in] [human] [beings]."},
		{"human trafficking", "THB is a crime; FIUs help.", "[THB] is a crime; FIUs help."},
		{"financial intelligence unit", "THB is a crime; FIUs help.", "THB is a crime; [FIUs] help."},
	} {
		tree, _ := index.Parse(c.query)
		var b strings.Builder
		last := 0
		for _, m := range index.NewPlan(tree, []string{"en"}).Marks(c.text, "en") {
			b.WriteString(c.text[last:m.Start] + "[" + c.text[m.Start:m.End] + "]")
			last = m.End
		}
		if got := b.String() + c.text[last:]; got != c.want {
			t.Errorf("Marks(%q) = %q, want %q", c.query, got, c.want)
		}
	}
}

// TestWidenedBound: no query asks for more than so many other names.
func TestWidenedBound(t *testing.T) {
	tree, _ := index.Parse(strings.Repeat("THB OLAF CSAM ", 40))
	n := 0
	var count func(index.PlanNode)
	count = func(p index.PlanNode) {
		switch p := p.(type) {
		case index.AllOf:
			for _, m := range p.Nodes {
				count(m)
			}
		case index.AnyOf:
			for _, m := range p.Nodes {
				count(m)
			}
		case index.Sequence:
			n++
		}
	}
	count(index.NewPlan(tree, []string{"en", "fr", "de", "es", "it", "pl", "nl", "el", "pt", "sv", "ro", "cs"}).Root)
	if n > 400 {
		t.Errorf("a query of %d words asks for %d sequences, want 400 at most", index.MaxClauses, n)
	}
}

// TestNear: where nothing has a name, most of its words or its theme will do.
func TestNear(t *testing.T) {
	word := func(term string) index.PlanNode {
		return index.Sequence{Slots: []index.Slot{{Any: []string{term}}}, Weight: 0.12, AsIs: true}
	}
	stolen := []index.PlanNode{
		index.MostOf{Nodes: []index.PlanNode{word("=en:stolen"), word("=en:lost"), word("=en:travel"), word("=en:document")}, Least: 3},
		index.Keep{Field: corpus.FieldTheme, Values: []string{"document-fraud"}},
	}
	for _, c := range []struct {
		name, text string
		want       []index.PlanNode // beside what was asked for
	}{
		{"words without stop words, and a theme", "SLTD", stolen},
		{"within quotation marks", `"SLTD"`, nil},
		{"a word without other names", "ferries", nil},
		{"what is excluded", "ferries -SLTD", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree, _ := index.Parse(c.text)
			plan := index.NewPlan(tree, []string{"en"})
			near, ok := plan.Near()
			if ok != (c.want != nil) {
				t.Fatalf("Near(%q) = %v, want %v", c.text, ok, c.want != nil)
			}
			if !ok {
				return
			}
			asked := plan.Root.(index.AnyOf).Nodes
			got := near.Root.(index.AnyOf).Nodes
			if diff := cmp.Diff(append(slices.Clone(asked), c.want...), got); diff != "" {
				t.Errorf("Near(%q) (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// TestSynonyms checks the list itself.
func TestSynonyms(t *testing.T) {
	languages, known := map[string]int{}, map[string]bool{}
	for _, theme := range themes.Default().Themes() {
		known[theme.ID] = true
	}
	groups := index.Synonyms()
	for _, g := range groups {
		languages[g.Language]++
		name := fmt.Sprintf("%s: %s", g.Language, strings.Join(g.Names, "; "))
		if len(g.Names) < 2 {
			t.Errorf("%s: a group of one name", name)
		}
		for i, n := range g.Names {
			if strings.TrimSpace(n) == "" {
				t.Errorf("%s: an empty name", name)
			}
			if slices.Contains(g.Names[:i], n) {
				t.Errorf("%s: %s twice", name, n)
			}
		}
		if g.Theme != "" && !known[g.Theme] {
			t.Errorf("%s: there is no theme %q", name, g.Theme)
		}
		for _, stop := range g.Stop {
			t.Errorf("%s: %q is nothing but stop words, and anything is found by it", name, stop)
		}
		for _, other := range g.Shared {
			t.Errorf("%s: %s is also the name of another thing", name, other)
		}
	}
	if len(groups) < 80 {
		t.Errorf("%d groups, want 80 at least", len(groups))
	}
	for _, l := range strings.Fields("en fr de es it pl nl el pt sv ro cs") {
		if languages[l] < 20 {
			t.Errorf("%d groups in %s, want 20 at least", languages[l], l)
		}
	}
}
