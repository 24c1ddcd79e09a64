package api

import (
	"errors"
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Errors of who may do what, and how often.
var (
	errNoToken   = errors.New("no token")
	errScope     = errors.New("not allowed")
	errCrossSite = errors.New("cross-site")
	errTooMany   = errors.New("too many requests")
)

// accessKinds are the rows of these errors in the table from kind to status.
func accessKinds() []errorKind {
	return []errorKind{
		{errNoToken, http.StatusUnauthorized, "token", "A token is needed and was not sent, or the one that was sent is not known or has ended. It goes in the header “Authorization: Bearer pdx_…”, never in the address.", ""},
		{errScope, http.StatusForbidden, "scope", "The token does not allow this. The detail and the member scope say which scope is missing.", ""},
		{errCrossSite, http.StatusForbidden, "cross-site", "A page of another site asked a browser to change something here. Programs that are no browser are not refused.", ""},
		{errTooMany, http.StatusTooManyRequests, "rate", "More requests came from one client than the server takes. The header Retry-After says how many seconds to wait.", ""},
	}
}

// tokenError says that a token is needed. It is of the kind errNoToken.
type tokenError struct {
	detail string
	// sent says that there was one, which is no good.
	sent bool
}

func (e tokenError) Error() string { return e.detail }

func (e tokenError) Unwrap() error { return errNoToken }

// scopeError says that the caller's token does not allow what needs the scope. It
// is of the kind errScope.
type scopeError struct {
	caller caller
	needed Scope
}

func (e scopeError) Error() string {
	have := make([]string, len(e.caller.Scopes))
	for i, s := range e.caller.Scopes {
		have[i] = string(s)
	}
	return fmt.Sprintf("this needs the scope %s, and the token %q has %s; whoever runs the server can make a token that has it", e.needed, e.caller.Name, strings.Join(have, ", "))
}

func (e scopeError) Unwrap() error { return errScope }

// rateError says that a client asks too often. It is of the kind errTooMany.
type rateError struct {
	// rate is the number of requests a second that are taken, and wait the time
	// until the next is.
	rate float64
	wait time.Duration
}

func (e rateError) seconds() int { return max(1, int(math.Ceil(e.wait.Seconds()))) }

func (e rateError) Error() string {
	return fmt.Sprintf("this client has asked more often than %s times a second, which is what the server takes; please go on in %d s", strconv.FormatFloat(e.rate, 'g', 3, 64), e.seconds())
}

func (e rateError) Unwrap() error { return errTooMany }

// accessHeaders sets the headers that answers to these errors have: RFC 6750,
// section 3, for the tokens, and RFC 9110, section 10.2.3, for the time to wait.
func accessHeaders(h http.Header, err error) {
	const scheme = `Bearer realm="polidex"`
	var token tokenError
	var scope scopeError
	var rate rateError
	switch {
	case errors.As(err, &token) && token.sent:
		h.Set("WWW-Authenticate", scheme+`, error="invalid_token"`)
	case errors.As(err, &token):
		h.Set("WWW-Authenticate", scheme)
	case errors.As(err, &scope):
		h.Set("WWW-Authenticate", scheme+`, error="insufficient_scope", scope="`+string(scope.needed)+`"`)
	case errors.As(err, &rate):
		h.Set("Retry-After", strconv.Itoa(rate.seconds()))
	}
}
