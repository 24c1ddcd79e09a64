package index

import (
	"cmp"
	"slices"

	"polidex/corpus"
	"polidex/index/tokens"
)

// Marks returns the byte ranges of the text that the plan's words match, in
// order and without overlaps: whole words, those of a phrase only where the
// phrase stands. What the query excludes is not marked.
func (p Plan) Marks(text, language string) []corpus.Range {
	if p.Root == nil {
		return nil
	}
	m := marker{tokens: tokens.For(language).Analyze(text)}
	m.node(p.Root)
	return mergeRanges(m.marks)
}

type marker struct {
	tokens []tokens.Token
	marks  []corpus.Range
}

func (m *marker) node(n PlanNode) {
	switch n := n.(type) {
	case AllOf:
		for _, o := range n.Nodes {
			m.node(o)
		}
	case AnyOf:
		for _, o := range n.Nodes {
			m.node(o)
		}
	case MostOf:
		for _, o := range n.Nodes {
			m.node(o)
		}
	case Expand:
		match := n.Matcher()
		for _, t := range m.tokens {
			if t.Kind != tokens.Reference && match(t.Form) {
				m.mark(t)
			}
		}
	case Sequence:
		m.sequence(n)
	}
}

func (m *marker) mark(t tokens.Token) {
	m.marks = append(m.marks, corpus.Range{Start: t.Start, End: t.End})
}

func (m *marker) sequence(s Sequence) {
	places := make([][]int, len(s.Slots))
	for i, slot := range s.Slots {
		for _, t := range m.tokens {
			if !fills(t, slot) {
				continue
			}
			if len(s.Slots) == 1 {
				m.mark(t)
				continue
			}
			places[i] = append(places[i], t.Position)
		}
	}
	if len(s.Slots) == 1 {
		return
	}
	wanted := map[int]bool{}
	MatchPositions(places, s.Slop, func(at []int) bool {
		for _, p := range at {
			wanted[p] = true
		}
		return true
	})
	for _, t := range m.tokens {
		if wanted[t.Position] && !t.Extra() {
			m.mark(t)
		}
	}
}

func fills(t tokens.Token, slot Slot) bool {
	found := false
	t.Terms(func(term string) {
		found = found || term == slot.Exact || slices.Contains(slot.Any, term)
	})
	return found
}

// mergeRanges sorts ranges and joins those that overlap.
func mergeRanges(in []corpus.Range) []corpus.Range {
	slices.SortFunc(in, func(a, b corpus.Range) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	var out []corpus.Range
	for _, r := range in {
		if n := len(out); n > 0 && r.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}
