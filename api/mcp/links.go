package mcp

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"polidex/corpus"
)

// resourceScheme is that of the resources of this server.
const resourceScheme = "polidex://"

// linker makes links. Base is the address that they begin with, empty for the
// resources of this server.
type linker struct{ base string }

type linkerKey struct{}

// links returns the linker of a call.
func (s *Server) links(ctx context.Context) linker {
	if l, ok := ctx.Value(linkerKey{}).(linker); ok {
		return l
	}
	return linker{s.opts.PublicURL}
}

// entry is the permanent address of a document, an action or a passage.
func (l linker) entry(kind corpus.EntryKind, id string) string {
	path := string(kind) + "s/" + url.PathEscape(id)
	if l.base == "" {
		return resourceScheme + path
	}
	return l.base + "/v1/" + path
}

// original is the address of a document's file, opened at the page where it has
// one; empty without a server that gives files out.
func (l linker) original(document string, page int) string {
	if l.base == "" {
		return ""
	}
	out := l.base + "/v1/documents/" + url.PathEscape(document) + "/original"
	if page > 0 {
		out += fmt.Sprintf("#page=%d", page)
	}
	return out
}

// query is the address of the API's answer to a query; empty without a server.
func (l linker) query(path string, q corpus.Query, due string) string {
	if l.base == "" {
		return ""
	}
	words := url.Values{}
	set := func(name, value string) {
		if value != "" {
			words.Set(name, value)
		}
	}
	set("q", q.Text)
	set("like", q.Like)
	set("sort", string(q.Sort))
	set("group", string(q.Group))
	set("due", due)
	for _, f := range q.Filters {
		words[string(f.Field)] = append(words[string(f.Field)], f.Values...)
	}
	if path != "/v1/actions" {
		set("kind", string(q.Kind))
	}
	if len(words) == 0 {
		return l.base + path
	}
	return l.base + path + "?" + words.Encode()
}

// idPattern finds the id of a document, or of an action or a passage of it, also
// within a link.
var idPattern = regexp.MustCompile(`\b([0-9a-f]{16})(-a[0-9a-f]+|-p[0-9]{1,9})?\b`)

// entryID returns the id in what a caller gave to name an entry, which may be a
// link to it; what has none is given back.
func entryID(given string) string {
	if m := idPattern.FindString(given); m != "" {
		return m
	}
	return strings.TrimSpace(given)
}
