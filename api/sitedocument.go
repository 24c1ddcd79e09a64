package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"polidex/api/web"
	"polidex/corpus"
)

// documentPages are the pages of documents.
func documentPages() []route {
	memory := newReadingMemory()
	rt := page("/documents/{id}", func(s *service, rt *route, w http.ResponseWriter, r *http.Request) error {
		return s.showDocument(memory, rt, w, r)
	}, "q", "page", "part", "at")
	nothing := func(*asked, []string) error { return nil }
	rt.own = map[string]parameter{}
	for _, name := range []string{"page", "part", "at"} {
		rt.own[name] = parameter{name: name, kind: huma.TypeString, read: nothing}
	}
	return []route{rt}
}

// opened is a document as a request opens it.
type opened struct {
	*reading
	h here
	// query are the words looked for within it.
	query corpus.Query
	// part is the index of the part that is shown.
	part int
	// at is the id that the address leads to, block the index of the block where that
	// stands, -1 for none, and lost says that the document has it no more.
	at    string
	block int
	lost  bool
	// chosen says that the address names a part, or a place in one.
	chosen bool
}

// showDocument answers with a document: with the part of its text that the address
// names, that the passage or action stands in, or that it begins with.
func (s *service) showDocument(memory *readingMemory, rt *route, w http.ResponseWriter, r *http.Request) error {
	a, vs, err := s.decode(r, rt)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	id := r.PathValue("id")
	read, err := s.reading(ctx, memory, id)
	if err != nil {
		return noDocument(id, err)
	}
	o := &opened{reading: read, h: here{documentPagePath(id), vs}, query: a.query, block: -1}
	if err := o.open(vs); err != nil {
		return err
	}
	found, err := s.findWithin(ctx, o)
	if err != nil {
		return err
	}
	others, err := s.otherForms(ctx, o.doc)
	if err != nil {
		return err
	}
	v := s.documentHead(r, o, others)
	v.Find = found.view
	s.documentText(r, o, found, &v)
	s.documentOutline(o, &v)
	s.documentPicture(o, &v)
	return s.show(w, r, v)
}

// open finds the part that the words of an address name.
func (o *opened) open(vs url.Values) error {
	if o.at = vs.Get("at"); o.at != "" {
		if a, ok := o.doc.Action(o.at); ok {
			if o.part = o.partOfAction(a); o.isShown(a.Block) {
				o.block = a.Block
			}
		} else if n, ok := blockOf(o.doc, o.at); ok {
			o.block, o.part = n, o.partOf(n, 0)
		} else {
			o.lost = true
		}
		o.chosen = !o.lost
	}
	page, number := vs.Get("page"), vs.Get("part")
	if page == "" && number == "" {
		return nil
	}
	o.chosen = true
	n := 0
	if page != "" {
		var err error
		if n, err = pageOf(o.doc, page); err != nil {
			return err
		}
	}
	k := 1
	if number != "" {
		var err error
		if k, err = strconv.Atoi(number); err != nil {
			k = 0
		}
	}
	for i := range o.parts {
		if p := &o.parts[i]; p.page == n && p.number == k {
			o.part = i
			return nil
		}
	}
	return fmt.Errorf("document %q has no part %q: %w", o.doc.ID, number, corpus.ErrNotFound)
}

// shown is the part that is shown.
func (o *opened) shown() *part { return &o.parts[o.part] }

// partPath is the address of a part, with the words looked for.
func (o *opened) partPath(i int) string {
	vs, p := url.Values{}, &o.parts[i]
	if o.query.Text != "" {
		vs.Set("q", o.query.Text)
	}
	if p.page > 0 {
		vs.Set("page", strconv.Itoa(p.page))
	}
	if p.number > 1 {
		vs.Set("part", strconv.Itoa(p.number))
	}
	return address(o.h.path, vs)
}

// blockPath leads to a block: within what is shown, or to the part that has it.
func (o *opened) blockPath(block int) string {
	to := "#p" + strconv.Itoa(block)
	if o.shown().has(block) {
		return to
	}
	return o.partPath(o.partOf(block, 0)) + to
}

// actionPath leads to the action with the index: to its block, or to where it stands
// beside the text.
func (o *opened) actionPath(i int) string {
	a := &o.doc.Actions[i]
	path := passagePath(&corpus.Entry{ID: a.ID, Kind: corpus.KindAction, Document: o.doc.ID, Block: a.Block}, o.query.Text)
	if !o.isShown(a.Block) {
		path, _, _ = strings.Cut(path, "#")
		path += "#" + actionAnchor(i)
	}
	return path
}

// documentPicture puts the page itself beside its text, with the place that the
// address leads to marked on it, or all actions of the page.
func (s *service) documentPicture(o *opened, v *web.DocumentPage) {
	n := o.shown().page
	if n == 0 || o.doc.Format != corpus.FormatPDF || s.opts.Pictures == nil {
		return
	}
	var marks []string
	if o.block >= 0 && isOnPage(&o.doc.Blocks[o.block], n) {
		marks = []string{o.at}
	} else {
		for _, st := range o.shown().stretches {
			for _, i := range o.begins[st.block] {
				if len(marks) < mostPictured {
					marks = append(marks, o.doc.Actions[i].ID)
				}
			}
		}
	}
	path := func(width string) string {
		vs := url.Values{"width": {width}}
		if len(marks) > 0 {
			vs["mark"] = marks
		}
		return address(fmt.Sprintf("%s/pages/%d/picture", documentPath(o.doc.ID), n), vs)
	}
	v.Picture = &web.PagePicture{
		Page: n, Small: path("400"), Usual: path(usualWidth), Large: path("1600"), Marked: len(marks), Here: len(marks) == 1 && marks[0] == o.at,
		Width: 800, Height: 1131, // of a page of A4, the usual one; another takes its own height once it is there
	}
}

// mostPictured bounds the marks on a picture, and with them its address.
const mostPictured = 24
