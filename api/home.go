package api

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Home says what runs here and where to go on.
type Home struct {
	Name       string `json:"name"`
	Version    string `json:"version"`
	Vocabulary string `json:"vocabulary_version"`
	Generation string `json:"generation"`
	Documents  int    `json:"documents"`
	Actions    int    `json:"actions"`
	Passages   int    `json:"passages"`
	// Links are paths of this server by what they lead to.
	Links map[string]string `json:"links"`
}

func (s *service) home(rt *route, w http.ResponseWriter, r *http.Request) error {
	forPrograms := first(r, "application/json", "text/html") == "application/json"
	if !forPrograms {
		return s.searchPage(w, r)
	}
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	e, err := s.survey(ctx)
	if err != nil {
		return err
	}
	return writeJSON(w, r, "", Home{
		Name: "polidex", Version: s.opts.Version, Vocabulary: s.vocabularyVersion(), Generation: e.generation,
		Documents: e.documents, Actions: e.actions, Passages: e.passages,
		Links: map[string]string{
			"search": "/v1/search", "actions": "/v1/actions", "documents": "/v1/documents", "themes": "/v1/themes",
			"themes_by_year": "/v1/themes/by-year", "crosstab": "/v1/crosstab", "openapi": "/openapi.json", "docs": "/docs",
		},
	})
}

// examples is what is held, and pieces of it to make examples from.
type examples struct {
	documents, actions, passages int
	generation                   string
	// Empty where nothing is held.
	document, action, passage, theme, year, words string
	// paged is a document with pages.
	paged string
}

// survey counts what is held and picks examples: the document and the theme with
// the most actions, and the present year or else the next that an action names.
func (s *service) survey(ctx context.Context) (examples, error) {
	var e examples
	actions, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindAction, Limit: corpus.DefaultLimit, FacetLimit: -1,
		Facets: []corpus.Field{corpus.FieldTheme, corpus.FieldYear, corpus.FieldDocument},
	})
	if err != nil {
		return e, err
	}
	e.actions, e.generation = actions.Total, actions.Generation
	for _, f := range actions.Facets {
		s.pick(&e, f)
	}
	for _, h := range actions.Hits {
		e.action = cmp.Or(e.action, h.ID)
		if h.Page > 0 {
			e.paged = cmp.Or(e.paged, h.Document)
		}
	}
	documents, err := s.opts.Index.Search(ctx, corpus.Query{Kind: corpus.KindDocument, Limit: 1})
	if err != nil {
		return e, err
	}
	e.documents = documents.Total
	if e.document == "" && len(documents.Hits) > 0 {
		e.document = documents.Hits[0].Document
	}
	passages, err := s.opts.Index.Search(ctx, corpus.Query{Kind: corpus.KindPassage, Limit: 1})
	if err != nil {
		return e, err
	}
	e.passages = passages.Total
	if len(passages.Hits) > 0 {
		e.passage = passages.Hits[0].ID
	}
	return e, nil
}

func (s *service) pick(e *examples, f corpus.Facet) {
	if len(f.Values) == 0 {
		return
	}
	switch f.Field {
	case corpus.FieldTheme:
		e.theme = f.Values[0].Value
		e.words = strings.ToLower(s.label(e.theme))
	case corpus.FieldDocument:
		e.document = f.Values[0].Value
	case corpus.FieldYear:
		present := strconv.Itoa(s.opts.Now().Year())
		e.year = f.Values[len(f.Values)-1].Value
		for _, v := range f.Values {
			if v.Value >= present {
				e.year = v.Value
				break
			}
		}
	}
}
