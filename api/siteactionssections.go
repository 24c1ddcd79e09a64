package api

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"polidex/api/web"
	"polidex/corpus"
)

// How many sections a page shows, and how many actions of each.
const (
	sectionsShown = 8
	sectionRows   = 3
)

// fillSections puts the actions together by the values of a field: each with its
// count, some of them with their first actions. Each of these is a question of its
// own to the index; the others are one link away.
func (s *service) fillSections(ctx context.Context, q *register, field corpus.Field, v *web.Actions) error {
	first := 0
	if at := q.here.words.Get("cursor"); at != "" {
		n, err := strconv.Atoi(at)
		if err != nil || n < 0 {
			return parameterError{parameter: "cursor", cause: fmt.Sprintf("%q is no number of sections", at)}
		}
		first = n
	}
	values, err := s.sectionValues(ctx, q, field)
	if err != nil {
		return err
	}
	plain := here{q.here.path, q.here.copy()}
	for _, name := range []string{"by", "more"} {
		delete(plain.words, name)
	}
	sections := &web.Sections{Field: string(field)}
	v.Sections = sections
	for i, value := range values {
		c := web.Choice{Label: s.valueLabel(field, value.Value), Path: plain.narrowed(field, value.Value).without(), Count: value.Count}
		sections.All = append(sections.All, c)
		if i < first || i >= first+sectionsShown {
			continue
		}
		sections.All[i].Chosen = true
		ask := q.query
		ask.Limit, ask.Cursor, ask.Facets, ask.Highlight = sectionRows, "", nil, false
		ask.Filters = append(slices.Clone(ask.Filters), corpus.Filter{Field: field, Values: []string{value.Value}})
		found, err := s.opts.Index.Search(ctx, ask)
		if err != nil {
			return err
		}
		section := web.Section{Choice: c}
		for j := range found.Hits {
			section.Rows = append(section.Rows, s.actionRow(&found.Hits[j], q.query.Text))
		}
		sections.Shown = append(sections.Shown, section)
	}
	page := func(at int) string { return with(q.here.path, q.here.words, "cursor", strconv.Itoa(at)) }
	if first+sectionsShown < len(values) {
		sections.After = page(first + sectionsShown)
	}
	switch before := min(first, len(values)) - sectionsShown; {
	case first == 0:
	case before <= 0:
		sections.Before = q.here.without()
	default:
		sections.Before = page(before)
	}
	return nil
}

// sectionValues are the values of a field that the question leaves, of those chosen
// where some are.
func (s *service) sectionValues(ctx context.Context, q *register, field corpus.Field) ([]corpus.FacetValue, error) {
	out, err := s.countsOf(ctx, q.query, field)
	if chosen := q.here.words[string(field)]; len(chosen) > 0 {
		out = slices.DeleteFunc(out, func(v corpus.FacetValue) bool { return !givenHas(chosen, v.Value) })
	}
	return out, err
}
