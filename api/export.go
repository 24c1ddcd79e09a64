package api

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"time"

	"polidex/api/sheets"
	"polidex/corpus"
)

// Changes says how old the corpus is. It is used by many goroutines.
type Changes interface {
	// Changed returns when the newest document or review of the corpus came in, zero
	// where it has none.
	Changed(ctx context.Context) (time.Time, error)
}

// export streams every hit of the query, page by page of the index, with memory
// for one page.
func (s *service) export(w http.ResponseWriter, r *http.Request, a asked, vs url.Values) error {
	about, err := s.about(r.Context(), sheets.ListQuestion(r.URL.Path, a.query))
	if err != nil {
		return err
	}
	left := -1
	if a.limited {
		left = a.query.Limit
	}
	a.query.Facets = nil
	page, err := s.exportPage(r.Context(), &a.query, left)
	if err != nil {
		return err
	}
	about.Generation, about.Cut = page.Generation, page.Cut
	sheet := sheets.Entries(a.query.Kind, a.query.Group != "")
	sheet.Object = func(h corpus.Hit) any { return HitOf(h) }
	return send(s, w, r, file[corpus.Hit]{
		format: a.format, bom: a.bom, self: address(r.URL.Path, vs), sheet: sheet, about: about,
		rows: s.exportRows(r.Context(), a.query, page, left, about),
	})
}

// exportRows yields the hits of the page in hand and of all that follow, at most
// left of them; negative is any number. Should the corpus change meanwhile, about
// says so.
func (s *service) exportRows(ctx context.Context, q corpus.Query, page corpus.Result, left int, about *sheets.About) iter.Seq2[corpus.Hit, error] {
	return func(yield func(corpus.Hit, error) bool) {
		for {
			for _, h := range page.Hits {
				if !yield(h, nil) {
					return
				}
			}
			if left > 0 {
				left -= len(page.Hits)
			}
			if page.Next == "" || left == 0 || len(page.Hits) == 0 {
				return
			}
			q.Cursor = page.Next
			var err error
			if page, err = s.exportPage(ctx, &q, left); err != nil {
				yield(corpus.Hit{}, err)
				return
			}
			if page.Generation != about.Generation {
				about.GenerationAfter = page.Generation
			}
		}
	}
}

// exportPage asks for the next hits, at most left of them; negative is any
// number.
func (s *service) exportPage(ctx context.Context, q *corpus.Query, left int) (corpus.Result, error) {
	q.Limit = corpus.MaxLimit
	if left >= 0 {
		q.Limit = min(left, corpus.MaxLimit)
	}
	ctx, cancel := context.WithTimeout(ctx, s.opts.RequestTimeout)
	defer cancel()
	return s.opts.Index.Search(ctx, *q)
}

// about returns what is known of a download before it is made.
func (s *service) about(ctx context.Context, question string) (*sheets.About, error) {
	a := &sheets.About{Query: question, Vocabulary: s.vocabularyVersion(), Program: s.opts.Version}
	if s.opts.Changes == nil {
		return a, nil
	}
	ctx, cancel := context.WithTimeout(ctx, s.opts.RequestTimeout)
	defer cancel()
	var err error
	a.Changed, err = s.opts.Changes.Changed(ctx)
	return a, err
}
