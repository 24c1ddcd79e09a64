package evaluate_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract/evaluate"
)

// lakes is a document of three actions and what is to be found in it.
func lakes() (evaluate.Gold, *corpus.Document) {
	gold := evaluate.Gold{
		Expect: evaluate.ExpectReadable,
		Document: evaluate.Facts{
			Title: "Quiet lakes", Reference: "COM(2031) 77 final", ReferenceAlt: []string{"COM(2031) 77"}, Date: "2031-05-14", Language: "en", Pages: 4,
		},
		Actions: []evaluate.Action{
			{
				Text: "present a plan against waste crime on all lakes", Page: 2, Box: "Key actions", LeadIn: "The Commission will:",
				Actors: []string{"commission"}, Deadline: &evaluate.Interval{From: "2032-01-01", To: "2032-12-31"}, Themes: []string{"environmental-crime"},
			},
			{
				Text: "mark boat engines; also those of ferries", TextAlt: []string{"mark boat engines"}, Page: 2, Box: "Key actions", BoxAlt: []string{"2032"},
				LeadIn: "The Commission will:", Actors: []string{"commission", "europol"}, Themes: []string{"property-crime", "fraud"},
			},
			{Text: "count the swans of every lake", Page: 3, Actors: []string{"member-states"}},
		},
		Themes: []string{"environmental-crime", "property-crime", "fraud"},
	}
	doc := &corpus.Document{
		Meta:   corpus.Meta{Title: "Quiet lakes", Reference: "COM(2031) 77 final", Date: "2031-05-14", Language: "en", Pages: 4},
		Themes: slices.Clone(gold.Themes),
	}
	for _, a := range gold.Actions {
		found := corpus.Action{
			Text: a.Text, Page: a.Page, BoxTitle: a.Box, LeadIn: a.LeadIn, Actors: slices.Clone(a.Actors), Themes: slices.Clone(a.Themes), Confidence: 0.97,
		}
		if a.Deadline != nil {
			found.Deadline = &corpus.Deadline{From: a.Deadline.From, To: a.Deadline.To}
		}
		doc.Actions = append(doc.Actions, found)
	}
	return gold, doc
}

// values are the figures by their names for people.
func values(f evaluate.Figures) map[string]float64 {
	out := map[string]float64{}
	for _, figure := range f.List() {
		out[figure.Name] = math.Round(figure.Value*1e4) / 1e4
	}
	return out
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(d *corpus.Document)
		want  map[string]float64 // those that are not 1
	}{
		{"all right", func(*corpus.Document) {}, nil},
		{"one missed", func(d *corpus.Document) { d.Actions = d.Actions[:2] }, map[string]float64{
			"detection": 0.8, "strict text": 0.8,
		}},
		{"none found", func(d *corpus.Document) { d.Actions = nil }, map[string]float64{
			"detection": 0, "strict text": 0, "boundary": 0, "page": 0, "box": 0, "lead-in": 0, "actors": 0, "deadline accuracy": 0,
			"deadline, end to end": 0, "themes": 0, "themes, macro": 0, "themes, end to end": 0,
		}},
		{"a false one", func(d *corpus.Document) {
			d.Actions = append(d.Actions, corpus.Action{Text: "something else altogether", Deadline: &corpus.Deadline{To: "2032-12-31"}, Themes: []string{"fraud"}})
		}, map[string]float64{
			"detection": 0.8571, "strict text": 0.8571, "deadline, end to end": 0.6667, "themes, end to end": 0.8571,
		}},
		{"the same twice", func(d *corpus.Document) { d.Actions = append(d.Actions, d.Actions[2]) }, map[string]float64{
			"detection": 0.8571, "strict text": 0.8571,
		}},
		{"another order", func(d *corpus.Document) { slices.Reverse(d.Actions) }, nil},
		{"another reading of the text", func(d *corpus.Document) { d.Actions[1].Text = "Mark boat engines." }, nil},
		{"capitals, ligatures, soft hyphens, punctuation", func(d *corpus.Document) {
			d.Actions[0].Text = "PRESENT a plan (against waste-crime) on all la\u00adkes…"
			d.Actions[1].LeadIn = "the commission will"
		}, nil},
		{"a word too many", func(d *corpus.Document) { d.Actions[2].Text += " again" }, map[string]float64{
			"strict text": 0.6667, "boundary": 0.9744, // 12 of 13 words once
		}},
		{"half of a text", func(d *corpus.Document) { d.Actions[2].Text = "count the swans" }, map[string]float64{
			"detection": 0.6667, "strict text": 0.6667, "boundary": 0.8889, // 6 of 9 words once
		}},
		{"less than half", func(d *corpus.Document) { d.Actions[2].Text = "count" }, map[string]float64{
			"detection": 0.6667, "strict text": 0.6667,
		}},
		{"page", func(d *corpus.Document) { d.Actions[0].Page = 0 }, map[string]float64{"page": 0.6667}},
		{"box", func(d *corpus.Document) { d.Actions[2].BoxTitle = "Key actions" }, map[string]float64{"box": 0.6667}},
		{"another reading of the box", func(d *corpus.Document) { d.Actions[1].BoxTitle = "2032" }, nil},
		{"a box that goes on", func(d *corpus.Document) {
			d.Actions[0].BoxTitle, d.Actions[1].BoxTitle = "Key actions (continued)", "Key actions (ciąg dalszy) "
		}, nil},
		{"a box of many", func(d *corpus.Document) { d.Actions[0].BoxTitle = "Key actions (continued 2)" }, map[string]float64{"box": 0.6667}},
		{"lead-in", func(d *corpus.Document) { d.Actions[0].LeadIn = "Member States will:" }, map[string]float64{"lead-in": 0.6667}},
		{"actors", func(d *corpus.Document) { d.Actions[1].Actors = []string{"commission", "commission"} }, map[string]float64{"actors": 0.8571}},
		{"deadline missing", func(d *corpus.Document) { d.Actions[0].Deadline = nil }, map[string]float64{
			"deadline accuracy": 0, "deadline, end to end": 0,
		}},
		{"deadline too many", func(d *corpus.Document) { d.Actions[1].Deadline = d.Actions[0].Deadline }, map[string]float64{
			"deadline accuracy": 0.5, "deadline, end to end": 0.6667,
		}},
		{"deadline without days", func(d *corpus.Document) { d.Actions[1].Deadline = &corpus.Deadline{Text: "soon"} }, nil},
		{"themes", func(d *corpus.Document) { d.Actions[1].Themes = []string{"property-crime", "corruption"} }, map[string]float64{
			"themes": 0.6667, "themes, macro": 0.5, "themes, end to end": 0.6667,
		}},
		{"document themes", func(d *corpus.Document) { d.Themes = []string{"fraud"} }, map[string]float64{"document themes": 0.5}},
		{"title with its kind", func(d *corpus.Document) {
			d.Title = "Joint Communication to the European Parliament and the Council: Quiet lakes"
		}, nil},
		{"title with what is no kind", func(d *corpus.Document) { d.Title = "Communications on Quiet lakes" }, map[string]float64{"title": 0}},
		{"no title", func(d *corpus.Document) { d.Title = "" }, map[string]float64{"title": 0}},
		{"another reading of the reference", func(d *corpus.Document) { d.Reference = "com (2031) 77" }, nil},
		{"no reference", func(d *corpus.Document) { d.Reference = "" }, map[string]float64{"reference": 0}},
		{"facts", func(d *corpus.Document) { d.Date, d.Language, d.Pages = "", "fr", 5 }, map[string]float64{"date": 0, "language": 0, "pages": 0}},
		{"language with its region", func(d *corpus.Document) { d.Language = "en-IE" }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			gold, doc := lakes()
			c.spoil(doc)
			got := values(evaluate.Judge("lakes", gold, doc, nil).Counts.Figures())
			want := map[string]float64{}
			for name := range got {
				want[name] = 1
			}
			for name, v := range c.want {
				want[name] = v
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}

func TestJudgeWithoutTitle(t *testing.T) {
	gold, doc := lakes()
	gold.Document = evaluate.Facts{}
	doc.Meta = corpus.Meta{}
	got := values(evaluate.Judge("lakes", gold, doc, nil).Counts.Figures())
	for _, fact := range []string{"title", "reference", "date", "language", "pages"} {
		if got[fact] != 1 {
			t.Errorf("%s rightly missing = %v, want 1", fact, got[fact])
		}
	}
}

// TestAlignsAllTogether has two actions that are both likest to the first found:
// the sum decides.
func TestAlignsAllTogether(t *testing.T) {
	gold := evaluate.Gold{Expect: evaluate.ExpectReadable, Actions: []evaluate.Action{
		{Text: "one two three four five six"}, {Text: "one two three four"},
	}}
	doc := &corpus.Document{Actions: []corpus.Action{{Text: "one two three four"}, {Text: "one two three five six"}}}
	r := evaluate.Judge("a", gold, doc, nil)
	if c := r.Counts; c.Aligned != 2 || c.Strict != 1 || c.Hits != 2 {
		t.Errorf("aligned %d, equal %d, hits %d; want 2, 1, 2", c.Aligned, c.Strict, c.Hits)
	}
}

func TestJudgeOutcome(t *testing.T) {
	gold, doc := lakes()
	broken := evaluate.Gold{Expect: evaluate.ExpectError}
	unread := fmt.Errorf("the file is cut: %w", corpus.ErrMalformed)
	report := evaluate.Sum([]evaluate.Result{
		evaluate.Judge("d", broken, nil, unread),
		evaluate.Judge("c", broken, &corpus.Document{}, nil),
		evaluate.Judge("b", broken, doc, nil),
		evaluate.Judge("a", gold, nil, unread),
	})
	if got := report.All.Outcome; got != 0.5 {
		t.Errorf("outcome = %v, want 0.5", got)
	}
	if all := report.All; all.Documents != 1 || all.Gold != 3 || all.Found != 3 || all.Title != 0 || all.Deadline.Found != 1 || all.ThemesEndToEnd.Found != 3 {
		t.Errorf("in all %+v, want one document of three actions with nothing right and three found elsewhere", all)
	}
	var lines []string
	for _, d := range report.Documents {
		lines = append(lines, fmt.Sprintf("%s %s %q figures=%v false=%d", d.Document, d.Expect, d.Error, d.Figures != nil, d.FalseActions))
	}
	want := []string{
		`a readable "the file is cut" figures=true false=0`, `b error "" figures=false false=3`,
		`c error "" figures=false false=0`, `d error "the file is cut" figures=false false=0`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	if len(report.Missed) != 3 || len(report.False) != 3 || len(report.Wrong) != 0 {
		t.Errorf("%d missed, %d false, %d wrong; want 3, 3, 0", len(report.Missed), len(report.False), len(report.Wrong))
	}
}

func TestFindings(t *testing.T) {
	gold, doc := lakes()
	doc.Pages = 5
	doc.Themes = append(doc.Themes, "corruption")
	doc.Actions[0].Text = "present a plan against waste crime" // 12 of 15 words once: still a hit
	doc.Actions[0].Deadline, doc.Actions[0].Page = nil, 3
	doc.Actions[1].Actors = []string{"industry"}
	doc.Actions[2].Text = "count swans and boats of every lake" // 10 of 13
	report := evaluate.Sum([]evaluate.Result{evaluate.Judge("lakes", gold, doc, nil)})
	if diff := cmp.Diff([]evaluate.Finding{{Document: "lakes", Page: 3, Text: "count the swans of every lake", Similarity: 10.0 / 13}}, report.Missed); diff != "" {
		t.Errorf("missed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]evaluate.Finding{{Document: "lakes", Page: 3, Text: "count swans and boats of every lake", Similarity: 10.0 / 13}}, report.False); diff != "" {
		t.Errorf("false (-want +got):\n%s", diff)
	}
	first, second, third := gold.Actions[0].Text, gold.Actions[1].Text, gold.Actions[2].Text
	want := []evaluate.Difference{
		{Document: "lakes", Field: "pages", Wanted: "4", Got: "5"},
		{Document: "lakes", Field: "themes", Wanted: "environmental-crime, fraud, property-crime", Got: "corruption, environmental-crime, fraud, property-crime"},
		{Document: "lakes", Page: 2, Text: first, Field: "text", Wanted: first, Got: "present a plan against waste crime"},
		{Document: "lakes", Page: 2, Text: first, Field: "page", Wanted: "2", Got: "3"},
		{Document: "lakes", Page: 2, Text: first, Field: "deadline", Wanted: "2032-01-01…2032-12-31"},
		{Document: "lakes", Page: 2, Text: second, Field: "actors", Wanted: "commission, europol", Got: "industry"},
		{Document: "lakes", Page: 3, Text: third, Field: "text", Wanted: third, Got: "count swans and boats of every lake"},
	}
	if diff := cmp.Diff(want, report.Wrong); diff != "" {
		t.Errorf("wrong (-want +got):\n%s", diff)
	}
}

func TestConfidence(t *testing.T) {
	gold, doc := lakes()
	for i, c := range []float64{0.95, 1, 0.6} {
		doc.Actions[i].Confidence = c
	}
	doc.Actions[1].Text = "nothing of the kind"
	report := evaluate.Sum([]evaluate.Result{evaluate.Judge("lakes", gold, doc, nil)})
	want := []evaluate.Bin{
		{From: 0.6, To: 0.65, N: 1, Right: 1, Confidence: 0.6, Accuracy: 1},
		{From: 0.95, To: 1, N: 2, Right: 1, Confidence: 0.975, Accuracy: 0.5},
	}
	if diff := cmp.Diff(want, report.Confidence.Bins); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	// One action is 0.4 too low, two are 0.475 too high.
	if got := report.Confidence.Error; math.Abs(got-(0.4+2*0.475)/3) > 1e-9 {
		t.Errorf("expected calibration error = %v, want 0.45", got)
	}
	if got := evaluate.Sum(nil).Confidence; got.Error != 0 || len(got.Bins) != 0 {
		t.Errorf("of no actions: %+v, want nothing", got)
	}
}

func TestSumByLanguage(t *testing.T) {
	gold, doc := lakes()
	french, _ := lakes()
	french.Document.Language = "fr"
	results := []evaluate.Result{
		evaluate.Judge("b", gold, doc, nil), evaluate.Judge("a", french, &corpus.Document{}, nil), evaluate.Judge("c", gold, nil, errors.New("no")),
	}
	report := evaluate.Sum(results)
	var got []string
	for _, l := range report.Languages {
		got = append(got, fmt.Sprintf("%s %d of %d, recall %.2f", l.Language, l.Found, l.Gold, l.Detection.Recall))
	}
	if diff := cmp.Diff([]string{"en 3 of 6, recall 0.50", "fr 0 of 3, recall 0.00"}, got); diff != "" {
		t.Errorf("languages (-want +got):\n%s", diff)
	}
	slices.Reverse(results)
	if diff := cmp.Diff(report, evaluate.Sum(results)); diff != "" {
		t.Errorf("in another order (-want +got):\n%s", diff)
	}
}
