package api

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// searchWords are the query words of the search page. more names a facet that is
// shown with all its values; the two years come from the form of the timeline.
func searchWords() []string {
	return append(listWords("kind"), "more", "year_from", "year_to")
}

// searchPage answers at the root: with the first page where nothing is asked, else
// with what is found.
func (s *service) searchPage(w http.ResponseWriter, r *http.Request) error {
	h, a, err := s.readPage(r, searchWords())
	if err != nil {
		return err
	}
	if to := h.tidied(r, string(corpus.FieldYear)); to != "" {
		http.Redirect(w, r, to, http.StatusSeeOther)
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	if len(h.words) == 0 {
		return s.startPage(ctx, w, r)
	}
	if err := a.complete(""); err != nil {
		return err
	}
	a.query.Facets = append(defaultFacets(), corpus.FieldDocument)
	a.query.FacetLimit = facetMost
	a.query.FacetMatch, a.query.Highlight = "", true
	slips, err := s.slips(ctx, &a.query)
	if err != nil {
		return err
	}
	result, err := s.opts.Index.Search(ctx, a.query)
	if err != nil {
		return err
	}
	if err := s.shrinkFacets(ctx, h, &a.query, result.Facets); err != nil {
		return err
	}
	titles, err := s.titlesFor(ctx, h, result.Facets)
	if err != nil {
		return err
	}
	v := web.Search{
		Frame: s.frame(r, "search", s.searchTitle(&a.query)),
		Q:     a.query.Text, Keep: h.hidden("q", "more", "like"), Kind: string(a.query.Kind),
		Total: result.Total, Groups: result.Groups, Understood: understood(h, &a.query, &result, slips),
		Chips: s.chips(h, titles), Clear: h.without(chipWords()...), Took: milliseconds(result.Took),
		Pager: pagerOf(h, result.Next, a.query.Cursor != ""), Downloads: s.downloadsOf(h, a.query.Kind), Curl: s.curl(r, h, a.query.Kind),
		Sorts: s.sortsOf(h, &a.query), Groupings: s.groupingsOf(h), Forms: s.formChoices(h),
	}
	v.Feeds = s.feedsOf(h, a.query.Kind)
	for _, f := range result.Facets {
		switch f.Field {
		case corpus.FieldYear:
			v.Timeline = s.timeline(h, f, s.pages.Say("part.years"), narrowTimeline)
		default:
			if facet := s.facetView(h, f, result.Total, titles); len(facet.Choices) > 0 {
				v.Facets = append(v.Facets, facet)
			}
		}
	}
	for i := range result.Hits {
		v.Hits = append(v.Hits, s.hitView(h, &result.Hits[i], a.query.Text))
	}
	if v.Kinds, err = s.kindsOf(ctx, h, a.query, result.Total); err != nil {
		return err
	}
	if a.query.Like != "" {
		v.Likes = cmp.Or(titles[documentOf(a.query.Like)], a.query.Like)
	}
	if result.Total == 0 {
		if v.Hints, err = s.hints(ctx, h, v.Chips, a.query.Text, s.readSearch); err != nil {
			return err
		}
	}
	return s.show(w, r, v)
}

// understood is what was made of the words of a query; slips are what looks misspelt
// in its filters.
func understood(h here, q *corpus.Query, result *corpus.Result, slips []string) web.Understood {
	v := web.Understood{Notes: append(slices.Clone(result.Notes), slips...), Exact: h.with("exact", "true")}
	if result.ReadAs != strings.TrimSpace(q.Text) && len(result.Notes) > 0 {
		v.ReadAs = result.ReadAs
	}
	for _, x := range result.Widened {
		v.Widened = append(v.Widened, web.Widened{Words: x.Words, By: x.By})
	}
	return v
}

// readPage reads the address of a page: what is asked, and how the question is
// changed from there.
func (s *service) readPage(r *http.Request, words []string) (here, asked, error) {
	h, err := hereOf(r)
	if err != nil {
		return h, asked{}, err
	}
	// A page's own words are for its handler.
	own := map[string]parameter{}
	for _, name := range words {
		if _, known := s.parameters[name]; !known {
			own[name] = pageWord(name, true)
		}
	}
	a, _, err := s.decode(r, &route{path: r.URL.Path, words: words, own: own})
	a.format = formatJSON
	return h, a, err
}

// readSearch reads what an address of the search page asks.
func (s *service) readSearch(r *http.Request) (corpus.Query, error) {
	_, a, err := s.readPage(r, searchWords())
	if err != nil {
		return corpus.Query{}, err
	}
	err = a.complete("")
	return a.query, err
}

// searchTitle is what stands in the tab of the browser.
func (s *service) searchTitle(q *corpus.Query) string {
	return cmp.Or(q.Text, s.pages.Say("search.title"))
}

// kindsOf leads to the same question about passages, actions and documents.
func (s *service) kindsOf(ctx context.Context, h here, q corpus.Query, total int) ([]web.Choice, error) {
	var out []web.Choice
	for _, kind := range []corpus.EntryKind{corpus.KindPassage, corpus.KindAction, corpus.KindDocument} {
		plain := here{h.path, h.copy()}
		delete(plain.words, "more")
		if kind != corpus.KindAction && plain.has("sort", string(corpus.SortDeadline)) {
			delete(plain.words, "sort")
		}
		c := web.Choice{Label: s.pages.Say("search.kinds." + string(kind)), Path: plain.with("kind", string(kind)), Chosen: kind == q.Kind, Count: total}
		// What nobody narrowed is the first page, and what is like something is of its kind.
		if path := plain.without("kind"); kind == corpus.KindPassage && path != h.path && q.Like == "" {
			c.Path = path
		}
		if !c.Chosen {
			other := q
			other.Kind, other.Limit, other.Cursor, other.Facets, other.Highlight, other.Group, other.Sort = kind, 1, "", nil, false, "", ""
			result, err := s.opts.Index.Search(ctx, other)
			if err != nil {
				return nil, err
			}
			c.Count = result.Total
		}
		out = append(out, c)
	}
	return out, nil
}

// sortsOf are the orders of a list.
func (s *service) sortsOf(h here, q *corpus.Query) []web.Choice {
	var out []web.Choice
	for _, name := range corpus.SortNames() {
		if name == string(corpus.SortDeadline) && q.Kind != corpus.KindAction {
			continue
		}
		chosen := name == string(cmp.Or(q.Sort, corpus.SortRelevance))
		path := h.with("sort", name)
		if name == string(corpus.SortRelevance) {
			path = h.without("sort")
		}
		out = append(out, web.Choice{Label: s.pages.Say("sort." + name), Path: path, Chosen: chosen, Count: -1})
	}
	return out
}

// formChoices are the forms of each work that are searched: all, so that a text is found
// in each of its languages, or one.
func (s *service) formChoices(h here) []web.Choice {
	field := string(corpus.FieldForm)
	out := []web.Choice{{Label: s.pages.Say("search.allforms"), Path: h.without(field), Chosen: len(h.words[field]) == 0, Count: -1}}
	for _, name := range corpus.FormNames() {
		out = append(out, web.Choice{Label: s.pages.Name("forms", name), Path: h.with(field, name), Chosen: h.has(field, name), Count: -1})
	}
	return out
}

// groupingsOf are the ways of putting hits together.
func (s *service) groupingsOf(h here) []web.Choice {
	out := []web.Choice{{Label: s.pages.Say("group.none"), Path: h.without("group"), Chosen: h.words.Get("group") == "", Count: -1}}
	for _, name := range groupNames() {
		out = append(out, web.Choice{Label: s.pages.Say("group." + name), Path: h.with("group", name), Chosen: h.has("group", name), Count: -1})
	}
	return out
}

// mostHints bounds the questions that are tried where one has no answer.
const mostHints = 6

// hints are questions near one that has no answer, and have one: without a filter,
// without all of them, with any of the words. read is how the page reads an address.
func (s *service) hints(ctx context.Context, h here, chips []web.Chip, text string, read func(*http.Request) (corpus.Query, error)) ([]web.Choice, error) {
	var near []web.Choice
	for _, c := range chips {
		near = append(near, web.Choice{Label: s.pages.Say("search.without", "What", c.Label+": "+c.Value), Path: c.Remove})
	}
	if len(chips) > 1 {
		near = append(near, web.Choice{Label: s.pages.Say("search.withoutall"), Path: h.without(chipWords()...)})
	}
	if words := strings.Fields(text); len(words) > 1 && !strings.ContainsAny(text, `"():`) && !slices.Contains(words, "OR") {
		near = append(near, web.Choice{Label: s.pages.Say("search.any", "Words", strings.Join(words, " OR ")), Path: h.with("q", strings.Join(words, " OR "))})
	}
	var out []web.Choice
	for _, c := range near[:min(len(near), mostHints)] {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Path, nil)
		if err != nil {
			return nil, err
		}
		q, err := read(r)
		if err != nil {
			return nil, err
		}
		q.Limit, q.Facets, q.Highlight = 1, nil, false
		found, err := s.opts.Index.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		if c.Count = found.Total; c.Count > 0 {
			out = append(out, c)
		}
	}
	return out, nil
}
