package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"polidex/corpus"
	"polidex/index"
)

// facetAsked is a facet to show: all of its values, or those with letters in
// them.
type facetAsked struct {
	field corpus.Field
	match string
}

// readFacets reads what --facet was given: FIELD or FIELD:LETTERS.
func readFacets(values []string) ([]facetAsked, error) {
	var out []facetAsked
	for _, v := range values {
		field, match, _ := strings.Cut(v, ":")
		if field == "" {
			return nil, usage(fmt.Sprintf("--facet takes a field, and behind a colon letters of its values; %q has no field", v))
		}
		if err := oneOf("facet", field, corpus.FacetNames()); err != nil {
			return nil, err
		}
		out = append(out, facetAsked{corpus.Field(field), match})
	}
	return out, nil
}

// askFacets adds the facets to the query, but for those that keep certain values.
func askFacets(q *corpus.Query, asked []facetAsked) {
	for _, f := range asked {
		if f.match == "" && !slices.Contains(q.Facets, f.field) {
			q.Facets = append(q.Facets, f.field)
		}
	}
}

// facets returns the facets in the order asked for: those of the answer, and of
// those that keep certain values an answer of their own.
func (a *app) facets(ctx context.Context, s index.Searcher, q corpus.Query, asked []facetAsked, have []corpus.Facet) ([]corpus.Facet, error) {
	var out []corpus.Facet
	for _, f := range asked {
		if f.match == "" {
			if i := slices.IndexFunc(have, func(h corpus.Facet) bool { return h.Field == f.field }); i >= 0 {
				out = append(out, have[i])
			}
			continue
		}
		q := q
		q.Facets, q.FacetMatch = []corpus.Field{f.field}, f.match
		q.Limit, q.Cursor, q.Group, q.Highlight = 1, "", "", false
		r, err := s.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, r.Facets...)
	}
	return out, nil
}

// counts shows a facet: its values with their counts, behind its name.
func (a *app) counts(f corpus.Facet) string {
	var words []string
	for _, v := range f.Values {
		words = append(words, fmt.Sprintf("%s %d", v.Value, v.Count))
	}
	if more := f.Distinct - len(f.Values); more > 0 {
		words = append(words, fmt.Sprintf("and %d more", more))
	}
	if len(words) == 0 {
		return ""
	}
	name := fmt.Sprintf("%-10s", f.Field+": ") // as wide as most names, so that values stand below each other
	return name + strings.TrimLeft(indent(strings.Join(words, ", "), a.width(), strings.Repeat(" ", len(name))), " ")
}
