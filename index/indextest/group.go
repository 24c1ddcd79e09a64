package indextest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// group is a group as the suite writes it: its value, its best entry, the next
// best ones, and the number of all.
type group struct {
	Value, Best string
	Next        []string
	Total       int
}

func groupsOf(t *testing.T, hits []corpus.Hit) []group {
	t.Helper()
	out := []group{}
	for _, h := range hits {
		if h.Group == nil {
			t.Fatalf("%s has no group", h.ID)
		}
		out = append(out, group{h.Group.Value, h.ID, ids(h.Group.Hits), h.Group.Total})
	}
	return out
}

func groupedBy(f corpus.Field, h corpus.Hit) string {
	if f == corpus.FieldWork && h.Work != "" {
		return h.Work
	}
	return h.Document
}

// grouped puts hits in their order into groups.
func grouped(f corpus.Field, hits []corpus.Hit) []group {
	out := []group{}
	for _, h := range hits {
		value := groupedBy(f, h)
		i := slices.IndexFunc(out, func(g group) bool { return g.Value == value })
		if i < 0 {
			out = append(out, group{value, h.ID, []string{}, 1})
			continue
		}
		if out[i].Total++; len(out[i].Next) < corpus.GroupSize {
			out[i].Next = append(out[i].Next, h.ID)
		}
	}
	return out
}

// testGroups: of each document or work the best entry, and the next best ones
// with their number. A document without a reference is a work of its own.
func testGroups(t *testing.T, x index.Index) {
	filled(t, x)
	for _, c := range []struct {
		name  string
		q     corpus.Query
		total int
		want  []group
	}{
		{"documents", corpus.Query{Group: corpus.FieldDocument}, 14, []group{
			{"a1", "a1-p0", []string{"a1-p1", "a1-p2", "a1-p3"}, 8}, {"b2", "b2-p0", []string{"b2-p1", "b2-p2"}, 3},
			{"c3", "c3-p0", []string{"c3-p1"}, 2}, {"d4", "d4-p0", []string{}, 1}}},
		{"works", corpus.Query{Group: corpus.FieldWork}, 14, []group{
			{"com-2031-7", "a1-p0", []string{"a1-p1", "a1-p2", "a1-p3"}, 11}, {"c3", "c3-p0", []string{"c3-p1"}, 2}, {"d4", "d4-p0", []string{}, 1}}},
		{"works of documents", corpus.Query{Kind: corpus.KindDocument, Group: corpus.FieldWork, Sort: corpus.SortDocument}, 4, []group{
			{"com-2031-7", "a1", []string{"b2"}, 2}, {"c3", "c3", []string{}, 1}, {"d4", "d4", []string{}, 1}}},
		{"the best of the words", corpus.Query{Text: "victims OR europol", Group: corpus.FieldDocument}, 2, []group{
			{"c3", "c3-p0", []string{}, 1}, {"a1", "a1-p4", []string{}, 1}}},
		{"the best comes last in the document", corpus.Query{Text: "investigators OR ferry", Filters: []corpus.Filter{without(corpus.FieldDocument, "c3")}, Sort: corpus.SortRelevance, Group: corpus.FieldWork}, 3, nil},
		{"what passes the filters", corpus.Query{Filters: []corpus.Filter{only(corpus.FieldTheme, "fraud")}, Group: corpus.FieldDocument}, 3, []group{
			{"a1", "a1-p8", []string{}, 1}, {"c3", "c3-p0", []string{"c3-p1"}, 2}}},
		{"actions by their deadlines", corpus.Query{Kind: corpus.KindAction, Sort: corpus.SortDeadline, Group: corpus.FieldWork}, 3, []group{
			{"com-2031-7", "a1-a1", []string{"a1-a2", "b2-a1"}, 3}}},
		{"nothing found", corpus.Query{Text: "zebra", Group: corpus.FieldWork}, 0, []group{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.want == nil {
				q := c.q
				q.Group, q.Limit = "", corpus.MaxLimit
				c.want = grouped(c.q.Group, search(t, x, q).Hits)
			}
			r := search(t, x, c.q)
			equal(t, "groups", groupsOf(t, r.Hits), c.want)
			if r.Total != c.total || r.Groups != len(c.want) || r.Next != "" {
				t.Errorf("total %d, groups %d, next %q; want %d, %d and no next", r.Total, r.Groups, r.Next, c.total, len(c.want))
			}
		})
	}
	t.Run("not asked for", func(t *testing.T) {
		r := search(t, x, corpus.Query{})
		if r.Groups != 0 || r.Hits[0].Group != nil {
			t.Errorf("groups %d, group %v; want none", r.Groups, r.Hits[0].Group)
		}
	})
	t.Run("facets count entries", func(t *testing.T) {
		q := corpus.Query{Text: "ports OR fraud", Facets: []corpus.Field{corpus.FieldTheme, corpus.FieldDocument}, Filters: []corpus.Filter{only(corpus.FieldTheme, "fraud")}}
		want := search(t, x, q).Facets
		q.Group, q.Limit = corpus.FieldDocument, 1
		equal(t, "facets", search(t, x, q).Facets, want)
	})
	t.Run("tables count entries", func(t *testing.T) {
		q := corpus.Query{Kind: corpus.KindAction}
		want, err := x.Table(t.Context(), q, corpus.FieldTheme, corpus.FieldYear)
		if err != nil {
			t.Fatalf("Table() = %v", err)
		}
		q.Group = corpus.FieldWork
		got, err := x.Table(t.Context(), q, corpus.FieldTheme, corpus.FieldYear)
		if err != nil {
			t.Fatalf("Table(grouped) = %v", err)
		}
		equal(t, "table", got, want)
	})
	t.Run("marks on all of a group", func(t *testing.T) {
		r := search(t, x, corpus.Query{Text: "fraud", Group: corpus.FieldDocument, Highlight: true})
		for _, h := range r.Hits {
			for _, h := range append([]corpus.Hit{h}, h.Group.Hits...) {
				if len(h.Marks) == 0 {
					t.Errorf("%s has no marks", h.ID)
				}
			}
		}
	})
	t.Run("refusals", func(t *testing.T) {
		q := corpus.Query{Group: corpus.FieldDocument, Limit: 1}
		next := search(t, x, q).Next
		for _, q := range []corpus.Query{
			{Group: corpus.FieldTheme}, {Group: "colour"},
			{Cursor: next, Limit: 1}, {Cursor: next, Limit: 1, Group: corpus.FieldWork},
		} {
			if _, err := x.Search(t.Context(), q); !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("Search(%+v) = %v, want ErrInvalid", q, err)
			}
		}
	})
}

// testGroupPaging: the pages of groups together are all groups, each once and
// whole, and every page has the whole's numbers.
func testGroupPaging(t *testing.T, x index.Index) {
	filled(t, x)
	var many []*corpus.Document
	for n := range 25 {
		d := pressRelease()
		d.ID = fmt.Sprintf("e%02d", n) // all of the same rank
		if n%5 == 0 {
			d.Work = "com-2030-99"
		}
		many = append(many, d)
	}
	if err := x.Put(t.Context(), many...); err != nil {
		t.Fatalf("Put() = %v", err)
	}
	for _, q := range []corpus.Query{
		{}, {Text: "ports OR fraud OR europol OR union"}, {Text: "fraud"}, {Sort: corpus.SortDate}, {Sort: corpus.SortTitle},
		{Sort: corpus.SortDeadline, Kind: corpus.KindAction}, {Text: "fraud", Kind: corpus.KindDocument}, {Text: "fraud", Sort: corpus.SortDate},
		{Text: "fraud", Filters: []corpus.Filter{without(corpus.FieldDocument, "e03")}},
	} {
		for _, field := range []corpus.Field{corpus.FieldDocument, corpus.FieldWork} {
			t.Run(fmt.Sprintf("%s %s %s by %s", q.Text, q.Kind, q.Sort, field), func(t *testing.T) {
				q := q
				q.Limit = corpus.MaxLimit
				entries := search(t, x, q)
				whole := grouped(field, entries.Hits)
				q.Group = field
				for _, limit := range []int{1, 7, corpus.MaxLimit} {
					q.Limit, q.Cursor = limit, ""
					paged := []group{}
					for page := 0; page <= len(whole); page++ {
						r := search(t, x, q)
						if r.Total != entries.Total || r.Groups != len(whole) {
							t.Errorf("page %d: total %d, groups %d; want %d, %d", page, r.Total, r.Groups, entries.Total, len(whole))
						}
						paged = append(paged, groupsOf(t, r.Hits)...)
						if q.Cursor = r.Next; q.Cursor == "" {
							break
						}
					}
					equal(t, fmt.Sprintf("pages of %d", limit), paged, whole)
				}
			})
		}
	}
	t.Run("words that become frequent between pages", func(t *testing.T) {
		q := corpus.Query{Text: "fraud OR europol OR ferries", Group: corpus.FieldDocument, Limit: 3}
		whole := found(t, x, corpus.Query{Text: q.Text, Kind: corpus.KindDocument})
		var paged, added []string
		for range 30 {
			r := search(t, x, q)
			for _, g := range groupsOf(t, r.Hits) {
				if slices.Contains(paged, g.Value) {
					t.Errorf("%s is on two pages", g.Value)
				}
				paged = append(paged, g.Value)
			}
			if q.Cursor = r.Next; q.Cursor == "" {
				break
			}
			if len(added) < 3 {
				d := pressRelease()
				d.ID, d.Blocks[1].Text = fmt.Sprint("f", len(added)), "The ferries of Europol go on."
				added = append(added, d.ID)
				if err := x.Put(t.Context(), d); err != nil {
					t.Fatalf("Put() = %v", err)
				}
			}
		}
		for _, id := range whole {
			if !slices.Contains(paged, id) {
				t.Errorf("%s is on no page of %v", id, paged)
			}
		}
		if err := x.Delete(t.Context(), added...); err != nil {
			t.Fatalf("Delete() = %v", err)
		}
	})
	t.Run("a document added between pages", func(t *testing.T) {
		q := corpus.Query{Group: corpus.FieldDocument, Sort: corpus.SortDocument, Limit: 2, Filters: []corpus.Filter{without(corpus.FieldType, "zebra")}}
		first := search(t, x, q)
		d := pressRelease()
		d.ID = "a0"
		if err := x.Put(t.Context(), d); err != nil {
			t.Fatalf("Put() = %v", err)
		}
		q.Cursor = first.Next
		equal(t, "hits", append(ids(first.Hits), ids(search(t, x, q).Hits)...), []string{"a1-p0", "b2-p0", "c3-p0", "d4-p0"})
		if err := x.Delete(t.Context(), "a0", "b2"); err != nil {
			t.Fatalf("Delete() = %v", err)
		}
		equal(t, "hits after a deletion", ids(search(t, x, q).Hits), []string{"c3-p0", "d4-p0"})
	})
}
