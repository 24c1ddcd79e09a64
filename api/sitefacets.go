package api

import (
	"cmp"
	"context"
	"slices"

	"polidex/api/web"
	"polidex/corpus"
)

// facetShown is how many values of a facet are shown at first, facetMost how many
// there are to show.
const (
	facetShown = 8
	facetMost  = 200
)

// facetView is a facet as a page shows it: chosen values first, then those with the
// most hits.
func (s *service) facetView(h here, f corpus.Facet, total int, titles map[string]string) web.Facet {
	name := string(f.Field)
	out := web.Facet{Field: name, Label: s.pages.Say("fields." + name), Missing: f.Missing}
	all := h.has("more", name)
	chosen := h.words[name]
	var rest []web.Choice
	for _, v := range f.Values {
		c := web.Choice{Label: s.valueLabel(f.Field, v.Value), Path: h.toggle(name, v.Value), Count: v.Count, Chosen: slices.Contains(chosen, v.Value)}
		if f.Field == corpus.FieldDocument {
			c.Label = cmp.Or(titles[v.Value], v.Value)
		}
		if c.Chosen {
			out.Choices = append(out.Choices, c)
		} else {
			rest = append(rest, c)
		}
	}
	// A choice that can change nothing is no choice.
	if len(out.Choices) == 0 && len(rest) == 1 && rest[0].Count == total {
		return out
	}
	if len(rest) > facetShown && !all {
		rest, out.More = rest[:facetShown], h.toggle("more", name)
	} else if all {
		out.Fewer, out.Left = h.toggle("more", name), f.Distinct-len(f.Values)
	}
	out.Choices = append(out.Choices, rest...)
	return out
}

// titlesFor are the titles of the documents that a page has to name: those that it
// is narrowed to, and those of a facet that are shown.
func (s *service) titlesFor(ctx context.Context, h here, facets []corpus.Facet) (map[string]string, error) {
	var ids []string
	for _, name := range []string{"document", "-document", "like"} {
		for _, id := range h.words[name] {
			ids = append(ids, documentOf(id))
		}
	}
	shown := facetShown + len(ids)
	for _, f := range facets {
		if f.Field != corpus.FieldDocument {
			continue
		}
		for i, v := range f.Values {
			if i < shown || h.has("more", string(f.Field)) {
				ids = append(ids, v.Value)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	ids = ids[:min(len(ids), corpus.MaxLimit)]
	result, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindDocument, Limit: len(ids), Filters: []corpus.Filter{{Field: corpus.FieldDocument, Values: ids}},
	})
	if err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for i := range result.Hits {
		titles[result.Hits[i].Document] = titleText(result.Hits[i].Title)
	}
	return titles, nil
}

// shrinkFacets counts anew what further filters on a facet's own field shrink: what is
// excluded, and the year that a word on deadlines means. An index leaves all filters
// on a field out of its facet, and a choice would lead to fewer hits than it says.
func (s *service) shrinkFacets(ctx context.Context, h here, q *corpus.Query, facets []corpus.Facet) error {
	for i := range facets {
		f := &facets[i]
		filters, further := furtherFilters(q.Filters, f.Field, h.words[string(f.Field)])
		if !further {
			continue
		}
		ask := *q
		ask.Filters = filters
		values, err := s.countsOf(ctx, ask, f.Field)
		if err != nil {
			return err
		}
		f.Distinct, f.Values = len(values), values[:min(len(values), facetMost)]
	}
	return nil
}

// furtherFilters are the filters without the one on the field that chooses the values
// given, and says whether others of them are on the field.
func furtherFilters(filters []corpus.Filter, field corpus.Field, given []string) (out []corpus.Filter, further bool) {
	own := slices.IndexFunc(filters, func(f corpus.Filter) bool {
		return f.Field == field && !f.Exclude && slices.Equal(f.Values, given)
	})
	for i, f := range filters {
		if i == own {
			continue
		}
		out, further = append(out, f), further || f.Field == field
	}
	return out, further
}

// countsOf counts what a query finds by the values of a field, those with the most
// entries first, years in their order. They are counted as a table, which all filters
// shrink: not so a facet, a filter on its own field. What the table's other side is
// does not matter, so it is a field of few values.
func (s *service) countsOf(ctx context.Context, q corpus.Query, field corpus.Field) ([]corpus.FacetValue, error) {
	t, err := s.opts.Index.Table(ctx, q, field, corpus.FieldType)
	if err != nil {
		return nil, err
	}
	var out []corpus.FacetValue
	for i, value := range t.RowValues {
		if t.RowTotals[i] > 0 {
			out = append(out, corpus.FacetValue{Value: value, Count: t.RowTotals[i]})
		}
	}
	if t.Rows != corpus.FieldYear && t.Rows != corpus.FieldDeadlineYear {
		slices.SortStableFunc(out, func(a, b corpus.FacetValue) int { return b.Count - a.Count })
	}
	return out, nil
}
