package evaluate_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"polidex/corpus"
	"polidex/extract/evaluate"
)

// says is a reason for a theme.
func says(theme, rule string, confidence float64) corpus.Reason {
	return corpus.Reason{Fact: "theme:" + theme, Rule: rule, Words: rule + " words", Confidence: confidence}
}

// TestThemeConfidence judges an action that has the themes fraud and
// property-crime.
func TestThemeConfidence(t *testing.T) {
	for _, c := range []struct {
		name      string
		themes    []string
		why       []corpus.Reason
		text      string // of the action, gold's where empty
		want      []evaluate.Bin
		wantError float64
	}{
		{"no confidence stated", []string{"fraud"}, []corpus.Reason{says("fraud", "own-term", 0)}, "", nil, 0},
		{"no reason given", []string{"fraud"}, nil, "", nil, 0},
		{
			"right and false in one group",
			[]string{"fraud", "corruption"},
			[]corpus.Reason{says("fraud", "own-term", 0.9), says("corruption", "own-learned-words", 0.98)}, "",
			[]evaluate.Bin{{From: 0.9, To: 1, N: 2, Right: 1, Confidence: 0.94, Accuracy: 0.5}}, 0.44,
		},
		{
			"groups of a tenth, from the lowest on",
			[]string{"fraud", "property-crime", "corruption"},
			[]corpus.Reason{says("fraud", "own-term", 1), says("property-crime", "own-term", 0.56), says("corruption", "title-term", 0.5)}, "",
			[]evaluate.Bin{
				{From: 0.5, To: 0.6, N: 2, Right: 1, Confidence: 0.53, Accuracy: 0.5},
				{From: 0.9, To: 1, N: 1, Right: 1, Confidence: 1, Accuracy: 1},
			}, 0.02, // two that are 0.03 too high, one that is not
		},
		{
			"a theme twice, the surest reason counts",
			[]string{"fraud", "fraud"},
			[]corpus.Reason{says("fraud", "own-term", 0.7), says("fraud", "title-term", 0.8), says("fraud", "own-term", 0)}, "",
			[]evaluate.Bin{{From: 0.8, To: 0.9, N: 1, Right: 1, Confidence: 0.8, Accuracy: 1}}, 0.2,
		},
		{"a reason for a theme that was taken out", nil, []corpus.Reason{says("fraud", "own-term", 0.9)}, "", nil, 0},
		{"reasons for other facts", []string{"fraud"}, []corpus.Reason{{Fact: "action", Confidence: 0.9}, {Fact: "actor:fraud", Confidence: 0.9}}, "", nil, 0},
		{"a false action", []string{"fraud"}, []corpus.Reason{says("fraud", "own-term", 0.9)}, "nothing of the kind", nil, 0},
		{
			"no hit, but a pair", []string{"fraud"}, []corpus.Reason{says("fraud", "own-term", 0.9)}, "mark boat engines also",
			[]evaluate.Bin{{From: 0.9, To: 1, N: 1, Right: 1, Confidence: 0.9, Accuracy: 1}}, 0.1,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			gold, doc := lakes()
			gold.Actions[1].TextAlt = nil
			a := &doc.Actions[1]
			a.Themes, a.Why = c.themes, c.why
			if c.text != "" {
				a.Text = c.text
			}
			got := evaluate.Sum([]evaluate.Result{evaluate.Judge("lakes", gold, doc, nil)}).ThemeConfidence
			if diff := cmp.Diff(c.want, got.Bins, cmpopts.EquateApprox(0, 1e-9), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("groups (-want +got):\n%s", diff)
			}
			if math.Abs(got.Error-c.wantError) > 1e-9 {
				t.Errorf("expected calibration error = %v, want %v", got.Error, c.wantError)
			}
		})
	}
}

func TestThemeFindings(t *testing.T) {
	gold, doc := lakes()
	doc.Actions[0].Themes = []string{"fraud", "environmental-crime", "fraud"}
	doc.Actions[0].Why = []corpus.Reason{says("environmental-crime", "own-term", 0.9), says("fraud", "own-learned-words", 0.6)}
	doc.Actions[1].Themes = []string{"corruption"}
	doc.Actions[2].Text, doc.Actions[2].Themes = "nothing of the kind", []string{"corruption"} // in no pair
	results := []evaluate.Result{evaluate.Judge("b", gold, doc, nil), evaluate.Judge("a", gold, doc, nil)}
	report := evaluate.Sum(results)
	first, second := gold.Actions[0].Text, gold.Actions[1].Text
	want := []evaluate.ThemeFinding{
		{Theme: "fraud", Document: "a", Page: 2, Text: second}, {Theme: "fraud", Document: "b", Page: 2, Text: second},
		{Theme: "property-crime", Document: "a", Page: 2, Text: second}, {Theme: "property-crime", Document: "b", Page: 2, Text: second},
	}
	if diff := cmp.Diff(want, report.MissedThemes); diff != "" {
		t.Errorf("missed (-want +got):\n%s", diff)
	}
	learned := evaluate.ThemeFinding{Theme: "fraud", Page: 2, Text: first, Rule: "own-learned-words", Words: "own-learned-words words", Confidence: 0.6}
	want = []evaluate.ThemeFinding{
		{Theme: "corruption", Document: "a", Page: 2, Text: second}, {Theme: "corruption", Document: "b", Page: 2, Text: second}, learned, learned,
	}
	want[2].Document, want[3].Document = "a", "b"
	if diff := cmp.Diff(want, report.FalseThemes); diff != "" {
		t.Errorf("false (-want +got):\n%s", diff)
	}
	if missed, extra := len(report.MissedThemes), len(report.FalseThemes); missed != report.All.Themes.Gold-report.All.Themes.Right ||
		extra != report.All.Themes.Found-report.All.Themes.Right {
		t.Errorf("%d missed, %d false; the figures say %+v", missed, extra, report.All.Themes)
	}
	none := evaluate.Sum(nil)
	if none.MissedThemes == nil || none.FalseThemes == nil || none.ThemeConfidence.Bins == nil {
		t.Errorf("of no documents %+v, want lists without entries, none of them null", none)
	}
}
