package bleve_test

import (
	"flag"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
	"polidex/index/bleve"
	"polidex/index/indextest"
)

// benchPassages is the size of the corpus of the benchmarks; 1000000 is that of
// some ten thousand strategies.
var benchPassages = flag.Int("passages", 20_000, "passages in the corpus of the benchmarks")

// benchIndex is an index that was kept, such as one of
// go run ./internal/measure search -keep DIR.
var benchIndex = flag.String("index", "", "`folder` of a built index for the benchmarks, instead of building one")

// built opens the index of the benchmarks.
func built(b *testing.B) *bleve.Index {
	b.Helper()
	dir := *benchIndex
	if dir == "" {
		dir = b.TempDir()
		if err := bleve.Build(b.Context(), dir, indextest.Corpus(*benchPassages), bleve.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	x, err := bleve.Open(dir, bleve.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := x.Close(); err != nil {
			b.Error(err)
		}
	})
	return x
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if err := bleve.Build(b.Context(), b.TempDir(), indextest.Corpus(*benchPassages), bleve.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(*benchPassages*b.N)/b.Elapsed().Seconds(), "passages/s")
}

func BenchmarkSearch(b *testing.B) {
	x, words := built(b), indextest.NewVocabulary()
	// Words in 600, 25,000, 60,000 and 150,000 passages of a million.
	named := func(share float64) string { return words.Names(share, 1)[0] }
	rare, mid, often, common := named(0.0006), named(0.025), named(0.06), named(0.15)
	pair := 101 // the rank of a word that another likes to follow
	facets := []corpus.Field{corpus.FieldTheme, corpus.FieldYear, corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage}
	for _, c := range []struct {
		name string
		q    corpus.Query
	}{
		{"all", corpus.Query{}},
		{"all/facets=5", corpus.Query{Facets: facets}},
		{"filters=2", corpus.Query{Filters: []corpus.Filter{{Field: corpus.FieldTheme, Values: []string{"fraud"}}, {Field: corpus.FieldYear, Values: []string{"2020..2024"}}}}},
		{"rare", corpus.Query{Text: rare}},
		{"mid", corpus.Query{Text: mid}},
		{"mid/facets=5", corpus.Query{Text: mid, Facets: facets}},
		{"mid/highlight", corpus.Query{Text: mid, Highlight: true}},
		{"common", corpus.Query{Text: common}},
		{"common/facets=5", corpus.Query{Text: common, Facets: facets}},
		{"and=2", corpus.Query{Text: mid + " " + common}},
		{"or=4", corpus.Query{Text: strings.Join([]string{named(0.1), often, named(0.04), mid}, " OR ")}},
		{"phrase", corpus.Query{Text: `"` + words.Pair(pair) + `"`}},
		{"prefix", corpus.Query{Text: mid[:4] + "*"}},
		{"fuzzy", corpus.Query{Text: rare + "~1"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var r corpus.Result
			for b.Loop() {
				var err error
				if r, err = x.Search(b.Context(), c.q); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(r.Total), "hits")
		})
	}
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			if _, err := x.Table(b.Context(), corpus.Query{}, corpus.FieldTheme, corpus.FieldYear); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkAll reads every passage, as an export does.
func BenchmarkAll(b *testing.B) {
	x, words := built(b), indextest.NewVocabulary()
	for _, text := range []string{"", words.Names(0.15, 1)[0]} {
		b.Run("text="+text, func(b *testing.B) {
			rows := 0
			for b.Loop() {
				rows = 0
				for _, err := range index.All(b.Context(), x, corpus.Query{Text: text}) {
					if err != nil {
						b.Fatal(err)
					}
					rows++
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

var _ index.Searcher = (*bleve.Index)(nil)
