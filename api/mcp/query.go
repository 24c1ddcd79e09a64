package mcp

import (
	"context"
	"slices"

	"polidex/corpus"
)

// settle returns the query that a call asks: with due turned into filters, and the
// themes read as a person may write them, by id or label. Themes that neither the
// vocabulary nor the corpus has are refused.
func (s *Server) settle(ctx context.Context, a asked) (corpus.Query, error) {
	q := a.query
	q.Filters = append(slices.Clone(q.Filters), corpus.DueFilters(a.due, s.opts.Now())...)
	var inUse []string
	for i, f := range q.Filters {
		if f.Field != corpus.FieldTheme || len(s.themes.ids) == 0 {
			continue
		}
		values := make([]string, len(f.Values))
		for j, v := range f.Values {
			id, ok := s.themes.find(v)
			if !ok && inUse == nil {
				var err error
				if inUse, err = s.themesInUse(ctx); err != nil {
					return q, err
				}
			}
			if !ok && !slices.Contains(inUse, id) {
				return q, s.themes.unknown(v)
			}
			values[j] = id
		}
		q.Filters[i].Values = values
	}
	return q, nil
}

// themesInUse are those that entries have, also from an older vocabulary.
func (s *Server) themesInUse(ctx context.Context) ([]string, error) {
	out := []string{}
	for _, kind := range corpus.KindNames() {
		r, err := s.opts.Index.Search(ctx, corpus.Query{
			Kind: corpus.EntryKind(kind), Limit: 1, Facets: []corpus.Field{corpus.FieldTheme}, FacetLimit: -1,
		})
		if err != nil {
			return nil, err
		}
		for _, f := range r.Facets {
			for _, v := range f.Values {
				out = append(out, v.Value)
			}
		}
	}
	return out, nil
}
