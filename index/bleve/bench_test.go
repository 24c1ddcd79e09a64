package bleve_test

import (
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"polidex/corpus"
	"polidex/index"
	"polidex/index/bleve"
)

// benchPassages is the size of the corpus of the benchmarks; 1000000 is that of
// some ten thousand strategies.
var benchPassages = flag.Int("passages", 20_000, "passages in the corpus of the benchmarks")

// passagesEach is the number of passages of a made-up document.
const passagesEach = 100

// madeUp yields documents of passages of some 60 words, with the frequencies of
// words of a natural language and a few values of each facet, always the same.
func madeUp(passages int) iter.Seq2[*corpus.Document, error] {
	return func(yield func(*corpus.Document, error) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		zipf := rand.NewZipf(r, 1.1, 2.7, 60_000)
		for n := range passages / passagesEach {
			d := &corpus.Document{Meta: corpus.Meta{
				ID: fmt.Sprintf("%016x", n), Title: fmt.Sprintf("Strategy %d", n), Language: "en",
				Type: corpus.TypeCommunication, Date: corpus.Day(2010+n%20, 1, 1),
			}}
			for b := range passagesEach {
				var text strings.Builder
				for range 30 + r.IntN(60) {
					fmt.Fprintf(&text, "w%s ", spelled(zipf.Uint64()))
				}
				d.Blocks = append(d.Blocks, corpus.Block{Kind: corpus.Paragraph, Text: text.String()})
				place := corpus.Place{Block: b, Start: 0, End: 2}
				if r.IntN(3) == 0 {
					d.Mentions = append(d.Mentions, corpus.Mention{Theme: fmt.Sprintf("theme-%02d", r.IntN(34)), Place: place})
				}
				if r.IntN(4) == 0 {
					d.Years = append(d.Years, corpus.Year{Year: 2015 + r.IntN(20), Role: corpus.YearMention, Place: place})
				}
			}
			if !yield(d, nil) {
				return
			}
		}
	}
}

// spelled writes a number in letters, so that words look like words.
func spelled(n uint64) string {
	const letters = "aeioubdfgklmnprst"
	var b []byte
	for ; n > 0; n /= 17 {
		b = append(b, letters[n%17])
	}
	return string(b) + "o"
}

func BenchmarkBuild(b *testing.B) {
	for b.Loop() {
		if err := bleve.Build(b.Context(), b.TempDir(), madeUp(*benchPassages), bleve.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(*benchPassages*b.N)/b.Elapsed().Seconds(), "passages/s")
}

func BenchmarkSearch(b *testing.B) {
	dir := b.TempDir()
	if err := bleve.Build(b.Context(), dir, madeUp(*benchPassages), bleve.Options{}); err != nil {
		b.Fatal(err)
	}
	x, err := bleve.Open(dir, bleve.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	rare, mid, common := "w"+spelled(20_000), "w"+spelled(500), "w"+spelled(20)
	facets := []corpus.Field{corpus.FieldTheme, corpus.FieldYear, corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage}
	for _, c := range []struct {
		name string
		q    corpus.Query
	}{
		{"all", corpus.Query{}},
		{"all/facets=5", corpus.Query{Facets: facets}},
		{"filters=2", corpus.Query{Filters: []corpus.Filter{{Field: corpus.FieldTheme, Values: []string{"theme-03"}}, {Field: corpus.FieldYear, Values: []string{"2020..2024"}}}}},
		{"rare", corpus.Query{Text: rare}},
		{"mid", corpus.Query{Text: mid}},
		{"mid/facets=5", corpus.Query{Text: mid, Facets: facets}},
		{"mid/highlight", corpus.Query{Text: mid, Highlight: true}},
		{"common", corpus.Query{Text: common}},
		{"common/facets=5", corpus.Query{Text: common, Facets: facets}},
		{"and=2", corpus.Query{Text: mid + " " + common}},
		{"or=4", corpus.Query{Text: strings.Join([]string{mid, common, rare, "w" + spelled(60)}, " OR ")}},
		{"phrase", corpus.Query{Text: `"w` + spelled(20) + " w" + spelled(30) + `"`}},
		{"prefix", corpus.Query{Text: "wae*"}},
		{"fuzzy", corpus.Query{Text: mid + "~1"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			var r corpus.Result
			for b.Loop() {
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
	dir := b.TempDir()
	if err := bleve.Build(b.Context(), dir, madeUp(*benchPassages), bleve.Options{}); err != nil {
		b.Fatal(err)
	}
	x, err := bleve.Open(dir, bleve.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	for _, text := range []string{"", "w" + spelled(20)} {
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
