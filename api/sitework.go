package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"polidex/api/web"
	"polidex/corpus"
)

// How much of a work its page shows.
const (
	// mostFormsRead bounds the documents that are read for a page; more forms are
	// named by what the index says of them.
	mostFormsRead  = 6
	mostFormsShown = 24
	workActions    = 30
	// workLetters is how much of an action is shown, in letters.
	workLetters  = 320
	mostCitedBy  = 12
	mostCitesOut = 24
)

func workPages() []route {
	return []route{page("/works/{key}", (*service).workPage, "language", "cursor")}
}

// workPage shows the forms of a work, its actions, and what it cites and is cited by.
func (s *service) workPage(rt *route, w http.ResponseWriter, r *http.Request) error {
	h, asked, err := s.readPage(r, rt.words)
	if err != nil {
		return err
	}
	named := r.PathValue("key")
	key := workKey(named)
	h.path = workPath(key)
	if named != key {
		http.Redirect(w, r, h.without(), http.StatusSeeOther)
		return nil
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	forms, err := s.formsOf(ctx, key)
	if err != nil {
		return err
	}
	language := cmp.Or(h.words.Get("language"), forms.forms[0].Language)
	shown, ok := forms.in(language)
	if !ok {
		return parameterError{parameter: "language", cause: fmt.Sprintf("%q is no language that the work is held in", language)}
	}
	v := web.Work{
		Key: key, Made: corpus.IsMadeWork(key), Heading: shortTitle(shown.Title), Reference: shown.Reference, Date: string(shown.Date),
		Type: s.valueLabel(corpus.FieldType, string(shown.Type)), Total: shown.Actions,
		AllActions: with("/actions", nil, "document", shown.Document),
	}
	v.Frame = s.frame(r, "", cmp.Or(v.Reference, v.Heading))
	if shown.ID != forms.forms[0].ID {
		v.InLanguage = languageName(language)
	}
	if all := forms.languages(); len(all) > 1 {
		for _, l := range all {
			v.Languages = append(v.Languages, web.Choice{Label: cmp.Or(languageName(l), s.pages.Say("work.nolanguage")), Path: h.with("language", l), Chosen: l == language, Count: forms.countIn(l)})
		}
	}
	d, err := s.fillForms(ctx, &v, forms, &shown)
	if err != nil {
		return err
	}
	if err := s.fillActions(ctx, &v, h, &shown, asked.query.Cursor); err != nil {
		return err
	}
	if err := s.fillCitations(ctx, &v, &shown, d); err != nil {
		return err
	}
	if v.Suggestions, err = s.suggestions(ctx, &shown, key); err != nil {
		return err
	}
	return s.show(w, r, v)
}

func (w workForms) countIn(language string) int {
	n := 0
	for i := range w.forms {
		if w.forms[i].Language == language {
			n++
		}
	}
	return n
}

// fillActions puts the actions of the form to read into the view.
func (s *service) fillActions(ctx context.Context, v *web.Work, h here, shown *corpus.Entry, cursor string) error {
	result, err := s.opts.Index.Search(ctx, corpus.Query{
		Kind: corpus.KindAction, Sort: corpus.SortDocument, Limit: workActions, Cursor: cursor,
		Filters: []corpus.Filter{{Field: corpus.FieldDocument, Values: []string{shown.Document}}},
	})
	if err != nil {
		return err
	}
	v.Total = result.Total
	for i := range result.Hits {
		e := &result.Hits[i].Entry
		text, _ := shortened(e.Text, workLetters)
		v.Actions = append(v.Actions, web.WorkAction{Text: text, Path: passagePath(e, ""), Page: e.Page, Deadline: s.deadlineView(e.Deadline), Review: e.Review})
	}
	v.Pager = pagerOf(h, result.Next, cursor != "")
	return nil
}

// fillCitations puts what the work cites and what cites it into the view. What is
// cited and not held leads to all that cite it.
func (s *service) fillCitations(ctx context.Context, v *web.Work, shown *corpus.Entry, d *corpus.Document) error {
	held, err := s.cited(ctx, shown, mostCitesOut)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for i := range held.Hits {
		e := &held.Hits[i].Entry
		known[e.Work] = true
		v.Cites = append(v.Cites, heldCitation(e))
	}
	v.CitesTotal = len(shown.Cites)
	for _, cited := range shown.Cites {
		if !known[cited] && len(v.Cites) < mostCitesOut {
			v.Cites = append(v.Cites, web.Citation{Link: web.Link{Text: citedName(d, cited), Path: address("/", url.Values{"cites": {cited}})}})
		}
	}
	v.CitesMore = v.CitesTotal - len(v.Cites)
	citing, err := s.citing(ctx, v.Key, mostCitedBy)
	if err != nil {
		return err
	}
	v.CitedByTotal = citing.Total
	for i := range citing.Hits {
		v.CitedBy = append(v.CitedBy, heldCitation(&citing.Hits[i].Entry))
	}
	if citing.Total > len(citing.Hits) {
		v.AllCitedBy = address("/", url.Values{"cites": {v.Key}, "kind": {string(corpus.KindDocument)}, "form": {string(corpus.FormMain)}})
	}
	return nil
}

func heldCitation(e *corpus.Entry) web.Citation {
	return web.Citation{Link: web.Link{Text: shortTitle(e.Title), Path: workPath(e.Work)}, Reference: e.Reference, Date: string(e.Date), Held: true}
}

// citedName is how the document prints what it cites, or the key as it is printed
// elsewhere; the document may be nil.
func citedName(d *corpus.Document, key string) string {
	if d != nil {
		if i := slices.IndexFunc(d.Citations, func(c corpus.Citation) bool { return c.Key == key }); i >= 0 {
			return shortTitle(d.Citations[i].Text)
		}
	}
	if ref, ok := corpus.ParseReference(key); ok {
		return ref.String()
	}
	return key
}
