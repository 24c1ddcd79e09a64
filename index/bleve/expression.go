package bleve

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/index"
)

// expression is a part of a query compiled for a view. A bitmap that it returns
// may be shared with the index and is never changed.
type expression interface {
	bitmap(s *segment) (*roaring.Bitmap, error)
}

// compiler turns a plan into expressions over the texts of a kind of entry.
type compiler struct {
	ctx    context.Context
	v      *view
	kind   kindNumber
	fields []index.WeightedField
	notes  []string
}

// note adds a note, once.
func (c *compiler) note(n string) {
	if !slices.Contains(c.notes, n) {
		c.notes = append(c.notes, n)
	}
}

// compile returns nil for a part that matches everything.
func (c *compiler) compile(n index.PlanNode) (expression, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	switch n := n.(type) {
	case index.AllOf:
		return c.allOf(n)
	case index.AnyOf:
		return c.anyOf(n)
	case index.NoneOf:
		e, err := c.compile(n.Node)
		if err != nil || e == nil {
			return nil, err
		}
		return noneOf{c.kind, e}, nil
	case index.Sequence:
		return c.sequence(n)
	case index.Expand:
		return c.expand(n)
	case index.Keep:
		return tested{c.kind, c.v.newTest(n.Field, n.Values)}, nil
	case index.InTitle:
		t, err := c.inTitle(n)
		return tested{c.kind, t}, err
	}
	return nil, nil
}

func (c *compiler) allOf(n index.AllOf) (expression, error) {
	out := all{kind: c.kind}
	for _, m := range n.Nodes {
		e, err := c.compile(m)
		if err != nil {
			return nil, err
		}
		switch e := e.(type) {
		case nil:
		case tested:
			out.tests = append(out.tests, e.test)
		case noneOf:
			out.not = append(out.not, e.inner)
		default:
			out.parts = append(out.parts, e)
		}
	}
	return out, nil
}

func (c *compiler) anyOf(n index.AnyOf) (expression, error) {
	var out anyOne
	for _, m := range n.Nodes {
		e, err := c.compile(m)
		if err != nil || e == nil {
			return nil, err
		}
		out.parts = append(out.parts, e)
	}
	return out, nil
}

// inTitle finds the documents whose titles match, and tests entries by them.
func (c *compiler) inTitle(n index.InTitle) (test, error) {
	inner := compiler{ctx: c.ctx, v: c.v, kind: documentNumber, fields: []index.WeightedField{{Field: index.DocumentTitle, Weight: 1}}}
	e, err := inner.compile(n.Node)
	if err != nil {
		return nil, err
	}
	for _, n := range inner.notes {
		c.note(n)
	}
	wanted := make([]bool, len(c.v.documents))
	for _, s := range c.v.segments {
		found := s.live(documentNumber)
		if e != nil {
			if found, err = e.bitmap(s); err != nil {
				return nil, err
			}
		}
		for it := found.Iterator(); it.HasNext(); {
			wanted[s.document[it.Next()]] = true
		}
	}
	return func(s *segment, i uint32) bool { return wanted[s.document[i]] }, nil
}

// all matches what all of its parts match, none of not does, and passes the
// tests: the tests are made last, on what is left.
type all struct {
	kind  kindNumber
	parts []expression
	not   []expression
	tests []test
}

func (e all) bitmap(s *segment) (*roaring.Bitmap, error) {
	out := s.live(e.kind)
	for n, p := range e.parts {
		b, err := p.bitmap(s)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			out = b
		} else {
			out = roaring.And(out, b)
		}
		if out.IsEmpty() {
			return out, nil
		}
	}
	for _, p := range e.not {
		b, err := p.bitmap(s)
		if err != nil {
			return nil, err
		}
		out = roaring.AndNot(out, b)
	}
	return keepTested(s, out, e.tests), nil
}

func keepTested(s *segment, in *roaring.Bitmap, tests []test) *roaring.Bitmap {
	if len(tests) == 0 {
		return in
	}
	out := roaring.New()
	for it := in.Iterator(); it.HasNext(); {
		i := it.Next()
		if !slices.ContainsFunc(tests, func(t test) bool { return !t(s, i) }) {
			out.Add(i)
		}
	}
	return out
}

// anyOne matches what one of its parts matches.
type anyOne struct{ parts []expression }

func (e anyOne) bitmap(s *segment) (*roaring.Bitmap, error) {
	list := make([]*roaring.Bitmap, len(e.parts))
	for n, p := range e.parts {
		b, err := p.bitmap(s)
		if err != nil {
			return nil, err
		}
		list[n] = b
	}
	return union(list), nil
}

func union(list []*roaring.Bitmap) *roaring.Bitmap {
	switch len(list) {
	case 0:
		return roaring.New()
	case 1:
		return list[0]
	case 2:
		return roaring.Or(list[0], list[1])
	}
	return roaring.FastOr(list...)
}

// noneOf matches the entries of the kind that its part does not.
type noneOf struct {
	kind  kindNumber
	inner expression
}

func (e noneOf) bitmap(s *segment) (*roaring.Bitmap, error) {
	b, err := e.inner.bitmap(s)
	if err != nil {
		return nil, err
	}
	return roaring.AndNot(s.live(e.kind), b), nil
}

// tested matches the entries of the kind that pass a test.
type tested struct {
	kind kindNumber
	test test
}

func (e tested) bitmap(s *segment) (*roaring.Bitmap, error) {
	return keepTested(s, s.live(e.kind), []test{e.test}), nil
}

// positiveLeaves returns the leaves of an expression that add to a score.
func positiveLeaves(e expression) []*leaf {
	var out []*leaf
	switch e := e.(type) {
	case *leaf:
		out = append(out, e)
	case all:
		for _, p := range e.parts {
			out = append(out, positiveLeaves(p)...)
		}
	case anyOne:
		for _, p := range e.parts {
			out = append(out, positiveLeaves(p)...)
		}
	}
	return out
}

// fieldLength says where the length of a searched text stands in the columns.
func fieldLength(f index.TextField) (kind kindNumber, column int) {
	switch f {
	case index.ActionText:
		return actionNumber, 0
	case index.ActionContext:
		return actionNumber, 1
	case index.DocumentTitle:
		return documentNumber, 0
	case index.DocumentBody:
		return documentNumber, 1
	}
	return passageNumber, 0
}

// blockWeights are the weights of the kinds of blocks by their numbers; see
// [index.BlockWeight].
func blockWeights() []float64 {
	out := make([]float64, len(blockKinds))
	for n, k := range blockKinds {
		out[n] = index.BlockWeight(k)
	}
	return out
}
