package index

import (
	"slices"
	"sort"
)

// MatchPositions finds where the slots of a sequence stand together. places[i]
// are the positions of slot i, rising. The slots match where each has a position
// of its own such that the positions, less the numbers of the slots, span at
// most slop. It calls yield with the positions of each match, one match at most
// for every position of the first slot, until yield returns false. The slice is
// reused.
//
// With slop 0 the slots follow each other; a slop of 1 lets one word come in
// between, and of 2 lets two neighbours change places, as is usual for proximity
// in search engines.
func MatchPositions(places [][]int, slop int, yield func(at []int) bool) {
	for _, p := range places {
		if len(p) == 0 {
			return
		}
	}
	if len(places) == 0 {
		return
	}
	at := make([]int, len(places))
	for _, first := range places[0] {
		at[0] = first
		if placeAround(places, at, slop) && !yield(at) {
			return
		}
	}
}

// placeAround looks for positions of the other slots around that of the first,
// in at[0]. A span begins at most slop places before it: the nearest is tried
// first.
func placeAround(places [][]int, at []int, slop int) bool {
	for low := at[0]; low >= at[0]-slop; low-- {
		if placeWithin(places, at, low, low+slop) {
			return true
		}
	}
	return false
}

// placeWithin gives each slot after the first the earliest free position whose
// place is between low and high.
func placeWithin(places [][]int, at []int, low, high int) bool {
	for i := 1; i < len(places); i++ {
		ps := places[i]
		j := sort.SearchInts(ps, low+i)
		// Without slop no two slots can want the same position.
		for high > low && j < len(ps) && slices.Contains(at[:i], ps[j]) {
			j++
		}
		if j == len(ps) || ps[j]-i > high {
			return false
		}
		at[i] = ps[j]
	}
	return true
}
