package cellar

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// search is one request under way.
type search struct {
	*Client
	name     Name
	language language
	// fixed says that the name is that of a file or a form of a text, which has a
	// language whatever is asked for; so has one below a work by its UUID.
	fixed bool
	form  Form
	held  fetch.Held
}

// Get gets a document. It tries the names of the document in order, and for each
// the kinds of the form, XHTML, HTML, PDF. Where none is given, it asks for the
// notice of the work, and gets the files that this lists in the language and
// form, which Cellar sometimes gives only so.
//
// Errors are sentences for a person. They wrap [corpus.ErrInvalid] for a language
// that is none; [corpus.ErrNotFound] for a document that Cellar does not have in
// this language and form, and say in which it does; [corpus.ErrUnsupported] for
// an answer that is no document, such as a challenge; [corpus.ErrMalformed] for a
// list that cannot be right, [corpus.ErrTooLarge], and [corpus.ErrUnavailable]
// for what another time may bring; when ctx ends, its error comes back.
func (c *Client) Get(ctx context.Context, r Request) (Document, error) {
	code, err := ParseLanguage(cmp.Or(r.Language, r.Name.Language, "en"))
	if err != nil {
		return Document{}, err
	}
	l, _ := languageOf(code)
	s := &search{
		Client: c, name: r.Name, language: l, form: cmp.Or(r.Form, r.Name.Form), held: r.Held,
		fixed: strings.HasPrefix(r.Name.Source, "cellar:") && strings.Contains(r.Name.Source, "."),
	}
	if len(r.Name.URIs) == 0 {
		return Document{}, fmt.Errorf("no document is named: %w", corpus.ErrInvalid)
	}
	for _, uri := range r.Name.URIs {
		doc, err := s.try(ctx, uri)
		if !errors.Is(err, errUnknown) {
			return doc, err
		}
	}
	return Document{}, fmt.Errorf("no document of that name is in Cellar, which was asked for %s: %w", s.asked(), corpus.ErrNotFound)
}

func (s *search) asked() string {
	var out []string
	for _, uri := range s.name.URIs {
		short, err := url.PathUnescape(strings.TrimPrefix(uri, resources))
		if err != nil {
			short = uri
		}
		out = append(out, short)
	}
	return strings.Join(out, ", ")
}

// errMissing: the server has nothing of the kind that was asked for.
var errMissing = errors.New("nothing of that kind")

// errUnknown: the server does not know the name.
var errUnknown = errors.New("no such name")

// try asks for one name.
func (s *search) try(ctx context.Context, uri string) (Document, error) {
	address := s.address(uri)
	usual, named := s.form.accepts()
	if s.fixed && strings.Count(s.name.Source, ".") == 2 {
		// A form or a file: what it is cannot be chosen, and a file asked for by a
		// type answers 406 where it is of a finer one.
		usual, named = []string{"*/*"}, nil
	}
	doc, err := s.first(ctx, address, usual)
	if !errors.Is(err, errMissing) {
		return doc, err
	}
	if s.fixed {
		return Document{}, fmt.Errorf("nothing of that name is in Cellar as %s: %w", s.form, corpus.ErrNotFound)
	}
	there, err := s.notice(ctx, address)
	switch {
	case errors.Is(err, errMissing):
		return Document{}, errUnknown
	case ctx.Err() != nil:
		return Document{}, ctx.Err()
	case errors.Is(err, corpus.ErrUnavailable):
		return Document{}, fmt.Errorf("asking which texts of it there are: %w", err)
	case err == nil:
		return s.listed(ctx, there)
	}
	// Without the notice there is no telling what there is.
	doc, missing := s.first(ctx, address, named)
	if !errors.Is(missing, errMissing) {
		return doc, missing
	}
	return Document{}, fmt.Errorf("the %s text of it is not given as %s, and what else there is in Cellar could not be learnt (%s): %w", s.language.name, s.form, corpus.Plain(err), corpus.ErrNotFound)
}

// first returns what is given under the first of the media types under which
// anything is.
func (s *search) first(ctx context.Context, address string, accepts []string) (Document, error) {
	for _, accept := range accepts {
		answer, err := s.ask(ctx, fetch.Request{URL: address, Accept: accept, AcceptLanguage: s.language.term, Held: s.held, Choices: true})
		switch {
		case errors.Is(err, errMissing), errors.Is(err, corpus.ErrInvalid) && strings.Contains(accept, ";type="):
			continue // a type that the server does not know is refused as a bad request
		case err != nil:
			return Document{}, err
		}
		if answer.Status == http.StatusMultipleChoices {
			return s.several(ctx, answer)
		}
		doc, err := s.document(ctx, answer)
		if !errors.Is(err, errMissing) {
			return doc, err
		}
	}
	return Document{}, errMissing
}

// listed gets what the notice of a work lists in the language and form.
func (s *search) listed(ctx context.Context, there notice) (Document, error) {
	for _, m := range there.best(s.language.code, s.form) {
		doc, err := s.files(ctx, m.items, fetch.Answer{URL: s.address(resources + "cellar/" + m.id), Status: http.StatusOK})
		if !errors.Is(err, errMissing) {
			return doc, err
		}
	}
	return Document{}, fmt.Errorf("%s: %w", there.lacks(s.language, s.form), corpus.ErrNotFound)
}

// maxUpgrades bounds how often a document is asked for again over https.
const maxUpgrades = 3

// ask makes one request. What was answered over plain http, because the server
// redirected there from https, is asked for again where it is, over https: only
// that is taken.
func (c *Client) ask(ctx context.Context, r fetch.Request) (fetch.Answer, error) {
	answer, err := c.get.Get(ctx, r)
	steps := answer.Redirects
	for n := 0; err == nil && downgraded(r.URL, answer.URL); n++ {
		if n == maxUpgrades {
			return fetch.Answer{}, fmt.Errorf("the server sends every request on to plain http: %w", corpus.ErrUnsupported)
		}
		r.URL = "https" + strings.TrimPrefix(answer.URL, "http")
		answer, err = c.get.Get(ctx, r)
		steps = append(append(steps, r.URL), answer.Redirects...)
	}
	answer.Redirects = steps
	return answer, missing(answer.Status, err)
}

// downgraded says whether an https address of a host led to an http address of
// the same.
func downgraded(asked, answered string) bool {
	from, err := url.Parse(asked)
	if err != nil || from.Scheme != "https" {
		return false
	}
	to, err := url.Parse(answered)
	return err == nil && to.Scheme == "http" && strings.EqualFold(to.Host, from.Hostname())
}

// missing tells the refusals that only say that another kind may be there from
// those that end the search.
func missing(status int, err error) error {
	switch {
	case err == nil:
		return nil
	case status == http.StatusNotFound, status == http.StatusNotAcceptable, status == http.StatusGone:
		return errMissing
	case status == http.StatusBadRequest:
		return fmt.Errorf("the request was not understood by Cellar (400 Bad Request): %w", corpus.ErrInvalid)
	}
	return err
}
