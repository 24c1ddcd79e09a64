package api

import "strings"

// nearest returns the known word that the given one was most likely meant to
// be, or "" when none is near: at most a third of its letters may be wrong.
func nearest(word string, known []string) string {
	word = strings.ToLower(word)
	best, limit := "", max(1, len(word)/3)
	for _, k := range known {
		if d := distance(word, strings.ToLower(k)); d <= limit {
			best, limit = k, d-1
		}
	}
	if best == "" && len(word) >= 3 {
		for _, k := range known {
			if strings.HasPrefix(strings.ToLower(k), word) || strings.HasPrefix(word, strings.ToLower(k)) && len(k) >= 3 {
				return k
			}
		}
	}
	return best
}

// distance counts the letters to insert, drop, change or swap with a neighbour
// to make a into b.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			row[j+1] = min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
