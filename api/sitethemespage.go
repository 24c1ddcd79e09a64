package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// How many of each the page of a theme shows.
const (
	themeNext      = 8
	themeLatest    = 8
	themeRelated   = 10
	themeTermsOpen = 24
)

// themePage answers with one theme: what it covers, and what there is of it. One that
// the vocabulary does not have, and documents do from an earlier one, has a page of
// what there is of it.
func (s *service) themePage(_ *route, w http.ResponseWriter, r *http.Request) error {
	own := map[string]parameter{"terms": pageWord("terms", false)}
	if _, _, err := s.decode(r, &route{path: r.URL.Path, words: []string{"terms"}, own: own}); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.RequestTimeout)
	defer cancel()
	id := r.PathValue("id")
	theme, _, err := s.theme(ctx, id)
	unknown := err
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	label := cmp.Or(theme.Label("en"), id)
	v := web.Theme{
		Frame: s.frame(r, "themes", label), ID: id, Label: label, Note: theme.Note, Known: unknown == nil, ICCS: theme.ICCS,
		ActionsPath: oncePath("/actions", "theme", id), DocumentsPath: oncePath("/", "kind", "document", "theme", id, "sort", "date"),
		PassagesPath: oncePath("/", "theme", id), OverduePath: oncePath("/actions", "theme", id, "due", corpus.DueOverdue),
		NextPath: oncePath("/actions", "theme", id, "due", corpus.DueOpen),
	}
	if err := s.fillThemeCounts(ctx, id, &v); err != nil {
		return err
	}
	if unknown != nil && v.Actions+v.Documents+v.Passages == 0 {
		return unknown
	}
	v.Feeds = s.feedsOf(here{"/actions", url.Values{"theme": {id}, string(corpus.FieldForm): {string(corpus.FormMain)}}}, corpus.KindAction)
	if v.Known {
		v.API = themePath(id)
		s.fillThemeWords(r, &theme, &v)
	}
	return s.show(w, r, v)
}

// fillThemeCounts asks the index what there is of a theme.
func (s *service) fillThemeCounts(ctx context.Context, id string, v *web.Theme) error {
	ask := func(q corpus.Query, more ...corpus.Filter) (corpus.Result, error) {
		q.Filters = append([]corpus.Filter{{Field: corpus.FieldTheme, Values: []string{id}}, countedOnce()}, more...)
		q.Limit = cmp.Or(q.Limit, 1)
		return s.opts.Index.Search(ctx, q)
	}
	actions, err := ask(corpus.Query{Kind: corpus.KindAction, Facets: []corpus.Field{corpus.FieldYear, corpus.FieldActor}, FacetLimit: facetMost})
	if err != nil {
		return err
	}
	documents, err := ask(corpus.Query{Kind: corpus.KindDocument, Limit: themeLatest, Sort: corpus.SortDate})
	if err != nil {
		return err
	}
	passages, err := ask(corpus.Query{Kind: corpus.KindPassage})
	if err != nil {
		return err
	}
	v.Actions, v.Documents, v.Passages = actions.Total, documents.Total, passages.Total
	for i := range documents.Hits {
		v.Latest = append(v.Latest, s.documentView(&documents.Hits[i]))
	}
	for _, f := range actions.Facets {
		switch f.Field {
		case corpus.FieldYear:
			v.Timeline = s.timeline(here{"/actions", url.Values{"theme": {id}}}, f, s.pages.Say("themes.timeline"), narrowTimeline)
			v.Timeline.Keep = append(v.Timeline.Keep, web.Hidden{Name: "span", Value: string(corpus.FieldYear)})
		case corpus.FieldActor:
			for i, value := range f.Values {
				if i < themeRelated {
					v.Actors = append(v.Actors, web.Choice{Label: s.valueLabel(f.Field, value.Value), Path: oncePath("/actions", "theme", id, "actor", value.Value), Count: value.Count})
				}
			}
		}
	}
	overdue, err := ask(corpus.Query{Kind: corpus.KindAction}, corpus.DueFilters(corpus.DueOverdue, s.opts.Now())...)
	if err != nil {
		return err
	}
	v.Overdue = overdue.Total
	next, err := ask(corpus.Query{Kind: corpus.KindAction, Limit: themeNext, Sort: corpus.SortDeadline}, corpus.DueFilters(corpus.DueOpen, s.opts.Now())...)
	if err != nil {
		return err
	}
	for i := range next.Hits {
		v.Next = append(v.Next, s.actionRow(&next.Hits[i], ""))
	}
	return s.fillRelated(ctx, id, v)
}

// fillRelated finds the themes of the actions that have the theme.
func (s *service) fillRelated(ctx context.Context, id string, v *web.Theme) error {
	q := corpus.Query{Kind: corpus.KindAction, Filters: []corpus.Filter{{Field: corpus.FieldTheme, Values: []string{id}}, countedOnce()}}
	related, err := s.countsOf(ctx, q, corpus.FieldTheme)
	if err != nil {
		return err
	}
	for _, other := range related {
		if other.Value != id && len(v.Related) < themeRelated {
			both := here{"/actions", url.Values{"theme": {id}}}.narrowed(corpus.FieldTheme, other.Value)
			v.Related = append(v.Related, web.Choice{Label: s.label(other.Value), Path: both.without(), Count: other.Count})
		}
	}
	return nil
}

// fillThemeWords is what the vocabulary says of a theme.
func (s *service) fillThemeWords(r *http.Request, theme *corpus.ThemeTerms, v *web.Theme) {
	if theme.Broader != "" {
		v.Broader = web.Link{Text: s.label(theme.Broader), Path: themePagePath(theme.Broader)}
	}
	for _, t := range s.vocabulary() {
		if t.Broader == theme.ID && t.ID != theme.ID {
			v.Narrower = append(v.Narrower, web.Choice{Label: t.Label("en"), Path: themePagePath(t.ID), Count: -1})
		}
	}
	for _, notation := range theme.EuroVoc {
		v.EuroVoc = append(v.EuroVoc, web.Link{Text: notation, Path: "http://eurovoc.europa.eu/" + url.PathEscape(notation)})
	}
	for language, label := range theme.Labels {
		if language != "en" {
			v.Labels = append(v.Labels, web.ThemeLabel{Language: language, Name: cite.LanguageName(language), Label: label})
		}
	}
	slices.SortFunc(v.Labels, func(a, b web.ThemeLabel) int { return strings.Compare(a.Name, b.Name) })
	// The terms of a theme in all languages would be heavier than all else on the page.
	asked := r.URL.Query().Get("terms")
	if theme.Terms[asked] == "" {
		asked = "en"
	}
	var languages []string
	for language := range theme.Terms {
		if language != anyLanguage {
			languages = append(languages, language)
		}
	}
	slices.SortFunc(languages, func(a, b string) int { return strings.Compare(cite.LanguageName(a), cite.LanguageName(b)) })
	for _, language := range languages {
		v.TermsIn = append(v.TermsIn, web.Choice{Label: cite.LanguageName(language), Path: with(themePagePath(theme.ID), nil, "terms", language) + "#terms", Chosen: language == asked, Count: -1})
	}
	for _, language := range []string{asked, anyLanguage} {
		terms := termsOf(theme.Terms[language])
		if len(terms) == 0 {
			continue
		}
		first := min(len(terms), themeTermsOpen)
		list := web.ThemeTerms{Language: language, Name: cite.LanguageName(language), First: terms[:first], Rest: terms[first:]}
		if language == anyLanguage {
			list.Language, list.Name = "", s.pages.Say("themes.anylanguage")
		}
		v.Terms = append(v.Terms, list)
	}
}

// anyLanguage stands for all languages among the terms of a theme.
const anyLanguage = "any"

// termsOf parts the terms of a language: see [corpus.ThemeTerms].
func termsOf(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		for term := range strings.SplitSeq(line, ";") {
			if term = strings.TrimSpace(term); term != "" {
				out = append(out, term)
			}
		}
	}
	return out
}
