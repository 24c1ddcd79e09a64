package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"polidex/api/tokens"
	"polidex/corpus"
)

// Reviewer keeps what people make of documents. It is used by many goroutines.
type Reviewer interface {
	// Review keeps the review that decide makes of the document as it stands, and
	// returns the document with it, and its ID. It returns when the document is found
	// with it, and lets no other review come between. An error of decide is returned
	// as it is, and nothing is kept; others wrap [corpus.ErrNotFound] where there is
	// no such document.
	Review(ctx context.Context, document string, decide func(*corpus.ReviewedDocument) (corpus.Review, error)) (*corpus.ReviewedDocument, string, error)
	// Reviews returns a document with all its reviews; errors wrap
	// [corpus.ErrNotFound].
	Reviews(ctx context.Context, document string) (*corpus.ReviewedDocument, error)
	// Reviewed returns the IDs of the documents that have reviews, sorted.
	Reviewed(ctx context.Context) ([]string, error)
}

// callerName is the name of the token that a request bears, empty without one.
func callerName(r *http.Request) string {
	if name := callerOf(r).Name; name != tokens.Local {
		return name
	}
	return ""
}

// reviewer returns the keeper of reviews, or an error where the server has none.
func (s *service) reviewer() (Reviewer, error) {
	if s.opts.Reviewer == nil {
		return nil, fmt.Errorf("this server keeps no reviews: %w", errNoPath)
	}
	return s.opts.Reviewer, nil
}

// unchangedSince checks the header If-Match of a review: it names the ETag of the action,
// or of the document, as the caller saw it. The error wraps [corpus.ErrConflict]
// where what is served now has another.
func (s *service) unchangedSince(r *http.Request, document, action string) error {
	seen := r.Header.Values("If-Match")
	if len(seen) == 0 {
		return nil
	}
	what, path, id, handle := "document", documentPath(document), document, handler((*service).document)
	if action != "" {
		what, path, id, handle = "action", "/v1/actions/"+action, action, (*service).action
	}
	now, err := s.tagOf(r.Context(), path, id, handle)
	if err != nil {
		return fmt.Errorf("%s %q is no longer as it was seen (%s): %w", what, id, corpus.Plain(err), corpus.ErrConflict)
	}
	for tag := range strings.SplitSeq(strings.Join(seen, ","), ",") {
		if tag = strings.TrimSpace(tag); tag == "*" || tag == now {
			return nil
		}
	}
	return fmt.Errorf("%s %s has changed since it was seen; look at it again, then decide: %w", what, id, corpus.ErrConflict)
}

// tagOf returns the ETag that the answer at a path has now.
func (s *service) tagOf(ctx context.Context, path, id string, handle handler) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return "", err
	}
	r.SetPathValue("id", id)
	probe := &silentWriter{header: http.Header{}}
	if err := handle(s, &route{path: path}, probe, r); err != nil {
		return "", err
	}
	return probe.header.Get("ETag"), nil
}

// badMember makes the error of a member the one of the word that is at fault, so that
// the problem names it.
func badMember(err error) error {
	var e *corpus.MemberError
	if errors.As(err, &e) {
		member := e.Member
		if e.Member == "supersedes" {
			member = "attach"
		}
		return parameterError{parameter: member, cause: e.Cause, suggestion: e.Suggestion}
	}
	return err
}
