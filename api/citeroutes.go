package api

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"polidex/api/cite"
	"polidex/corpus"
)

// citeRoutes are the references for other programs.
func citeRoutes() []route {
	var media []string
	for _, f := range cite.Formats() {
		media = append(media, f.MediaType())
	}
	words, own := []string{"format"}, map[string]parameter{"format": {
		name: "format", kind: huma.TypeString, closed: cite.FormatNames(), initial: string(cite.RIS), example: string(cite.BibTeX),
		doc:  "The form of the reference. The Accept header can choose too, by media type.",
		read: func(a *asked, v []string) error { a.format = format(v[0]); return nil },
	}}
	return []route{
		{path: "/v1/documents/{id}/cite", id: "cite-document", group: groupDocuments, summary: "Cite a document",
			doc:   "The document as a reference for Zotero, EndNote, LaTeX and the like: ris, bibtex or csl-json. The author is the institution that the official reference or the type names, else who a catalogue names; the address is the publisher's where a catalogue has it, else the source; the day of access is that of the last retrieval. What is not known is left out.",
			words: words, own: own, media: media, example: "/v1/documents/{document}/cite?format=bibtex", handle: (*service).citeDocument},
		{path: "/v1/actions/{id}/cite", id: "cite-action", group: groupAsk, summary: "Cite an action",
			doc:   "The action's document as a reference, with the action's page, and its words as a note.",
			words: words, own: own, media: media, example: "/v1/actions/{action}/cite?format=ris", handle: (*service).citeAction},
	}
}

// word returns a query word as the route has it.
func (s *service) word(rt *route, name string) parameter {
	if p, ok := rt.own[name]; ok {
		return p
	}
	return s.parameters[name]
}

func (s *service) citeDocument(rt *route, w http.ResponseWriter, r *http.Request) error {
	d, err := s.asked(rt, r, r.PathValue("id"))
	if err != nil {
		return err
	}
	return s.cite(rt, w, r, cite.Document(d))
}

func (s *service) citeAction(rt *route, w http.ResponseWriter, r *http.Request) error {
	id := r.PathValue("id")
	d, err := s.asked(rt, r, documentOf(id))
	if err != nil {
		return err
	}
	action, ok := d.Action(id)
	if !ok {
		return fmt.Errorf("there is no action %q: %w", id, corpus.ErrNotFound)
	}
	return s.cite(rt, w, r, cite.Action(d, action))
}

// cite answers with the item in the form that the request wants.
func (s *service) cite(rt *route, w http.ResponseWriter, r *http.Request, item cite.Item) error {
	a, _, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	form := cite.Format(a.format)
	if !slices.Contains(cite.Formats(), form) {
		form = acceptedForm(r)
	}
	body, err := item.Encode(form)
	if err != nil {
		return err
	}
	// The key has letters, digits and hyphens alone.
	w.Header().Set("Content-Disposition", `attachment; filename="`+item.Key+form.Ending()+`"`)
	mediaType := form.MediaType()
	if form != cite.CSLJSON {
		mediaType += "; charset=utf-8"
	}
	writeBytes(w, r, mediaType, `"`+digest(string(form)+"\n"+string(body))+`"`, body)
	return nil
}

// acceptedForm returns the form that the Accept header names first, RIS when it
// names none.
func acceptedForm(r *http.Request) cite.Format {
	var types []string
	for _, f := range cite.Formats() {
		types = append(types, f.MediaType())
	}
	wanted := first(r, types...)
	for _, f := range cite.Formats() {
		if f.MediaType() == wanted {
			return f
		}
	}
	return cite.RIS
}
