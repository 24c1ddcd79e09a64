package weights

import (
	"cmp"
	"math"
	"slices"
)

// Evidence is all that speaks for and against a theme in a text.
type Evidence struct {
	// Named says that a term of the vocabulary names the theme. What follows up
	// to Trust holds for a theme that is named.
	Named bool
	// Weak says that only terms do that count for little by themselves.
	Weak bool
	// Several says that more than one term does.
	Several bool
	// Trust is how often the best of the terms was right elsewhere.
	Trust float64
	// With are the numbers of the other themes that are named in the text.
	With []int
	// Logit is the lexicon's answer for the theme, and First says that no theme
	// has a higher one.
	Logit float64
	First bool
	// OthersNamed says of a theme that is not named that others are.
	OthersNamed bool
}

// The places of a piece of evidence in the vector of the judgement.
const (
	atNamed = iota
	atWeak
	atSeveral
	atTrust
	atAlone
	atOthers
	atLogit
	atFirst
	atUnnamed
	atUnnamedLogit
	atUnnamedOthers
	single // how many there are beside the pairs
)

// mostLogit bounds what the lexicon may say: beyond it, it is as sure as it can be.
const mostLogit = 7

// mostOthers is the number of other themes from which their number says no more.
const mostOthers = 3

// Value is one number of a vector, at its place.
type Value struct {
	At int
	X  float64
}

// Vector returns the evidence for a theme, of so many themes in all, as the
// judgement weighs it. Of the vector, as long as [VectorLength], only what is
// not zero is given.
func (e Evidence) Vector(theme, themes int) []Value {
	logit := max(-mostLogit, min(mostLogit, e.Logit))
	v := []Value{{atLogit, logit}}
	is := func(at int, holds bool) {
		if holds {
			v = append(v, Value{at, 1})
		}
	}
	is(atFirst, e.First)
	if !e.Named {
		v = append(v, Value{atUnnamed, 1}, Value{atUnnamedLogit, logit})
		is(atUnnamedOthers, e.OthersNamed)
		return v
	}
	v = append(v, Value{atNamed, 1}, Value{atTrust, e.Trust}, Value{atOthers, float64(min(mostOthers, len(e.With)))})
	is(atWeak, e.Weak)
	is(atSeveral, e.Several)
	is(atAlone, len(e.With) == 0)
	for _, o := range e.With {
		v = append(v, Value{single + theme*themes + o, 1})
	}
	return v
}

// VectorLength is the length of the vectors for so many themes.
func VectorLength(themes int) int { return single + themes*themes }

// Judge returns the probability that a text with this evidence is about the
// theme.
func (w *Weights) Judge(theme int, e Evidence) float64 {
	sum := 0.0
	for _, v := range e.Vector(theme, len(w.Themes)) {
		sum += v.X * float64(w.Judgement[v.At])
	}
	return 1 / (1 + math.Exp(-sum))
}

// Naming is a term of the vocabulary that names a theme in a text.
type Naming struct {
	Theme int
	Weak  bool
	Trust float64
}

// Case is the evidence for one theme.
type Case struct {
	Theme int
	Evidence
}

// mostUnnamed is how many of the lexicon's first themes are looked at beside
// those that are named: a text is hardly about more.
const mostUnnamed = 3

// Cases gathers the evidence for each theme that a text may be about.
func Cases(named []Naming, logits []float64) []Case {
	order := make([]int, len(logits))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(logits[b], logits[a]) })

	var out []Case
	at := map[int]int{}
	for _, n := range named {
		i, again := at[n.Theme]
		if !again {
			at[n.Theme] = len(out)
			out = append(out, Case{n.Theme, Evidence{Named: true, Weak: n.Weak, Trust: n.Trust}})
			continue
		}
		c := &out[i]
		c.Weak, c.Several, c.Trust = c.Weak && n.Weak, true, max(c.Trust, n.Trust)
	}
	for _, theme := range order[:min(mostUnnamed, len(order))] {
		if _, ok := at[theme]; !ok {
			out = append(out, Case{theme, Evidence{OthersNamed: len(at) > 0}})
		}
	}
	for i := range out {
		c := &out[i]
		c.Logit, c.First = logits[c.Theme], c.Theme == order[0]
		if !c.Named {
			continue
		}
		for _, o := range out {
			if o.Named && o.Theme != c.Theme {
				c.With = append(c.With, o.Theme)
			}
		}
	}
	return out
}
