package api

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/api/web"
	"polidex/corpus"
)

// here is the address of a page with what it asks; new addresses are made from it.
// None of them has the cursor: another question begins at its beginning.
type here struct {
	path  string
	words url.Values
}

// hereOf is the address of a request, without words that are empty.
func hereOf(r *http.Request) (here, error) {
	vs, err := values(r)
	return here{r.URL.Path, vs}, err
}

func (h here) copy() url.Values {
	out := url.Values{}
	for name, vs := range h.words {
		if name != "cursor" {
			out[name] = slices.Clone(vs)
		}
	}
	return out
}

// with is the address with a word set to these values, none takes it away.
func (h here) with(name string, values ...string) string {
	vs := h.copy()
	delete(vs, name)
	if len(values) > 0 {
		vs[name] = values
	}
	return address(h.path, vs)
}

// without is the address without the words.
func (h here) without(names ...string) string {
	vs := h.copy()
	for _, name := range names {
		delete(vs, name)
	}
	return address(h.path, vs)
}

// toggle is the address with the value added to the word's, or taken from them.
func (h here) toggle(name, value string) string {
	now := h.words[name]
	if i := slices.Index(now, value); i >= 0 {
		return h.with(name, slices.Delete(slices.Clone(now), i, i+1)...)
	}
	return h.with(name, append(slices.Clone(now), value)...)
}

// has says whether the word has the value.
func (h here) has(name, value string) bool { return slices.Contains(h.words[name], value) }

// at is the same question asked at another path, without the words named.
func (h here) at(path string, without ...string) string {
	return here{path, h.words}.without(without...)
}

// hidden are the words that a form keeps, but for those that it asks itself.
func (h here) hidden(without ...string) []web.Hidden {
	var out []web.Hidden
	vs := h.copy()
	for _, name := range slices.Sorted(maps.Keys(vs)) {
		if slices.Contains(without, name) {
			continue
		}
		for _, v := range vs[name] {
			out = append(out, web.Hidden{Name: name, Value: v})
		}
	}
	return out
}

// yearsWords are the words that the form of a timeline sends: two years, and on some
// pages the field that they are of.
func yearsWords() []string { return []string{"year_from", "year_to", "span"} }

// tidied returns the address to go to in place of one that the form of a timeline
// made: its two years become a range of the field, turned where they stand the wrong
// way round. It is empty for an address that no form made.
func (h here) tidied(r *http.Request, field string) string {
	sent := r.URL.Query()
	if !slices.ContainsFunc(yearsWords(), sent.Has) {
		return ""
	}
	from, to := h.words.Get("year_from"), h.words.Get("year_to")
	if from != "" && to != "" && to < from {
		from, to = to, from
	}
	plain := here{h.path, h.copy()}
	for _, name := range yearsWords() {
		delete(plain.words, name)
	}
	switch {
	case from == "" && to == "":
		return plain.without(field)
	case from == to:
		return plain.with(field, from)
	}
	return plain.with(field, from+".."+to)
}

// documentPagePath is the page of a document.
func documentPagePath(id string) string { return "/documents/" + url.PathEscape(id) }

// documentActionsPath leads to the actions of a document in the register, whatever form
// of its work it is: by itself the register counts main forms alone.
func documentActionsPath(id string) string {
	return with("/actions", url.Values{string(corpus.FieldForm): {formAll}}, "document", id)
}

// passagePath leads into the page of a document, to where an entry stands; q are
// the words to mark there, or empty.
func passagePath(e *corpus.Entry, q string) string {
	if e.Kind == corpus.KindDocument {
		return documentPagePath(e.Document)
	}
	vs := url.Values{"at": {e.ID}}
	if q != "" {
		vs.Set("q", q)
	}
	path := address(documentPagePath(e.Document), vs)
	if e.Block < 0 { // a person added it, and its words stand nowhere
		return path
	}
	return path + "#p" + strconv.Itoa(e.Block)
}

// isLocal says whether a text is an address of this server, to go on to.
func isLocal(path string) bool {
	u, err := url.Parse(path)
	return err == nil && u.Scheme == "" && u.Host == "" && strings.HasPrefix(path, "/") &&
		!strings.HasPrefix(path, "//") && !strings.ContainsAny(path, "\\\r\n\t")
}
