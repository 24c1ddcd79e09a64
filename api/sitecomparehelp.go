package api

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// mostSuggestions is how many works are suggested to compare with.
const mostSuggestions = 8

// suggestions are works that one may be compared with: those that cite it, those
// that it cites, and those whose title is like its own. named is how the address
// calls it.
func (s *service) suggestions(ctx context.Context, e *corpus.Entry, named string) ([]web.Suggestion, error) {
	var out []web.Suggestion
	seen := map[string]bool{nameInAddress(e): true}
	for _, way := range []struct {
		why string
		ask func() (corpus.Result, error)
	}{
		{"cites", func() (corpus.Result, error) { return s.citing(ctx, e.Work, mostSuggestions) }},
		{"cited", func() (corpus.Result, error) { return s.cited(ctx, e, mostSuggestions) }},
		{"like", func() (corpus.Result, error) {
			words := titleWords(e.Title)
			if words == "" {
				return corpus.Result{}, nil
			}
			return s.mainForms(ctx, corpus.Query{Text: words, Exact: true, Limit: 2 * mostSuggestions}, e.Work)
		}},
	} {
		result, err := way.ask()
		if err != nil {
			return nil, err
		}
		for i := range result.Hits {
			other := &result.Hits[i].Entry
			if way.why == "like" && other.Language != e.Language {
				continue
			}
			name := nameInAddress(other)
			if seen[name] || len(out) == mostSuggestions || other.Actions == 0 {
				continue
			}
			seen[name] = true
			out = append(out, web.Suggestion{
				Link:      web.Link{Text: s.titleOf(other), Path: comparisonOf(named, name)},
				Reference: other.Reference, Date: string(other.Date), Why: way.why,
			})
		}
	}
	return out, nil
}

// titleWords asks for any of the longer words of a title; titles that have them come
// first. To ask for what is like the whole document would take a hundred times as long.
func titleWords(title string) string {
	const letters, most = 4, 8
	var words []string
	for _, word := range strings.FieldsFunc(title, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if word = strings.ToLower(word); utf8.RuneCountInString(word) >= letters && len(words) < most && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, " OR ")
}

// comparisonOf is the address of a comparison.
func comparisonOf(a, b string) string {
	return address(comparePagePath, map[string][]string{"a": {a}, "b": {b}})
}

// nameInAddress is how a form's work is named in an address; one without a work is
// named by itself.
func nameInAddress(e *corpus.Entry) string {
	if e.Work != "" {
		return e.Work
	}
	return e.Document
}

// mainForms asks for documents, each work once, without those of one work.
func (s *service) mainForms(ctx context.Context, q corpus.Query, without string) (corpus.Result, error) {
	q.Kind = corpus.KindDocument
	q.Filters = append(q.Filters, corpus.Filter{Field: corpus.FieldForm, Values: []string{string(corpus.FormMain)}})
	if without != "" {
		q.Filters = append(q.Filters, corpus.Filter{Field: corpus.FieldWork, Values: []string{without}, Exclude: true})
	}
	return s.opts.Index.Search(ctx, q)
}

// citing returns the works that cite a work, the latest first; none for one without
// an official reference.
func (s *service) citing(ctx context.Context, key string, limit int) (corpus.Result, error) {
	if _, ok := corpus.CitedKey(key); !ok || corpus.IsMadeWork(key) {
		return corpus.Result{}, nil
	}
	return s.mainForms(ctx, corpus.Query{
		Sort: corpus.SortDate, Limit: limit, Filters: []corpus.Filter{{Field: corpus.FieldCites, Values: []string{key}}},
	}, key)
}

// mostCited bounds how many citations are looked for among the works held.
const mostCited = 200

// cited returns the works held that a document cites, the latest first.
func (s *service) cited(ctx context.Context, e *corpus.Entry, limit int) (corpus.Result, error) {
	var keys []string
	for _, key := range e.Cites {
		if _, isWork := corpus.ParseReference(key); isWork && len(keys) < mostCited {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		return corpus.Result{}, nil
	}
	return s.mainForms(ctx, corpus.Query{
		Sort: corpus.SortDate, Limit: limit, Filters: []corpus.Filter{{Field: corpus.FieldWork, Values: keys}},
	}, e.Work)
}

// offers are comparisons that can be made where two texts have no language in
// common: of other forms of their works.
func (s *service) offers(ctx context.Context, c *comparison) ([]web.Link, error) {
	var all [2]workForms
	for i := range c.sides {
		all[i] = c.sides[i].workForms
		if c.sides[i].one == nil || c.sides[i].key == "" {
			continue
		}
		var err error
		if all[i], err = s.formsOf(ctx, c.sides[i].key); err != nil {
			return nil, err
		}
	}
	var out []web.Link
	for _, l := range inBoth(all[0], all[1]) {
		a, _ := all[0].in(l)
		b, _ := all[1].in(l)
		out = append(out, web.Link{Text: s.pages.Say("compare.offer", "Language", cite.LanguageName(l)), Path: comparisonOf(a.Document, b.Document)})
	}
	return slices.Clip(out), nil
}
