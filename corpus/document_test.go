package corpus_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// library is a small document with one action of every sort of year.
func library() *corpus.Document {
	return &corpus.Document{
		Meta: corpus.Meta{ID: "00112233aabbccdd", Title: "Quiet lakes", Work: "com-2031-7", Language: "en", Type: corpus.TypeCommunication},
		Blocks: []corpus.Block{
			{Kind: corpus.Heading, Level: 1, Text: "Lakes"},
			{Kind: corpus.Item, Text: "clean the lakes by 2033", Page: 4},
			{Kind: corpus.Furniture, Text: "page 4", Reason: "page number"},
			{Kind: corpus.Paragraph, Text: "Since Regulation (EU) 2016/1 and 2030.", NotedPage: 9},
		},
		Actions: []corpus.Action{{
			ID: "00112233aabbccdd-a1", Text: "clean the lakes by 2033", Block: 1, Page: 4, Actors: []string{"commission"}, Themes: []string{"environmental-crime"},
			Years: []corpus.Year{
				{Year: 2033, Role: corpus.YearDeadline}, {Year: 2031, Role: corpus.YearStart},
				{Year: 2034, Role: corpus.YearPeriod}, {Year: 2033, Role: corpus.YearPeriod}, {Year: 2016, Role: corpus.YearReference},
			},
		}},
		Years: []corpus.Year{
			{Year: 2016, Role: corpus.YearReference, Place: corpus.Place{Block: 3}},
			{Year: 2030, Role: corpus.YearMention, Place: corpus.Place{Block: 3}},
		},
		Mentions: []corpus.Mention{
			{Theme: "environmental-crime", Place: corpus.Place{Block: 1}}, {Theme: "environmental-crime", Place: corpus.Place{Block: 1}},
		},
		Themes: []string{"environmental-crime"},
	}
}

func TestJSON(t *testing.T) {
	data, err := json.Marshal(library())
	if err != nil {
		t.Fatal(err)
	}
	var shape struct {
		Document struct {
			ID    string `json:"id"`
			Pages *int   `json:"pages"`
		} `json:"document"`
		Actions []struct {
			Page     int              `json:"page"`
			Deadline *json.RawMessage `json:"deadline"`
			Box      string           `json:"box"`
		} `json:"actions"`
		Themes []string `json:"themes"`
	}
	if err := json.Unmarshal(data, &shape); err != nil {
		t.Fatal(err)
	}
	if shape.Document.ID != "00112233aabbccdd" || shape.Document.Pages != nil {
		t.Errorf("document = %+v, want its id and no pages", shape.Document)
	}
	if len(shape.Actions) != 1 || shape.Actions[0].Page != 4 || shape.Actions[0].Deadline != nil {
		t.Errorf("actions = %+v, want one on page 4 without a deadline", shape.Actions)
	}
	var back corpus.Document
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(library(), &back); diff != "" {
		t.Errorf("document read back (-want +got):\n%s", diff)
	}
}

func TestEntries(t *testing.T) {
	doc := library()
	action := doc.ActionEntry(&doc.Actions[0])
	if diff := cmp.Diff([]int{2033, 2031, 2034}, action.Years); diff != "" {
		t.Errorf("years of the action (-want +got):\n%s", diff)
	}
	var passages []string
	for _, e := range doc.PassageEntries() {
		passages = append(passages, e.ID)
	}
	want := []string{"00112233aabbccdd-p0", "00112233aabbccdd-p1", "00112233aabbccdd-p3"}
	if diff := cmp.Diff(want, passages); diff != "" {
		t.Errorf("passages (-want +got):\n%s", diff)
	}
	last := doc.PassageEntries()[2]
	if diff := cmp.Diff([]int{2030}, last.Years); diff != "" || last.Page != 9 {
		t.Errorf("passage on page %d, want 9; years (-want +got):\n%s", last.Page, diff)
	}
	if e := doc.PassageEntries()[1]; len(e.Themes) != 1 {
		t.Errorf("themes of a passage = %q, want each once", e.Themes)
	}
	if e := doc.DocumentEntry(); e.Actions != 1 || e.Passages != 3 || len(e.Actors) != 1 || len(e.Years) != 3 {
		t.Errorf("document entry = %+v, want 1 action, 3 passages, 1 actor, 3 years", e)
	}
}

func TestWords(t *testing.T) {
	doc := library()
	for _, c := range []struct {
		name  string
		place corpus.Place
		want  string
	}{
		{"inside", corpus.Place{Block: 1, Start: 0, End: 5}, "clean"},
		{"whole", corpus.Place{Block: 0, Start: 0, End: 5}, "Lakes"},
		{"past the end", corpus.Place{Block: 0, Start: 0, End: 6}, ""},
		{"turned round", corpus.Place{Block: 0, Start: 3, End: 2}, ""},
		{"no such block", corpus.Place{Block: 9}, ""},
		{"negative", corpus.Place{Block: -1}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := doc.Words(c.place); got != c.want {
				t.Errorf("Words(%v) = %q, want %q", c.place, got, c.want)
			}
		})
	}
}

func TestWithReviews(t *testing.T) {
	noon := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	text := "clean all lakes"
	review := func(minute int, verdict corpus.ReviewVerdict) corpus.Review {
		return corpus.Review{Action: "00112233aabbccdd-a1", Verdict: verdict, Time: noon.Add(time.Duration(minute) * time.Minute)}
	}
	correction := review(1, corpus.Corrected)
	correction.Text, correction.Themes = &text, []string{}
	for _, c := range []struct {
		name    string
		reviews []corpus.Review
		text    string // "" is no action left
		verdict corpus.ReviewVerdict
	}{
		{"none", nil, "clean the lakes by 2033", ""},
		{"accepted", []corpus.Review{review(0, corpus.Accepted)}, "clean the lakes by 2033", corpus.Accepted},
		{"rejected", []corpus.Review{review(0, corpus.Rejected)}, "", ""},
		{"corrected", []corpus.Review{correction}, text, corpus.Corrected},
		{"the last holds, whatever the order", []corpus.Review{correction, review(0, corpus.Rejected)}, text, corpus.Corrected},
		{"an orphan", []corpus.Review{{Action: "gone", Verdict: corpus.Rejected}}, "clean the lakes by 2033", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := library()
			got := doc.WithReviews(c.reviews)
			if c.text == "" {
				if len(got.Actions) != 0 {
					t.Fatalf("actions = %v, want none", got.Actions)
				}
			} else if len(got.Actions) != 1 || got.Actions[0].Text != c.text || got.Actions[0].Review != c.verdict {
				t.Fatalf("actions = %+v, want %q %q", got.Actions, c.text, c.verdict)
			}
			if diff := cmp.Diff(library(), doc); diff != "" {
				t.Errorf("the document itself was changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIdentities(t *testing.T) {
	digest := corpus.Digest([]byte("lake"))
	if len(digest) != 64 || len(corpus.DocumentID(digest)) != 16 {
		t.Errorf("digest %q, ID %q: want 64 and 16 hex digits", digest, corpus.DocumentID(digest))
	}
	a := corpus.ActionID("d", 3, "act")
	for name, other := range map[string]string{
		"another document": corpus.ActionID("e", 3, "act"),
		"another place":    corpus.ActionID("d", 4, "act"),
		"other words":      corpus.ActionID("d", 3, "acts"),
	} {
		if a == other {
			t.Errorf("ActionID of %s is the same: %s", name, a)
		}
	}
	if again := corpus.ActionID("d", 3, "act"); a != again {
		t.Errorf("ActionID changed from %s to %s", a, again)
	}
}

func TestParseDate(t *testing.T) {
	for in, ok := range map[string]bool{"2028-02-29": true, "2027-02-29": false, "2027": false, "": false, "2027-1-1": false} {
		if _, err := corpus.ParseDate(in); (err == nil) != ok || err != nil && !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("ParseDate(%q): %v, want ok %v", in, err, ok)
		}
	}
	if got := corpus.Day(2031, time.March, 4); got != "2031-03-04" || got.Year() != 2031 {
		t.Errorf("Day(2031, March, 4) = %q of year %d", got, got.Year())
	}
}
