package evaluate

import (
	"cmp"
	"math"
	"slices"

	"polidex/corpus"
)

// The token-F1 from which two texts may be one action, and from which they are.
const (
	alignedFrom  = 0.5
	detectedFrom = 0.8
)

// What decides between alignments of equal token-F1: the same page, then equal
// words, then the same place in the order. They are small enough together to
// change nothing else.
const (
	forPage  = 0.004
	forWords = 0.002
	forOrder = 0.001
)

// pair is an action of gold and the action found for it, by their indexes.
type pair struct {
	gold, found int
	similarity  float64
	// equal: the words are the same, or those of another reading.
	equal bool
}

// align pairs the actions of gold with those found, each with at most one, so
// that the sum of their token-F1 is greatest. The pairs are in gold's order.
func align(gold []Action, found []corpus.Action) []pair {
	a := newAlignment(gold, found)
	var pairs []pair
	for _, p := range a.parts() {
		pairs = append(pairs, a.solve(p)...)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Compare(a.gold, b.gold) })
	return pairs
}

// alignment is the table of what could be paired with what.
type alignment struct {
	gold  []Action
	found []corpus.Action
	// similar is by gold and found, 0 where it is too little for a pair.
	similar [][]float64
	equal   [][]bool
}

func newAlignment(gold []Action, found []corpus.Action) *alignment {
	a := &alignment{gold: gold, found: found}
	bags := make([]bag, len(found))
	for j := range found {
		bags[j] = bagOf(found[j].Text)
	}
	for i := range gold {
		readings := []bag{bagOf(gold[i].Text)}
		for _, t := range gold[i].TextAlt {
			readings = append(readings, bagOf(t))
		}
		similar, equal := make([]float64, len(found)), make([]bool, len(found))
		for j, b := range bags {
			for _, r := range readings {
				if s := similarity(r, b); s >= alignedFrom {
					similar[j] = max(similar[j], s)
				}
				equal[j] = equal[j] || r.key == b.key
			}
		}
		a.similar, a.equal = append(a.similar, similar), append(a.equal, equal)
	}
	return a
}

// part is a set of actions that could be paired among each other alone.
type part struct{ gold, found []int }

// parts takes the table apart, so that many small problems are solved in place of
// a large one.
func (a *alignment) parts() []part {
	var out []part
	seenGold, seenFound := make([]bool, len(a.gold)), make([]bool, len(a.found))
	for first := range a.gold {
		if seenGold[first] {
			continue
		}
		seenGold[first] = true
		p := part{gold: []int{first}}
		for next := 0; next < len(p.gold); next++ {
			for j := range a.found {
				if seenFound[j] || a.similar[p.gold[next]][j] == 0 {
					continue
				}
				seenFound[j] = true
				p.found = append(p.found, j)
				for i := range a.gold {
					if !seenGold[i] && a.similar[i][j] > 0 {
						seenGold[i] = true
						p.gold = append(p.gold, i)
					}
				}
			}
		}
		if len(p.found) > 0 {
			slices.Sort(p.gold)
			slices.Sort(p.found)
			out = append(out, p)
		}
	}
	return out
}

// solve pairs the actions of one part.
func (a *alignment) solve(p part) []pair {
	rows, columns, value := p.gold, p.found, a.value
	turned := len(rows) > len(columns)
	if turned {
		rows, columns = columns, rows
		value = func(j, i int) float64 { return a.value(i, j) }
	}
	cost := make([][]float64, len(rows))
	for r, row := range rows {
		cost[r] = make([]float64, len(columns))
		for c, column := range columns {
			cost[r][c] = -value(row, column)
		}
	}
	var out []pair
	for r, c := range assign(cost) {
		i, j := rows[r], columns[c]
		if turned {
			i, j = j, i
		}
		if s := a.similar[i][j]; s >= alignedFrom {
			out = append(out, pair{i, j, s, a.equal[i][j]})
		}
	}
	return out
}

// value is what a pair is worth.
func (a *alignment) value(i, j int) float64 {
	v := a.similar[i][j]
	if v == 0 {
		return 0
	}
	page, equal := 0.0, 0.0
	if a.gold[i].Page == a.found[j].Page {
		page = forPage
	}
	if a.equal[i][j] {
		equal = forWords
	}
	apart := math.Abs(float64(i)/float64(len(a.gold)) - float64(j)/float64(len(a.found)))
	// The conversion keeps the product from being joined with the sum, which would
	// round otherwise on other processors.
	return v + page + equal + float64(forOrder*(1-apart))
}
