package api

import (
	"net/url"
	"slices"
	"strings"

	"polidex/corpus"
)

// followedTitle says in words what is asked: "key actions: theme Drug trafficking or
// Fraud; not actor Europol".
func (s *service) followedTitle(rt *route, kind corpus.EntryKind, vs url.Values) string {
	title := map[corpus.EntryKind]string{corpus.KindAction: "key actions", corpus.KindDocument: "documents"}[kind]
	if title == "" {
		title = "passages"
	}
	var parts []string
	for _, name := range rt.words {
		given := slices.Clone(vs[name])
		field, without := strings.CutPrefix(name, "-")
		switch {
		case len(given) == 0, name == "limit", name == "kind", name == "exact":
			continue
		case name == "q":
			parts = append(parts, "“"+given[0]+"”")
			continue
		}
		for i, value := range given {
			given[i] = s.valueLabel(corpus.Field(field), value)
		}
		words := strings.ReplaceAll(field, "_", " ") + " " + strings.Join(given, " or ")
		if without {
			words = "not " + words
		}
		parts = append(parts, words)
	}
	if len(parts) == 0 {
		return title
	}
	return title + ": " + strings.Join(parts, "; ")
}

// whenWords says when an action is due, with the words as printed: "“by 2032”, until
// 2032-12-31".
func whenWords(d *corpus.Deadline) string {
	if d == nil {
		return ""
	}
	var days string
	switch {
	case d.From != "" && d.From == d.To:
		days = string(d.To)
	case d.From != "" && d.To != "":
		days = string(d.From) + " to " + string(d.To)
	case d.To != "":
		days = "until " + string(d.To)
	case d.From != "":
		days = "from " + string(d.From) + " on, without a last day"
	}
	if d.Text == "" {
		return days
	}
	return strings.TrimSuffix("“"+d.Text+"”, "+days, ", ")
}

// sourceWords names the place of an entry: "COM(2031) 9 final, Safe harbours, page
// 7".
func sourceWords(e *corpus.Entry) string {
	var parts []string
	for _, p := range []string{e.Reference, e.Title} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "document "+e.Document)
	}
	if e.Page > 0 {
		parts = append(parts, "page "+count(e.Page))
	}
	return strings.Join(parts, ", ")
}
