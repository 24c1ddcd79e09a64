package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Problem is an error as RFC 9457 describes it, with three members of our own.
type Problem struct {
	// Type is a path of the documentation page, stable for the kind of error.
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	// Parameter is the query word at fault, and Suggestion what was probably meant.
	Parameter  string `json:"parameter,omitempty"`
	Suggestion string `json:"suggestion,omitempty"`
	// Scope is what the caller's token would have to allow.
	Scope Scope `json:"scope,omitempty"`
}

// problemType is the media type of a [Problem].
const problemType = "application/problem+json"

// errorKind is a row of the table from errors to answers.
type errorKind struct {
	err    error
	status int
	// name stands in the problem's type.
	name    string
	meaning string
	// detail is said in place of the error's own words, which may tell of paths
	// and machines; empty says the error's.
	detail string
}

// Errors of HTTP itself, which package corpus has no kinds for.
var (
	errNoPath   = errors.New("no such address")
	errNoMethod = errors.New("method not allowed")
)

// errorKinds is the one table from kind to status. The first that an error is
// wins; an error that is none of them is a bare 500.
func errorKinds() []errorKind {
	return append(append(accessKinds(), jobKinds()...), []errorKind{
		{corpus.ErrInvalid, http.StatusBadRequest, "invalid", "The request itself is wrong: an unknown query word, a value out of range. The detail says which.", ""},
		{corpus.ErrNotFound, http.StatusNotFound, "not-found", "There is no document, action, passage or original with this id.", ""},
		{errNoPath, http.StatusNotFound, "no-path", "Nothing is served at this address.", ""},
		{errNoMethod, http.StatusMethodNotAllowed, "method", "The address exists and the method is not among those it allows; the Allow header names them.", ""},
		{corpus.ErrConflict, http.StatusConflict, "conflict", "What was asked about has changed meanwhile; ask again.", ""},
		{corpus.ErrTooLarge, http.StatusRequestEntityTooLarge, "too-large", "The request is larger than the server takes.", ""},
		{corpus.ErrUnsupported, http.StatusUnsupportedMediaType, "unsupported", "A form of data that Polidex does not read.", ""},
		{corpus.ErrMalformed, http.StatusUnprocessableEntity, "malformed", "The data is not what it claims to be.", ""},
		{corpus.ErrUnavailable, http.StatusServiceUnavailable, "unavailable", "Something needed did not answer, or not in time; trying again may help.", "something that is needed for this answer is not available now; please try again"},
		{context.DeadlineExceeded, http.StatusServiceUnavailable, "timeout", "The answer took longer than the server allows itself.", "the answer took too long; a narrower question may help"},
	}...)
}

// fault is the row of every other error.
func fault() errorKind {
	return errorKind{nil, http.StatusInternalServerError, "internal", "A fault of the server; its log says more.", "an error of the server; its log says more"}
}

func kindOf(err error) errorKind {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		err = corpus.ErrTooLarge
	}
	for _, k := range errorKinds() {
		if errors.Is(err, k.err) {
			return k
		}
	}
	return fault()
}

// problemOf makes the problem that an error is answered with.
func problemOf(err error) Problem {
	k := kindOf(err)
	p := Problem{Type: "/docs#error-" + k.name, Title: http.StatusText(k.status), Status: k.status, Detail: k.detail}
	if p.Detail == "" {
		p.Detail = plain(err)
	}
	var e parameterError
	if errors.As(err, &e) {
		p.Parameter, p.Suggestion = e.parameter, e.suggestion
	}
	var scope scopeError
	if errors.As(err, &scope) {
		p.Scope = scope.needed
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		p.Detail = tooLarge(large.Limit).Error()
	}
	var waiting notReadyError
	if errors.As(err, &waiting) {
		p.Detail = "the server is still getting ready; please try again"
	}
	return p
}

// plain returns the error's words without the name of its kind, which the
// status says already.
func plain(err error) string {
	s := err.Error()
	for _, k := range errorKinds() {
		s = strings.TrimSuffix(s, ": "+k.err.Error())
	}
	return s
}

// problemHeaders are those of a problem, in whatever form it is told: nothing is left
// of the answer that did not come about.
func problemHeaders(h http.Header, p Problem, err error) {
	for _, name := range []string{"ETag", "Last-Modified", "Content-Disposition", "Content-Encoding", "Link", "Trailer"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "no-store")
	if p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "5")
	}
	accessHeaders(h, err)
}

// writeProblem answers with the problem of an error.
func writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(err)
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if enc.Encode(p) != nil { // strings and numbers always encode
		panic("encoding a problem")
	}
	h := w.Header()
	problemHeaders(h, p, err)
	h.Set("Content-Type", problemType)
	h.Set("Content-Length", strconv.Itoa(buf.Len()))
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		w.Write(buf.Bytes())
	}
}
