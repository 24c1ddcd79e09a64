package corpus

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Slips returns a sentence for each filter value that is no theme of those
// given, no actor and no type of document, with the one that was probably meant.
// They are notes for a person and no errors: an index may hold documents of an
// older vocabulary. Without themes nothing is said of them.
func (q *Query) Slips(themes []string) []string {
	var notes []string
	for _, f := range q.Filters {
		var known []string
		switch f.Field {
		case FieldTheme:
			known = themes
		case FieldActor:
			known = ActorNames()
		case FieldType:
			known = TypeNames()
		}
		for _, v := range f.Values {
			v = asID(v)
			if len(known) == 0 || slices.Contains(known, v) {
				continue
			}
			note := fmt.Sprintf("%q is no %s that is known", v, f.Field)
			if n := Nearest(v, known); n != "" {
				note += fmt.Sprintf("; did you mean %q?", n)
			}
			notes = append(notes, note)
		}
	}
	return notes
}

// ThemesInUse returns the ids of the themes that entries of an index have, in
// alphabetical order: also those of another vocabulary than the one in use, for
// [Query.Slips] to know. The errors are those of search, which asks the index.
func ThemesInUse(ctx context.Context, search func(context.Context, Query) (Result, error)) ([]string, error) {
	out := []string{}
	for _, kind := range KindNames() {
		r, err := search(ctx, Query{Kind: EntryKind(kind), Limit: 1, Facets: []Field{FieldTheme}, FacetLimit: -1})
		if err != nil {
			return nil, err
		}
		for _, f := range r.Facets {
			for _, v := range f.Values {
				out = append(out, v.Value)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// KeepsTheme says whether the filters on themes choose the theme itself, and not
// only entries that have it beside another: a count by theme shows no others.
func (q *Query) KeepsTheme(theme string) bool {
	for _, f := range q.Filters {
		if f.Field != FieldTheme || len(f.Values) == 0 {
			continue
		}
		named := slices.ContainsFunc(f.Values, func(v string) bool { return asID(v) == theme })
		if named == f.Exclude {
			return false
		}
	}
	return true
}

// asID reads a filter's value as a person may write it: "Organised crime".
func asID(value string) string {
	return strings.Join(strings.Fields(strings.ToLower(value)), "-")
}
