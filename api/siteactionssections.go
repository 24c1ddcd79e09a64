package api

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
func (s *service) fillSections(ctx context.Context, q *register, field corpus.Field, facets []corpus.Facet, v *web.Actions) error {
	first := 0
	if at := q.here.words.Get("cursor"); at != "" {
		n, err := strconv.Atoi(at)
		if err != nil || n < 0 {
			return parameterError{parameter: "cursor", cause: fmt.Sprintf("%q is no number of sections", at)}
		}
		first = n
	}
	values := q.sectionValues(field, facets)
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

// sectionValues are the values of a field that the question leaves, those with the
// most actions first, years in their order. The counts of a facet are not shrunk by
// its own filter, so that other values stand in it too.
func (q *register) sectionValues(field corpus.Field, facets []corpus.Facet) []corpus.FacetValue {
	var out []corpus.FacetValue
	chosen, excluded := q.here.words[string(field)], q.here.words["-"+string(field)]
	for _, f := range facets {
		if f.Field != field {
			continue
		}
		for _, v := range f.Values {
			if (len(chosen) == 0 || givenHas(chosen, v.Value)) && !givenHas(excluded, v.Value) && v.Count > 0 {
				out = append(out, v)
			}
		}
	}
	if field == corpus.FieldDeadlineYear {
		slices.SortFunc(out, func(a, b corpus.FacetValue) int { return strings.Compare(a.Value, b.Value) })
	}
	return out
}

// givenHas says whether a value is one of those given, or a year in one of their
// ranges.
func givenHas(given []string, value string) bool {
	if slices.Contains(given, value) {
		return true
	}
	year, err := strconv.Atoi(value)
	return err == nil && slices.ContainsFunc(given, func(v string) bool {
		from, to := yearRange([]string{v})
		return from != 0 && year >= from && year <= to
	})
}
