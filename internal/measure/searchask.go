package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"polidex/corpus"
	"polidex/index/bleve"
	"polidex/index/bleve/stock"
	"polidex/index/indextest"
)

const (
	// tries is how often a question is asked that cannot be varied.
	tries = 15
	// variants is the number of different questions of one kind. What counts is
	// how long each takes when it is first asked: an answer that is remembered
	// would tell nothing.
	variants = 16
	// midShare is the share of passages with a mid word: 25,000 of a million.
	midShare = 0.025
)

// orShares are those of the four words of a question: together in a fifth of all
// passages.
var orShares = []float64{0.1, 0.06, 0.04, 0.025}

// asker asks both indexes.
type asker struct {
	ours   *bleve.Index
	theirs *stock.Index // nil: there is none
	words  *indextest.Vocabulary
	// firstAll is how long the facets of all passages took when first asked for.
	firstAll []float64
}

// firstTimes opens the index anew for each time it asks for the facets of all
// passages, which may be remembered from then on. Before, a word is asked for,
// so that what any answer needs is there.
func firstTimes(ctx context.Context, dir string, words *indextest.Vocabulary) (out []float64, err error) {
	once := func() error {
		x, err := bleve.Open(dir, bleve.Options{})
		if err != nil {
			return err
		}
		defer x.Close()
		if _, err := x.Search(ctx, counted(words.Names(midShare, 1)[0])); err != nil {
			return err
		}
		t, err := timed(func() error { _, err := x.Search(ctx, counted("")); return err })
		out = append(out, t)
		return err
	}
	for range opens {
		if err := once(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// counted asks for the ten best hits of a word and all values of five facets.
func counted(word string) corpus.Query {
	return corpus.Query{Text: word, Facets: stock.Facets, FacetLimit: -1, Limit: 10}
}

// askFigures asks all that is asked of indexes in use, and tells how long the
// kinds of questions of the log took.
func askFigures(ctx context.Context, ours, theirs string, words *indextest.Vocabulary) (out []figure, kinds []kindTimes, err error) {
	a := asker{words: words}
	if a.firstAll, err = firstTimes(ctx, ours, words); err != nil {
		return nil, nil, err
	}
	if a.ours, err = bleve.Open(ours, bleve.Options{}); err != nil {
		return nil, nil, err
	}
	defer a.ours.Close()
	if theirs != "" {
		if a.theirs, err = stock.Open(theirs); err != nil {
			return nil, nil, err
		}
		defer a.theirs.Close()
	}
	for _, ask := range []func(context.Context) (figure, error){a.mid, a.all, a.table, a.filteredTable, a.filtered, a.four} {
		f, err := ask(ctx)
		if err != nil {
			return nil, nil, err
		}
		out = append(out, f)
	}
	f, kinds, err := a.log(ctx)
	return append(out, f...), kinds, err
}

// compared asks both for the passages with each of the words and their facets,
// by turns: each word once and so many times more.
func (a asker) compared(ctx context.Context, name string, aim float64, words []string, more int) (f figure, err error) {
	var we, again, they []float64
	var hits []int
	differ := 0
	for _, w := range words {
		var r corpus.Result
		ask := func() (err error) { r, err = a.ours.Search(ctx, counted(w)); return err }
		first, err := timed(ask)
		if err != nil {
			return f, err
		}
		list, err := timedTimes(more, ask)
		if err != nil {
			return f, err
		}
		we, again, hits = append(we, first), append(again, list...), append(hits, r.Total)
		if a.theirs == nil {
			continue
		}
		var total int
		var facets []corpus.Facet
		list, err = timedTimes(max(1, more/5), func() (err error) {
			total, facets, err = a.theirs.Search(ctx, w, stock.Facets)
			return err
		})
		if err != nil {
			return f, err
		}
		they = append(they, list...)
		if total != r.Total || !sameCounts(facets, r.Facets) {
			differ++
		}
	}
	slices.Sort(hits)
	how := fmt.Sprintf("%d questions", len(words))
	if words[0] == "" {
		we = a.firstAll
		how = fmt.Sprintf("asked first after each of %d openings", len(we))
	}
	f = figure{name: name, aim: fmt.Sprintf("≥ %.0f × stock", aim), measured: fmt.Sprintf("%.2f ms", median(we))}
	f.detail = fmt.Sprintf("p95 %.2f ms, again %.2f ms, %s, %d hits", at95(we), median(again), how, hits[len(hits)/2])
	if a.theirs != nil {
		f.measured = fmt.Sprintf("%.1f ×", median(they)/median(we))
		f.detail = fmt.Sprintf("%.2f ms, stock %.1f ms; %s; ", median(we), median(they), f.detail)
		if differ > 0 {
			f.detail += fmt.Sprintf("COUNTS DIFFER in %d", differ)
		} else {
			f.detail += "equal counts"
		}
	}
	return f, nil
}

func sameCounts(a, b []corpus.Facet) bool {
	counts := func(list []corpus.Facet) map[string]int {
		out := map[string]int{}
		for _, f := range list {
			for _, v := range f.Values {
				out[string(f.Field)+":"+v.Value] = v.Count
			}
		}
		return out
	}
	x, y := counts(a), counts(b)
	for k, n := range x {
		if y[k] != n {
			return false
		}
	}
	return len(x) == len(y)
}

func (a asker) mid(ctx context.Context) (figure, error) {
	words := a.words.Names(midShare, variants+1)
	if _, err := a.compared(ctx, "", 0, words[:1], 0); err != nil { // what is made when first needed
		return figure{}, err
	}
	return a.compared(ctx, "five facets, a word", 25, words[1:], 1)
}

func (a asker) all(ctx context.Context) (figure, error) {
	return a.compared(ctx, "five facets, all passages", 40, []string{""}, tries)
}

func (a asker) table(ctx context.Context) (figure, error) {
	return a.repeated("theme × year, all, again", 20, func() (int, error) {
		t, err := a.ours.Table(ctx, corpus.Query{}, corpus.FieldTheme, corpus.FieldYear)
		return t.Total, err
	})
}

// filteredTable varies the second filter.
func (a asker) filteredTable(ctx context.Context) (figure, error) {
	return a.varied("theme × year, two filters", 5, func(i int) (int, error) {
		q := corpus.Query{Filters: []corpus.Filter{
			{Field: corpus.FieldType, Values: []string{string(corpus.TypeReport)}},
			{Field: corpus.FieldActor, Values: []string{corpus.ActorNames()[i]}},
		}}
		if i%2 == 0 {
			q.Filters[1] = corpus.Filter{Field: corpus.FieldDate, Values: []string{fmt.Sprintf("%d..%d", 2015+i/2, 2018+i/2)}}
		}
		t, err := a.ours.Table(ctx, q, corpus.FieldTheme, corpus.FieldYear)
		return t.Total, err
	})
}

func (a asker) filtered(ctx context.Context) (figure, error) {
	return a.varied("theme and years, no words, shown with facets", 5, func(i int) (int, error) {
		r, err := a.ours.Search(ctx, shown(corpus.Query{Filters: []corpus.Filter{
			{Field: corpus.FieldTheme, Values: []string{logThemes[i%len(logThemes)]}},
			{Field: corpus.FieldYear, Values: []string{fmt.Sprintf("%d..%d", 2018+i, 2022+i)}},
		}}))
		return r.Total, err
	})
}

func (a asker) four(ctx context.Context) (figure, error) {
	const each = 5 // words of a share; few, since frequent ones are rare
	var names [][]string
	for _, share := range orShares {
		names = append(names, a.words.Names(share, each))
	}
	return a.varied("four words by OR, top 10, exact total", 10, func(i int) (int, error) {
		var list []string
		for k, n := range names {
			list = append(list, n[(i+k*(i/each))%each])
		}
		r, err := a.ours.Search(ctx, corpus.Query{Text: strings.Join(list, " OR "), Limit: 10})
		return r.Total, err
	})
}

// varied asks different questions, each once and then once more.
func (a asker) varied(name string, aim float64, ask func(i int) (int, error)) (figure, error) {
	var first, again []float64
	var hits []int
	for i := range variants {
		for _, list := range []*[]float64{&first, &again} {
			n := 0
			t, err := timed(func() (err error) { n, err = ask(i); return err })
			if err != nil {
				return figure{}, err
			}
			*list = append(*list, t)
			hits = append(hits, n)
		}
	}
	slices.Sort(hits)
	return figure{name, fmt.Sprintf("< %.0f ms", aim), fmt.Sprintf("%.2f ms", median(first)),
		fmt.Sprintf("p95 %.2f ms, again %.2f ms, %d questions, %d hits", at95(first), median(again), variants, hits[len(hits)/2])}, nil
}

// repeated asks one question several times.
func (a asker) repeated(name string, aim float64, ask func() (int, error)) (figure, error) {
	n := 0
	list, err := timedTimes(tries, func() (err error) { n, err = ask(); return err })
	if err != nil {
		return figure{}, err
	}
	return figure{name, fmt.Sprintf("< %.0f ms", aim), fmt.Sprintf("%.2f ms", median(list)),
		fmt.Sprintf("first %.2f ms, p95 %.2f ms, %d tries, %d hits", list[0], at95(list), tries, n)}, nil
}

// shown is a query as the page asks it: ten hits, snippets, five facets.
func shown(q corpus.Query) corpus.Query {
	q.Limit, q.Highlight, q.Facets = 10, true, stock.Facets
	return q
}

// timed returns how long something takes, in milliseconds.
func timed(do func() error) (float64, error) {
	start := time.Now()
	err := do()
	return ms(time.Since(start)), err
}

func timedTimes(n int, do func() error) (out []float64, err error) {
	for range n {
		t, err := timed(do)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// at95 is the 95th of a hundred.
func at95(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(list))
	return s[(len(s)*95-1)/100]
}
