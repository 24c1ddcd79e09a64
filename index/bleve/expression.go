package bleve

import (
	"context"
	"errors"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
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
	told   *told
	// languages are those that words are read in.
	languages []string
	// within has the entries that phrases are looked for in, nil for all.
	within set
	// mend says that a word that stands in no text may be taken for one that does.
	mend bool
}

// told is what a compiler has to say of a query.
type told struct {
	notes []string
	// cut says that a pattern stood for more words than are searched.
	cut bool
	// unknown counts the words that stand in no text, dear what takes long.
	unknown, dear int
	// places counts the places of words that phrases read.
	places uint64
}

// mostDear is the number of patterns, fuzzy words and words near each other that
// a query may have: each goes through many words or through all their places. A
// pattern that stands for more words than are searched counts as wide of them:
// how frequent each is was looked up.
const (
	mostDear = 16
	wide     = 4
)

// errPassedOver says that a part of a query is left out.
var errPassedOver = errors.New("a part that takes too long")

// afford counts a part that takes long, and fails where there were too many.
func (c *compiler) afford() error {
	if c.told.dear++; c.told.dear <= mostDear {
		return nil
	}
	c.told.cut = true
	c.note("Of the patterns, fuzzy words and words near each other only the first were searched: there are too many.")
	return errPassedOver
}

// note adds a note, once.
func (c *compiler) note(n string) {
	if !slices.Contains(c.told.notes, n) {
		c.told.notes = append(c.told.notes, n)
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
	case index.MostOf:
		return c.mostOf(n)
	case index.NoneOf:
		e, err := c.asTyped().compile(n.Node)
		if err != nil || e == nil {
			return nil, err
		}
		return noneOf{c.kind, e}, nil
	case index.Sequence:
		if n.Slop > 0 {
			if err := c.afford(); err != nil {
				return nil, err
			}
		}
		return c.sequence(n)
	case index.Expand:
		if err := c.afford(); err != nil {
			return nil, err
		}
		return c.expand(n)
	case index.Keep:
		return held{c.kind, c.v.having(n.Field, n.Values)}, nil
	case index.InTitle:
		t, err := c.inTitle(n)
		return held{c.kind, t}, err
	}
	return nil, nil
}

func (c *compiler) allOf(n index.AllOf) (expression, error) {
	out := all{kind: c.kind}
	for _, m := range n.Nodes {
		e, err := c.compile(m)
		if errors.Is(err, errPassedOver) {
			continue
		}
		if err != nil {
			return nil, err
		}
		switch e := e.(type) {
		case nil:
		case held:
			out.sets = append(out.sets, e.set)
		case noneOf:
			out.not = append(out.not, e.inner)
		default:
			out.parts = append(out.parts, e)
		}
	}
	return out, nil
}

func (c *compiler) anyOf(n index.AnyOf) (expression, error) {
	out := anyOne{named: n.Named}
	passedOver := false
	// One of them is enough: none is mended for the sake of the others.
	for i, m := range n.Nodes {
		e, err := c.asTyped().compile(m)
		if errors.Is(err, errPassedOver) {
			passedOver = true
			out.named = out.named && i > 0
			continue
		}
		if err != nil || e == nil {
			return nil, err
		}
		out.parts = append(out.parts, e)
		if k, ok := m.(index.Keep); ok && k.Field == corpus.FieldLanguage {
			out.optional = true
		}
	}
	if passedOver && len(out.parts) == 0 {
		return nil, errPassedOver
	}
	return out, nil
}

// asTyped is the compiler for words that are not mended.
func (c *compiler) asTyped() *compiler {
	if !c.mend {
		return c
	}
	d := *c
	d.mend = false
	return &d
}

// inTitle finds the entries of the documents whose titles match.
func (c *compiler) inTitle(n index.InTitle) (set, error) {
	inner := &compiler{ctx: c.ctx, v: c.v, told: c.told, kind: documentNumber, fields: []index.WeightedField{{Field: index.DocumentTitle, Weight: 1}}}
	e, err := inner.compile(n.Node)
	if err != nil {
		return nil, err
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
	return ofDocuments(wanted), nil
}

// all matches what all of its parts match and all of its sets have, and none of
// not matches.
type all struct {
	kind  kindNumber
	parts []expression
	not   []expression
	sets  []set
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
	for _, x := range e.sets {
		out = roaring.And(out, x(s))
	}
	return out, nil
}

// anyOne matches what one of its parts matches.
type anyOne struct {
	parts []expression
	// optional says that all entries in a language match, as of a word that is a
	// stop word there.
	optional bool
	// named says that the first part is what was typed, and the others are other
	// names of it.
	named bool
}

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

// held matches the entries of the kind that are in a set.
type held struct {
	kind kindNumber
	set  set
}

func (e held) bitmap(s *segment) (*roaring.Bitmap, error) {
	return roaring.And(s.live(e.kind), e.set(s)), nil
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
	case most:
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
