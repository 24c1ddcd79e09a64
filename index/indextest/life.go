package indextest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

func testPaging(t *testing.T, x index.Index) {
	filled(t, x)
	queries := []corpus.Query{
		{},
		{Text: "ports OR fraud OR europol OR the OR union"},
		{Text: "ports OR fraud", Kind: corpus.KindDocument},
		{Sort: corpus.SortDate},
		{Sort: corpus.SortTitle},
		{Sort: corpus.SortDeadline, Kind: corpus.KindAction},
		{Sort: corpus.SortDeadline},
	}
	for _, q := range queries {
		t.Run(fmt.Sprintf("%s %s %s", q.Text, q.Kind, q.Sort), func(t *testing.T) {
			whole := found(t, x, q)
			for limit := 1; limit <= 3; limit++ {
				q := q
				q.Limit = limit
				var paged []string
				for page := 0; page <= len(whole); page++ {
					r := search(t, x, q)
					if r.Total != len(whole) {
						t.Errorf("page %d: total = %d, want %d", page, r.Total, len(whole))
					}
					paged = append(paged, ids(r.Hits)...)
					if r.Next == "" {
						break
					}
					q.Cursor = r.Next
				}
				equal(t, fmt.Sprintf("pages of %d", limit), paged, whole)
			}
			var all []string
			for h, err := range index.All(t.Context(), x, q) {
				if err != nil {
					t.Fatalf("All() = %v", err)
				}
				all = append(all, h.ID)
			}
			equal(t, "All", all, whole)
		})
	}
	t.Run("facets and marks on a later page", func(t *testing.T) {
		q := corpus.Query{
			Text: "ports OR fraud", Limit: 2, Highlight: true, Facets: []corpus.Field{corpus.FieldType, corpus.FieldTheme},
			Filters: []corpus.Filter{only(corpus.FieldType, string(corpus.TypeCommunication))},
		}
		first := search(t, x, q)
		for q.Cursor = first.Next; q.Cursor != ""; {
			r := search(t, x, q)
			equal(t, "facets", r.Facets, first.Facets)
			for _, h := range r.Hits {
				if len(h.Marks) == 0 {
					t.Errorf("%s has no marks", h.ID)
				}
			}
			q.Cursor = r.Next
		}
	})
	t.Run("words that become frequent between pages", func(t *testing.T) {
		q := corpus.Query{Text: "fraud", Limit: 1}
		whole := found(t, x, q)
		var paged, added []string
		for range 20 {
			r := search(t, x, q)
			paged = append(paged, ids(r.Hits)...)
			if q.Cursor = r.Next; q.Cursor == "" {
				break
			}
			if len(added) < 3 {
				d := pressRelease()
				d.ID = fmt.Sprint("f", len(added))
				added = append(added, d.ID)
				if err := x.Put(t.Context(), d); err != nil {
					t.Fatalf("Put() = %v", err)
				}
			}
		}
		slices.Sort(paged)
		for n, id := range paged[1:] {
			if id == paged[n] {
				t.Errorf("%s is on two pages", id)
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
		for _, sort := range []corpus.Sort{corpus.SortDocument, corpus.SortTitle, corpus.SortDate} {
			q := corpus.Query{Kind: corpus.KindDocument, Sort: sort, Limit: 2}
			whole := found(t, x, q)
			first := search(t, x, q)
			d := pressRelease()
			d.ID, d.Title, d.Date = "a0", "A first", "2032-01-01"
			if err := x.Put(t.Context(), d); err != nil {
				t.Fatalf("Put() = %v", err)
			}
			q.Cursor = first.Next
			equal(t, string(sort), append(ids(first.Hits), ids(search(t, x, q).Hits)...), whole)
			// Also where the document that the cursor stands on has gone.
			gone := first.Hits[1].ID
			if err := x.Delete(t.Context(), "a0", gone); err != nil {
				t.Fatalf("Delete() = %v", err)
			}
			equal(t, string(sort)+" after a deletion", ids(search(t, x, q).Hits), whole[2:])
			filled(t, x)
		}
	})
}

func testEntries(t *testing.T, x index.Index) {
	filled(t, x)
	want := index.Entries(strategy())
	byID := map[string]corpus.Entry{}
	for _, e := range want {
		byID[e.ID] = e
	}
	for _, k := range []corpus.EntryKind{corpus.KindPassage, corpus.KindAction, corpus.KindDocument} {
		r := search(t, x, corpus.Query{Kind: k, Filters: []corpus.Filter{only(corpus.FieldDocument, "a1")}})
		for _, h := range r.Hits {
			equal(t, h.ID, h.Entry, byID[h.ID])
			delete(byID, h.ID)
		}
	}
	if len(byID) > 0 {
		t.Errorf("entries that were put and not found: %v", byID)
	}
}

func testLife(t *testing.T, x index.Index) {
	ctx := t.Context()
	held := func(want ...string) {
		t.Helper()
		got, err := x.Held(ctx)
		if err != nil {
			t.Fatalf("Held() = %v", err)
		}
		equal(t, "Held", got, append([]string{}, want...))
	}
	held()
	empty := x.Generation()
	if got := found(t, x, corpus.Query{Text: "port"}); len(got) != 0 {
		t.Errorf("search in an empty index = %v", got)
	}
	filled(t, x)
	held("a1", "b2", "c3", "d4")
	full := x.Generation()
	if full == empty {
		t.Errorf("Generation() = %q before and after Put", full)
	}
	if r := search(t, x, corpus.Query{}); r.Generation != full {
		t.Errorf("Result.Generation = %q, Generation() = %q", r.Generation, full)
	}

	filled(t, x)
	if g := x.Generation(); g != full {
		t.Errorf("Generation() = %q after the same was put again, was %q", g, full)
	}

	changed := pressRelease()
	changed.Blocks = []corpus.Block{{Kind: corpus.Paragraph, Text: "Nothing but zebras."}}
	changed.Mentions, changed.Years = nil, nil
	if err := x.Put(ctx, changed); err != nil {
		t.Fatalf("Put(changed) = %v", err)
	}
	if g := x.Generation(); g == full {
		t.Errorf("Generation() = %q before and after a change", g)
	}
	equal(t, "the new text", found(t, x, corpus.Query{Text: "zebras"}), []string{"c3-p0"})
	equal(t, "the old text", found(t, x, corpus.Query{Text: "mules OR victims"}), []string{})
	equal(t, "passages", found(t, x, corpus.Query{Filters: []corpus.Filter{only(corpus.FieldDocument, "c3")}}), []string{"c3-p0"})

	if err := x.Delete(ctx, "c3", "unknown", "b2"); err != nil {
		t.Fatalf("Delete() = %v", err)
	}
	held("a1", "d4")
	equal(t, "what is left", found(t, x, corpus.Query{Kind: corpus.KindAction}), []string{"a1-a1", "a1-a2"})
	r := search(t, x, corpus.Query{Facets: []corpus.Field{corpus.FieldDocument}})
	equal(t, "facet", r.Facets[0].Values, []corpus.FacetValue{{Value: "a1", Count: 8}, {Value: "d4", Count: 1}})

	filled(t, x)
	if g := x.Generation(); g != full {
		t.Errorf("Generation() = %q with the same content as when it was %q", g, full)
	}
	if err := x.Delete(ctx, "a1", "b2", "c3", "d4"); err != nil {
		t.Fatalf("Delete(all) = %v", err)
	}
	held()
	equal(t, "nothing", found(t, x, corpus.Query{}), []string{})

	twice := pressRelease()
	if err := x.Put(ctx, changed, twice); err != nil {
		t.Fatalf("Put(the same twice) = %v", err)
	}
	equal(t, "the last holds", found(t, x, corpus.Query{}), []string{"c3-p0", "c3-p1"})

	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if err := x.Put(stopped, strategy()); !errors.Is(err, context.Canceled) {
		t.Errorf("Put(a context that has ended) = %v, want context.Canceled", err)
	}
	if _, err := x.Search(stopped, corpus.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search(a context that has ended) = %v, want context.Canceled", err)
	}
	if err := x.Close(); err != nil {
		t.Fatalf("Close() = %v", err)
	}
	if _, err := x.Search(ctx, corpus.Query{}); !errors.Is(err, corpus.ErrUnavailable) {
		t.Errorf("Search after Close = %v, want ErrUnavailable", err)
	}
}

// testConcurrentUse writes and searches at once: each answer is of one moment,
// in which a document is wholly there or not.
func testConcurrentUse(t *testing.T, x index.Index) {
	filled(t, x)
	var wait sync.WaitGroup
	wait.Go(func() {
		for i := range 20 {
			d := strategy()
			if i%2 == 0 {
				d.Blocks[8].Text = "Fewer passages."
				d.Blocks = d.Blocks[:9]
				d.Blocks[7].Kind = corpus.Furniture
			}
			if err := x.Put(context.Background(), d); err != nil {
				t.Errorf("Put() = %v", err)
			}
		}
	})
	for range 2 {
		wait.Go(func() {
			for range 50 {
				q := corpus.Query{
					Filters: []corpus.Filter{only(corpus.FieldDocument, "a1")}, Limit: corpus.MaxLimit,
					Facets: []corpus.Field{corpus.FieldDocument, corpus.FieldTheme},
				}
				r, err := x.Search(context.Background(), q)
				if err != nil {
					t.Errorf("Search() = %v", err)
					return
				}
				if !slices.Contains([]int{7, 8}, r.Total) || len(r.Hits) != r.Total {
					t.Errorf("Search(a1): total %d with %d hits, want 7 or 8 of both", r.Total, len(r.Hits))
				}
			}
		})
	}
	wait.Wait()
}
