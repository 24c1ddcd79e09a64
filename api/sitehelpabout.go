package api

import (
	"context"
	"net/http"

	"polidex/api/web"
	"polidex/corpus"
)

// aboutFigures are how well the extraction was found to read. The set are the thirty
// documents of testdata/unseen with 492 actions in eleven languages. First is what
// docs/extraction.md states of the first sight; the others are those of
// extract/evaluate/testdata/unseen.golden, which a test holds them to.
func aboutFigures() []web.Figure {
	return []web.Figure{
		{ID: "detection", First: "0.98–0.99", Precision: "1.000", Recall: "1.000", F1: "1.000"},
		{ID: "actors", First: "0.98", Precision: "1.000", Recall: "1.000", F1: "1.000"},
		{ID: "deadline", First: "0.98", Precision: "0.997", Recall: "0.986", F1: "0.991"},
		{ID: "themes", First: "0.84–0.86", Precision: "0.912", Recall: "0.835", F1: "0.872"},
	}
}

// aboutPage says what runs here, how it reads and how well, and what it holds.
func (s *service) aboutPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	v := web.About{
		Frame: s.frame(r, "about", s.pages.Say("about.title")), Themes: len(s.vocabulary()), Vocabulary: s.vocabularyVersion(),
		Generation: s.opts.Index.Generation(), Figures: aboutFigures(), Reviews: s.opts.Reviewer != nil,
	}
	main := []corpus.Filter{{Field: corpus.FieldForm, Values: []string{string(corpus.FormMain)}}}
	for _, count := range []struct {
		kind    corpus.EntryKind
		filters []corpus.Filter
		n       *int
	}{
		{corpus.KindDocument, main, &v.Works}, {corpus.KindDocument, nil, &v.Documents},
		{corpus.KindAction, nil, &v.Actions}, {corpus.KindPassage, nil, &v.Passages},
	} {
		result, err := s.opts.Index.Search(ctx, corpus.Query{Kind: count.kind, Filters: count.filters, Limit: 1})
		if err != nil {
			return err
		}
		*count.n = result.Total
	}
	return s.show(w, r, v)
}
