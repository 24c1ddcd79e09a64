package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"polidex/api/mcp"
	"polidex/api/tokens"
	"polidex/corpus"
)

// Access says who may do what, and how often. The zero Access lets all read, and
// programs of the server's own user on its own machine write.
type Access struct {
	// Tokens are those by which callers are known; nil is none.
	Tokens Tokens
	// RequireToken closes reading to callers without a token, and writing on the
	// server's own machine too.
	RequireToken bool
	// Rate is the number of requests a second that one client may make of
	// reading; writing has a tenth of it. 0 is any number.
	Rate float64
	// TrustedProxies is the number of reverse proxies in front, whose word on the
	// client's address (X-Forwarded-For) is taken; 0 is none.
	TrustedProxies int
}

// Tokens is what the API asks of a store of tokens. It is used by many
// goroutines, and sees at once what is made and revoked.
type Tokens interface {
	// Find returns the token with the secret, also when it has expired. Errors
	// wrap [corpus.ErrInvalid] for what has not the form of a secret and
	// [corpus.ErrNotFound] for one that is not known.
	Find(secret string) (tokens.Token, error)
	// Any says whether there is a token.
	Any() (bool, error)
}

// caller is who a request is from.
type caller struct {
	// Name is the token's, [tokens.Local] for whoever writes on the server's own
	// machine without one, and empty for any other.
	Name   string
	Scopes []Scope
}

// may says whether the caller may do what needs the scope.
func (c caller) may(needed Scope) bool { return tokens.Allows(c.Scopes, needed) }

type callerKey struct{}

// callerOf returns who the request is from; without a token it is nobody.
func callerOf(r *http.Request) caller {
	c, _ := r.Context().Value(callerKey{}).(caller)
	return c
}

// permit says whether the request may go on to the route, nil where there is
// none at its address, and returns it with its caller. Errors are of the kinds
// errNoToken, errScope and errTooMany, and wrap [corpus.ErrUnavailable] when the
// tokens cannot be read.
func (s *service) permit(rt *route, r *http.Request, l *limits) (*http.Request, error) {
	if rt.isOpen() {
		return r, nil
	}
	c, unknown := s.identify(r)
	if wait := l.take(s.clientKey(c, r), rt.writes(), s.opts.Now()); wait > 0 {
		return r, rateError{l.rate(rt.writes()), wait}
	}
	if unknown != nil {
		return r, unknown
	}
	needed := rt.needs(s.opts.Access.RequireToken)
	switch {
	case needed == "" || c.may(needed):
	case c.Name != "":
		return r, scopeError{c, needed}
	default:
		local, err := s.writesLocally(rt, r)
		if err != nil {
			return r, err
		}
		if !local {
			return r, s.noToken(needed)
		}
		c = caller{tokens.Local, []Scope{ScopeAdmin}}
	}
	recordOf(r).caller = c.Name
	return r.WithContext(context.WithValue(r.Context(), callerKey{}, c)), nil
}

// identify returns the holder of the token that the request bears, nobody when it
// bears none. The error says what is wrong with one that it bears: to answer as
// if there were none would leave its holder in a wrong belief.
func (s *service) identify(r *http.Request) (caller, error) {
	secret, err := bearer(r.Header)
	if err != nil {
		return caller{}, tokenError{err.Error(), true}
	}
	if secret == "" {
		return s.signedIn(r)
	}
	t, err := s.holder(secret)
	return caller{t.Name, t.Scopes}, err
}

// holder returns the token with the secret. The error is a tokenError for one that is
// not taken, and wraps [corpus.ErrUnavailable] when the tokens cannot be read.
func (s *service) holder(secret string) (tokens.Token, error) {
	if s.opts.Access.Tokens == nil {
		return tokens.Token{}, tokenError{"this server knows no tokens", true}
	}
	t, err := s.opts.Access.Tokens.Find(secret)
	switch {
	case errors.Is(err, corpus.ErrInvalid), errors.Is(err, corpus.ErrNotFound):
		return tokens.Token{}, tokenError{corpus.Plain(err), true}
	case err != nil:
		return tokens.Token{}, unreadable(err)
	case t.Expired(s.opts.Now()):
		return tokens.Token{}, tokenError{fmt.Sprintf("the token %q ended on %s; whoever runs the server can make another", t.Name, t.Expires.UTC().Format(time.DateOnly)), true}
	}
	return t, nil
}

// signedIn returns the holder of the token that a browser keeps, nobody for one that
// has ended: the pages say who is signed in.
func (s *service) signedIn(r *http.Request) (caller, error) {
	secret := cookieToken(r)
	if secret == "" {
		return caller{}, nil
	}
	t, err := s.holder(secret)
	var refused tokenError
	if errors.As(err, &refused) {
		return caller{}, nil
	}
	return caller{t.Name, t.Scopes}, err
}

// writesLocally says whether the request may write without a token: it comes from
// a program of the same user on this machine, and nobody has made a token yet.
func (s *service) writesLocally(rt *route, r *http.Request) (bool, error) {
	if !rt.writes() {
		return false, nil
	}
	return s.writesHere(r)
}

// writesHere is [service.writesLocally] for any request.
func (s *service) writesHere(r *http.Request) (bool, error) {
	if s.opts.Access.RequireToken || !s.direct(r) || !mcp.LoopbackHost(r.Host) || !sameUser(r) {
		return false, nil
	}
	if s.opts.Access.Tokens == nil {
		return true, nil
	}
	some, err := s.opts.Access.Tokens.Any()
	if err != nil {
		return false, unreadable(err)
	}
	return !some, nil
}

// unreadable is the error of tokens that cannot be read. It is of one kind alone,
// whatever the reason is, which the log tells.
func unreadable(err error) error { return fmt.Errorf("%v: %w", err, corpus.ErrUnavailable) }

// noToken is the error of a request that bears no token and needs one.
func (s *service) noToken(needed Scope) error {
	how := fmt.Sprintf("this needs a token with the scope %s: send it in the header “Authorization: Bearer pdx_…”; whoever runs the server makes one with 'polidex token create NAME --scope %[1]s'", needed)
	return tokenError{how, false}
}

// needs is the scope that a request for the route needs, empty for none; closed
// says that reading needs one too. The page of documentation is for all, without
// the examples from the corpus: see [service.mayRead].
func (rt *route) needs(closed bool) Scope {
	switch {
	case rt != nil && rt.scope != "":
		return rt.scope
	case !closed, rt != nil && strings.HasPrefix(rt.path, "/docs"),
		rt != nil && strings.HasPrefix(rt.path, "/sign-"):
		return ""
	}
	return ScopeRead
}

// permitted is the error of a page that is for those alone who may do what needs the
// scope; nil for one of them.
func (s *service) permitted(r *http.Request, needed Scope) error {
	c := callerOf(r)
	switch {
	case c.may(needed):
		return nil
	case c.Name != "":
		return scopeError{c, needed}
	}
	local, err := s.writesHere(r)
	if err == nil && !local {
		err = s.noToken(needed)
	}
	return err
}

// may says whether the request's caller may do what needs the scope, for pages that
// offer it.
func (s *service) may(r *http.Request, needed Scope) bool { return s.permitted(r, needed) == nil }

// mayRead says whether the request's caller may see what the corpus holds.
func (s *service) mayRead(r *http.Request) bool {
	return !s.opts.Access.RequireToken || callerOf(r).may(ScopeRead)
}

// surveyFor is [service.survey] for a request, empty for who may not read.
func (s *service) surveyFor(ctx context.Context, r *http.Request) (examples, error) {
	if !s.mayRead(r) {
		return examples{}, nil
	}
	return s.survey(ctx)
}

// writes says whether the route changes what is held.
func (rt *route) writes() bool { return rt != nil && rt.scope != "" && rt.scope != ScopeRead }

// isOpen says whether the route is for all, and always: whether the server lives,
// and what is part of the program and tells nothing of the corpus.
func (rt *route) isOpen() bool {
	open := []string{"/healthz", "/readyz", "/openapi.json", "/openapi.yaml", "/assets/{name}"}
	return rt != nil && slices.Contains(open, rt.path)
}
