package bleve

import (
	"fmt"
	"strings"
	"testing"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// recorded is what a record says: how often, and at which places.
func recorded(f *bleveindex.TokenFreq) string {
	var at []string
	for _, l := range f.Locations {
		at = append(at, fmt.Sprint(l.Position))
	}
	return fmt.Sprintf("%d at %s", f.Frequency(), strings.Join(at, " "))
}

func TestOccurrences(t *testing.T) {
	var o occurrences
	const nowhere = -1
	for _, c := range []struct {
		name string
		at   []int
		want string
	}{
		{"once", []int{3}, "1 at 3"},
		{"twice", []int{3, 9}, "2 at 3 9"},
		{"more than there is room for", []int{1, 2, 3, 4, 5, 6}, "6 at 1 2 3 4 5 6"},
		{"at one place twice", []int{4, 4}, "2 at 4 4"},
		{"far from the beginning", []int{sharedPositions - 1, sharedPositions, 9 * sharedPositions}, "3 at 4095 4096 36864"},
		{"counted", []int{nowhere, nowhere, nowhere}, "3 at "},
		{"counted, then placed", []int{nowhere, nowhere, 7, 8}, "4 at 7 8"},
		{"placed, then counted", []int{7, nowhere, nowhere}, "3 at 7"},
		{"by turns", []int{7, nowhere, 8, nowhere}, "4 at 7 8"},
	} {
		var f *bleveindex.TokenFreq
		for _, at := range c.at {
			if at == nowhere {
				f = o.counted(f)
			} else {
				f = o.placed(f, at)
			}
		}
		if got := recorded(f); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	var f *bleveindex.TokenFreq
	for range 2 * sharedCounts {
		f = o.counted(f)
	}
	if got, want := recorded(f), "128 at "; got != want {
		t.Errorf("counted often: %q, want %q", got, want)
	}
	// What terms share is as it was.
	for position := range 10 {
		if got, want := recorded(o.once(position)), fmt.Sprintf("1 at %d", position); got != want {
			t.Errorf("once(%d) = %q after other terms, want %q", position, got, want)
		}
	}
	for n := 1; n < sharedCounts; n++ {
		if got, want := recorded(o.times(n)), fmt.Sprintf("%d at ", n); got != want {
			t.Errorf("times(%d) = %q after other terms, want %q", n, got, want)
		}
	}
}
