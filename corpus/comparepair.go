package corpus

import (
	"cmp"
	"slices"
	"strings"
)

const (
	// maxPairs bounds how many pairs of actions are looked at: twice as many as two
	// lists of 1,400 actions have. Where the words in common would give more, the
	// commonest give none.
	maxPairs = 4 << 20
	// maxFeatures bounds what is compared of one action: about 1,000 words. Whether
	// the words are the same is asked of all.
	maxFeatures = 2000
)

// comparand is an action made ready to be compared.
type comparand struct {
	action *Action
	due    *Deadline
	// key is of all words, bare of those that are not the deadline's.
	key, bare string
	// words are those that are not the deadline's; bare is made of them.
	words []string
	// features are of these words, in the order of their
	// rank: those that fewer actions have come first.
	features []int
}

// pairing is two actions by their indexes.
type pairing struct {
	old, new int
	score    float64
}

func comparands(actions []Action) []comparand {
	out := make([]comparand, len(actions))
	for i := range actions {
		a := &actions[i]
		due := a.Due()
		if due == nil {
			due = a.Relative
		}
		out[i] = comparand{action: a, due: due, key: plainKey(PlainWords(a.Text))}
		out[i].words = bareWords(a.Text, due)
		out[i].bare = plainKey(out[i].words)
	}
	return out
}

// bareWords returns the words of a text without those of its deadline, or all of
// them where nothing else is left.
func bareWords(text string, due *Deadline) []string {
	if due != nil && due.Text != "" {
		if words := PlainWords(strings.Replace(text, due.Text, " ", 1)); len(words) > 0 {
			return words
		}
	}
	return PlainWords(text)
}

func (c *comparand) shown() *ComparedAction {
	return &ComparedAction{ID: c.action.ID, Text: c.action.Text, Page: c.action.ShownPage(), Deadline: c.due}
}

// pair pairs the actions of two lists.
func pair(before, after []comparand) []pairing {
	p := &pairer{before: before, after: after, oldTaken: make([]bool, len(before)), newTaken: make([]bool, len(after))}
	key := func(c *comparand) string { return c.key }
	bare := func(c *comparand) string { return c.bare }
	for _, by := range []func(c *comparand) string{key, bare} {
		p.equal(func(c *comparand) string { return by(c) + "\n" + timeKey(c.due) })
		p.equal(by)
	}
	p.alike()
	return p.pairs
}

// timeKey is the same for the same days.
func timeKey(d *Deadline) string {
	switch {
	case d == nil:
		return ""
	case dated(d):
		return string(d.From + "/" + d.To)
	}
	return plainKey(PlainWords(d.Text))
}

// pairer takes actions out of two lists by pairs.
type pairer struct {
	before, after      []comparand
	oldTaken, newTaken []bool
	pairs              []pairing
}

func (p *pairer) take(old, new int, score float64) {
	p.oldTaken[old], p.newTaken[new] = true, true
	p.pairs = append(p.pairs, pairing{old, new, score})
}

// equal pairs the actions with the same key: the first with the first, and so on.
func (p *pairer) equal(key func(*comparand) string) {
	waiting := map[string][]int{}
	for i := range p.before {
		if k := key(&p.before[i]); !p.oldTaken[i] {
			waiting[k] = append(waiting[k], i)
		}
	}
	for j := range p.after {
		if p.newTaken[j] {
			continue
		}
		k := key(&p.after[j])
		if w := waiting[k]; len(w) > 0 {
			waiting[k] = w[1:]
			p.take(w[0], j, 1)
		}
	}
}

// alike pairs what is left by likeness, the most alike first. Of pairs as much
// alike, the one comes first whose actions stand nearest to the same part of
// their lists.
func (p *pairer) alike() {
	var old, new []int
	for i, taken := range p.oldTaken {
		if !taken {
			old = append(old, i)
		}
	}
	for j, taken := range p.newTaken {
		if !taken {
			new = append(new, j)
		}
	}
	if len(old) == 0 || len(new) == 0 {
		return
	}
	candidates := p.candidates(old, new)
	apart := func(c pairing) int {
		d := c.old*len(p.after) - c.new*len(p.before)
		return max(d, -d)
	}
	slices.SortFunc(candidates, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(apart(a), apart(b)),
			cmp.Compare(a.old+a.new, b.old+b.new), cmp.Compare(min(a.old, a.new), min(b.old, b.new)), cmp.Compare(a.old, b.old))
	})
	for _, c := range candidates {
		if !p.oldTaken[c.old] && !p.newTaken[c.new] {
			p.take(c.old, c.new, c.score)
		}
	}
}
