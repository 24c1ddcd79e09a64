package api

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// page makes a route that answers people with a page: it is in no description of
// the API, its errors are pages too, and sign-in is offered where it is needed.
func page(path string, handle handler, words ...string) route {
	return route{path: path, words: words, page: true, handle: handle}
}

// siteRoutes are the pages.
func siteRoutes() []route {
	return slices.Concat(signRoutes(), workPages(), comparePages(), helpPages(), actionsPages(), themePages(), addPages(), reviewPages(), documentPages(), []route{
		page("/docs", (*service).docs),
		page("/docs/{group}", (*service).docsGroup),
		page("/docs/objects", (*service).objects),
		page("/docs/objects/{name}", (*service).object),
		{path: "/assets/{name}", handle: (*service).asset},
	})
}

// frame is what stands around a page: its section of the navigation and its title.
func (s *service) frame(r *http.Request, section, title string) web.Frame {
	f := web.Frame{
		Title: title, Section: section, Version: s.opts.Version, Self: r.URL.RequestURI(),
		Person: callerName(r), Adds: s.opts.Intake != nil,
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		f.Self = "/" // a form cannot be sent again by its address
	}
	if s.opts.Access.Tokens != nil && f.Person == "" {
		some, err := s.opts.Access.Tokens.Any()
		f.SignsIn = err == nil && some
	}
	return f
}

// show answers with a page.
func (s *service) show(w http.ResponseWriter, r *http.Request, v web.View) error {
	body, err := s.pages.Render(v)
	if err != nil {
		return err
	}
	h := w.Header()
	pageHeaders(h)
	// The same address shows more to one who may do more.
	h.Set("Cache-Control", "private, no-cache")
	h.Set("Vary", "Accept, Authorization, Cookie")
	writeWhole(w, r, "text/html; charset=utf-8", `"`+digest(string(body))+`"`, body)
	return nil
}

// showStatus answers with a page that is no good answer.
func (s *service) showStatus(w http.ResponseWriter, r *http.Request, status int, v web.View) error {
	body, err := s.pages.Render(v)
	if err != nil {
		return err
	}
	pageHeaders(w.Header())
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
	return nil
}

func pageHeaders(h http.Header) {
	h.Set("Content-Security-Policy", web.Policy)
	// A form that is sent over plain http is known to be of this server by its
	// origin alone, which browsers leave out under a stricter policy.
	h.Set("Referrer-Policy", "same-origin")
}

// asset answers with a file that pages refer to. An address that names its content, as
// those on pages do, need not be asked again.
func (s *service) asset(_ *route, w http.ResponseWriter, r *http.Request) error {
	a, ok := s.pages.Asset(r.PathValue("name"))
	if !ok {
		return noPath(r)
	}
	keep := "no-cache"
	if r.URL.Query().Get("v") == a.Version {
		keep = "public, max-age=31536000, immutable"
	}
	w.Header().Set("Cache-Control", keep)
	writeWhole(w, r, a.MediaType, `"`+a.Version+`"`, a.Body)
	return nil
}

// failed answers with a page that says what went wrong.
func (s *service) failed(w http.ResponseWriter, r *http.Request, err error) error {
	p := problemOf(err)
	problemHeaders(w.Header(), p, err)
	f := s.frame(r, "", s.pages.Say("problem.title"))
	if p.Status == http.StatusUnauthorized || p.Status == http.StatusForbidden && p.Scope != "" {
		return s.showStatus(w, r, p.Status, s.signInView(r, f.Self, cmp.Or(p.Scope, recordOf(r).route.needs(s.opts.Access.RequireToken)), ""))
	}
	return s.showStatus(w, r, p.Status, web.Problem{Frame: f, Status: p.Status, Name: p.Title, Detail: sentence(p.Detail)})
}

// sentence gives the words of an error the look of a sentence.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	first := []rune(words)[0]
	words = strings.ToUpper(string(first)) + words[len(string(first)):]
	if !strings.HasSuffix(words, ".") && !strings.HasSuffix(words, "?") {
		words += "."
	}
	return words
}

// forPeople says whether an error of the request is told on a page. What answers
// programs too tells each in its way.
func forPeople(r *http.Request) bool {
	if rt := recordOf(r).route; rt != nil && (!rt.page || rt.id == "") {
		return rt.page
	}
	return first(r, "application/problem+json", "application/json", "text/html") == "text/html"
}

// valueLabel is what a value of a field is called on a page; in addresses it stands
// as everywhere.
func (s *service) valueLabel(field corpus.Field, value string) string {
	switch field {
	case corpus.FieldTheme:
		return s.label(value)
	case corpus.FieldActor:
		return s.pages.Name("actors", value)
	case corpus.FieldType:
		return s.pages.Name("types", value)
	case corpus.FieldLanguage:
		return cite.LanguageName(value)
	case corpus.FieldForm:
		return s.pages.Name("forms", value)
	}
	return value
}
