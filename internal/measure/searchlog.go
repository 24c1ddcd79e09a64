package main

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"polidex/corpus"
	"polidex/index/indextest"
)

// logQueries is the number of questions in the log.
const logQueries = 500

// logThemes are themes that the made-up corpora have, frequent and rare ones.
var logThemes = []string{"cybersecurity", "terrorism", "cybercrime", "fraud", "corruption", "victims-rights", "asset-recovery", "hate-crime"}

// logged is a question of the log and its kind.
type logged struct {
	kind  string
	query corpus.Query
}

// queryLog makes up questions as readers ask them, always the same: of words
// from the frequent to the rare, a third of them narrowed by facets. All are
// asked with snippets and five facets.
func queryLog(v *indextest.Vocabulary) []logged {
	r := rand.New(rand.NewPCG(5, 6))
	l := &logMaker{v: v, r: r}
	out := make([]logged, logQueries)
	for i := range out {
		kind, text := l.text(r.IntN(100))
		q := corpus.Query{Text: text}
		if text == "" || r.IntN(3) == 0 {
			q.Filters = l.filters()
		}
		out[i] = logged{kind, shown(q)}
	}
	return out
}

type logMaker struct {
	v *indextest.Vocabulary
	r *rand.Rand
}

// rank draws a rank between two, the logarithm of it evenly.
func (l *logMaker) rank(low, high float64) int {
	return int(low * math.Pow(high/low, l.r.Float64()))
}

// word draws one that is no function word, down to those in a thousandth of a
// percent of all passages.
func (l *logMaker) word() string { return l.v.Word(l.rank(45, 25_000)) }

func (l *logMaker) wordsWith(n int, between string) string {
	list := make([]string, n)
	for i := range list {
		list[i] = l.word()
	}
	return strings.Join(list, between)
}

// text returns a kind of question and its words, by a number below a hundred.
func (l *logMaker) text(k int) (kind, text string) {
	switch {
	case k < 28:
		return "one word", l.word()
	case k < 50:
		return "words (AND)", l.v.Word(l.rank(45, 800)) + " " + l.v.Word(l.rank(45, 3000))
	case k < 56:
		return "three words (AND)", l.wordsAmong(3, 400)
	case k < 68:
		return "phrase", `"` + l.v.Pair(l.rank(45, 5000)) + `"`
	case k < 73:
		return "phrase and word", `"` + l.v.Pair(l.rank(45, 800)) + `" ` + l.v.Word(l.rank(45, 400))
	case k < 81:
		return "OR", l.wordsWith(2+l.r.IntN(3), " OR ")
	case k < 84:
		return "( OR ) AND NOT", "(" + l.wordsWith(2, " OR ") + ") " + l.v.Word(l.rank(45, 200)) + " NOT " + l.word()
	case k < 90:
		w := l.v.Word(l.rank(200, 25_000))
		return "prefix", w[:3+l.r.IntN(2)] + "*"
	case k < 95:
		return "fuzzy", l.mistyped() + "~1"
	}
	return "filters alone", ""
}

// wordsAmong returns n words that are frequent enough to meet.
func (l *logMaker) wordsAmong(n int, last float64) string {
	list := make([]string, n)
	for i := range list {
		list[i] = l.v.Word(l.rank(45, last))
	}
	return strings.Join(list, " ")
}

// mistyped returns a word with a wrong letter, not the first.
func (l *logMaker) mistyped() string {
	b := []byte(l.v.Word(l.rank(100, 10_000)))
	b[1+l.r.IntN(len(b)-1)] = byte('a' + l.r.IntN(26))
	return string(b)
}

func (l *logMaker) filters() []corpus.Filter {
	from := 2018 + l.r.IntN(8)
	all := []corpus.Filter{
		{Field: corpus.FieldTheme, Values: []string{logThemes[l.r.IntN(len(logThemes))]}},
		{Field: corpus.FieldYear, Values: []string{fmt.Sprintf("%d..%d", from, from+1+l.r.IntN(6))}},
		{Field: corpus.FieldType, Values: []string{string(corpus.TypeCommunication)}},
		{Field: corpus.FieldLanguage, Values: []string{"en"}},
		{Field: corpus.FieldActor, Values: []string{corpus.ActorCommission, corpus.ActorMemberStates}},
	}
	l.r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	return all[:1+l.r.IntN(2)]
}

// kindTimes are the times of one kind of questions.
type kindTimes struct {
	kind  string
	times []float64
	hits  []int
	worst string // the text of the slowest question
}

// log asks the questions of the log, each once, and then all of them again.
func (a asker) log(ctx context.Context) ([]figure, []kindTimes, error) {
	var kinds []kindTimes
	var rounds [2][]float64
	none := 0
	for round := range rounds {
		for _, q := range queryLog(a.words) {
			var r corpus.Result
			t, err := timed(func() (err error) { r, err = a.ours.Search(ctx, q.query); return err })
			if err != nil {
				return nil, nil, fmt.Errorf("asking %q: %w", q.query.Text, err)
			}
			rounds[round] = append(rounds[round], t)
			if round > 0 {
				continue
			}
			if r.Total == 0 {
				none++
			}
			kinds = addKind(kinds, q, t, r.Total)
		}
	}
	detail := fmt.Sprintf("snippets and five facets; %d of %d found nothing; all again: median %.2f ms, p95 %.1f ms",
		none, logQueries, median(rounds[1]), at95(rounds[1]))
	return []figure{
		{"mixed log, median", "< 10 ms", fmt.Sprintf("%.2f ms", median(rounds[0])), detail},
		{"mixed log, p95", "< 60 ms", fmt.Sprintf("%.1f ms", at95(rounds[0])), fmt.Sprintf("slowest %.0f ms", slices.Max(rounds[0]))},
	}, kinds, nil
}

func addKind(kinds []kindTimes, q logged, t float64, hits int) []kindTimes {
	i := slices.IndexFunc(kinds, func(k kindTimes) bool { return k.kind == q.kind })
	if i < 0 {
		i = len(kinds)
		kinds = append(kinds, kindTimes{kind: q.kind})
	}
	k := &kinds[i]
	if len(k.times) == 0 || t > slices.Max(k.times) {
		k.worst = q.query.Text
		for _, f := range q.query.Filters {
			k.worst += fmt.Sprintf(" %s:%s", f.Field, strings.Join(f.Values, ","))
		}
	}
	k.times, k.hits = append(k.times, t), append(k.hits, hits)
	return kinds
}

func printKinds(kinds []kindTimes) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "questions of the log\tnumber\tmedian ms\tp95\tslowest\thits (median)\tthe slowest")
	for _, k := range kinds {
		slices.Sort(k.hits)
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%.1f\t%.1f\t%d\t%s\n", k.kind, len(k.times), median(k.times), at95(k.times), slices.Max(k.times), k.hits[len(k.hits)/2], k.worst)
	}
	w.Flush()
}
