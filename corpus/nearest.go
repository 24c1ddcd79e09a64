package corpus

import "strings"

// Nearest returns the known word that the given one was most likely meant to
// be, or "" when none is near: at most a third of its letters may be wrong, or
// half of them where the first is right. A word that only begins one of the
// known, or goes on after one, is near too.
func Nearest(word string, known []string) string {
	word = strings.ToLower(word)
	best, least := "", len(word)+1
	for _, k := range known {
		low := strings.ToLower(k)
		limit := max(1, len(word)/3)
		if word != "" && strings.HasPrefix(low, word[:1]) {
			limit = max(limit, len(word)/2)
		}
		if len(low) > len(word)+limit || len(low) < len(word)-limit {
			continue
		}
		if d := distance(word, low); d <= limit && d < least {
			best, least = k, d
		}
	}
	if best != "" {
		return best
	}
	const enough = 3 // letters that a beginning must have to tell anything
	for _, k := range known {
		low := strings.ToLower(k)
		if len(word) >= enough && (strings.HasPrefix(low, word) || len(low) >= enough && strings.HasPrefix(word, low)) {
			return k
		}
	}
	return ""
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
