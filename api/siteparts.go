package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// facetShown is how many values of a facet are shown at first, facetMost how many
// there are to show.
const (
	facetShown = 8
	facetMost  = 200
)

// chipWords are the query words that are shown as chips.
func chipWords() []string {
	out := []string{"due", "deadline_from", "deadline_to", "exact", "like"}
	for _, p := range slices.Concat(filterWords(), exclusions()) {
		out = append(out, p.name)
	}
	return out
}

// chips are the filters in force.
func (s *service) chips(h here, titles map[string]string) []web.Chip {
	var out []web.Chip
	names := chipWords()
	slices.Sort(names)
	for _, name := range names {
		field, excluded := strings.CutPrefix(name, "-")
		for _, v := range h.words[name] {
			c := web.Chip{Label: s.pages.Say("fields." + field), Value: s.valueLabel(corpus.Field(field), v), Excluded: excluded, Remove: h.toggle(name, v)}
			switch name {
			case "due":
				c.Value = s.pages.Say("due." + v)
			case "exact":
				c.Value = s.pages.Say("search.exactly")
			case "document", "like":
				c.Value = cmp.Or(titles[documentOf(v)], v)
			}
			out = append(out, c)
		}
	}
	return out
}

// facetView is a facet as a page shows it: chosen values first, then those with the
// most hits.
func (s *service) facetView(h here, f corpus.Facet, total int, titles map[string]string) web.Facet {
	name := string(f.Field)
	out := web.Facet{Field: name, Label: s.pages.Say("fields." + name), Missing: f.Missing}
	all := h.has("more", name)
	chosen := h.words[name]
	var rest []web.Choice
	for _, v := range f.Values {
		c := web.Choice{Label: s.valueLabel(f.Field, v.Value), Path: here{h.path, h.words}.toggle(name, v.Value), Count: v.Count, Chosen: slices.Contains(chosen, v.Value)}
		if f.Field == corpus.FieldDocument {
			c.Label = cmp.Or(titles[v.Value], v.Value)
		}
		if c.Chosen {
			out.Choices = append(out.Choices, c)
		} else {
			rest = append(rest, c)
		}
	}
	// A choice that can change nothing is no choice.
	if len(out.Choices) == 0 && len(rest) == 1 && rest[0].Count == total {
		return out
	}
	if len(rest) > facetShown && !all {
		rest, out.More = rest[:facetShown], h.toggle("more", name)
	} else if all {
		out.Fewer = h.toggle("more", name)
	}
	out.Choices = append(out.Choices, rest...)
	return out
}

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
	counts, most, first, last := countsByYear(f)
	if len(counts) < 2 {
		return web.Timeline{}
	}
	first = max(first, last-mostBars+1)
	t := web.Timeline{Title: title, Height: height + text, Base: height, Field: word, Action: h.path, Keep: h.hidden(word, "more")}
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
			bar.H = max(2, bar.Count*(height-4)/most)
		}
		bar.Y = height - bar.H
		bar.Path = h.with(word, bar.Year)
		bar.Chosen = from != 0 && year >= from && year <= to
		if bar.Chosen && from == to {
			bar.Path = h.without(word)
		}
		t.Bars = append(t.Bars, bar)
	}
	t.Width = n * step
	return t
}

// countsByYear returns a facet's counts, the largest of them, and the first and the
// last year with any.
func countsByYear(f corpus.Facet) (counts map[int]int, most, first, last int) {
	counts = map[int]int{}
	for _, v := range f.Values {
		year, err := strconv.Atoi(v.Value)
		if err != nil || v.Count == 0 {
			continue
		}
		if len(counts) == 0 || year < first {
			first = year
		}
		counts[year], most, last = v.Count, max(most, v.Count), max(last, year)
	}
	return counts, most, first, last
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

// pagerOf leads on through a list, and back to its beginning.
func pagerOf(h here, next string, within bool) web.Pager {
	var p web.Pager
	if within {
		p.First = h.without()
	}
	if next != "" {
		p.Next = with(h.path, h.words, "cursor", next)
	}
	return p
}

// listPath is the address of the API that lists entries of a kind.
func listPath(kind corpus.EntryKind) string {
	switch kind {
	case corpus.KindAction:
		return "/v1/actions"
	case corpus.KindDocument:
		return "/v1/documents"
	}
	return "/v1/search"
}

// asksAPI is the question of a page as the API is asked it.
func asksAPI(h here, kind corpus.EntryKind) here {
	vs := h.copy()
	for _, name := range []string{"kind", "more", "view", "by"} {
		delete(vs, name)
	}
	return here{listPath(kind), vs}
}

// downloadsOf are the forms in which all hits can be taken away.
func (s *service) downloadsOf(h here, kind corpus.EntryKind) []web.Download {
	asked := asksAPI(h, kind)
	var out []web.Download
	for _, f := range []format{formatCSV, formatXLSX, formatParquet, formatNDJSON} {
		out = append(out, web.Download{Label: s.pages.Say("download." + string(f)), Path: with(asked.path, asked.words, "format", string(f), downloadsDrop()...)})
	}
	return out
}

// feedsOf are the feeds and, of actions, the calendar of what a page lists.
func (s *service) feedsOf(h here, kind corpus.EntryKind) []web.Feed {
	asked := asksAPI(h, kind)
	asked.path = strings.TrimSuffix(asked.path, "/")
	dropped := append(downloadsDrop(), "sort", "group")
	var out []web.Feed
	if s.opts.Arrivals != nil {
		for _, f := range []struct{ ending, mediaType, id string }{{".atom", "application/atom+xml", "atom"}, {".jsonfeed", "application/feed+json", "jsonfeed"}} {
			out = append(out, web.Feed{Title: s.pages.Say("download." + f.id), MediaType: f.mediaType, Path: asked.at(asked.path+f.ending, dropped...)})
		}
	}
	if kind == corpus.KindAction {
		out = append(out, web.Feed{Title: s.pages.Say("download.ics"), MediaType: "text/calendar", Path: asked.at(asked.path+".ics", dropped...)})
	}
	return out
}

// curl is the question as a command that asks the API the same.
func (s *service) curl(r *http.Request, h here, kind corpus.EntryKind) string {
	asked := asksAPI(h, kind)
	return "curl '" + strings.ReplaceAll(s.base(r)+asked.without(), "'", "%27") + "'"
}

// titlesFor are the titles of the documents that a page has to name: those that it
// is narrowed to, and those of a facet that are shown.
func (s *service) titlesFor(ctx context.Context, h here, facets []corpus.Facet) (map[string]string, error) {
	var ids []string
	for _, name := range []string{"document", "-document", "like"} {
		for _, id := range h.words[name] {
			ids = append(ids, documentOf(id))
		}
	}
	for _, f := range facets {
		if f.Field != corpus.FieldDocument {
			continue
		}
		for i, v := range f.Values {
			if i < facetShown+len(ids) || h.has("more", string(f.Field)) {
				ids = append(ids, v.Value)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	ids = ids[:min(len(ids), corpus.MaxLimit)]
	result, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindDocument, Limit: len(ids), Filters: []corpus.Filter{{Field: corpus.FieldDocument, Values: ids}},
	})
	if err != nil {
		return nil, err
	}
	titles := map[string]string{}
	for i := range result.Hits {
		titles[result.Hits[i].Document] = result.Hits[i].Title
	}
	return titles, nil
}

// pieces cuts a text at its marks.
func pieces(text string, marks []corpus.Range) []web.Piece {
	var out []web.Piece
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) || m.End < m.Start {
			continue
		}
		if m.Start > at {
			out = append(out, web.Piece{Text: text[at:m.Start]})
		}
		out = append(out, web.Piece{Text: text[m.Start:m.End], Mark: true})
		at = m.End
	}
	if at < len(text) {
		out = append(out, web.Piece{Text: text[at:]})
	}
	return out
}
