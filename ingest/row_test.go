package ingest_test

import (
	"testing"

	"polidex/ingest"
)

func TestSummaryString(t *testing.T) {
	for _, c := range []struct {
		name    string
		summary ingest.Summary
		want    string
	}{
		{"nothing", ingest.Summary{}, "0 inputs"},
		{"one", ingest.Summary{Inputs: 1, Added: 1}, "1 input: 1 added"},
		{"some of all", ingest.Summary{Inputs: 21, Added: 1, Updated: 2, Unchanged: 3, Duplicate: 4, Refused: 5, Failed: 6},
			"21 inputs: 1 added, 2 updated, 3 unchanged, 4 duplicate, 5 refused, 6 failed"},
		{"interrupted", ingest.Summary{Inputs: 5, Added: 1, NotReached: 4}, "5 inputs: 1 added, 4 not reached"},
		{"after an interruption", ingest.Summary{Inputs: 1, Unchanged: 1, Recovered: 2, Indexed: 3},
			"1 input: 1 unchanged; 2 left by an earlier run; 1 document put into the index late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.summary.String(); got != c.want {
				t.Errorf("String() = %q, want %q", got, c.want)
			}
		})
	}
}
