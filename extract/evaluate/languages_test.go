package evaluate_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"polidex/corpus"
	"polidex/extract/evaluate"
)

func TestToEnglish(t *testing.T) {
	// in is the judgement of a document in a language, with what is wrong in it.
	in := func(language string, spoil func(g *evaluate.Gold, d *corpus.Document)) evaluate.Result {
		gold, doc := lakes()
		gold.Document.Language = language
		if spoil != nil {
			spoil(&gold, doc)
		}
		return evaluate.Judge(language, gold, doc, nil)
	}
	missing := func(_ *evaluate.Gold, d *corpus.Document) { d.Actions = d.Actions[:2] }  // detection 0.8
	untagged := func(_ *evaluate.Gold, d *corpus.Document) { d.Actions[0].Themes = nil } // themes 0.8
	empty := func(g *evaluate.Gold, d *corpus.Document) { g.Actions, d.Actions = nil, nil }
	for _, c := range []struct {
		name    string
		results []evaluate.Result
		want    map[string]*evaluate.Gap
	}{
		{"English alone", []evaluate.Result{in("en", nil)}, map[string]*evaluate.Gap{"en": nil}},
		{"no English", []evaluate.Result{in("fr", nil), in("de", nil)}, map[string]*evaluate.Gap{"fr": nil, "de": nil}},
		{"no action in English", []evaluate.Result{in("en", empty), in("fr", missing)}, map[string]*evaluate.Gap{"en": nil, "fr": nil}},
		{"as good", []evaluate.Result{in("en-GB", nil), in("fr", nil)}, map[string]*evaluate.Gap{"en": nil, "fr": {Holds: true}}},
		{"better", []evaluate.Result{in("en", missing), in("fr", nil)}, map[string]*evaluate.Gap{"en": nil, "fr": {Detection: 0.2, Holds: true}}},
		{
			"each too low in one", []evaluate.Result{in("en", nil), in("fr", missing), in("de", untagged)},
			map[string]*evaluate.Gap{"en": nil, "fr": {Detection: -0.2}, "de": {Themes: -0.2}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 2 {
				got := map[string]*evaluate.Gap{}
				for _, l := range evaluate.Sum(c.results).Languages {
					got[l.Language] = l.ToEnglish
				}
				if diff := cmp.Diff(c.want, got, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
					t.Errorf("differences (-want +got):\n%s", diff)
				}
				slices.Reverse(c.results)
			}
		})
	}
}

func TestTooLow(t *testing.T) {
	for _, c := range []struct {
		language, english float64
		want              bool
	}{
		{1, 1, false}, {1, 0.5, false}, {0.95, 1, false}, {0.85, 0.9, false}, {0.9499, 1, true}, {0, 1, true},
		{math.Nextafter(0.95, 0), 1, false}, // of rounding, not of the extraction
	} {
		if got := evaluate.TooLow(c.language - c.english); got != c.want {
			t.Errorf("TooLow(%v - %v) = %v, want %v", c.language, c.english, got, c.want)
		}
	}
}
