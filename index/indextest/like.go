package indextest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
)

// alike returns documents that share telling words, and some that do not.
func alike() []*corpus.Document {
	document := func(id string, texts ...string) *corpus.Document {
		d := danishNote()
		d.ID, d.Title, d.Language = id, id, "en" // titles have no word in common
		d.Blocks = nil
		for i, text := range texts {
			d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Paragraph, Text: text})
			d.Actions = append(d.Actions, corpus.Action{
				ID: fmt.Sprintf("%s-a%d", id, i), Text: text, Block: i, Confidence: 1,
				Places: []corpus.Place{{Block: i, Start: 0, End: len(text)}},
			})
		}
		return d
	}
	return []*corpus.Document{
		document("m1", "Customs seize counterfeit medicines at the borders.", "Reports come every quarter.", "Counterfeit medicines harm patients."),
		document("m2", "Schools teach swimming.", "Counterfeit medicines at the borders are what customs look for."),
		document("m3", "Medicines are cheap.", "Trains are late in winter."),
		document("m4", "Swimming in winter is cold.", "Schools close early."),
	}
}

// testLike: what has telling words of an entry is found, the most alike first,
// without the entry itself.
func testLike(t *testing.T, x index.Index) {
	filled(t, x)
	if err := x.Put(t.Context(), alike()...); err != nil {
		t.Fatalf("Put() = %v", err)
	}
	for _, c := range []struct {
		name  string
		q     corpus.Query
		first string
		// also are among the others, never are not.
		also, never []string
	}{
		{"a passage", corpus.Query{Like: "m1-p0"}, "m2-p1", []string{"m1-p2"}, []string{"m1-p0", "m1-p1", "m2-p0", "m4-p0", "d4-p0"}},
		{"an action", corpus.Query{Like: "m1-a0", Kind: corpus.KindAction}, "m2-a1", []string{"m1-a2"}, []string{"m1-a0", "m1-a1", "m2-a0", "m4-a1", "b2-a1"}},
		{"a document", corpus.Query{Like: "m1", Kind: corpus.KindDocument}, "m2", nil, []string{"m1", "m4", "d4"}},
		{"passages like a document", corpus.Query{Like: "m1"}, "m2-p1", nil, []string{"m1-p0", "m1-p1", "m1-p2", "m2-p0"}},
		{"actions like a passage", corpus.Query{Like: "m1-p0", Kind: corpus.KindAction}, "m1-a0", []string{"m2-a1"}, []string{"m2-a0"}},
		{"documents like an action", corpus.Query{Like: "m2-a0", Kind: corpus.KindDocument}, "m4", nil, []string{"m1", "m3", "a1"}},
		{"with words", corpus.Query{Like: "m1-p0", Text: "patients"}, "m1-p2", nil, []string{"m2-p1", "m3-p0"}},
		{"with words that exclude", corpus.Query{Like: "m1-p0", Text: "-borders"}, "m1-p2", nil, []string{"m2-p1"}},
		{"with a filter", corpus.Query{Like: "m1-p0", Filters: []corpus.Filter{only(corpus.FieldDocument, "m2")}}, "m2-p1", nil, []string{"m1-p2", "m2-p0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := found(t, x, c.q)
			if len(got) == 0 || got[0] != c.first {
				t.Errorf("hits = %v, want %s first", got, c.first)
			}
			for _, id := range c.also {
				if !slices.Contains(got, id) {
					t.Errorf("hits = %v, want %s among them", got, id)
				}
			}
			for _, id := range c.never {
				if slices.Contains(got, id) {
					t.Errorf("hits = %v, with %s", got, id)
				}
			}
		})
	}
	t.Run("nothing has both", func(t *testing.T) {
		for _, text := range []string{"swimming", "-medicines", "swimming schools", "medicines swimming"} {
			q := corpus.Query{Like: "m1-p0", Text: text, Filters: []corpus.Filter{without(corpus.FieldDocument, "m2")}}
			for _, id := range found(t, x, q) {
				// Words may be let go, never the likeness.
				if id != "m1-p2" || text == "-medicines" {
					t.Errorf("Search(%q like m1-p0) finds %s", text, id)
				}
			}
		}
	})
	t.Run("paging", func(t *testing.T) {
		q := corpus.Query{Like: "m1"}
		whole := found(t, x, q)
		paged := []string{}
		for q.Limit = 1; len(paged) <= len(whole); {
			r := search(t, x, q)
			paged = append(paged, ids(r.Hits)...)
			if q.Cursor = r.Next; q.Cursor == "" {
				break
			}
		}
		equal(t, "pages", paged, whole)
	})
	t.Run("counts", func(t *testing.T) {
		q := corpus.Query{Like: "m1-p0", Facets: []corpus.Field{corpus.FieldDocument}}
		r := search(t, x, q)
		sum := 0
		for _, v := range r.Facets[0].Values {
			sum += v.Count
		}
		table, err := x.Table(t.Context(), q, corpus.FieldDocument, corpus.FieldLanguage)
		if err != nil {
			t.Fatalf("Table() = %v", err)
		}
		if r.Total == 0 || sum != r.Total || table.Total != r.Total {
			t.Errorf("total %d, of the facet %d, of the table %d; want the same", r.Total, sum, table.Total)
		}
	})
	t.Run("groups", func(t *testing.T) {
		q := corpus.Query{Like: "m1-p0", Limit: corpus.MaxLimit}
		whole := search(t, x, q)
		q.Group = corpus.FieldDocument
		equal(t, "groups", groupsOf(t, search(t, x, q).Hits), grouped(corpus.FieldDocument, whole.Hits))
	})
	t.Run("another order", func(t *testing.T) {
		got := found(t, x, corpus.Query{Like: "m1", Sort: corpus.SortDocument})
		want := found(t, x, corpus.Query{Like: "m1"})
		slices.Sort(want)
		equal(t, "hits by document", got, want)
	})
	t.Run("unknown", func(t *testing.T) {
		for _, id := range []string{"zz", "zz-p0", "m1-p99", "m1-a99", "m1-", "-", "*", "m1 OR m2"} {
			if _, err := x.Search(t.Context(), corpus.Query{Like: id}); !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("Search(like %q) = %v, want ErrNotFound", id, err)
			}
			if _, err := x.Table(t.Context(), corpus.Query{Like: id}, corpus.FieldTheme, corpus.FieldYear); !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("Table(like %q) = %v, want ErrNotFound", id, err)
			}
		}
	})
	t.Run("refusals", func(t *testing.T) {
		next := search(t, x, corpus.Query{Like: "m1-p0", Limit: 1}).Next
		for _, q := range []corpus.Query{{Like: strings.Repeat("a", 5000)}, {Like: "m2-p1", Limit: 1, Cursor: next}, {Limit: 1, Cursor: next}} {
			if _, err := x.Search(t.Context(), q); !errors.Is(err, corpus.ErrInvalid) {
				t.Errorf("Search(like %.9q) = %v, want ErrInvalid", q.Like, err)
			}
		}
	})
	t.Run("gone", func(t *testing.T) {
		if err := x.Delete(t.Context(), "m1"); err != nil {
			t.Fatalf("Delete() = %v", err)
		}
		for _, id := range []string{"m1", "m1-p0"} {
			if _, err := x.Search(t.Context(), corpus.Query{Like: id}); !errors.Is(err, corpus.ErrNotFound) {
				t.Errorf("Search(like %q) = %v, want ErrNotFound", id, err)
			}
		}
	})
}
