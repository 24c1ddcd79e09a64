package train

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"polidex/corpus"
	"polidex/extract/themes"
	"polidex/extract/themes/internal/weights"
	"polidex/extract/themes/internal/words"
)

const (
	// parts is how many parts the sentences are cut into, each read by a lexicon
	// that was learned from the others.
	parts = 8
	// parallel is how many regressions run at once.
	parallel = 4
	// judgementCount is how much the examples count against the penalty.
	judgementCount = 1
	// doubt is how many sentences a term's own record must outweigh: a term met
	// once is trusted little more or less than all.
	doubt = 2
)

// sample is a sentence made ready.
type sample struct {
	features []weights.Feature
	about    map[int]bool
	named    []themes.Match
}

func (s sample) counts() map[uint32]int {
	out := map[uint32]int{}
	for _, f := range s.features {
		out[f.Hash]++
	}
	return out
}

// Train learns the weights for a vocabulary and returns them as
// extract/themes carries them. A theme that the vocabulary does not have is an
// error that wraps [corpus.ErrInvalid].
func Train(v *themes.Vocabulary, sentences []Sentence) ([]byte, error) {
	w, err := learn(v, sentences)
	if err != nil {
		return nil, err
	}
	return w.Encode(), nil
}

func learn(v *themes.Vocabulary, sentences []Sentence) (*weights.Weights, error) {
	if len(sentences) < 2*parts {
		return nil, errors.New("too few sentences to learn from")
	}
	var ids []string
	number := map[string]int{}
	for i, t := range v.Themes() {
		ids = append(ids, t.ID)
		number[t.ID] = i
	}
	texts := make([]sample, len(sentences))
	for i, s := range sentences {
		t := sample{features: weights.Features(words.Split(s.Text)), about: map[int]bool{}, named: v.Find(s.Text, s.Language)}
		for _, id := range s.Themes {
			n, ok := number[id]
			if !ok {
				return nil, fmt.Errorf("theme %q of %q is not in the vocabulary: %w", id, s.Text, corpus.ErrInvalid)
			}
			t.about[n] = true
		}
		texts[i] = t
	}
	w, err := lexicon(texts, ids)
	if err != nil {
		return nil, err
	}
	w.Learned = Digest(v, sentences)
	r := recordOf(texts, number)
	r.into(w)
	w.Judgement, err = judgement(texts, ids, number, r)
	return w, err
}

// judgement learns how evidence is weighed.
func judgement(texts []sample, ids []string, number map[string]int, r record) ([]float32, error) {
	var examples []example
	for part := range parts {
		var others []sample
		for i, t := range texts {
			if i%parts != part {
				others = append(others, t)
			}
		}
		blind, err := lexicon(others, ids)
		if err != nil {
			return nil, err
		}
		for i := part; i < len(texts); i += parts {
			t := texts[i]
			named := make([]weights.Naming, len(t.named))
			for k, m := range t.named {
				n := number[m.Theme]
				named[k] = weights.Naming{Theme: n, Weak: m.Weak, Trust: r.without(m, t.about[n])}
			}
			for _, c := range weights.Cases(named, blind.Read(t.features).Logits) {
				e := example{yes: t.about[c.Theme], weight: 1}
				for _, x := range c.Vector(c.Theme, len(ids)) {
					e.values = append(e.values, value{x.At, x.X})
				}
				examples = append(examples, e)
			}
		}
	}
	found, err := regress(examples, weights.VectorLength(len(ids)), judgementCount)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(found))
	for i, x := range found {
		out[i] = float32(x)
	}
	return out, nil
}

// record is how often each term was met, and how often it was right.
type record struct {
	met, right map[uint32]int
	mean       float64
}

func recordOf(texts []sample, number map[string]int) record {
	r := record{met: map[uint32]int{}, right: map[uint32]int{}}
	met, right := 0, 0
	for _, t := range texts {
		seen := map[uint32]bool{}
		for _, m := range t.named {
			h := weights.TermHash(m.Theme, m.Term)
			if seen[h] {
				continue
			}
			seen[h] = true
			met++
			r.met[h]++
			if t.about[number[m.Theme]] {
				right++
				r.right[h]++
			}
		}
	}
	r.mean = float64(right) / float64(max(1, met))
	return r
}

// without is the trust in a term that the other sentences give.
func (r record) without(m themes.Match, right bool) float64 {
	h := weights.TermHash(m.Theme, m.Term)
	k := r.right[h]
	if right {
		k--
	}
	return (float64(k) + doubt*r.mean) / (float64(r.met[h]-1) + doubt)
}

func (r record) into(w *weights.Weights) {
	w.MeanTrust = float32(r.mean)
	for h := range r.met {
		w.Terms = append(w.Terms, h)
	}
	slices.Sort(w.Terms)
	for _, h := range w.Terms {
		w.Trust = append(w.Trust, float32((float64(r.right[h])+doubt*r.mean)/(float64(r.met[h])+doubt)))
	}
}

// Digest tells sentences and vocabularies from others: weights are learned anew
// when it changes (see [themes.Learned]).
func Digest(v *themes.Vocabulary, sentences []Sentence) string {
	h := sha256.New()
	fmt.Fprintln(h, v.Version())
	for _, s := range sentences {
		fmt.Fprintln(h, s.Language, s.Themes, s.Text)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
