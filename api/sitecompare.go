package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// Bounds of a page of a comparison: rows, and bytes of their words with what stands
// around them, so that the page stays light whatever the words are.
const (
	mostRows     = 200
	mostRowBytes = 28_000
)

func comparePages() []route {
	rt := page(comparePagePath, (*service).comparePage, "a", "b", "language", "change", "cursor")
	rt.own = compareWords()
	return []route{rt}
}

// comparePage shows two texts side by side, or asks for what is missing.
func (s *service) comparePage(rt *route, w http.ResponseWriter, r *http.Request) error {
	q, asked, vs, err := s.readComparison(rt, r)
	if err != nil {
		return err
	}
	from, err := rowOf(asked.query.Cursor)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	v := web.Compare{Frame: s.frame(r, "actions", s.pages.Say("compare.title")), A: q.a, B: q.b}
	h := here{comparePagePath, vs}
	if q.a == "" || q.b == "" {
		return s.askToCompare(ctx, w, r, v)
	}
	c, err := s.compare(ctx, q.a, q.b, q.language)
	if errors.Is(err, corpus.ErrNotFound) {
		v.Wrong = sentence(plain(err))
		return s.showStatus(w, r, http.StatusNotFound, v)
	}
	if err != nil {
		return err
	}
	v.Swap = here{comparePagePath, map[string][]string{"a": {q.b}, "b": {q.a}}}.without()
	if c.language == "" {
		v.Unlike = true
		for i := range c.sides {
			v.Sides = append(v.Sides, s.comparedText(c.sides[i].main(), nil))
		}
		if v.Offers, err = s.offers(ctx, c); err != nil {
			return err
		}
		return s.show(w, r, v)
	}
	s.fillComparison(&v, h, c, q, from)
	return s.show(w, r, v)
}

// rowOf reads the cursor of a comparison: the number of rows before the page.
func rowOf(cursor string) (int, error) {
	if cursor == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(cursor)
	if err != nil || n < 0 {
		return 0, parameterError{parameter: "cursor", cause: fmt.Sprintf("%q is none of this page", cursor)}
	}
	return n, nil
}

// askToCompare asks for the texts that are not named yet. One that is named alone
// counts as the earlier one.
func (s *service) askToCompare(ctx context.Context, w http.ResponseWriter, r *http.Request, v web.Compare) error {
	v.A, v.B = cmp.Or(v.A, v.B), ""
	if v.A == "" {
		return s.show(w, r, v)
	}
	side, err := s.sideOf(ctx, v.A)
	if errors.Is(err, corpus.ErrNotFound) {
		v.Wrong = sentence(plain(err))
		return s.showStatus(w, r, http.StatusNotFound, v)
	}
	if err != nil {
		return err
	}
	v.Sides = []web.ComparedText{s.comparedText(side.main(), nil)}
	if v.Suggestions, err = s.suggestions(ctx, side.main(), v.A); err != nil {
		return err
	}
	return s.show(w, r, v)
}

// comparedText is a side as the page shows it; d is the document, where it was read.
func (s *service) comparedText(e *corpus.Entry, d *corpus.Document) web.ComparedText {
	t := web.ComparedText{
		Link: web.Link{Text: s.titleOf(e), Path: documentPagePath(e.Document)}, Reference: e.Reference, Date: string(e.Date), Actions: e.Actions,
		Type: s.valueLabel(corpus.FieldType, string(e.Type)), Language: s.valueLabel(corpus.FieldLanguage, e.Language),
	}
	if e.Work != "" {
		t.Work = workPath(e.Work)
	}
	if d != nil {
		t.Actions, t.Format = len(d.Actions), s.formatLabel(d)
	}
	return t
}

// fillComparison puts the changes into the view, from a row on.
func (s *service) fillComparison(v *web.Compare, h here, c *comparison, q compareQuestion, from int) {
	v.Done, v.Same = true, c.documents[0].ID == c.documents[1].ID
	v.Strange = len(c.changes) > 0 && c.changes.Count(corpus.ChangeAdded)+c.changes.Count(corpus.ChangeDropped) == len(c.changes)
	for _, d := range c.documents {
		e := d.DocumentEntry()
		v.Sides = append(v.Sides, s.comparedText(&e, d))
	}
	first, second := c.documents[0].Date, c.documents[1].Date
	v.Reversed = second != "" && first > second
	v.Title = s.pages.Say("compare.of", "A", s.nameOf(c.documents[0]), "B", s.nameOf(c.documents[1]))
	if len(c.languages) > 1 {
		for _, l := range c.languages {
			v.Languages = append(v.Languages, web.Choice{Label: cite.LanguageName(l), Path: h.with("language", l), Chosen: l == c.language, Count: -1})
		}
	}
	for _, k := range changeKinds() {
		if n := c.changes.Count(k); n > 0 {
			v.Kinds = append(v.Kinds, web.Choice{
				Label: s.pages.Say("compare.kinds." + string(k)), Path: h.toggle("change", string(k)), Count: n, Chosen: slices.Contains(q.kinds, string(k)),
			})
		}
	}
	if len(q.kinds) > 0 {
		v.All = h.without("change")
	}
	rows := c.of(q.kinds)
	if v.Total = len(rows); from >= len(rows) {
		from = 0 // the rows have become fewer
	}
	shower := changeShower{service: s, blocks: map[string]int{}}
	shower.take(c.documents[0])
	shower.take(c.documents[1])
	bytes, to := 0, from
	for ; to < len(rows) && to-from < mostRows && bytes < mostRowBytes; to++ {
		row, size := shower.row(&rows[to])
		v.Rows = append(v.Rows, row)
		bytes += size
	}
	v.From, v.To = from+1, to
	next := ""
	if to < len(rows) {
		next = strconv.Itoa(to)
	}
	v.Pager = pagerOf(h, next, from > 0)
	asked := here{comparePath, h.words}
	v.JSON, v.Downloads = asked.without(), s.downloads(asked, formatCSV, formatXLSX, formatParquet, formatNDJSON)
}

// nameOf is what a document is called in a title: its reference, else the beginning
// of its title.
func (s *service) nameOf(d *corpus.Document) string {
	return cmp.Or(d.Reference, corpus.Opening(d.Title), s.pages.Say("document.untitled"))
}
