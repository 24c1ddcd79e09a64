package sheets

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"polidex/corpus"
)

// Question returns the address under path that asks a server what q asks, in the
// words of the interfaces: "/v1/actions?theme=fraud&year=2026". The words are
// sorted and each value stands once, so that one question has one address, whether
// it was put by flags or by an address. Words that change the form of an answer
// (format, facet, highlight) are not in it; more are names and values of words
// that q has no place for, in turn.
func Question(path string, q corpus.Query, more ...string) string {
	words := url.Values{}
	add := func(name string, values ...string) {
		for _, v := range values {
			if v = strings.TrimSpace(v); v != "" && !slices.Contains(words[name], v) {
				words[name] = append(words[name], v)
			}
		}
	}
	add("like", q.Like)
	if q.Exact {
		add("exact", "true")
	}
	var both []string // what further filters on a field ask
	for _, f := range q.Filters {
		name := string(f.Field)
		switch {
		case f.Exclude:
			add("-"+name, f.Values...)
		case len(words[name]) > 0:
			both = append(both, fieldWords(f))
		default:
			add(name, f.Values...)
		}
	}
	add("q", strings.Join(append(both, parenthesised(q.Text, len(both) > 0)...), " "))
	add("group", string(q.Group))
	add("sort", string(q.Sort))
	add("cursor", q.Cursor)
	if q.Limit > 0 {
		add("limit", strconv.Itoa(q.Limit))
	}
	for i := 0; i+1 < len(more); i += 2 {
		add(more[i], more[i+1])
	}
	if len(words) == 0 {
		return path
	}
	return path + "?" + words.Encode()
}

// fieldWords says a filter in the query language. The values of a word of an address
// are alternatives; two filters on one field must both hold, and only the language
// can say that.
func fieldWords(f corpus.Filter) string {
	var any []string
	for _, v := range f.Values {
		any = append(any, string(f.Field)+`:"`+strings.ReplaceAll(v, `"`, "")+`"`)
	}
	if len(any) == 1 {
		return any[0]
	}
	return "(" + strings.Join(any, " OR ") + ")"
}

// parenthesised returns the words of a query, to be put behind others if there are
// some; nothing for none.
func parenthesised(text string, behind bool) []string {
	switch text = strings.TrimSpace(text); {
	case text == "":
		return nil
	case behind:
		return []string{"(" + text + ")"}
	}
	return []string{text}
}

// The addresses of lists of entries. That of a search needs the kind of entry too.
const (
	ActionsPath   = "/v1/actions"
	DocumentsPath = "/v1/documents"
	SearchPath    = "/v1/search"
)

// ListQuestion is Question for a list of entries.
func ListQuestion(path string, q corpus.Query) string {
	if path != SearchPath {
		return Question(path, q)
	}
	return Question(path, q, "kind", string(q.Kind))
}
