package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"polidex/corpus"
)

// ReviewAnswer is a review and what became of it.
type ReviewAnswer struct {
	corpus.ReviewStanding
	Links ReviewLinks `json:"links"`
}

// ReviewLinks lead on from a review.
type ReviewLinks struct {
	Self     string `json:"self"`
	Document string `json:"document"`
	// Action is the action that it is about now; absent where there is none shown.
	Action string `json:"action,omitempty"`
	// Reviews are all of the document.
	Reviews string `json:"reviews"`
}

// DocumentReviews are the reviews of one document.
type DocumentReviews struct {
	Document corpus.Meta `json:"document"`
	// Review says how far it is; nil where nobody has begun.
	Review *corpus.DocumentReview `json:"review"`
	// Unreviewed are the ids of the actions without a verdict, and Rejected the
	// actions that were taken out.
	Unreviewed []string        `json:"unreviewed"`
	Rejected   []corpus.Action `json:"rejected"`
	Reviews    []ReviewAnswer  `json:"reviews"`
	Links      HistoryLinks    `json:"links"`
}

// HistoryLinks lead on from the reviews of a document.
type HistoryLinks struct {
	Self     string `json:"self"`
	Document string `json:"document"`
	Actions  string `json:"actions"`
}

// ReviewList is reviews of several documents.
type ReviewList struct {
	Reviews []ReviewAnswer `json:"reviews"`
	// Next is the cursor of the reviews that follow; empty at the end.
	Next  string          `json:"next,omitempty"`
	Links ReviewListLinks `json:"links"`
}

// ReviewListLinks lead on from a list of reviews.
type ReviewListLinks struct {
	Self string `json:"self"`
	Next string `json:"next,omitempty"`
}

func reviewAnswer(d *corpus.ReviewedDocument, s corpus.ReviewStanding) ReviewAnswer {
	links := ReviewLinks{Self: reviewPath(s.ID), Document: documentPath(s.Document), Reviews: reviewsPath(s.Document)}
	if d.Shows(s.Now) {
		links.Action = "/v1/actions/" + s.Now
	}
	return ReviewAnswer{s, links}
}

func reviewPath(id string) string { return "/v1/reviews/" + id }

func reviewsPath(document string) string { return documentPath(document) + "/reviews" }

// review answers with one review.
func (s *service) review(rt *route, w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	d, _, err := s.reviewsAsked(rt, r, documentOf(id))
	if errors.Is(err, corpus.ErrNotFound) {
		return noReview(id)
	}
	if err != nil {
		return err
	}
	standing := d.Find(id)
	if standing == nil {
		return noReview(id)
	}
	return writeJSON(w, r, "", reviewAnswer(d, *standing))
}

// reviewsAsked checks the request's words and returns the reviews of a document.
func (s *service) reviewsAsked(rt *route, r *http.Request, document string) (*corpus.ReviewedDocument, url.Values, error) {
	reviewer, err := s.reviewer()
	if err != nil {
		return nil, nil, err
	}
	_, vs, err := s.decode(r, rt)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	d, err := reviewer.Reviews(ctx, document)
	if err != nil {
		return nil, nil, noDocument(document, err)
	}
	return d, vs, nil
}

// documentReviews answers with the history of a document, or of one of its actions.
func (s *service) documentReviews(rt *route, w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	d, vs, err := s.reviewsAsked(rt, r, id)
	if err != nil {
		return err
	}
	answer := DocumentReviews{
		Document: d.Document.Meta, Review: d.Document.Review, Unreviewed: list0(d.Unreviewed), Reviews: []ReviewAnswer{},
		Rejected: withoutNulls(&corpus.Document{Actions: d.Rejected}).Actions,
		Links:    HistoryLinks{Self: address(r.URL.Path, vs), Document: documentPath(id), Actions: with("/v1/actions", nil, "document", id)},
	}
	reviews := d.Standings
	if action := vs.Get("action"); action != "" {
		if reviews = d.Of(action); len(reviews) == 0 && !d.Shows(action) {
			return parameterError{parameter: "action", cause: fmt.Sprintf("document %q has no action %q, and no review of one", id, action)}
		}
	}
	for _, standing := range reviews {
		answer.Reviews = append(answer.Reviews, reviewAnswer(d, standing))
	}
	return writeJSON(w, r, "", answer)
}

// listReviews answers with the reviews of all documents, page by page: documents in
// the order of their ids, and of each its reviews in the order of their times.
func (s *service) listReviews(rt *route, w http.ResponseWriter, r *http.Request) error {
	reviewer, err := s.reviewer()
	if err != nil {
		return err
	}
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	limit := corpus.DefaultLimit
	if a.limited {
		limit = a.query.Limit
	}
	if limit > corpus.MaxLimit {
		return parameterError{parameter: "limit", cause: fmt.Sprintf("%d is more than %d; follow next", limit, corpus.MaxLimit)}
	}
	if a.query.Cursor != "" && !strings.Contains(a.query.Cursor, "-") {
		return parameterError{parameter: "cursor", cause: "is not one of this list"}
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	list := ReviewList{Reviews: []ReviewAnswer{}, Links: ReviewListLinks{Self: address(r.URL.Path, vs)}}
	for d, err := range s.reviewedDocuments(ctx, reviewer, vs["document"], documentOf(a.query.Cursor)) {
		if err != nil {
			return err
		}
		for _, standing := range d.Standings {
			if standing.ID <= a.query.Cursor || !chosen(vs["state"], string(standing.State)) || !chosen(vs["author"], standing.Author) {
				continue
			}
			if len(list.Reviews) == limit {
				list.Next = list.Reviews[limit-1].ID
				list.Links.Next = with(r.URL.Path, vs, "cursor", list.Next)
				return writeJSON(w, r, "", list)
			}
			list.Reviews = append(list.Reviews, reviewAnswer(d, standing))
		}
	}
	return writeJSON(w, r, "", list)
}

// chosen says whether a value is one of those asked for; none ask for all.
func chosen(asked []string, value string) bool {
	if len(asked) == 0 {
		return true
	}
	for _, a := range asked {
		if strings.EqualFold(a, value) {
			return true
		}
	}
	return false
}
