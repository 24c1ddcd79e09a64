package bleve

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2"

	"polidex/corpus"
	"polidex/index"
)

// highlight gives the hits their snippets. That of a document is its best
// passage for the words of the query, else its title.
func (s *search) highlight(ctx context.Context, hits []corpus.Hit) error {
	if s.req.Kind == corpus.KindDocument && s.plan.Root != nil {
		return s.highlightDocuments(ctx, hits)
	}
	for n := range hits {
		h := &hits[n]
		text := h.Text
		if h.Kind == corpus.KindDocument {
			text = h.Title
		}
		h.Snippet, h.Marks = index.Snippet(text, s.plan.Marks(text, h.Language))
	}
	return nil
}

func (s *search) highlightDocuments(ctx context.Context, hits []corpus.Hit) error {
	best, err := s.bestPassages(ctx, hits)
	if err != nil {
		return err
	}
	for n := range hits {
		h := &hits[n]
		text := h.Title
		if c, ok := best[h.Document]; ok {
			e, err := c.seg.entry(c.i)
			if err != nil {
				return err
			}
			text = e.Text
		}
		h.Snippet, h.Marks = index.Snippet(text, s.plan.Marks(text, h.Language))
	}
	return nil
}

// bestPassages returns for each document among the hits the passage that has
// most of the query's words, if one has any.
func (s *search) bestPassages(ctx context.Context, hits []corpus.Hit) (map[string]candidate, error) {
	wanted := make([]bool, len(s.v.documents))
	for _, h := range hits {
		if code, ok := s.v.dicts.documents.find(h.Document); ok && int(code) < len(wanted) {
			wanted[code] = true
		}
	}
	plan := s.plan.AnyWord()
	if plan.Root == nil {
		return nil, nil
	}
	req := s.req
	req.Kind, req.Sort, req.Filters = corpus.KindPassage, corpus.SortRelevance, nil
	c := &compiler{
		ctx: ctx, v: s.v, told: &told{}, fields: index.SearchedFields(req.Kind), kind: passageNumber,
		within: ofDocuments(wanted),
	}
	root, err := c.compile(plan.Root)
	if err != nil {
		return nil, err
	}
	inner := &search{v: s.v, req: req, plan: plan, scoring: positiveLeaves(root)}
	inner.root = all{kind: passageNumber, parts: []expression{root}, sets: []set{c.within}}
	if err := inner.find(ctx); err != nil {
		return nil, err
	}
	ranking := inner.newRanking()
	best := map[uint32]candidate{}
	err = inner.each(ctx, func(seg *segment, words *roaring.Bitmap) error {
		return ranking.each(ctx, seg, words, func(i uint32, key int64) {
			found := candidate{seg, i, key}
			if b, ok := best[seg.document[i]]; !ok || found.compare(b) < 0 {
				best[seg.document[i]] = found
			}
		})
	})
	out := map[string]candidate{}
	for code, b := range best {
		out[s.v.documents[code].Document] = b
	}
	return out, err
}
