package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"polidex/api/feed"
	"polidex/corpus"
)

// The forms of what can be followed; they are chosen by the address.
const (
	formatAtom     format = "atom"
	formatJSONFeed format = "jsonfeed"
	formatCalendar format = "ics"
)

// mostEntries bounds a feed.
const mostEntries = corpus.MaxLimit

// follow returns the handler of a feed of entries of the given kind, empty for the
// caller's choice.
func follow(kind corpus.EntryKind, form format) handler {
	return func(s *service, rt *route, w http.ResponseWriter, r *http.Request) error {
		f, err := s.followed(rt, r, kind, form, mostEntries)
		if err != nil {
			return err
		}
		if s.opts.Arrivals == nil {
			return fmt.Errorf("this server does not know when documents came in, and has no feeds: %w", corpus.ErrNotFound)
		}
		if s.unchanged(w, r, f.self, form) {
			return nil
		}
		ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
		defer cancel()
		found, err := s.newest(ctx, f.query, f.query.Limit)
		if err != nil {
			return err
		}
		out := feed.Feed{
			Title: program + " – new " + f.title, Self: f.self, Home: f.base + pageOfList(kind, f.words),
			Updated: found.last, Version: s.opts.Version,
		}
		for i := range found.hits {
			h := &found.hits[i]
			out.Entries = append(out.Entries, s.feedEntry(f.base, &h.Entry, found.added[h.Document]))
		}
		encode, mediaType := out.JSON, feed.JSONType
		if form == formatAtom {
			encode, mediaType = out.Atom, feed.AtomType+"; charset=utf-8"
		}
		body, err := encode()
		if err != nil {
			return err
		}
		s.writeFollowed(w, r, f, form, mediaType, found.generation, body)
		return nil
	}
}

// program is the name by which feeds and calendars call themselves.
const program = "Polidex"

// followed is what a request for a feed or a calendar asks.
type followed struct {
	query corpus.Query
	// words are those of the query string but for limit.
	words url.Values
	// base is the server's address, self that of the feed.
	base, self string
	// title says in words what is followed.
	title string
}

// followed decodes the request.
func (s *service) followed(rt *route, r *http.Request, kind corpus.EntryKind, form format, most int) (followed, error) {
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return followed{}, err
	}
	if a.query.Limit > most {
		return followed{}, parameterError{parameter: "limit", cause: fmt.Sprintf("%d is more than %d; the lists, as csv or ndjson, have no cap", a.query.Limit, most)}
	}
	if kind != "" {
		a.query.Kind = kind
	}
	if a.query.Kind == "" {
		a.query.Kind = corpus.KindPassage
	}
	f := followed{query: a.query, words: url.Values{}, base: s.base(r)}
	f.self = f.base + address(r.URL.Path, vs)
	for name, v := range vs {
		if name != "limit" {
			f.words[name] = v
		}
	}
	f.title = s.followedTitle(rt, a.query.Kind, vs)
	return f, nil
}

func (s *service) writeFollowed(w http.ResponseWriter, r *http.Request, f followed, form format, mediaType, generation string, body []byte) {
	h := w.Header()
	h.Set("Content-Disposition", fmt.Sprintf(`inline; filename="polidex-%ss.%s"`, f.query.Kind, map[format]string{
		formatAtom: "atom", formatJSONFeed: "json", formatCalendar: "ics",
	}[form]))
	h.Set("Link", "<"+f.self+`>; rel="self"`)
	h.Set("Polidex-Generation", generation)
	writeBytes(w, r, mediaType, s.queryETag(generation, f.self, form), body)
}

// pageOfList is the page that shows a list of the API to people. The register counts
// each work once where nothing else is said, and the API all forms.
func pageOfList(kind corpus.EntryKind, words url.Values) string {
	h := here{"/", words}
	switch kind {
	case corpus.KindAction:
		h.path = "/actions"
		if len(words[string(corpus.FieldForm)]) == 0 {
			return h.with(string(corpus.FieldForm), formAll)
		}
	case corpus.KindDocument:
		return h.with("kind", string(kind))
	}
	return h.without()
}
