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
	add("q", q.Text)
	add("like", q.Like)
	if q.Exact {
		add("exact", "true")
	}
	for _, f := range q.Filters {
		name := string(f.Field)
		if f.Exclude {
			name = "-" + name
		}
		add(name, f.Values...)
	}
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
