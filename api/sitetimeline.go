package api

import (
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// Widths of a timeline in the units of its drawing: beside a list, and over the
// breadth of a page. A year below the bars takes labelWidth.
const (
	narrowTimeline = 300
	wideTimeline   = 640
	labelWidth     = 40
)

// mostBars bounds a timeline: what lies before the last of so many years is left
// out of the drawing.
const mostBars = 60

// timeline draws the hits by year, as the facet counts them. Each bar narrows to
// its year by the facet's word. A single year is no timeline.
func (s *service) timeline(h here, f corpus.Facet, title string, width int) web.Timeline {
	const height, text = 72, 16
	word := string(f.Field)
	counts, first, last := countsByYear(f)
	if len(counts) < 2 {
		return web.Timeline{}
	}
	first = max(first, last-mostBars+1)
	most := 0
	for year := first; year <= last; year++ {
		most = max(most, counts[year])
	}
	t := web.Timeline{Title: title, Height: height + text, Base: height, Action: h.path, Keep: h.hidden(word, "more")}
	from, to := yearRange(h.words[word])
	if from != 0 || to != 0 {
		t.Clear = h.without(word)
	}
	if from > 1 {
		t.From = strconv.Itoa(from)
	}
	if to != 0 && to != openYear {
		t.To = strconv.Itoa(to)
	}
	n := max(last-first+1, 12)
	step := max(3, width/n)
	every := (labelWidth + step - 1) / step
	for year := first; year <= last; year++ {
		bar := web.Bar{Year: strconv.Itoa(year), Count: counts[year], X: (year - first) * step, W: max(step-2, 2), Named: (year-first)%every == 0}
		if bar.Count > 0 {
			bar.H, bar.Path = max(2, bar.Count*(height-4)/most), h.with(word, bar.Year)
		}
		bar.Y = height - bar.H
		bar.Chosen = givenHas(h.words[word], bar.Year)
		if bar.Chosen && from == to {
			bar.Path = h.without(word)
		}
		t.Bars = append(t.Bars, bar)
	}
	t.Width = n * step
	return t
}

// countsByYear returns a facet's counts, and the first and the last year with any.
func countsByYear(f corpus.Facet) (counts map[int]int, first, last int) {
	counts = map[int]int{}
	for _, v := range f.Values {
		year, err := strconv.Atoi(v.Value)
		if err != nil || v.Count == 0 {
			continue
		}
		if len(counts) == 0 || year < first {
			first = year
		}
		counts[year], last = v.Count, max(last, year)
	}
	return counts, first, last
}

// openYear stands for the end of a range that has none.
const openYear = 9999

// yearRange returns what the values of the word year span; zeros for none.
func yearRange(values []string) (from, to int) {
	for _, v := range values {
		a, b, isRange := strings.Cut(v, "..")
		first, errFirst := strconv.Atoi(a)
		last, errLast := strconv.Atoi(b)
		switch {
		case !isRange && errFirst == nil:
			last = first
		case !isRange, errFirst != nil && errLast != nil:
			continue
		case errFirst != nil:
			first = 1
		case errLast != nil:
			last = openYear
		}
		if from == 0 || first < from {
			from = first
		}
		to = max(to, last)
	}
	return from, to
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
