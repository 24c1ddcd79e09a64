package corpus_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestDue(t *testing.T) {
	dated := &corpus.Deadline{Text: "by 2033", To: "2033-12-31"}
	counted := &corpus.Deadline{Text: "within two years of adoption", To: "2033-04-01"}
	words := &corpus.Deadline{Text: "within six months"}
	for _, c := range []struct {
		name               string
		deadline, relative *corpus.Deadline
		want               *corpus.Deadline
	}{
		{"neither", nil, nil, nil},
		{"a deadline", dated, nil, dated},
		{"a relative time", nil, counted, counted},
		{"a relative time without days", nil, words, nil},
		{"both", dated, counted, dated},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := library()
			a := &doc.Actions[0]
			a.Deadline, a.Relative = c.deadline, c.relative
			if diff := cmp.Diff(c.want, doc.ActionEntry(a).Deadline); diff != "" {
				t.Errorf("the entry's deadline (-want +got):\n%s", diff)
			}
		})
	}
}

func TestACorrectedDeadlineReplacesARelativeOne(t *testing.T) {
	doc := library()
	doc.Actions[0].Relative = &corpus.Deadline{Text: "within six months"}
	right := &corpus.Deadline{Text: "by 2034", To: "2034-12-31"}
	got := doc.WithReviews([]corpus.Review{{
		Action: doc.Actions[0].ID, Verdict: corpus.Corrected, ReviewValues: corpus.ReviewValues{Deadline: right}, Time: time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC),
	}}).Actions[0]
	if got.Deadline != right || got.Relative != nil {
		t.Errorf("deadline = %+v, relative = %+v, want %+v alone", got.Deadline, got.Relative, right)
	}
}

func TestPlaceOf(t *testing.T) {
	// Two places of one block, a note mark between them, and one of the next block.
	a := corpus.Action{
		Text:   "map wells and wells too",
		Places: []corpus.Place{{Block: 3, Start: 2, End: 11}, {Block: 3, Start: 13, End: 17}, {Block: 4, Start: 1, End: 10}},
	}
	for _, c := range []struct {
		name       string
		start, end int
		want       corpus.Place
		ok         bool
	}{
		{"first place", 4, 9, corpus.Place{Block: 3, Start: 6, End: 11}, true},
		{"behind the mark", 10, 13, corpus.Place{Block: 3, Start: 14, End: 17}, true},
		{"next block", 14, 19, corpus.Place{Block: 4, Start: 1, End: 6}, true},
		{"over the mark", 4, 13, corpus.Place{}, false},
		{"over two blocks", 10, 19, corpus.Place{}, false},
		{"behind the text", 20, 40, corpus.Place{}, false},
	} {
		if got, ok := a.PlaceOf(c.start, c.end); got != c.want || ok != c.ok {
			t.Errorf("%s: PlaceOf(%d, %d) = %+v, %v, want %+v, %v", c.name, c.start, c.end, got, ok, c.want, c.ok)
		}
	}
}
