package api

import (
	"context"
	"net/http"

	"polidex/api/web"
	"polidex/corpus"
)

// actionsPages are the register of actions and its other views.
func actionsPages() []route {
	return []route{page("/actions", (*service).actionsPage)}
}

// How much of an action's words, and of what leads in to them, a row of the register
// shows, in letters.
const (
	rowLetters    = 700
	leadInLetters = 160
)

// actionsPage answers with the register: as a list, in sections, or as a matrix.
func (s *service) actionsPage(_ *route, w http.ResponseWriter, r *http.Request) error {
	q, err := s.readRegister(r)
	if err != nil {
		return err
	}
	if to := q.tidied(r); to != "" {
		http.Redirect(w, r, to, http.StatusSeeOther)
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	matrix, by := q.here.words.Get("view") == viewMatrix, corpus.Field(q.here.words.Get("by"))
	ask := q.query
	ask.Facets = []corpus.Field{corpus.FieldTheme, corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage, corpus.FieldDocument, corpus.FieldDeadlineYear}
	ask.FacetLimit, ask.FacetMatch = facetMost, ""
	switch {
	case matrix:
		ask.Facets = []corpus.Field{corpus.FieldActor, corpus.FieldType, corpus.FieldLanguage}
		ask.Limit, ask.Cursor, ask.Highlight = 1, "", false
	case by != "":
		ask.Limit, ask.Cursor, ask.Highlight = 1, "", false
	}
	result, err := s.opts.Index.Search(ctx, ask)
	if err != nil {
		return err
	}
	if err := s.shrinkFacets(ctx, q.here, &q.query, result.Facets); err != nil {
		return err
	}
	v, err := s.registerView(ctx, r, &q, &result)
	if err != nil {
		return err
	}
	switch {
	case result.Total == 0:
		v.Hints, err = s.hints(ctx, q.here, v.Chips, q.query.Text, func(r *http.Request) (corpus.Query, error) {
			near, err := s.readRegister(r)
			return near.query, err
		})
	case matrix:
		err = s.fillMatrix(ctx, r, &q, &v)
	case by != "":
		err = s.fillSections(ctx, &q, by, &v)
	default:
		for i := range result.Hits {
			v.Rows = append(v.Rows, s.actionRow(&result.Hits[i], q.query.Text))
		}
		v.Menus = append(v.Menus, web.Menu{Label: s.pages.Say("search.sort"), Choices: s.registerSorts(&q)})
		v.Pager = pagerOf(q.here, result.Next, q.query.Cursor != "")
	}
	if err != nil {
		return err
	}
	return s.show(w, r, v)
}

// registerView is what all views of the actions have.
func (s *service) registerView(ctx context.Context, r *http.Request, q *register, result *corpus.Result) (web.Actions, error) {
	h := q.here
	titles, err := s.titlesFor(ctx, h, result.Facets)
	if err != nil {
		return web.Actions{}, err
	}
	slips, err := s.slips(ctx, &q.query)
	if err != nil {
		return web.Actions{}, err
	}
	title := s.pages.Say("actions.title")
	if q.query.Text != "" {
		title = q.query.Text + " · " + title
	}
	v := web.Actions{
		Frame: s.frame(r, "actions", title),
		Q:     q.query.Text, Keep: h.hidden("q", "more", "like"), Views: s.viewsOf(h),
		Total: result.Total, Menus: []web.Menu{{Label: s.pages.Say("actions.formslabel"), Choices: s.countedForms(h)}},
		Understood: understood(h, &q.query, result, slips),
		Chips:      s.registerChips(h, titles), Clear: h.without(registerChipWords()...),
		Downloads: s.downloadsOf(q.shown, corpus.KindAction), Curl: s.curl(r, q.shown, corpus.KindAction),
	}
	v.Feeds = s.feedsOf(q.shown, corpus.KindAction)
	for _, f := range result.Facets {
		switch {
		case f.Field == corpus.FieldDeadlineYear:
			v.Timeline = s.timeline(h, f, s.pages.Say("actions.timeline"), narrowTimeline)
			continue
		case h.has("by", string(f.Field)): // its sections are the facet
			continue
		}
		if facet := s.facetView(h, f, result.Total, titles); len(facet.Choices) > 0 {
			v.Facets = append(v.Facets, facet)
		}
	}
	v.Dues, err = s.duesOf(ctx, q)
	return v, err
}

// actionRow is an action as a row of the register; text are the words looked for.
func (s *service) actionRow(hit *corpus.Hit, text string) web.ActionRow {
	a := web.ActionRow{Action: s.actionView(&hit.Entry, text), Whole: documentPagePath(hit.Document)}
	if hit.Snippet != "" {
		a.Pieces = pieces(hit.Snippet, hit.Marks)
	}
	a.Pieces = cutPieces(a.Pieces, rowLetters)
	a.LeadIn = beginning(a.LeadIn, leadInLetters)
	return a
}
