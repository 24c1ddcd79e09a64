package themes

import (
	"cmp"
	_ "embed" // the weights that Polidex carries
	"slices"
	"sync"

	"polidex/extract/themes/internal/weights"
)

//go:generate go run ../../internal/learn -o weights.bin sentences

//go:embed weights.bin
var weightsFile []byte

var readWeights = sync.OnceValue(func() *weights.Weights {
	w, err := weights.Decode(weightsFile)
	if err != nil {
		panic(err) // part of the program, as the vocabulary is; its reading is a test
	}
	return w
})

// Learned says from what the weights were learned that Polidex carries: a hash
// of the sentences and of the vocabulary.
func Learned() string { return readWeights().Learned }

// Rule says what a decision rests on.
type Rule string

const (
	// ByTerm: a term of the vocabulary names the theme.
	ByTerm Rule = "term"
	// ByWords: no term does, but the words are those of texts about the theme.
	ByWords Rule = "learned-words"
)

// Decision is a theme that a text is about.
type Decision struct {
	Theme string
	Rule  Rule
	// Term is the term that names it, empty when the rule is ByWords.
	Term string
	// Start and End are the bytes in the text of the words that speak most for it.
	Start, End int
	// Confidence is how likely the decision is to be right, from 0 to 1.
	Confidence float64
}

const (
	// sure is the probability from which a theme is taken. Under a half it finds
	// more than it adds in error: two themes that are both likely are both taken.
	sure = 0.4
	// sureBeside is the same for a theme that no term names, beside others.
	sureBeside = 0.5
	// likely is the same for a theme that a term names in a text that would have
	// none.
	likely = 0.3
)

// With returns the vocabulary with other weights than those that Polidex carries,
// as package train writes them.
func (v *Vocabulary) With(data []byte) (*Vocabulary, error) {
	w, err := weights.Decode(data)
	if err != nil {
		return nil, err
	}
	other := *v
	other.weights = func() *weights.Weights { return w }
	return &other, nil
}

// Decide returns what a text, an action or a title, is about, surest first.
//
// Where [Vocabulary.Find] says which themes are named, Decide weighs them: it
// leaves out a theme that is only mentioned, and takes in one that the words
// speak of without naming it. What it knows of that was learned from labelled
// sentences (the folder sentences; see package train). A theme of a vocabulary
// of the user's own that was not among them is taken wherever it is named.
func (v *Vocabulary) Decide(text, language string) []Decision {
	w := v.weights()
	found, split := v.find(text, language)
	reading := w.Read(weights.Features(split))
	best := map[string]Match{}
	var named []weights.Naming
	var out []Decision
	for _, m := range found {
		if b, again := best[m.Theme]; !again || w.TrustIn(m.Theme, m.Term) > w.TrustIn(b.Theme, b.Term) {
			best[m.Theme] = m
		}
		n := slices.Index(w.Themes, m.Theme)
		if n >= 0 {
			named = append(named, weights.Naming{Theme: n, Weak: m.Weak, Trust: w.TrustIn(m.Theme, m.Term)})
			continue
		}
		out = asNamed(out, m, w)
	}
	if len(named) > 0 || reading.Known {
		out = append(out, v.judged(w, weights.Cases(named, reading.Logits), reading, best, len(out) > 0)...)
	}
	slices.SortStableFunc(out, func(a, b Decision) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return out
}

// judged returns the themes that the weights take: those that are sure, or else,
// where nothing else is known of the text, the likeliest.
func (v *Vocabulary) judged(w *weights.Weights, cases []weights.Case, r weights.Reading, best map[string]Match, other bool) []Decision {
	var out []Decision
	var next Decision
	for _, c := range cases {
		id := w.Themes[c.Theme]
		d := Decision{Theme: id, Rule: ByTerm, Confidence: w.Judge(c.Theme, c.Evidence)}
		if m, ok := best[id]; ok {
			d.Term, d.Start, d.End = m.Term, m.Start, m.End
		} else {
			f, ok := w.Strongest(r, c.Theme)
			if !ok || !v.has(id) {
				continue
			}
			d.Rule, d.Start, d.End = ByWords, f.Start, f.End
		}
		switch {
		case d.Confidence >= sureBeside, d.Confidence >= sure && d.Rule == ByTerm:
			out = append(out, d)
		case d.Confidence > next.Confidence && (d.Confidence >= sure || d.Confidence >= likely && d.Rule == ByTerm):
			next = d
		}
	}
	if len(out) > 0 || other {
		return out
	}
	if next.Confidence > 0 {
		out = append(out, next)
	}
	return out
}

// DecideTitle returns what a title names. Nothing is learned of titles, whose
// few words would say much or nothing by chance.
func (v *Vocabulary) DecideTitle(title, language string) []Decision {
	var out []Decision
	for _, m := range v.Find(title, language) {
		out = asNamed(out, m, v.weights())
	}
	return out
}

// asNamed adds the theme that a term names, once. It is trusted as the term is:
// one that was not met in learning as all terms are in the mean.
func asNamed(out []Decision, m Match, w *weights.Weights) []Decision {
	if slices.ContainsFunc(out, func(d Decision) bool { return d.Theme == m.Theme }) {
		return out
	}
	return append(out, Decision{m.Theme, ByTerm, m.Term, m.Start, m.End, w.TrustIn(m.Theme, m.Term)})
}

// has reports whether the vocabulary has a theme of the id.
func (v *Vocabulary) has(id string) bool {
	for _, t := range v.themes {
		if t.ID == id {
			return true
		}
	}
	return false
}
