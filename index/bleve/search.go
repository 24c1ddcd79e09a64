package bleve

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
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
	switch {
	case err != nil && q.Text == "":
		return corpus.Result{}, fmt.Errorf("searching: %w", err)
	case err != nil:
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
	return append([]string{}, v.byID().keys...), ctx.Err()
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
	t := s.newTop(req)
	total := 0
	err = s.each(ctx, func(seg *segment, words *roaring.Bitmap) error {
		hits := s.filters.keep(seg, words, 0)
		total += int(hits.GetCardinality())
		wait := s.countAll(counters, seg, words, hits)
		defer wait()
		if l.whole || req.Group != "" {
			return nil
		}
		return t.offer(ctx, seg, hits)
	})
	if err != nil {
		return corpus.Result{}, err
	}
	var found []candidate
	var more bool
	var grouped *groups
	allGroups := 0
	switch {
	case req.Group != "":
		if grouped, err = s.groupsOf(ctx, req.Group); err != nil {
			return corpus.Result{}, err
		}
		found, more, allGroups = grouped.page(req)
	case l.whole:
		found, more = l.page(req)
	default:
		found, more = t.sorted()
	}
	r := corpus.Result{
		Total: total, Hits: []corpus.Hit{}, Generation: v.generation, Groups: allGroups, Cut: s.cut,
		ReadAs: req.Tree.String(), Notes: append(req.Notes, s.notes...), Widened: s.plan.Widened,
	}
	for _, c := range counters {
		r.Facets = append(r.Facets, c.facet(req.FacetLimit, req.FacetMatch))
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
	if grouped != nil {
		err = grouped.describe(ctx, found, r.Hits)
	}
	return r, err
}

// manyHits is the number of hits from which each facet is counted beside the
// others: below it, it takes no time.
const manyHits = 1 << 13

// countAll counts the facets of a segment, and returns what waits for it to end.
func (s *search) countAll(counters []*counter, seg *segment, words, hits *roaring.Bitmap) (wait func()) {
	many := int(hits.GetCardinality()) > len(s.v.documents)
	documents := sync.OnceValue(func() []uint32 { return s.v.byDocument(seg, hits) })
	count := func(c *counter) {
		switch {
		case s.whole():
			c.addWhole(seg, numberOf(s.req.Kind))
		case s.filters.on(c.bit):
			c.add(seg, s.filters.keep(seg, words, c.bit))
		case c.own != nil && many:
			c.addDocuments(documents())
		default:
			c.add(seg, hits)
		}
	}
	var under sync.WaitGroup
	for _, c := range counters {
		if words.GetCardinality() < manyHits {
			count(c)
		} else {
			under.Go(func() { count(c) })
		}
	}
	return under.Wait
}

// search is a request being answered from a view.
type search struct {
	v    *view
	req  index.Request
	plan index.Plan
	root expression // nil matches all
	// found are the entries that the words match, by segment.
	found   []*roaring.Bitmap
	filters filters
	notes   []string
	// cut says that a pattern stood for more words than were searched.
	cut bool
	// scoring is the leaves that give points, none when the order needs none.
	scoring []*leaf
}

// newSearch compiles a request, with what is near where nothing is as asked for.
func (v *view) newSearch(ctx context.Context, req index.Request) (*search, error) {
	return v.compile(ctx, req, !req.Exact)
}

// asAsked compiles a request as it is.
func (v *view) asAsked(ctx context.Context, req index.Request) (*search, error) {
	return v.compile(ctx, req, false)
}

func (v *view) compile(ctx context.Context, req index.Request, near bool) (*search, error) {
	s := &search{v: v, req: req, filters: v.newFilters(req.Filters)}
	languages := req.Languages(v.spoken())
	s.plan = index.NewPlan(req.Tree, languages)
	c := &compiler{
		ctx: ctx, v: v, told: &told{}, fields: index.SearchedFields(req.Kind), kind: numberOf(req.Kind),
		languages: languages, mend: near,
	}
	var err error
	if s.root, err = c.compile(s.plan.Root); err != nil && !errors.Is(err, errPassedOver) {
		return nil, err
	}
	if s.root, err = c.likeToo(ctx, s.root, req.Like); err != nil {
		return nil, err
	}
	if err := s.find(ctx); err != nil {
		return nil, err
	}
	if near {
		if err := s.relax(ctx, c); err != nil {
			return nil, err
		}
	}
	s.notes, s.cut = c.told.notes, c.told.cut
	if req.Sort == corpus.SortRelevance {
		s.scoring = positiveLeaves(s.root)
	}
	return s, nil
}

// find finds the entries of each segment that the words match.
func (s *search) find(ctx context.Context) error {
	kind := numberOf(s.req.Kind)
	s.found = make([]*roaring.Bitmap, len(s.v.segments))
	for n, seg := range s.v.segments {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.found[n] = seg.live(kind)
		if s.root == nil {
			continue
		}
		var err error
		if s.found[n], err = s.root.bitmap(seg); err != nil {
			return err
		}
	}
	return nil
}

// whole says that all entries of the kind are asked for.
func (s *search) whole() bool { return s.root == nil && len(s.filters) == 0 }

// each calls visit with the entries of each segment that the words match,
// filters aside.
func (s *search) each(ctx context.Context, visit func(seg *segment, words *roaring.Bitmap) error) error {
	for n, seg := range s.v.segments {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := visit(seg, s.found[n]); err != nil {
			return err
		}
	}
	return ctx.Err()
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
