package bleve_test

import (
	"cmp"
	"path/filepath"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/bleve/stock"
	"polidex/index/indextest"
)

// TestCountsOfStock compares totals and facets with those that bleve counts in an
// index of its own making.
func TestCountsOfStock(t *testing.T) {
	const passages = 2000
	ours, theirs := t.TempDir(), filepath.Join(t.TempDir(), "stock")
	if err := bleve.Build(t.Context(), ours, indextest.Corpus(passages), bleve.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := stock.Build(t.Context(), theirs, indextest.Corpus(passages)); err != nil {
		t.Fatal(err)
	}
	x, err := bleve.Open(ours, bleve.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	y, err := stock.Open(theirs)
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	words := indextest.NewVocabulary()
	list := append([]string{"", "unheard"}, words.Names(0.025, 5)...)
	for _, w := range append(list, words.Names(0.15, 3)...) {
		r, err := x.Search(t.Context(), corpus.Query{Text: w, Facets: stock.Facets, FacetLimit: -1})
		if err != nil {
			t.Fatal(err)
		}
		total, facets, err := y.Search(t.Context(), w, stock.Facets)
		if err != nil {
			t.Fatal(err)
		}
		if r.Total != total {
			t.Errorf("%q: total %d, stock bleve %d", w, r.Total, total)
		}
		if diff := gocmp.Diff(byValue(facets), byValue(r.Facets)); diff != "" {
			t.Errorf("%q: facets (-stock +ours):\n%s", w, diff)
		}
	}
}

// byValue returns the facets with their values sorted.
func byValue(facets []corpus.Facet) []corpus.Facet {
	out := slices.Clone(facets)
	for i := range out {
		out[i].Values = slices.SortedFunc(slices.Values(out[i].Values), func(a, b corpus.FacetValue) int {
			return cmp.Compare(a.Value, b.Value)
		})
	}
	return out
}
