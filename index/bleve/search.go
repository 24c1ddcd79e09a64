package bleve

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"polidex/corpus"
	"polidex/index"
)

// Search answers a query; see [index.Searcher].
func (x *Index) Search(ctx context.Context, q corpus.Query) (corpus.Result, error) {
	began := time.Now()
	req, err := index.NewRequest(q)
	if err != nil {
		return corpus.Result{}, fmt.Errorf("searching: %w", err)
	}
	g, done, err := x.use()
	if err != nil {
		return corpus.Result{}, fmt.Errorf("searching: %w", err)
	}
	defer done()
	v, err := g.view()
	if err != nil {
		return corpus.Result{}, fmt.Errorf("searching: %w", err)
	}
	defer v.done()
	r, err := v.answer(ctx, req)
	if err != nil {
		return corpus.Result{}, fmt.Errorf("searching %q: %w", q.Text, err)
	}
	r.Took = time.Since(began)
	return r, nil
}

// Generation names the content; see [index.Searcher]. It is made of the content
// alone: the same documents give the same generation, in whatever order they
// came, also in an index that was built anew.
func (x *Index) Generation() string {
	g, done, err := x.use()
	if err != nil {
		return ""
	}
	defer done()
	reader, err := g.store.Reader()
	if err != nil {
		return ""
	}
	defer reader.Close()
	held, err := readContent(reader.(*scorch.IndexSnapshot))
	if err != nil {
		return ""
	}
	return held.generation()
}

// Held lists the documents; see [index.Index].
func (x *Index) Held(ctx context.Context) ([]string, error) {
	g, done, err := x.use()
	if err != nil {
		return nil, err
	}
	defer done()
	v, err := g.view()
	if err != nil {
		return nil, fmt.Errorf("listing the documents held: %w", err)
	}
	defer v.done()
	return append([]string{}, v.ranks().ids...), ctx.Err()
}

// answer makes the result of a request from a view.
func (v *view) answer(ctx context.Context, req index.Request) (corpus.Result, error) {
	l, err := v.listing(ctx, req)
	if err != nil {
		return corpus.Result{}, err
	}
	s := l.s
	counters := make([]*counter, len(req.Facets))
	for n, f := range req.Facets {
		counters[n] = v.newCounter(f)
	}
	var found []candidate
	var more bool
	total := len(l.hits)
	if l.whole {
		found, more = l.page(req)
		err = s.count(ctx, counters, nil)
	} else {
		t := s.newTop(req)
		total = 0
		err = errors.Join(s.count(ctx, counters, func(seg *segment, i uint32) {
			total++
			t.offer(seg, i)
		}), t.err)
		found, more = t.sorted()
	}
	if err != nil {
		return corpus.Result{}, err
	}
	r := corpus.Result{
		Total: total, Hits: []corpus.Hit{}, Generation: v.generation,
		ReadAs: req.Tree.String(), Notes: append(req.Notes, s.notes...),
	}
	for _, c := range counters {
		r.Facets = append(r.Facets, c.facet(v, req.FacetLimit))
	}
	for _, c := range found {
		hit, err := s.hit(c)
		if err != nil {
			return corpus.Result{}, err
		}
		r.Hits = append(r.Hits, hit)
	}
	if more {
		r.Next = req.Encode(s.newRanking().cursor(found[len(found)-1]))
	}
	if req.Highlight {
		if err := s.highlight(ctx, r.Hits); err != nil {
			return corpus.Result{}, err
		}
	}
	return r, nil
}

// count goes through what a request matches: it feeds the counters, and calls
// hit with each hit unless it is nil.
func (s *search) count(ctx context.Context, counters []*counter, hit func(seg *segment, i uint32)) error {
	if len(counters) == 0 && hit == nil {
		return nil
	}
	return s.run(ctx, func(seg *segment, i uint32, failing uint32) {
		for _, c := range counters {
			if failing == 0 || failing == c.bit {
				c.add(seg, i)
			}
		}
		if failing == 0 && hit != nil {
			hit(seg, i)
		}
	})
}

// search is a request being answered from a view.
type search struct {
	v       *view
	req     index.Request
	plan    index.Plan
	root    expression // nil matches all
	filters filters
	notes   []string
	// scoring is the leaves that give points, none when the order needs none.
	scoring []*leaf
}

func (v *view) newSearch(ctx context.Context, req index.Request) (*search, error) {
	s := &search{v: v, req: req, filters: v.newFilters(req.Filters)}
	s.plan = index.NewPlan(req.Tree, req.Languages(v.languages()))
	c := compiler{ctx: ctx, v: v, fields: index.SearchedFields(req.Kind), kind: numberOf(req.Kind)}
	root, err := c.compile(s.plan.Root)
	if err != nil {
		return nil, err
	}
	s.root, s.notes = root, c.notes
	if req.Sort == corpus.SortRelevance {
		s.scoring = positiveLeaves(root)
	}
	return s, nil
}

// checkEvery is the number of entries between looks at the context.
const checkEvery = 1 << 14

// run calls visit with every entry of the kind asked for that the words match,
// in the order of segments and numbers, and the fields whose filters it fails.
// A scorer of the segment is ready at the time of the call; see score.
func (s *search) run(ctx context.Context, visit func(seg *segment, i uint32, failing uint32)) error {
	kind := numberOf(s.req.Kind)
	seen := 0
	for _, seg := range s.v.segments {
		if err := ctx.Err(); err != nil {
			return err
		}
		found := seg.live(kind)
		if s.root != nil {
			var err error
			if found, err = s.root.bitmap(seg); err != nil {
				return err
			}
		}
		for it := found.Iterator(); it.HasNext(); {
			i := it.Next()
			visit(seg, i, s.filters.failing(seg, i))
			if seen++; seen%checkEvery == 0 {
				if err := ctx.Err(); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// hit reads the entry of a candidate.
func (s *search) hit(c candidate) (corpus.Hit, error) {
	e, err := c.seg.entry(c.i)
	if err != nil {
		return corpus.Hit{}, err
	}
	h := corpus.Hit{Entry: e}
	if len(s.scoring) > 0 {
		h.Score = float64(-c.key) / scoreScale
	}
	return h, nil
}
