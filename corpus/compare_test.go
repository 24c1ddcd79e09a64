package corpus_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// act returns an action with the words before a bar and the deadline, if any,
// after it: its words and, after another bar, its last day.
func act(id, notation string) corpus.Action {
	parts := strings.Split(notation, "|")
	a := corpus.Action{ID: id, Text: parts[0]}
	if len(parts) > 1 {
		a.Deadline = &corpus.Deadline{Text: parts[1]}
	}
	if len(parts) > 2 {
		a.Deadline.To = corpus.Date(parts[2])
	}
	return a
}

func acts(prefix string, notations ...string) []corpus.Action {
	var out []corpus.Action
	for i, n := range notations {
		out = append(out, act(fmt.Sprintf("%s%d", prefix, i+1), n))
	}
	return out
}

// notes writes changes as "kind before after".
func notes(cs corpus.Changes) []string {
	out := []string{}
	for i := range cs {
		before, after := "–", "–"
		if cs[i].Before != nil {
			before = cs[i].Before.ID
		}
		if cs[i].After != nil {
			after = cs[i].After.ID
		}
		out = append(out, fmt.Sprintf("%s %s %s", cs[i].Kind, before, after))
	}
	return out
}

func TestCompare(t *testing.T) {
	const plan = "present a plan for the safety of ferries on inland lakes"
	for _, c := range []struct {
		name     string
		old, new []string
		want     []string
	}{
		{"both empty", nil, nil, []string{}},
		{"only the new has actions", nil, []string{plan}, []string{"added – n1"}},
		{"only the old has actions", []string{plan}, nil, []string{"dropped o1 –"}},
		{"the same", []string{plan}, []string{plan}, []string{"carried o1 n1"}},
		{
			"hyphens, ligatures, quotes, spaces and accents as another format has them",
			[]string{"fund cross-border ‘oﬃcers’ of the Zoë’s café network"},
			[]string{"fund cross\u00adborder \"officers\" of theZoe's cafe\u0301 net-work"},
			[]string{"carried o1 n1"},
		},
		{"other words", []string{plan}, []string{"present a plan for the safety of boats on all inland lakes"}, []string{"reworded o1 n1"}},
		{"nothing alike", []string{plan}, []string{"ratify the convention on wine"}, []string{"added – n1", "dropped o1 –"}},
		{
			"a year later in its own words",
			[]string{plan + " by 2026|by 2026|2026-12-31"}, []string{plan + " by 2027|by 2027|2027-12-31"},
			[]string{"deadline-changed o1 n1"},
		},
		{
			"a year later in a column",
			[]string{plan + "|2026|2026-12-31"}, []string{plan + "|2027|2027-12-31"},
			[]string{"deadline-changed o1 n1"},
		},
		{
			"other words and a year later",
			[]string{plan + " by 2026|by 2026|2026-12-31"}, []string{"present a plan for the safety of boats on inland lakes by 2027|by 2027|2027-12-31"},
			[]string{"deadline-changed o1 n1"},
		},
		{
			"the same days in other words",
			[]string{plan + " by the end of 2026|by the end of 2026|2026-12-31"},
			[]string{plan + " by 31 December 2026|by 31 December 2026|2026-12-31"},
			[]string{"carried o1 n1"},
		},
		{
			"a deadline that was taken away",
			[]string{plan + " by 2026|by 2026|2026-12-31"}, []string{plan},
			[]string{"deadline-changed o1 n1"},
		},
		{"days that only one form could count", []string{plan + " within a year|within a year"}, []string{plan + " within a year|within a year|2027-03-01"}, []string{"carried o1 n1"}},
		{"words of time without days, seen in one form", []string{plan + " within a day|within a day"}, []string{plan + " within a day"}, []string{"carried o1 n1"}},
		{"deadlines that resemble each other are no evidence", []string{"audit ports by the end of March 2026|by the end of March 2026|2026-03-31"}, []string{"fund schools by the end of March 2026|by the end of March 2026|2026-03-31"}, []string{"added – n1", "dropped o1 –"}},
		{"nothing but a deadline", []string{"by 2026|by 2026|2026-12-31"}, []string{"by 2026|by 2026|2026-12-31"}, []string{"carried o1 n1"}},
		{
			"the same words thrice, the first dropped",
			[]string{"report|2025|2025-12-31", "report|2026|2026-12-31", "report|2027|2027-12-31"},
			[]string{"report|2026|2026-12-31", "report|2027|2027-12-31"},
			[]string{"carried o2 n1", "carried o3 n2", "dropped o1 –"},
		},
		{
			"another order",
			[]string{"open the registers of boats", "close the ferry ports at night"}, []string{"close the ferry ports at night", "open the registers of boats"},
			[]string{"carried o2 n1", "carried o1 n2"},
		},
		{
			"the most alike before the merely alike",
			[]string{plan + " and rivers", plan + " and rivers and canals"},
			[]string{plan + " and rivers and canals too"},
			[]string{"reworded o2 n1", "dropped o1 –"},
		},
		{"no words at all", []string{"…"}, []string{"–"}, []string{"carried o1 n1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := corpus.Compare(acts("o", c.old...), acts("n", c.new...))
			if diff := cmp.Diff(c.want, notes(got)); diff != "" {
				t.Errorf("Compare (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCompareShows(t *testing.T) {
	old := acts("o", "present a plan by 2026|by 2026|2026-12-31")
	changed := acts("n", "present a new plan by 2027|by 2027|2027-12-31")
	changed[0].NotedPage = 9
	want := corpus.Changes{{
		Kind: corpus.ChangeDeadline, Score: 0.666,
		Before: &corpus.ComparedAction{ID: "o1", Text: old[0].Text, Deadline: old[0].Deadline},
		After:  &corpus.ComparedAction{ID: "n1", Text: changed[0].Text, Page: 9, Deadline: changed[0].Deadline},
	}}
	if diff := cmp.Diff(want, corpus.Compare(old, changed)); diff != "" {
		t.Errorf("Compare (-want +got):\n%s", diff)
	}
}

func TestSummary(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new []string
		want     string
	}{
		{"nothing", nil, nil, "no actions"},
		{"one the same", []string{"a b"}, []string{"a b"}, "no change in 1 action"},
		{"two the same", []string{"a b", "c d"}, []string{"a b", "c d"}, "no change in 2 actions"},
		{
			"all kinds",
			[]string{"drop this now", "hold a yearly forum|2026|2026-12-31", "train the crews of all lake ferries"},
			[]string{"hold a yearly forum|2027|2027-12-31", "train the crews of most lake ferries", "open one", "start two"},
			"2 added, 1 dropped, 1 deadline changed, 1 reworded",
		},
		{
			"two deadlines", []string{"a b|2026|2026-12-31", "c d|2026|2026-12-31"},
			[]string{"a b|2027|2027-12-31", "c d|2027|2027-12-31"}, "2 deadlines changed",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			cs := corpus.Compare(acts("o", c.old...), acts("n", c.new...))
			if got := cs.Summary(); got != c.want {
				t.Errorf("Summary() = %q, want %q", got, c.want)
			}
		})
	}
}

func TestSentence(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for _, c := range []struct {
		name     string
		old, new []string
		want     string
	}{
		{"carried", []string{"a b"}, []string{"a b"}, `carried: "a b"`},
		{"added", nil, []string{"a b"}, `added: "a b"`},
		{"dropped", []string{"a b"}, nil, `dropped: "a b"`},
		{"moved", []string{"a b by 2026|by 2026|2026-12-31"}, []string{"a b by 2027|by 2027|2027-12-31"}, `deadline changed: "a b by 2027" from "by 2026" to "by 2027"`},
		{"new", []string{"a b"}, []string{"a b by 2027|by 2027|2027-12-31"}, `deadline changed: "a b by 2027" from no time to "by 2027"`},
		{"reworded", []string{"a b c d"}, []string{"a b c e"}, `reworded (likeness 0.71): "a b c e"`},
		{"cut at a word", nil, []string{long}, `added: "` + strings.Repeat("word ", 16)[:79] + ` …"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			cs := corpus.Compare(acts("o", c.old...), acts("n", c.new...))
			if got := cs[0].Sentence(); got != c.want {
				t.Errorf("Sentence() = %q, want %q", got, c.want)
			}
		})
	}
}

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       float64
	}{
		{"empty", "", "", 0},
		{"one empty", "a", "", 0},
		{"same", "train the crews", "Train the crews.", 1},
		{"one word of three", "a b c", "a b d", 0.6},
		{"another order", "a b", "b a", 2.0 / 3},
		{"a word counts as often as both have it", "a a a", "a", 1.0 / 3},
		{"nothing in common", "a b", "c d", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, got := range []float64{corpus.Likeness(c.a, c.b), corpus.Likeness(c.b, c.a)} {
				if got != c.want {
					t.Errorf("Likeness(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
				}
			}
		})
	}
}

func TestPlainWords(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"empty", " –, ", nil},
		{"case and signs", "The “Commission”, (will):", []string{"the", "commission", "will"}},
		{"hyphens of all kinds", "cross-border cross\u2010border cross\u00adborder", []string{"crossborder", "crossborder", "crossborder"}},
		{"a dash parts", "2026–2030 and—so", []string{"2026", "2030", "and", "so"}},
		{"apostrophes", "l’Europe l'Europe", []string{"leurope", "leurope"}},
		{"ligatures", "oﬃce ﬂow", []string{"office", "flow"}},
		{"accents composed and not", "café cafe\u0301 Łódź", []string{"cafe", "cafe", "lodz"}},
		{"Greek", "Λιμένες τῆς", []string{"λιμενεσ", "τῆσ"}},
		{"a space that does not break", "10\u00a0million", []string{"10", "million"}},
		{"bytes that are no text", "a\xffb", []string{"a", "b"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, corpus.PlainWords(c.text)); diff != "" {
				t.Errorf("PlainWords(%q) (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// FuzzCompare checks that every action is in one change, and that exchanging the
// lists exchanges the sides.
func FuzzCompare(f *testing.F) {
	f.Add("present a plan|2026|2026-12-31\nreport", "report\npresent a plan|2027|2027-12-31")
	f.Add("a b c d e\na b c d f\na b c d g", "a b c d g e\na b c d f g\na b")
	f.Add("x\nx\nx", "x|2026|2026\nx")
	f.Add("", "–\n\xff")
	f.Fuzz(func(t *testing.T, old, new string) {
		const most = 200
		left, right := acts("o", strings.Split(old, "\n")...), acts("n", strings.Split(new, "\n")...)
		left, right = left[:min(most, len(left))], right[:min(most, len(right))]
		there, back := corpus.Compare(left, right), corpus.Compare(right, left)
		var olds, news []string
		for _, c := range there {
			if (c.Before != nil && c.After != nil) != (c.Score > 0) {
				t.Errorf("a change with the score %v has the sides %v and %v", c.Score, c.Before, c.After)
			}
			if c.Before != nil {
				olds = append(olds, c.Before.ID)
			}
			if c.After != nil {
				news = append(news, c.After.ID)
			}
		}
		for _, side := range []struct {
			got []string
			all []corpus.Action
		}{{olds, left}, {news, right}} {
			ids := []string{}
			for i := range side.all {
				ids = append(ids, side.all[i].ID)
			}
			slices.Sort(ids)
			slices.Sort(side.got)
			if diff := cmp.Diff(ids, side.got); diff != "" {
				t.Errorf("not each action once (-want +got):\n%s", diff)
			}
		}
		for i := range back {
			back[i].Before, back[i].After = back[i].After, back[i].Before
			switch back[i].Kind {
			case corpus.ChangeAdded:
				back[i].Kind = corpus.ChangeDropped
			case corpus.ChangeDropped:
				back[i].Kind = corpus.ChangeAdded
			}
		}
		want, got := notes(there), notes(back)
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("exchanged (-there +back):\n%s", diff)
		}
	})
}

// BenchmarkCompare compares lists of which a quarter is carried over and a quarter
// reworded; "common" are words of which there are few.
func BenchmarkCompare(b *testing.B) {
	for _, c := range []struct {
		name        string
		n, distinct int
	}{
		{"actions=200/words=usual", 200, 3000},
		{"actions=2000/words=usual", 2000, 3000},
		{"actions=2000/words=common", 2000, 40},
		{"actions=20000/words=common", 20000, 40},
	} {
		b.Run(c.name, func(b *testing.B) {
			old, new := madeActions(c.n, c.distinct)
			for b.Loop() {
				if got := corpus.Compare(old, new); len(got) < c.n {
					b.Fatalf("Compare has %d changes of %d actions", len(got), c.n)
				}
			}
		})
	}
}

func madeActions(n, distinct int) (old, new []corpus.Action) {
	x := uint32(1)
	next := func(n int) int {
		x = x*1664525 + 1013904223
		return int(x>>8) % n
	}
	// The square makes some words much more usual than others, as they are.
	word := func() string { i := next(distinct); return fmt.Sprintf("word%d", i*next(distinct)/distinct) }
	for i := range n {
		var words []string
		for range 8 + next(24) {
			words = append(words, word())
		}
		old = append(old, corpus.Action{ID: fmt.Sprintf("o%d", i), Text: strings.Join(words, " ")})
		switch i % 4 {
		case 1:
			words[next(len(words))] = word()
		case 2, 3:
			for k := range words {
				words[k] = word()
			}
		}
		new = append(new, corpus.Action{ID: fmt.Sprintf("n%d", i), Text: strings.Join(words, " ")})
	}
	return old, new
}
