package weights

import (
	"math"
	"slices"
)

// Weights is what was learned. It is read-only and safe for concurrent use.
type Weights struct {
	// Themes are the ids of the themes it knows, in the order of the numbers that
	// stand for them here.
	Themes []string
	// Learned says what it was learned from: a hash of the sentences and of the
	// vocabulary whose terms were found in them.
	Learned string

	// Bias is the log-odds of each theme in a text without words.
	Bias []float32
	// The signs of the lexicon, by rising hash: the weight of each against the
	// others in a text (its inverse document frequency), and the end of its cells
	// in Cells.
	Hashes []uint32
	Rarity []float32
	Ends   []uint32
	Cells  []Cell
	// Terms are the hashes of the vocabulary's terms that were met in learning,
	// rising, and Trust how often each was right.
	Terms []uint32
	Trust []float32
	// MeanTrust is that of all terms, and of one that was not met.
	MeanTrust float32
	// Judgement are the weights of Evidence, in the order of its vector, and
	// behind them those of two themes that are named together: what the first one
	// gains or loses by the second, row by row.
	Judgement []float32
}

// Cell is what a sign says of a theme, in steps of [Step].
type Cell struct {
	Theme uint8
	Steps int8
}

// Step is the size of a step of the lexicon's weights: a byte holds those that
// are met, up to sixteen.
const Step = 0.125

// CellOf rounds a weight; ok is false when nothing is left of it.
func CellOf(theme int, weight float64) (c Cell, ok bool) {
	steps := max(math.MinInt8, min(math.MaxInt8, math.Round(weight/Step)))
	return Cell{uint8(theme), int8(steps)}, steps != 0
}

func (c Cell) weight() float64 { return Step * float64(c.Steps) }

// Reading is what the lexicon reads in a text.
type Reading struct {
	// Logits has the log-odds of each theme.
	Logits []float64
	// Known says whether any sign of the text is in the lexicon.
	Known bool

	signs []sign
}

// sign is a feature of a text with its place in the lexicon and its part of the text.
type sign struct {
	Feature
	at   int
	part float64
}

// Read asks the lexicon about a text.
func (w *Weights) Read(features []Feature) Reading {
	r := Reading{Logits: make([]float64, len(w.Themes))}
	for i, b := range w.Bias {
		r.Logits[i] = float64(b)
	}
	seen := map[int]int{} // place in the lexicon → in signs
	counts := []float64{}
	for _, f := range features {
		at, ok := slices.BinarySearch(w.Hashes, f.Hash)
		if !ok {
			continue
		}
		if i, again := seen[at]; again {
			counts[i]++
			continue
		}
		seen[at] = len(r.signs)
		r.signs = append(r.signs, sign{Feature: f, at: at})
		counts = append(counts, 1)
	}
	r.Known = len(r.signs) > 0
	sum := 0.0
	for i := range r.signs {
		p := Part(counts[i], w.Rarity[r.signs[i].at])
		r.signs[i].part = p
		sum += p * p
	}
	// Of few signs each would weigh more than in any text that was learned from.
	share := math.Sqrt(min(1, float64(len(r.signs))/fewSigns) / max(sum, math.SmallestNonzeroFloat64))
	for i := range r.signs {
		s := &r.signs[i]
		s.part *= share
		for _, c := range w.cells(s.at) {
			r.Logits[c.Theme] += s.part * c.weight()
		}
	}
	return r
}

// fewSigns is the number of known signs from which the weights of a text's signs
// are brought to length one together: a sentence of some eight words has as many.
const fewSigns = 10

// Part is the weight of a sign that stands in a text so many times, before the
// text's weights are brought to length one.
func Part(count float64, rarity float32) float64 {
	return (1 + math.Log(count)) * float64(rarity)
}

func (w *Weights) cells(at int) []Cell {
	from := uint32(0)
	if at > 0 {
		from = w.Ends[at-1]
	}
	return w.Cells[from:w.Ends[at]]
}

// Strongest returns the sign of the text that speaks most for a theme; ok is
// false where none does.
func (w *Weights) Strongest(r Reading, theme int) (f Feature, ok bool) {
	best := 0.0
	for _, s := range r.signs {
		for _, c := range w.cells(s.at) {
			if int(c.Theme) != theme {
				continue
			}
			if v := s.part * c.weight(); v > best {
				best, f, ok = v, s.Feature, true
			}
		}
	}
	return f, ok
}

// TrustIn returns how often a term of the vocabulary was right.
func (w *Weights) TrustIn(theme, term string) float64 {
	if at, ok := slices.BinarySearch(w.Terms, TermHash(theme, term)); ok {
		return float64(w.Trust[at])
	}
	return float64(w.MeanTrust)
}
