package corpus_test

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestLayStates(t *testing.T) {
	none := corpus.ReviewValues{}
	themes := corpus.ReviewValues{Themes: []string{"fraud"}}
	actors := corpus.ReviewValues{Actors: []string{"europol"}}
	both := corpus.ReviewValues{Actors: []string{"frontex"}, Themes: []string{}}
	on := func(v corpus.ReviewVerdict, values corpus.ReviewValues) corpus.Review {
		return corpus.Review{Verdict: v, Action: "first", ReviewValues: values}
	}
	undo := func(id string) corpus.Review { return corpus.Review{Verdict: corpus.Withdrawn, Supersedes: id} }
	for _, c := range []struct {
		name    string
		reviews []corpus.Review
		states  string
		// verdict is the action's, "gone" where it is not shown.
		verdict        string
		actors, themes string
	}{
		{"none", nil, "", "", "commission", "maritime-security"},
		{"accepted", []corpus.Review{on(corpus.Accepted, none)}, "held", "accepted", "commission", "maritime-security"},
		{"corrections add up", []corpus.Review{on(corpus.Corrected, themes), on(corpus.Corrected, actors)}, "held held", "corrected", "europol", "fraud"},
		{"the later value counts", []corpus.Review{on(corpus.Corrected, themes), on(corpus.Corrected, both)}, "overruled held", "corrected", "frontex", ""},
		{"an acceptance keeps what was corrected", []corpus.Review{on(corpus.Corrected, themes), on(corpus.Accepted, none)}, "held held", "corrected", "commission", "fraud"},
		{"a correction overrules an acceptance", []corpus.Review{on(corpus.Accepted, none), on(corpus.Corrected, themes)}, "overruled held", "corrected", "commission", "fraud"},
		{"rejected", []corpus.Review{on(corpus.Corrected, themes), on(corpus.Rejected, none)}, "overruled held", "gone", "", ""},
		{"rejected and accepted again", []corpus.Review{on(corpus.Rejected, none), on(corpus.Accepted, none)}, "overruled held", "accepted", "commission", "maritime-security"},
		{"undone", []corpus.Review{on(corpus.Rejected, none), undo("r01")}, "withdrawn held", "", "commission", "maritime-security"},
		{"an undone undo", []corpus.Review{on(corpus.Rejected, none), undo("r01"), undo("r02")}, "held withdrawn held", "gone", "", ""},
		{"undone in part", []corpus.Review{on(corpus.Corrected, themes), on(corpus.Corrected, actors), undo("r01")}, "withdrawn held held", "corrected", "europol", "maritime-security"},
		{"replaced", []corpus.Review{on(corpus.Corrected, both), {Verdict: corpus.Corrected, Action: "first", Supersedes: "r01", ReviewValues: themes}}, "replaced held", "corrected", "commission", "fraud"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPanel(t)
			first := p.action(0)
			for _, r := range c.reviews {
				if r.Action == "first" {
					r.Action = first
				}
				p.say(r)
			}
			laid := p.laid()
			if got := strings.Join(states(laid), " "); got != c.states {
				t.Errorf("states = %q, want %q", got, c.states)
			}
			i := slices.IndexFunc(laid.Document.Actions, func(a corpus.Action) bool { return a.ID == first })
			if c.verdict == "gone" {
				if i >= 0 || len(laid.Rejected) != 1 {
					t.Errorf("the action is shown %v, rejected %d, want it rejected", i >= 0, len(laid.Rejected))
				}
				return
			}
			a := laid.Document.Actions[i]
			if string(a.Review) != c.verdict || strings.Join(a.Actors, " ") != c.actors || strings.Join(a.Themes, " ") != c.themes {
				t.Errorf("action = %q %v %v, want %q %s %s", a.Review, a.Actors, a.Themes, c.verdict, c.actors, c.themes)
			}
			if n := len(p.reviews); c.verdict != "" && (a.ReviewedBy != "Ana" || a.ReviewedAt.IsZero()) {
				t.Errorf("reviewed by %q at %s after %d reviews", a.ReviewedBy, a.ReviewedAt, n)
			}
			if diff := cmp.Diff(harbour(), p.doc); diff != "" {
				t.Errorf("the document itself was changed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCorrectedAction(t *testing.T) {
	p := newPanel(t)
	due := &corpus.Deadline{To: "2033-06-30"}
	p.say(corpus.Review{Verdict: corpus.Corrected, Action: p.action(0), ReviewValues: corpus.ReviewValues{
		Text: ptr("Map the weak places of ports."), Deadline: due, Themes: []string{"fraud"}, Box: ptr("Key actions"),
	}})
	a := p.laid().Document.Actions[0]
	want := p.doc.Actions[0]
	want.Text, want.BoxTitle, want.Themes = "map the weak places of ports", "Key actions", []string{"fraud"}
	want.Places = []corpus.Place{{Block: 2, End: 28}}
	want.Deadline = &corpus.Deadline{Text: "by 30 June 2033", To: "2033-06-30", Precision: corpus.ByDay}
	want.Years = []corpus.Year{{Year: 2033, Role: corpus.YearDeadline, Text: "by 30 June 2033"}}
	want.Why = []corpus.Reason{
		want.Why[0],
		{Fact: "theme:fraud", Rule: "review", Words: "Ana", Place: want.Places[0]},
		{Fact: "deadline", Rule: "review", Words: "Ana"},
	}
	want.Review, want.ReviewedBy, want.ReviewedAt = corpus.Corrected, "Ana", p.reviews[0].Time
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("action (-want +got):\n%s", diff)
	}
	before := &corpus.ReviewValues{
		Text: ptr("map the weak places of ports by 2032"), Box: ptr(""), Deadline: p.doc.Actions[0].Deadline, Themes: []string{"maritime-security"},
	}
	if diff := cmp.Diff(before, p.reviews[0].Before); diff != "" {
		t.Errorf("before (-want +got):\n%s", diff)
	}
	// A value keeps its author when another person reviews the action.
	p.say(corpus.Review{Verdict: corpus.Accepted, Action: p.action(0), Author: "Bo"})
	if a := p.laid().Document.Actions[0]; a.ReviewedBy != "Bo" || a.Why[1].Words != "Ana" {
		t.Errorf("reviewed by %q, why %+v", a.ReviewedBy, a.Why[1])
	}
	if diff := cmp.Diff([]string{"fraud"}, p.laid().Document.Themes); diff != "" {
		t.Errorf("themes of the document (-want +got):\n%s", diff)
	}
	if *due != (corpus.Deadline{To: "2033-06-30"}) {
		t.Errorf("the given deadline was changed to %+v", due)
	}
}

func TestCorrectedTimes(t *testing.T) {
	none := &corpus.Deadline{}
	for _, c := range []struct {
		name               string
		values             corpus.ReviewValues
		deadline, relative string
		years              []int
	}{
		{"no deadline", corpus.ReviewValues{Deadline: none}, "", "", nil},
		{"a period", corpus.ReviewValues{Deadline: &corpus.Deadline{From: "2030-01-01", To: "2034-12-31"}}, "1 January 2030 to 31 December 2034", "", []int{2030, 2034}},
		{"from a year on", corpus.ReviewValues{Deadline: &corpus.Deadline{From: "2035-01-01"}}, "from 2035", "", []int{2035}},
		{"relative", corpus.ReviewValues{Relative: &corpus.Deadline{Text: "within a year"}}, "", "within a year", nil},
		{"both as they are to be", corpus.ReviewValues{Deadline: none, Relative: &corpus.Deadline{Text: "soon"}}, "", "soon", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPanel(t)
			p.say(corpus.Review{Verdict: corpus.Corrected, Action: p.action(0), ReviewValues: c.values})
			a := p.laid().Document.Actions[0]
			words := func(d *corpus.Deadline) string {
				if d == nil {
					return ""
				}
				return d.Text
			}
			if words(a.Deadline) != c.deadline || words(a.Relative) != c.relative {
				t.Errorf("deadline %q, relative %q, want %q, %q", words(a.Deadline), words(a.Relative), c.deadline, c.relative)
			}
			if c.relative != "" {
				return
			}
			if diff := cmp.Diff(c.years, a.ActionYears()); diff != "" {
				t.Errorf("years (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAddedAction(t *testing.T) {
	p := newPanel(t)
	r := p.say(corpus.Review{Verdict: corpus.Added, ReviewValues: corpus.ReviewValues{
		Text: ptr("Publish a hand-book on pilots' duties in 2033 (first edition);"), Actors: []string{"Commission"}, Themes: []string{"fraud"},
		Deadline: &corpus.Deadline{Text: "in 2033", From: "2033-01-01", To: "2033-12-31"},
	}})
	laid := p.laid()
	a := laid.Document.Actions[2]
	text := p.doc.Blocks[5].Text
	want := corpus.Action{
		ID: corpus.ActionID(p.doc.ID, 5, text), Text: text, Actors: []string{"commission"}, Themes: []string{"fraud"}, Page: 2, Block: 5,
		Deadline: &corpus.Deadline{Text: "in 2033", From: "2033-01-01", To: "2033-12-31", Precision: corpus.ByYear, Place: p.doc.Years[1].Place},
		Years:    []corpus.Year{p.doc.Years[1]}, Places: []corpus.Place{{Block: 5, End: len(text)}}, Confidence: 1, Review: corpus.Added,
		Why: []corpus.Reason{
			{Fact: "action", Rule: "review", Words: "Ana", Place: corpus.Place{Block: 5, End: len(text)}},
			{Fact: "actor:commission", Rule: "review", Words: "Ana", Place: corpus.Place{Block: 5, End: len(text)}},
			{Fact: "theme:fraud", Rule: "review", Words: "Ana", Place: corpus.Place{Block: 5, End: len(text)}},
			{Fact: "deadline", Rule: "review", Words: "Ana", Place: p.doc.Years[1].Place},
		},
		ReviewedBy: "Ana", ReviewedAt: r.Time,
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("action (-want +got):\n%s", diff)
	}
	// Words that stand nowhere have the page that was given, and no place.
	p.say(corpus.Review{Verdict: corpus.Added, Origin: &corpus.ReviewOrigin{Page: 1}, ReviewValues: corpus.ReviewValues{Text: ptr("build a lighthouse")}})
	want2 := []string{
		"map the weak places of ports by 2032", "train customs officers; these will share what they learn", "build a lighthouse · added",
		text + " · added", "report to the Council", "report to the Council", "It was a long winter in all the ports.",
	}
	laid = p.laid()
	if diff := cmp.Diff(want2, texts(laid.Document)); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
	if a := laid.Document.Actions[2]; a.Block != -1 || a.Page != 1 || len(a.Places) != 0 {
		t.Errorf("an action without a place = block %d, page %d, places %v", a.Block, a.Page, a.Places)
	}
	// The third of three with the same words is added where no action is yet.
	p = newPanel(t)
	p.doc.Actions = slices.Delete(p.doc.Actions, 3, 4)
	if r := p.say(corpus.Review{Verdict: corpus.Added, ReviewValues: corpus.ReviewValues{Text: ptr("Report to the council")}}); r.Origin.Block != 7 {
		t.Errorf("added in block %d, want 7", r.Origin.Block)
	}
	// An added action is corrected, rejected and brought back like others.
	id := p.reviews[0].Action
	p.say(corpus.Review{Verdict: corpus.Corrected, Action: id, ReviewValues: corpus.ReviewValues{Themes: []string{"fraud"}}})
	p.say(corpus.Review{Verdict: corpus.Rejected, Action: id})
	if laid := p.laid(); len(laid.Rejected) != 1 || len(laid.Document.Actions) != 4 {
		t.Errorf("%d rejected of %d", len(laid.Rejected), len(laid.Document.Actions))
	}
	p.say(corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r03"})
	p.say(corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r01"})
	if got := strings.Join(states(p.laid()), " "); got != "withdrawn orphaned withdrawn held held" {
		t.Errorf("states = %s", got)
	}
}

func TestCorrectedDocument(t *testing.T) {
	p := newPanel(t)
	for _, v := range []corpus.ReviewValues{
		{Title: ptr("Quiet  harbours: a plan"), Date: ptr(corpus.Date("2031-04-02"))},
		{Reference: ptr("JOIN(2031) 4 final"), Type: ptr(corpus.TypeReport), Language: ptr("fr")},
	} {
		p.say(corpus.Review{Verdict: corpus.Corrected, ReviewValues: v})
	}
	want := harbour().Meta
	want.Title, want.Date, want.Reference, want.Work, want.Type, want.Language = "Quiet harbours: a plan", "2031-04-02", "JOIN(2031) 4 final", "join-2031-4", corpus.TypeReport, "fr"
	want.FromRecord = []string{}
	laid := p.laid()
	if diff := cmp.Diff(want, laid.Document.Meta); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	review := &corpus.DocumentReview{Progress: corpus.ReviewBegun, By: "Ana", At: p.reviews[1].Time, Unreviewed: 5, Corrected: []string{"title", "date", "reference", "type", "language"}}
	if diff := cmp.Diff(review, laid.Document.Review); diff != "" {
		t.Errorf("review (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(harbour().Themes, laid.Document.Themes); diff != "" {
		t.Errorf("themes (-want +got):\n%s", diff)
	}
	// A reference that is taken away takes its work with it.
	p.say(corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Reference: ptr("")}})
	if d := p.laid().Document; d.Reference != "" || d.Work != "" {
		t.Errorf("reference %q, work %q, want none", d.Reference, d.Work)
	}
	if before := p.reviews[2].Before; before == nil || *before.Reference != "JOIN(2031) 4 final" {
		t.Errorf("before = %+v", before)
	}
}

func TestComplete(t *testing.T) {
	p := newPanel(t)
	for i := range 5 {
		if _, err := p.try(corpus.Review{Verdict: corpus.Complete}); err == nil || !strings.Contains(err.Error(), "no verdict yet, the first is "+p.action(i)) {
			t.Errorf("complete after %d verdicts: %v", i, err)
		}
		verdict := corpus.Accepted
		if i == 4 {
			verdict = corpus.Rejected
		}
		p.say(corpus.Review{Verdict: verdict, Action: p.action(i), Author: "Bo"})
	}
	if _, ok := p.laid().Gold(); ok {
		t.Error("a document is gold that nobody said is complete")
	}
	p.say(corpus.Review{Verdict: corpus.Complete})
	laid := p.laid()
	if laid.Document.Review.Progress != corpus.ReviewComplete || laid.Document.Review.By != "Ana" {
		t.Errorf("review = %+v", laid.Document.Review)
	}
	g, ok := laid.Gold()
	if !ok || len(g.Actions) != 4 || !slices.Equal(g.ReviewedBy, []string{"Ana", "Bo"}) || !g.ReviewedAt.Equal(p.reviews[5].Time) {
		t.Errorf("gold = %+v, %v", g, ok)
	}
	// One more action is found: what was said no longer holds.
	missed := corpus.Action{ID: p.doc.ID + "-a9", Text: "new"}
	p.doc.Actions = append(p.doc.Actions, missed)
	laid = p.laid()
	if last := laid.Standings[5]; last.State != corpus.ReviewOrphaned || last.Reason != "since then 1 action has no verdict" {
		t.Errorf("the verdict is %s: %s", last.State, last.Reason)
	}
	if _, ok := laid.Gold(); ok {
		t.Error("a document is gold that has an action without a verdict")
	}
}

// TestLayReadAnew: what becomes of reviews when the document is read by another
// reader, which gives every action another ID.
func TestLayReadAnew(t *testing.T) {
	p := newPanel(t)
	first, second, copied := p.action(0), p.action(1), p.action(3)
	p.say(corpus.Review{Verdict: corpus.Corrected, Action: first, ReviewValues: corpus.ReviewValues{Themes: []string{"fraud"}}})
	p.say(corpus.Review{Verdict: corpus.Corrected, Action: second, ReviewValues: corpus.ReviewValues{Text: ptr("train customs officers")}})
	p.say(corpus.Review{Verdict: corpus.Rejected, Action: p.action(4)}) // is not found anew
	p.say(corpus.Review{Verdict: corpus.Accepted, Action: copied})      // the one on page 3
	p.say(corpus.Review{Verdict: corpus.Added, ReviewValues: corpus.ReviewValues{Text: ptr(p.doc.Blocks[5].Text)}})
	p.say(corpus.Review{Verdict: corpus.Accepted, Action: p.action(2)})

	// The words stand: hyphens and spaces make no difference.
	p.doc = readAnew(harbour(), map[string]string{
		"map the weak places of ports by 2032":                     "Map the weak-places of ports by 2032",
		"train customs officers; these will share what they learn": "train customs officers", // what the person had made of it
	})
	laid := p.laid()
	if got := strings.Join(states(laid), " "); got != "held held held held held held" {
		t.Fatalf("states = %s", got)
	}
	want := []string{
		"Map the weak-places of ports by 2032 · corrected", "train customs officers · corrected",
		"publish a handbook on pilots’ duties in 2033 (first edition) · added",
		"report to the Council · accepted", "report to the Council · accepted",
	}
	if diff := cmp.Diff(want, texts(laid.Document)); diff != "" {
		t.Errorf("actions (-want +got):\n%s", diff)
	}
	if now := laid.Standings[3].Now; now != corpus.ActionID(p.doc.ID, 9, "report to the Council") {
		t.Errorf("the copy on page 3 is %s now", now)
	}
	if a := laid.Document.Actions[2]; a.Block != 7 || a.ID != p.reviews[4].Action {
		t.Errorf("the added action is %s in block %d", a.ID, a.Block)
	}

	// A review under the new ID goes on with those under the old one.
	p.say(corpus.Review{Verdict: corpus.Accepted, Action: laid.Document.Actions[0].ID})
	if got := p.laid().Document.Actions[0]; got.Review != corpus.Corrected || !slices.Equal(got.Themes, []string{"fraud"}) {
		t.Errorf("after a review under its new ID: %q %v", got.Review, got.Themes)
	}
	// And so on when it is read by the first reader again.
	now := p.doc
	p.doc = harbour()
	if got := p.laid().Document.Actions[0]; got.Review != corpus.Corrected || !slices.Equal(got.Themes, []string{"fraud"}) {
		t.Errorf("after it was read as before: %q %v", got.Review, got.Themes)
	}
	p.doc = now
}

func TestLayOrphans(t *testing.T) {
	p := newPanel(t)
	p.say(corpus.Review{Verdict: corpus.Accepted, Action: p.action(0)})
	p.say(corpus.Review{Verdict: corpus.Corrected, Action: p.action(0), ReviewValues: corpus.ReviewValues{Themes: []string{"fraud"}}})
	p.say(corpus.Review{Verdict: corpus.Added, ReviewValues: corpus.ReviewValues{Text: ptr(p.doc.Blocks[5].Text)}})
	p.doc = readAnew(harbour(), map[string]string{
		"map the weak places of ports by 2032":                         "map the weak places of all ports by 2032",
		"publish a handbook on pilots’ duties in 2033 (first edition)": "publish a handbook",
	})
	laid := p.laid()
	if got := strings.Join(states(laid), " "); got != "overruled orphaned orphaned" {
		t.Fatalf("states = %s", got)
	}
	orphan := laid.Standings[1]
	if orphan.Nearest != p.action(0) || orphan.Reason != "the document no longer has an action with these words" || orphan.Now != "" {
		t.Errorf("orphan = %+v", orphan)
	}
	if r := laid.Document.Review; r.Orphaned != 2 || r.Unreviewed != 4 || r.By != "" {
		t.Errorf("review = %+v", r)
	}
	// It is attached, and undone.
	attached := p.say(corpus.Review{Supersedes: orphan.ID, Action: orphan.Nearest, Author: "Bo"})
	if a := p.laid().Document.Actions[0]; attached.Verdict != corpus.Corrected || a.Review != corpus.Corrected || !slices.Equal(a.Themes, []string{"fraud"}) || a.ReviewedBy != "Bo" {
		t.Errorf("attached = %+v, action %+v", attached, a)
	}
	p.say(corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r03"})
	if got := strings.Join(states(p.laid()), " "); got != "orphaned replaced withdrawn held held" {
		t.Errorf("states = %s", got)
	}
}

// TestLayProperties: whatever people did, the order in which reviews are given is of
// no account, and laying them again changes nothing.
func TestLayProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for n := range 150 {
		p := newPanel(t)
		for range random.IntN(14) {
			p.try(randomReview(random, p))
		}
		if n%2 == 1 {
			p.doc = readAnew(harbour(), map[string]string{"report to the Council": "report to the Parliament"})
			for range random.IntN(6) {
				p.try(randomReview(random, p))
			}
		}
		want := p.laid()
		shuffled := slices.Clone(p.reviews)
		shuffled = append(shuffled, p.reviews[:len(p.reviews)/2]...)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(want, p.doc.Lay(shuffled)); diff != "" {
			t.Fatalf("case %d: in another order (-want +got):\n%s", n, diff)
		}
		if diff := cmp.Diff(want.Document, want.Document.Lay(p.reviews).Document); diff != "" && !wordsTwice(want) {
			t.Fatalf("case %d: laid twice (-want +got):\n%s", n, diff)
		}
		var kept []corpus.Review
		data, err := json.Marshal(p.reviews)
		if err == nil {
			err = json.Unmarshal(data, &kept)
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, p.doc.Lay(kept)); diff != "" {
			t.Fatalf("case %d: read back from JSON (-want +got):\n%s", n, diff)
		}
	}
}

// wordsTwice says whether two reviews give the same words, or one those of an action.
func wordsTwice(laid *corpus.ReviewedDocument) bool {
	seen := map[string]bool{}
	for _, a := range laid.Extracted.Actions {
		seen[a.Text] = true
	}
	for _, s := range laid.Standings {
		if s.Text == nil {
			continue
		}
		if seen[*s.Text] {
			return true
		}
		seen[*s.Text] = true
	}
	return false
}

// randomReview is something that a person may do, or try to do.
func randomReview(random *rand.Rand, p *panel) corpus.Review {
	laid := p.laid()
	pick := func(words ...string) string { return words[random.IntN(len(words))] }
	action := ""
	if all := append(slices.Clone(laid.Document.Actions), laid.Rejected...); len(all) > 0 {
		action = all[random.IntN(len(all))].ID
	}
	values := corpus.ReviewValues{}
	if random.IntN(2) == 0 {
		values.Themes = [][]string{{}, {"fraud"}, {"fraud", "drug-trafficking"}}[random.IntN(3)]
	}
	if random.IntN(3) == 0 {
		values.Text = ptr(pick("train customs officers", "map the weak places", "something else", "report"))
	}
	if random.IntN(3) == 0 {
		values.Deadline = []*corpus.Deadline{{}, {To: "2040-12-31"}, {From: "2033-01-01", To: "2033-12-31", Text: "in 2033"}}[random.IntN(3)]
	}
	if random.IntN(4) == 0 {
		values.Relative = []*corpus.Deadline{{}, {Text: "within a year"}}[random.IntN(2)]
	}
	switch random.IntN(9) {
	case 0:
		return corpus.Review{Verdict: corpus.Accepted, Action: action}
	case 1:
		return corpus.Review{Verdict: corpus.Rejected, Action: action}
	case 2:
		values.Text = ptr(pick("publish a handbook on pilots’ duties", "It was a long winter", "build a lighthouse", "report to the Council"))
		return corpus.Review{Verdict: corpus.Added, ReviewValues: values}
	case 3:
		return corpus.Review{Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Reference: ptr(pick("", "COM(2032) 1", "ST 12/25")), Title: ptr(pick("A", "B"))}}
	case 4, 5:
		if len(p.reviews) == 0 {
			return corpus.Review{Verdict: corpus.Complete}
		}
		old := p.reviews[random.IntN(len(p.reviews))].ID
		if random.IntN(3) == 0 {
			return corpus.Review{Supersedes: old, Action: action}
		}
		return corpus.Review{Verdict: corpus.Withdrawn, Supersedes: old}
	}
	return corpus.Review{Verdict: corpus.Corrected, Action: action, ReviewValues: values}
}

// FuzzLay lays any reviews over a document, as a damaged archive or another program
// may hold them.
func FuzzLay(f *testing.F) {
	p := newPanel(f)
	p.say(corpus.Review{Verdict: corpus.Corrected, Action: p.action(0), ReviewValues: corpus.ReviewValues{Text: ptr("map the weak places"), Deadline: &corpus.Deadline{To: "2040-01-01"}}})
	p.say(corpus.Review{Verdict: corpus.Added, ReviewValues: corpus.ReviewValues{Text: ptr("build a lighthouse")}})
	p.say(corpus.Review{Verdict: corpus.Withdrawn, Supersedes: "r01"})
	seed, err := json.Marshal(p.reviews)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(seed))
	f.Add(`[{"id":"a","verdict":"added","action":"x","text":"ports","origin":{"block":99,"places":[{"block":-3,"start":5,"end":1}],"earlier":"x"}},{"id":"b","supersedes":"a","verdict":"rejected","action":"x"},{"id":"a","supersedes":"b"}]`)
	f.Add(`[{"verdict":"corrected","action":"00112233aabbccdd-a1","actors":[],"themes":["a","a"],"text":""},{"verdict":"complete"},null]`)
	f.Fuzz(func(t *testing.T, data string) {
		var reviews []corpus.Review
		if json.Unmarshal([]byte(data), &reviews) != nil || len(reviews) > 50 {
			return
		}
		doc := harbour()
		laid := doc.Lay(reviews)
		if diff := cmp.Diff(harbour(), doc); diff != "" {
			t.Fatalf("the document itself was changed (-want +got):\n%s", diff)
		}
		if len(laid.Standings) > len(reviews) {
			t.Errorf("%d reviews became %d", len(reviews), len(laid.Standings))
		}
		if _, err := json.Marshal(laid.Document); err != nil {
			t.Error(err)
		}
		for _, r := range reviews {
			r.Author = "Ana"
			if made, err := laid.Prepare(r, panelThemes); err == nil {
				made.ID, made.Time = "z", time.Date(2050, 1, 1, 0, 0, 0, 0, time.UTC)
				if doc.Lay(append(slices.Clone(reviews), made)).Find("z") == nil {
					t.Errorf("a prepared review is lost: %+v", made)
				}
			}
		}
	})
}
