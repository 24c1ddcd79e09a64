package corpus

import (
	"cmp"
	"slices"
)

// Likeness returns how much alike the words of two texts are, from 0 to 1: the
// share of words and of pairs of neighbouring words that they have in common,
// 2·common/(those of a + those of b), each counted as often as both have it
// (Dice's coefficient). The pairs are what makes the order of words count. Words
// are those of [PlainWords].
func Likeness(a, b string) float64 {
	v := newFeatures()
	return dice(v.of(PlainWords(a)), v.of(PlainWords(b)), 0)
}

// candidates returns the pairs of the given actions that are at least [LikeFrom]
// alike. It looks only at those that share a rare feature: two that are alike
// share one among the rarest of each, so many that those behind them would not be
// enough (prefix filtering: Chaudhuri, Ganti and Kaushik, "A primitive operator for
// similarity joins in data cleaning", ICDE 2006).
func (p *pairer) candidates(old, new []int) []pairing {
	v := newFeatures()
	inOld, inNew := v.fill(p.before, old), v.fill(p.after, new)
	rank := v.ranks(inOld(len(v.list)), inNew(len(v.list)))
	for _, i := range old {
		rank.apply(p.before[i].features)
	}
	having := make([][]int, len(v.list)) // actions of the new list by the features that may find them
	for _, j := range new {
		rank.apply(p.after[j].features)
		for _, f := range prefix(p.after[j].features) {
			having[f] = append(having[f], j)
		}
	}
	var out []pairing
	seen := make([]int, len(p.after)) // the action, counted from 1, that was last compared
	for _, i := range old {
		for _, f := range prefix(p.before[i].features) {
			if f >= rank.common {
				break
			}
			for _, j := range having[f] {
				if seen[j] == i+1 {
					continue
				}
				seen[j] = i + 1
				if s := dice(p.before[i].features, p.after[j].features, LikeFrom); s > 0 {
					out = append(out, pairing{i, j, s})
				}
			}
		}
	}
	return out
}

// prefix returns the features of which two texts that are at least [LikeFrom]
// alike must have one in common. Such a text has at least t/(2−t) of the features.
func prefix(features []int) []int {
	needed := int(LikeFrom / (2 - LikeFrom) * float64(len(features)))
	return features[:min(len(features), len(features)-needed+1)]
}

// features numbers words and pairs of words. The second of a word in a text is
// another feature than the first, so that a text is a set of them.
type features struct {
	ids  map[feature]int
	list []feature
}

// feature is a word or, with a second, a pair of words.
type feature struct {
	first, second string
	nth           int
}

func newFeatures() *features { return &features{ids: map[feature]int{}} }

// of returns the numbers of the features of words in ascending order.
func (v *features) of(words []string) []int {
	seen, out := map[feature]int{}, make([]int, 0, 2*len(words))
	add := func(f feature) {
		seen[f]++
		f.nth = seen[f]
		id, ok := v.ids[f]
		if !ok {
			id = len(v.list)
			v.ids[f], v.list = id, append(v.list, f)
		}
		out = append(out, id)
	}
	for i, w := range words {
		if len(out) >= maxFeatures {
			break
		}
		add(feature{first: w})
		if i > 0 {
			add(feature{first: words[i-1], second: w})
		}
	}
	slices.Sort(out)
	return out
}

// fill gives the actions their features. What it returns counts, for so many
// features, the actions that have each.
func (v *features) fill(all []comparand, which []int) func(n int) []int {
	for _, i := range which {
		all[i].features = v.of(all[i].words)
	}
	return func(n int) []int {
		count := make([]int, n)
		for _, i := range which {
			for _, f := range all[i].features {
				count[f]++
			}
		}
		return count
	}
}

func (f feature) compare(g feature) int {
	return cmp.Or(cmp.Compare(f.first, g.first), cmp.Compare(f.second, g.second), cmp.Compare(f.nth, g.nth))
}

// ranking is the order of features by how rare they are.
type ranking struct {
	// rank is by feature.
	rank []int
	// common is the first rank of those that are a reason for too many pairs.
	common int
}

// ranks orders features by the number of pairs of actions that have them in
// common. Those that only one list has are first. The order is the same when the
// lists are exchanged.
func (v *features) ranks(old, new []int) ranking {
	order := make([]int, len(old))
	for f := range order {
		order[f] = f
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(old[a]*new[a], old[b]*new[b]), cmp.Compare(old[a]+new[a], old[b]+new[b]), v.list[a].compare(v.list[b]))
	})
	r := ranking{rank: make([]int, len(order)), common: len(order)}
	for n, pairs := 0, 0; n < len(order); n++ {
		r.rank[order[n]] = n
		if pairs += old[order[n]] * new[order[n]]; pairs > maxPairs && r.common == len(order) {
			r.common = n
		}
	}
	return r
}

// apply puts ranks in place of features.
func (r ranking) apply(features []int) {
	for i, f := range features {
		features[i] = r.rank[f]
	}
	slices.Sort(features)
}

// dice returns twice the number of those in common over the number of all; both
// are sets in ascending order. It is 0 where it would be less than least.
func dice(a, b []int, least float64) float64 {
	all := len(a) + len(b)
	needed := int(least * float64(all) / 2) // at least so many in common
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b) && common+min(len(a)-i, len(b)-j) >= needed; {
		switch {
		case a[i] == b[j]:
			common, i, j = common+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if d := 2 * float64(common) / float64(max(all, 1)); d >= least {
		return d
	}
	return 0
}
