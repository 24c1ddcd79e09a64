package api

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"polidex/api/cite"
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
	language := cmp.Or(h.words.Get("language"), languageWord(forms.forms[0].Language))
	shown, ok := forms.in(ofLanguageWord(language))
	if !ok {
		return parameterError{parameter: "language", cause: fmt.Sprintf("%q is no language that the work is held in", language)}
	}
	v := web.Work{
		Key: key, Made: corpus.IsMadeWork(key), Heading: s.titleOf(&shown), Reference: shown.Reference, Date: string(shown.Date),
		Type:       s.valueLabel(corpus.FieldType, string(shown.Type)),
		AllActions: documentActionsPath(shown.Document),
	}
	v.Frame = s.frame(r, "", cmp.Or(v.Reference, v.Heading))
	if shown.ID != forms.forms[0].ID {
		v.InLanguage, v.NoLanguage = cite.LanguageName(shown.Language), shown.Language == ""
	}
	if all := forms.languages(); len(all) > 1 {
		for _, l := range all {
			v.Languages = append(v.Languages, web.Choice{Label: s.languageChoice(l), Path: h.with("language", languageWord(l)), Chosen: l == shown.Language, Count: forms.countIn(l)})
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

// unknownLanguage stands in the address for the forms of which no language is known:
// the code of ISO 639-2 for that.
const unknownLanguage = "und"

// languageWord is a language as the address has it, and ofLanguageWord the reverse.
func languageWord(language string) string { return cmp.Or(language, unknownLanguage) }

func ofLanguageWord(word string) string {
	if word == unknownLanguage {
		return ""
	}
	return word
}

// languageChoice is what a language is called on the page of a work.
func (s *service) languageChoice(language string) string {
	if language == "" {
		return s.pages.Say("work.nolanguage")
	}
	return cite.LanguageName(language)
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
		text := beginning(e.Text, workLetters)
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
	v.Cites = s.heldCitations(held)
	known := map[string]bool{}
	for i := range held.Hits {
		known[held.Hits[i].Work] = true
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
	v.CitedBy = s.heldCitations(citing)
	v.CitedByTotal = citing.Total - len(citing.Hits) + len(v.CitedBy)
	if citing.Total > len(citing.Hits) {
		v.AllCitedBy = address("/", url.Values{"cites": {v.Key}, "kind": {string(corpus.KindDocument)}, "form": {string(corpus.FormMain)}})
	}
	return nil
}

// heldCitations are the works of main forms, each once: one of several parts has a
// main form of each.
func (s *service) heldCitations(forms corpus.Result) []web.Citation {
	var out []web.Citation
	seen := map[string]bool{}
	for i := range forms.Hits {
		e := &forms.Hits[i].Entry
		to := documentPagePath(e.Document)
		if e.Work != "" {
			to = workPath(e.Work)
		}
		if seen[to] {
			continue
		}
		seen[to] = true
		out = append(out, web.Citation{Link: web.Link{Text: s.titleOf(e), Path: to}, Reference: e.Reference, Date: string(e.Date), Held: true})
	}
	return out
}

// citedName is how the document prints what it cites, or the key as it is printed
// elsewhere; the document may be nil.
func citedName(d *corpus.Document, key string) string {
	if d != nil {
		if i := slices.IndexFunc(d.Citations, func(c corpus.Citation) bool { return c.Key == key }); i >= 0 {
			return titleText(d.Citations[i].Text)
		}
	}
	if ref, ok := corpus.ParseReference(key); ok {
		return ref.String()
	}
	return key
}
