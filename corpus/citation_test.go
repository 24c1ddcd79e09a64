package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestCites(t *testing.T) {
	at := func(block, start, end int) corpus.Place { return corpus.Place{Block: block, Start: start, End: end} }
	d := &corpus.Document{Citations: []corpus.Citation{
		{Key: "com-2030-12", Place: at(1, 10, 20)}, {Key: "32016R0794", Place: at(1, 30, 40)},
		{Key: "32016R0794", Place: at(2, 0, 10)}, {Key: "32016R0794", Place: at(2, 20, 30)},
	}}
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"of the document", d.Cites(), []string{"com-2030-12", "32016R0794"}},
		{"by block", d.CitesByBlock(), map[int][]string{1: {"com-2030-12", "32016R0794"}, 2: {"32016R0794"}}},
		{"of an action", d.ActionCites(&corpus.Action{Places: []corpus.Place{at(1, 25, 60), at(2, 0, 40)}}), []string{"32016R0794"}},
		{"of an action beside", d.ActionCites(&corpus.Action{Places: []corpus.Place{at(1, 20, 30)}}), []string(nil)},
		{"the most cited first", d.MostCited(), []corpus.KeyCount{{Key: "32016R0794", Count: 3}, {Key: "com-2030-12", Count: 1}}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("citations %s (-want +got):\n%s", c.name, diff)
		}
	}
}
