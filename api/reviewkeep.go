package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"polidex/corpus"
)

// addReview keeps a review of a document.
func (s *service) addReview(rt *route, w http.ResponseWriter, r *http.Request) error {
	reviewer, err := s.reviewer()
	if err != nil {
		return err
	}
	if _, _, err := s.decode(r, rt); err != nil {
		return err
	}
	body, err := readReview(r)
	if err != nil {
		return err
	}
	document, review := r.PathValue("id"), body.review(callerName(r))
	return s.keepReview(w, r, reviewer, document, http.StatusCreated, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		if err := s.unchangedSince(r, document, body.Action); err != nil {
			return review, err
		}
		return d.Prepare(review, s.themeIDs())
	})
}

// keepReview has a review kept and answers with it.
func (s *service) keepReview(w http.ResponseWriter, r *http.Request, reviewer Reviewer, document string, status int, decide func(*corpus.ReviewedDocument) (corpus.Review, error)) error {
	d, kept, err := s.kept(r, reviewer, document, decide)
	if err != nil {
		return err
	}
	w.Header().Set("Location", reviewPath(kept))
	return writeStatus(w, status, reviewAnswer(d, *d.Find(kept)))
}

// kept has the review kept that decide makes of the document, and returns the
// document with it, and its ID. Errors are those of the API.
func (s *service) kept(r *http.Request, reviewer Reviewer, document string, decide func(*corpus.ReviewedDocument) (corpus.Review, error)) (*corpus.ReviewedDocument, string, error) {
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	decided := false
	d, kept, err := reviewer.Review(ctx, document, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		decided = true
		return decide(d)
	})
	if err != nil {
		if !decided {
			err = noDocument(document, err)
		}
		return nil, "", badMember(err)
	}
	return d, kept, nil
}

// writeStatus answers with v and a status. It is for answers that no cache keeps.
func writeStatus(w http.ResponseWriter, status int, v any) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(body)
	return nil
}

// undoReview withdraws a review by one more record.
func (s *service) undoReview(rt *route, w http.ResponseWriter, r *http.Request) error {
	reviewer, err := s.reviewer()
	if err != nil {
		return err
	}
	_, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	author := callerName(r)
	if author == "" {
		author = vs.Get("author")
	}
	id := r.PathValue("id")
	document := documentOf(id)
	err = s.keepReview(w, r, reviewer, document, http.StatusOK, func(d *corpus.ReviewedDocument) (corpus.Review, error) {
		return d.Prepare(corpus.Review{Verdict: corpus.Withdrawn, Supersedes: id, Author: author}, nil)
	})
	if errors.Is(err, corpus.ErrNotFound) {
		return noReview(id)
	}
	return err
}

func noReview(id string) error {
	return fmt.Errorf("there is no review %q: %w", id, corpus.ErrNotFound)
}
