package api

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// How many of each the first page shows.
const (
	startDocuments = 6
	startThemes    = 12
)

// startPage is the first page, before anything is asked.
func (s *service) startPage(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	// Actions are counted as the pages count them that they lead to.
	actions, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindAction, Limit: 1, Filters: []corpus.Filter{countedOnce()}, Facets: []corpus.Field{corpus.FieldTheme}, FacetLimit: startThemes,
	})
	if err != nil {
		return err
	}
	documents, err := s.opts.Index.Search(ctx, corpus.Query{Kind: corpus.KindDocument, Limit: startDocuments, Sort: corpus.SortDate})
	if err != nil {
		return err
	}
	passages, err := s.opts.Index.Search(ctx, corpus.Query{Kind: corpus.KindPassage, Limit: 1})
	if err != nil {
		return err
	}
	v := web.Start{Frame: s.frame(r, "search", ""), Documents: documents.Total, Actions: actions.Total, Passages: passages.Total}
	for _, due := range []struct {
		word string
		n    *int
	}{{corpus.DueOverdue, &v.Overdue}, {corpus.DueThisYear, &v.ThisYear}} {
		found, err := s.opts.Index.Search(ctx, corpus.Query{Kind: corpus.KindAction, Limit: 1, Filters: append(corpus.DueFilters(due.word, s.opts.Now()), countedOnce())})
		if err != nil {
			return err
		}
		*due.n = found.Total
	}
	for i := range documents.Hits {
		v.Latest = append(v.Latest, s.documentView(&documents.Hits[i]))
	}
	for _, f := range actions.Facets {
		for _, t := range f.Values {
			v.Themes = append(v.Themes, web.Choice{Label: s.label(t.Value), Path: themePagePath(t.Value), Count: t.Count})
		}
	}
	v.Tries = s.tries(v.Themes, v.ThisYear)
	v.Feeds = s.feedsOf(here{path: "/"}, corpus.KindDocument)
	return s.show(w, r, v)
}

// tries are questions in the query language that have an answer now.
func (s *service) tries(themes []web.Choice, thisYear int) []web.Link {
	var words []string
	for i, t := range themes {
		name := strings.ToLower(t.Label)
		switch i {
		case 0:
			words = append(words, name)
		case 1:
			words = append(words, `"`+name+`" OR europol`)
		case 2:
			words = append(words, "actor:commission "+name)
		}
	}
	if thisYear > 0 {
		words = append(words, "deadline:"+strconv.Itoa(s.opts.Now().UTC().Year()))
	}
	var out []web.Link
	for _, q := range words {
		out = append(out, web.Link{Text: q, Path: with("/", nil, "q", q)})
	}
	return out
}

// documentView is a document as lists show it.
func (s *service) documentView(hit *corpus.Hit) web.Document {
	e := &hit.Entry
	return web.Document{
		Link: web.Link{Text: titleText(e.Title), Path: documentPagePath(e.Document)}, Reference: e.Reference,
		Type: s.valueLabel(corpus.FieldType, string(e.Type)), Date: string(e.Date), Language: e.Language, Actions: e.Actions,
	}
}
