package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"polidex/corpus"
)

// comparison is what became of the actions of one text in another.
type comparison struct {
	sides [2]compareSide
	// languages are those that both sides have forms in, the one to take first.
	languages []string
	language  string
	// documents are the forms compared, nil where they have no language in common.
	documents [2]*corpus.Document
	changes   corpus.Changes
}

// changeKinds are what may become of an action, in the order of display.
func changeKinds() []corpus.ChangeKind {
	return []corpus.ChangeKind{corpus.ChangeDeadline, corpus.ChangeReworded, corpus.ChangeAdded, corpus.ChangeDropped, corpus.ChangeCarried}
}

// compare finds what two names stand for and compares the actions of the forms that
// are best read in a language that both have; an empty one is the first of these.
// Where there is none, the comparison has no documents.
func (s *service) compare(ctx context.Context, a, b, language string) (*comparison, error) {
	c := &comparison{}
	for i, named := range []string{a, b} {
		var err error
		if c.sides[i], err = s.sideOf(ctx, named); err != nil {
			return c, err
		}
	}
	if err := c.choose(language); err != nil || c.language == "" {
		return c, err
	}
	for i := range c.sides {
		form, _ := c.sides[i].in(c.language)
		d, err := s.opts.Archive.Document(ctx, form.Document)
		if err != nil {
			return c, noDocument(form.Document, err)
		}
		c.documents[i] = d
	}
	c.changes = corpus.Compare(c.documents[0].Actions, c.documents[1].Actions)
	return c, nil
}

// choose settles the language: the one asked for, else the main one of the first
// side, of the second, or any that both have. A text whose language is not known is
// compared with no other.
func (c *comparison) choose(language string) error {
	c.languages = inBoth(c.sides[0].workForms, c.sides[1].workForms)
	switch {
	case language == "" && len(c.languages) > 0:
		c.language = c.languages[0]
	case language != "" && !slices.Contains(c.languages, language):
		return parameterError{parameter: "language", cause: fmt.Sprintf("%q is no language that both have a form in", language)}
	default:
		c.language = language
	}
	return nil
}

// inBoth returns the languages that two works have in common, that of the first's
// main form first, then that of the second's.
func inBoth(a, b workForms) []string {
	var out []string
	for _, l := range slices.Concat(a.languages()[:1], b.languages()[:1], a.languages()) {
		_, inA := a.in(l)
		if _, inB := b.in(l); inA && inB && l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// unlike is the error of texts that have no language in common.
func (c *comparison) unlike() error {
	var spoken [2][]string
	for i := range c.sides {
		for _, l := range c.sides[i].languages() {
			spoken[i] = append(spoken[i], cmp.Or(l, "no known language"))
		}
	}
	return parameterError{parameter: "b", cause: fmt.Sprintf("words of two languages cannot be compared: the first is held in %s, the second in %s", strings.Join(spoken[0], ", "), strings.Join(spoken[1], ", "))}
}

// of returns the changes of the kinds, all where none is named.
func (c *comparison) of(kinds []string) corpus.Changes {
	if len(kinds) == 0 {
		return c.changes
	}
	out := corpus.Changes{}
	for _, change := range c.changes {
		if slices.Contains(kinds, string(change.Kind)) {
			out = append(out, change)
		}
	}
	return out
}

// compareQuestion is a comparison as an address asks for it.
type compareQuestion struct {
	a, b, language string
	kinds          []string
}

// readComparison reads the words of a comparison; vs are those of the address.
func (s *service) readComparison(rt *route, r *http.Request) (compareQuestion, asked, url.Values, error) {
	a, vs, err := s.decode(r, rt)
	return compareQuestion{vs.Get("a"), vs.Get("b"), vs.Get("language"), vs["change"]}, a, vs, err
}

// compareJSON answers programs.
func (s *service) compareJSON(rt *route, w http.ResponseWriter, r *http.Request) error {
	q, a, vs, err := s.readComparison(rt, r)
	if err != nil {
		return err
	}
	for _, side := range []struct{ name, value string }{{"a", q.a}, {"b", q.b}} {
		if side.value == "" {
			return parameterError{parameter: side.name, cause: "is needed: the key or reference of a work, or the id of a document"}
		}
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	generation := s.opts.Index.Generation()
	c, err := s.compare(ctx, q.a, q.b, q.language)
	switch {
	case err != nil:
		return err
	case c.language == "":
		return c.unlike()
	case a.format != formatJSON:
		return s.sendComparison(w, r, a, vs, c, q, generation)
	}
	return writeJSON(w, r, "", c.answer(q.kinds, vs))
}
