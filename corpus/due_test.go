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
		{corpus.DueThisYear, []corpus.Filter{{Field: "deadline_year", Values: []string{"2032"}}, {Field: "deadline", Values: []string{"2033-01-01.."}, Exclude: true}}},
		{corpus.DueOpen, []corpus.Filter{{Field: "deadline", Values: []string{"2032-03-01.."}}}},
	} {
		if diff := cmp.Diff(c.want, corpus.DueFilters(c.due, now)); diff != "" {
			t.Errorf("DueFilters(%q) (-want +got):\n%s", c.due, diff)
		}
	}
}

func TestDueOf(t *testing.T) {
	now := time.Date(2032, 3, 1, 0, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		d    *corpus.Deadline
		want string
	}{
		{"none", nil, ""},
		{"words alone", &corpus.Deadline{Text: "as soon as possible"}, ""},
		{"over yesterday", &corpus.Deadline{From: "2032-01-01", To: "2032-02-29"}, corpus.DueOverdue},
		{"over long ago", &corpus.Deadline{To: "2030-12-31"}, corpus.DueOverdue},
		{"today is its last day", &corpus.Deadline{To: "2032-03-01"}, corpus.DueThisYear},
		{"the end of the year", &corpus.Deadline{From: "2032-01-01", To: "2032-12-31"}, corpus.DueThisYear},
		{"the year after", &corpus.Deadline{From: "2032-01-01", To: "2033-01-01"}, corpus.DueOpen},
		{"begun this year, without end", &corpus.Deadline{From: "2032-01-01"}, corpus.DueOpen},
		{"begun long ago, without end", &corpus.Deadline{From: "2020-01-01"}, corpus.DueOpen},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := corpus.DueOf(c.d, now); got != c.want {
				t.Errorf("DueOf(%+v) = %q, want %q", c.d, got, c.want)
			}
		})
	}
}
