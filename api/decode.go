package api

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"polidex/corpus"
)

// maxValues bounds the values in one query string.
const maxValues = 200

// parameterError is a query word that was used wrongly. It is of the kind
// [corpus.ErrInvalid].
type parameterError struct {
	parameter string
	// cause goes on after the name: "is not known here".
	cause string
	// suggestion is the word or value that was probably meant, or empty.
	suggestion string
}

func (e parameterError) Error() string {
	s := fmt.Sprintf("parameter %q: %s", e.parameter, e.cause)
	if e.suggestion != "" {
		s += fmt.Sprintf("; did you mean %q?", e.suggestion)
	}
	return s
}

func (e parameterError) Unwrap() error { return corpus.ErrInvalid }

// values returns the query string's words and values: without empty values,
// with the spaces around the others taken off, each value once.
func values(r *http.Request) (url.Values, error) {
	raw, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, fmt.Errorf("reading the query string: %w: %w", err, corpus.ErrInvalid)
	}
	out, count := url.Values{}, 0
	for name, vs := range raw {
		for _, v := range vs {
			if v = strings.TrimSpace(v); v == "" || slices.Contains(out[name], v) {
				continue
			}
			if count++; count > maxValues {
				return nil, fmt.Errorf("the query string has more than %d values: %w", maxValues, corpus.ErrInvalid)
			}
			out[name] = append(out[name], v)
		}
	}
	return out, nil
}

// decode reads the words in the order in which the route lists them, so that
// the same request always fails for the same reason.
//
// What the route sets for a word that was not given is read like a given value.
func (s *service) decode(r *http.Request, rt *route) (asked, url.Values, error) {
	a := asked{format: wanted(r)}
	vs, err := values(r)
	if err != nil {
		return a, nil, err
	}
	if err := onlyKnown(vs, rt.words); err != nil {
		return a, nil, err
	}
	for _, name := range rt.words {
		p, given := s.word(rt, name), vs[name]
		if v := rt.initial[name]; v != "" && len(given) == 0 {
			given = []string{v}
		}
		if len(given) == 0 {
			continue
		}
		if len(given) > 1 && !p.many {
			return a, nil, parameterError{parameter: name, cause: "may be given once"}
		}
		for _, v := range given {
			if p.closed != nil && !slices.Contains(p.closed, v) {
				return a, nil, parameterError{name, fmt.Sprintf("%q is not one of %s", v, strings.Join(p.closed, ", ")), corpus.Nearest(v, p.closed)}
			}
		}
		if err := p.read(&a, given); err != nil {
			return a, nil, err
		}
	}
	if err := a.narrow(s.opts.Now()); err != nil {
		return a, nil, err
	}
	if err := a.checkMark(); err != nil {
		return a, nil, err
	}
	if a.format != formatJSON && slices.Contains(rt.words, "format") {
		// The address of a download says so also when a header asked for it.
		vs.Set("format", string(a.format))
	}
	return a, vs, nil
}

func onlyKnown(vs url.Values, names []string) error {
	var unknown []string
	for name := range vs {
		if !slices.Contains(names, name) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	slices.Sort(unknown)
	e := parameterError{parameter: unknown[0], cause: "is not known here", suggestion: corpus.Nearest(unknown[0], names)}
	if len(names) == 0 {
		e.cause = "is not known here; this address takes no query words"
	}
	return e
}

// complete puts in what the caller left open, for an answer of the given kind.
// An empty kind is the caller's choice.
func (a *asked) complete(kind corpus.EntryKind) error {
	if kind != "" {
		a.query.Kind = kind
	}
	if a.query.Kind == "" {
		a.query.Kind = corpus.KindPassage
		if a.query.Like != "" {
			a.query.Kind = corpus.KindOf(a.query.Like)
		}
	}
	if a.format != formatJSON {
		return nil
	}
	if a.query.Limit > corpus.MaxLimit {
		return parameterError{parameter: "limit", cause: fmt.Sprintf("%d is more than %d; follow next, or ask for a download, such as format=csv, which has no cap", a.query.Limit, corpus.MaxLimit)}
	}
	if !a.facetsChosen && a.query.Cursor == "" {
		a.query.Facets = defaultFacets()
	}
	if !a.highlightChosen {
		a.query.Highlight = a.query.Text != "" || a.query.Like != ""
	}
	return nil
}
