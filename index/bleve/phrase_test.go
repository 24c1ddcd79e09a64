package bleve

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// phraseCompiler compiles for the passages of a small index.
func phraseCompiler(t *testing.T) *compiler {
	t.Helper()
	x, err := Open(t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	d := &corpus.Document{
		Meta: corpus.Meta{ID: "a1", Title: "On cables", Language: "de"},
		Blocks: []corpus.Block{
			{Kind: corpus.Paragraph, Text: "Das Unterseekabel und die Kabelschiffe bei 2031/148 liegen still."},
			{Kind: corpus.Paragraph, Text: "Still liegen die Schiffe, und still liegen die Kabel."},
		},
	}
	if err := x.Put(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	g, done, err := x.use()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(done)
	v, err := g.view()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.done)
	return &compiler{
		ctx: t.Context(), v: v, told: &told{}, fields: index.SearchedFields(corpus.KindPassage),
		kind: passageNumber, languages: []string{"de"},
	}
}

// TestPhrasesAfforded: the first phrase is read whatever it costs, a further one
// only within the bound.
func TestPhrasesAfforded(t *testing.T) {
	c := phraseCompiler(t)
	slot := func(form string) index.Slot { return index.Slot{Any: []string{form}} }
	phrase := func(forms ...string) *leaf {
		l := &leaf{}
		for _, f := range forms {
			l.slots = append(l.slots, slot(f))
		}
		return l
	}
	common := phrase("liegen", "die")
	if err := c.affordPhrase(common); err != nil || c.told.places != 4 {
		t.Fatalf("affordPhrase(the first) = %v with %d places, want 4", err, c.told.places)
	}
	c.told.places = mostPlaces
	if err := c.affordPhrase(common); !errors.Is(err, errPassedOver) || !c.told.cut || len(c.told.notes) != 1 {
		t.Errorf("affordPhrase(one too many) = %v, cut %v, notes %q; want it passed over with a note", err, c.told.cut, c.told.notes)
	}
	if err := c.affordPhrase(phrase("liegen", "nirgends")); err != nil {
		t.Errorf("affordPhrase(one that stands nowhere) = %v, want nil", err)
	}
}

// TestWordsWith: the words found in the list are those that the dictionary has.
func TestWordsWith(t *testing.T) {
	c := phraseCompiler(t)
	for _, pattern := range []string{"*kabel*", "*kabel", "?abel*", "*ill", "*ie*", "*31*", "*148", "*nirgends*", "*e*e*"} {
		got, ok, err := c.formsWith("p", index.Expand{Pattern: pattern})
		if err != nil || !ok {
			t.Fatalf("formsWith(%q) = %v, %v", pattern, ok, err)
		}
		dict, err := c.dictionary("p", index.Expand{Pattern: pattern})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		match := index.Expand{Pattern: pattern}.Matcher()
		for e, err := dict.Next(); e != nil; e, err = dict.Next() {
			if err != nil {
				t.Fatal(err)
			}
			if match(e.Term) {
				want = append(want, e.Term)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("formsWith(%q) = %s, want %s", pattern, strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}
