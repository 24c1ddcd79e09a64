package corpus_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestDueFilters(t *testing.T) {
	// Late in the evening west of Greenwich, where it is the first of March by UTC.
	now := time.Date(2032, 2, 29, 22, 30, 0, 0, time.FixedZone("west", -2*60*60))
	for _, c := range []struct {
		due  string
		want []corpus.Filter
	}{
		{"", nil},
		{"tomorrow", nil},
		{corpus.DueOverdue, []corpus.Filter{{Field: "deadline", Values: []string{"..2032-02-29"}}, {Field: "deadline", Values: []string{"2032-03-01.."}, Exclude: true}}},
		{corpus.DueThisYear, []corpus.Filter{{Field: "deadline_year", Values: []string{"2032"}}}},
		{corpus.DueOpen, []corpus.Filter{{Field: "deadline", Values: []string{"2032-03-01.."}}}},
	} {
		if diff := cmp.Diff(c.want, corpus.DueFilters(c.due, now)); diff != "" {
			t.Errorf("DueFilters(%q) (-want +got):\n%s", c.due, diff)
		}
	}
}
