package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// themePages are the vocabulary and each of its themes.
func themePages() []route {
	return []route{page("/themes", (*service).themesPage), page("/themes/{id}", (*service).themePage)}
}

// countedOnce narrows to one form of each work, as the pages of themes and of actions
// count.
func countedOnce() corpus.Filter {
	return corpus.Filter{Field: corpus.FieldForm, Values: []string{string(corpus.FormMain)}}
}

// oncePath is an address with the words given and each work counted once; pages of
// actions count so by themselves.
func oncePath(path string, words ...string) string {
	vs := map[string][]string{}
	if path != "/actions" {
		vs[string(corpus.FieldForm)] = []string{string(corpus.FormMain)}
	}
	for i := 0; i < len(words); i += 2 {
		vs[words[i]] = append(vs[words[i]], words[i+1])
	}
	return address(path, vs)
}

// themesPage answers with the vocabulary: what each theme covers, and how much of it
// there is.
func (s *service) themesPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	once := corpus.Query{Filters: []corpus.Filter{countedOnce()}}
	q := once
	q.Kind = corpus.KindAction
	t, err := s.opts.Index.Table(ctx, q, corpus.FieldTheme, corpus.FieldYear)
	if err != nil {
		return err
	}
	documents, _, err := s.fieldCounts(ctx, once, corpus.KindDocument, corpus.FieldTheme)
	if err != nil {
		return err
	}
	actions, counts := map[string]int{}, map[string][]int{}
	for i, id := range t.RowValues {
		actions[id], counts[id] = t.RowTotals[i], t.Counts[i]
	}
	sparks := sparksOf(t.ColumnValues, t.Counts)
	asked := here{"/v1/themes", url.Values{string(corpus.FieldForm): {string(corpus.FormMain)}}}
	v := web.Themes{
		Frame: s.frame(r, "themes", s.pages.Say("themes.title")), Vocabulary: s.vocabularyVersion(), From: sparks.from, To: sparks.to,
		Curl: s.command(r, asked.without()), Downloads: s.downloads(asked, formatCSV, formatXLSX, formatParquet),
	}
	known := s.vocabulary()
	levels := levelsOf(known)
	for i, c := range s.countThemes(nil, actions, documents) {
		row := web.ThemeRow{
			Link: web.Link{Text: c.Label("en"), Path: themePagePath(c.ID)}, Note: c.Note, Actions: c.Actions, Documents: c.Documents,
			ActionsPath: oncePath("/actions", "theme", c.ID), DocumentsPath: oncePath("/", "kind", "document", "theme", c.ID),
			Spark: sparks.of(counts[c.ID]), Level: levels[c.ID],
		}
		if i < len(known) {
			v.Themes = append(v.Themes, row)
		} else {
			v.Others = append(v.Others, row)
		}
	}
	v.Themes = inHierarchy(known, v.Themes)
	return s.show(w, r, v)
}

// themePagePath is the page of a theme.
func themePagePath(id string) string { return strings.TrimPrefix(themePath(id), "/v1") }

// levelsOf says how many broader themes stand above each. What is broader than itself
// stands at the top.
func levelsOf(themes []corpus.Theme) map[string]int {
	broader, out := map[string]string{}, map[string]int{}
	for _, t := range themes {
		broader[t.ID] = t.Broader
	}
	for _, t := range themes {
		n := 0
		for at := t.Broader; at != ""; at = broader[at] {
			if _, ok := broader[at]; !ok {
				break
			}
			if n++; n > len(themes) {
				n = 0
				break
			}
		}
		out[t.ID] = n
	}
	return out
}

// inHierarchy puts narrower themes behind their broader one; rows belong to themes.
func inHierarchy(themes []corpus.Theme, rows []web.ThemeRow) []web.ThemeRow {
	below := map[string][]int{}
	levels := levelsOf(themes)
	for i, t := range themes {
		if levels[t.ID] > 0 {
			below[t.Broader] = append(below[t.Broader], i)
		}
	}
	var out []web.ThemeRow
	var add func(i int)
	add = func(i int) {
		out = append(out, rows[i])
		for _, j := range below[themes[i].ID] {
			add(j)
		}
	}
	for i, t := range themes {
		if levels[t.ID] == 0 {
			add(i)
		}
	}
	return out
}

// sparks are the drawings of a table's rows over the same years, each as high as its
// own most.
type sparks struct {
	from, to int
	years    []int
}

// mostSparkYears bounds the years of a small drawing: the last ones are shown.
const mostSparkYears = 24

// sparksOf spans the years of a table's columns that have something.
func sparksOf(columns []string, counts [][]int) sparks {
	var out sparks
	for i, value := range columns {
		year, err := strconv.Atoi(value)
		out.years = append(out.years, year)
		if err != nil || !slices.ContainsFunc(counts, func(row []int) bool { return row[i] > 0 }) {
			continue
		}
		if out.from == 0 || year < out.from {
			out.from = year
		}
		out.to = max(out.to, year)
	}
	out.from = max(out.from, out.to-mostSparkYears+1)
	return out
}

// of draws the counts of a row.
func (p sparks) of(counts []int) web.Spark {
	const step, high = 5, 22
	out := web.Spark{Width: (p.to - p.from + 1) * step, Height: high}
	for i, n := range counts {
		if p.years[i] >= p.from && n > out.Most {
			out.Most, out.Peak = n, p.years[i]
		}
	}
	if out.Most == 0 {
		return out
	}
	var path strings.Builder
	for i, n := range counts {
		if p.years[i] < p.from || p.years[i] > p.to || n == 0 {
			continue
		}
		h := max(2, n*high/out.Most)
		fmt.Fprintf(&path, "M%d %dv-%dh4v%dz", (p.years[i]-p.from)*step, high, h, h)
	}
	out.Path = path.String()
	return out
}
