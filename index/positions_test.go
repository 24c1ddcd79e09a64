package index_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/index"
)

func TestMatchPositions(t *testing.T) {
	for _, c := range []struct {
		name   string
		places [][]int
		slop   int
		want   [][]int
	}{
		{"side by side", [][]int{{3, 9}, {4, 7}}, 0, [][]int{{3, 4}}},
		{"twice", [][]int{{3, 9}, {4, 10}}, 0, [][]int{{3, 4}, {9, 10}}},
		{"the wrong order", [][]int{{4}, {3}}, 0, nil},
		{"the wrong order with slop", [][]int{{4}, {3}}, 2, [][]int{{4, 3}}},
		{"one between", [][]int{{1}, {3}}, 1, [][]int{{1, 3}}},
		{"two between", [][]int{{1}, {4}}, 1, nil},
		{"slop is for all together", [][]int{{1}, {3}, {5}}, 1, nil},
		{"slop enough for all", [][]int{{1}, {3}, {5}}, 2, [][]int{{1, 3, 5}}},
		{"the same word twice needs two places", [][]int{{1}, {1}}, 5, nil},
		{"the same word twice", [][]int{{1, 3}, {1, 3}}, 1, [][]int{{1, 3}}},
		{"a slot without places", [][]int{{1}, {}}, 5, nil},
		{"no slots", nil, 5, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got [][]int
			index.MatchPositions(c.places, c.slop, func(at []int) bool {
				got = append(got, slices.Clone(at))
				return true
			})
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("MatchPositions(%v, %d) (-want +got):\n%s", c.places, c.slop, diff)
			}
		})
	}
}
