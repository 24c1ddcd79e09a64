package train

import (
	"math"
	"slices"

	"golang.org/x/sync/errgroup"

	"polidex/extract/themes/internal/weights"
)

const (
	// fewestTexts is how many texts a sign must stand in to be learned.
	fewestTexts = 2
	// lexiconCount is how much the examples count against the penalty: of 3, 10
	// and 30 the one that told unseen sentences apart best.
	lexiconCount = 10
)

// lexicon learns the part of the weights that reads words alone.
func lexicon(texts []sample, themes []string) (*weights.Weights, error) {
	w := &weights.Weights{Themes: themes, Bias: make([]float32, len(themes))}
	in := map[uint32]int{} // in how many texts a sign stands
	for _, t := range texts {
		for h := range t.counts() {
			in[h]++
		}
	}
	for h, n := range in {
		if n >= fewestTexts {
			w.Hashes = append(w.Hashes, h)
		}
	}
	slices.Sort(w.Hashes)
	w.Rarity = make([]float32, len(w.Hashes))
	for i, h := range w.Hashes {
		w.Rarity[i] = float32(1 + math.Log(float64(1+len(texts))/float64(1+in[h])))
	}

	vectors := make([][]value, len(texts))
	for i, t := range texts {
		vectors[i] = vector(t, w)
	}
	found := make([][]float64, len(themes))
	var g errgroup.Group
	g.SetLimit(parallel)
	for n := range themes {
		g.Go(func() (err error) {
			found[n], err = regress(balanced(texts, vectors, n), len(w.Hashes)+1, lexiconCount)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for n := range themes {
		w.Bias[n] = float32(found[n][len(w.Hashes)])
	}
	for at := range w.Hashes {
		for n := range themes {
			if c, ok := weights.CellOf(n, found[n][at]); ok {
				w.Cells = append(w.Cells, c)
			}
		}
		w.Ends = append(w.Ends, uint32(len(w.Cells)))
	}
	return w, nil
}

// vector is a text as the lexicon sees it: its known signs, together of length
// one, and a one for the bias behind them.
func vector(t sample, w *weights.Weights) []value {
	var out []value
	sum := 0.0
	for h, n := range t.counts() {
		at, ok := slices.BinarySearch(w.Hashes, h)
		if !ok {
			continue
		}
		x := weights.Part(float64(n), w.Rarity[at])
		sum += x * x
		out = append(out, value{at, x})
	}
	slices.SortFunc(out, func(a, b value) int { return a.at - b.at })
	for i := range out {
		out[i].x /= math.Sqrt(sum)
	}
	return append(out, value{len(w.Hashes), 1})
}

// balanced makes the examples of one theme, in which those that are about it
// weigh as much together as those that are not.
func balanced(texts []sample, vectors [][]value, theme int) []example {
	yes := 0
	for _, t := range texts {
		if t.about[theme] {
			yes++
		}
	}
	half := float64(len(texts)) / 2
	out := make([]example, len(texts))
	for i, t := range texts {
		e := example{values: vectors[i], yes: t.about[theme]}
		if e.yes {
			e.weight = half / float64(yes)
		} else {
			e.weight = half / float64(len(texts)-yes)
		}
		out[i] = e
	}
	return out
}
