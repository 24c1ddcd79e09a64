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
				if inUse, err = corpus.ThemesInUse(ctx, s.opts.Index.Search); err != nil {
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
