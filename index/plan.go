package index

import (
	"polidex/corpus"
)

// Plan is a query ready for an engine: a tree whose words are terms. A nil root
// matches everything.
type Plan struct {
	Root PlanNode
	// Widened are the words of the query that have other names, and these.
	Widened []corpus.Widening
}

// PlanNode is a part of a plan: [AllOf], [AnyOf], [MostOf], [NoneOf],
// [Sequence], [Expand], [Keep] or [InTitle].
type PlanNode interface{ planNode() }

// AllOf matches where all of its nodes do.
type AllOf struct{ Nodes []PlanNode }

// AnyOf matches where at least one of its nodes does.
type AnyOf struct {
	Nodes []PlanNode
	// Named says that the first node is what was typed, and the others are other
	// names of it.
	Named bool
	// Near are further nodes that [Plan.Near] puts beside them.
	Near []PlanNode
}

// MostOf matches where at least so many of its nodes do.
type MostOf struct {
	Nodes []PlanNode
	Least int
}

// NoneOf matches where its node does not.
type NoneOf struct{ Node PlanNode }

// Sequence matches a text that has a term of each slot at positions that follow
// each other, give or take Slop places in all. Of one slot it is a word.
type Sequence struct {
	Slots []Slot
	Slop  int
	// Weight is the factor on what a match is worth; 0 is 1.
	Weight float64
	// AsIs says that the words are meant as they stand, quoted or a name: none is
	// taken for another that is like it.
	AsIs bool
}

// Slot is one place of a [Sequence].
type Slot struct {
	// Any are the terms that fill the place.
	Any []string
	// Exact is the one of them, or a further term, that is the word as typed: a
	// text with it is worth more. It is empty when there is no such difference.
	Exact string
}

// Expand matches the forms of a pattern with * and ?, or with Distance the forms
// that differ from it by at most so many letters.
type Expand struct {
	Pattern  string
	Distance int
}

// Keep matches entries whose field has one of the values.
type Keep struct {
	Field  corpus.Field
	Values []string
}

// InTitle matches entries of documents whose title its node matches.
type InTitle struct{ Node PlanNode }

func (AllOf) planNode()    {}
func (AnyOf) planNode()    {}
func (MostOf) planNode()   {}
func (NoneOf) planNode()   {}
func (Sequence) planNode() {}
func (Expand) planNode()   {}
func (Keep) planNode()     {}
func (InTitle) planNode()  {}

// AnyWord returns the plan that matches where any word that this one wants does.
func (p Plan) AnyWord() Plan {
	var words []PlanNode
	var walk func(PlanNode)
	walk = func(n PlanNode) {
		switch n := n.(type) {
		case AllOf:
			for _, m := range n.Nodes {
				walk(m)
			}
		case AnyOf:
			for _, m := range n.Nodes {
				walk(m)
			}
		case MostOf:
			for _, m := range n.Nodes {
				walk(m)
			}
		case Sequence, Expand:
			words = append(words, n)
		}
	}
	walk(p.Root)
	return Plan{Root: anyOf(words)}
}

// Near returns the plan that also matches what is near to the names in the query,
// for an engine to turn to where nothing is as asked for: what has most of the
// words of another name, or its theme. It reports false where there are none.
func (p Plan) Near() (Plan, bool) {
	found := false
	var near func(PlanNode) PlanNode
	list := func(nodes []PlanNode) []PlanNode {
		out := make([]PlanNode, len(nodes))
		for i, n := range nodes {
			out[i] = near(n)
		}
		return out
	}
	near = func(n PlanNode) PlanNode {
		switch n := n.(type) {
		case AllOf:
			return AllOf{list(n.Nodes)}
		case AnyOf:
			found = found || len(n.Near) > 0
			return AnyOf{Nodes: append(list(n.Nodes), n.Near...), Named: n.Named, Near: n.Near}
		}
		return n
	}
	return Plan{Root: near(p.Root), Widened: p.Widened}, found
}
