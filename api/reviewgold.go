package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"

	"polidex/corpus"
)

// GoldAnswer is the completely reviewed documents.
type GoldAnswer struct {
	Documents []corpus.Gold `json:"documents"`
}

// reviewedDocuments yields the documents that have reviews in the order of their IDs,
// from one on; those named alone, where there are any. One that is no longer held is
// passed over.
func (s *service) reviewedDocuments(ctx context.Context, reviewer Reviewer, named []string, from string) iter.Seq2[*corpus.ReviewedDocument, error] {
	return func(yield func(*corpus.ReviewedDocument, error) bool) {
		ids, err := reviewer.Reviewed(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, id := range ids {
			if id < from || len(named) > 0 && !slices.Contains(named, id) {
				continue
			}
			d, err := reviewer.Reviews(ctx, id)
			if errors.Is(err, corpus.ErrNotFound) {
				continue
			}
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

// gold gives the documents that are completely reviewed, a JSON object a line as they
// are read, or in one list where the Accept header asks for JSON. A document that is
// damaged cuts the answer, so that nobody takes a part for the whole.
func (s *service) gold(rt *route, w http.ResponseWriter, r *http.Request) error {
	reviewer, err := s.reviewer()
	if err != nil {
		return err
	}
	_, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	documents := s.reviewedDocuments(r.Context(), reviewer, vs["document"], "")
	if first(r, "application/x-ndjson", "application/json") == "application/json" {
		answer := GoldAnswer{Documents: []corpus.Gold{}}
		for d, err := range documents {
			if err != nil {
				return err
			}
			if g, ok := d.Gold(); ok {
				answer.Documents = append(answer.Documents, g)
			}
		}
		return writeJSON(w, r, "", answer)
	}
	h := w.Header()
	h.Set("Content-Type", "application/x-ndjson")
	h.Set("Content-Disposition", `attachment; filename="polidex-gold.ndjson"`)
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept")
	enc := json.NewEncoder(newPatientWriter(w))
	enc.SetEscapeHTML(false)
	begun := false
	for d, err := range documents {
		if err == nil {
			if g, ok := d.Gold(); ok {
				if r.Method == http.MethodHead {
					break
				}
				begun = true
				err = enc.Encode(g)
			}
		}
		if err != nil && begun {
			return cutError{fmt.Errorf("writing gold: %w", err)}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
