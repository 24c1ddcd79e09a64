package feed

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"net/url"
	"strings"

	"polidex/ingest/markup"
)

// Kind is a kind of list.
type Kind string

// The kinds of lists.
const (
	Atom         Kind = "atom"
	RSS          Kind = "rss"
	JSON         Kind = "json-feed"
	Sitemap      Kind = "sitemap"
	SitemapIndex Kind = "sitemap-index"
	// URLList is a sitemap as plain text, an address a line.
	URLList Kind = "url-list"
)

// The namespaces that tell one element of a name from another. Sitemaps are
// taken from any: many are written with a slip in theirs.
const (
	atomSpace   = "http://www.w3.org/2005/Atom"
	atom03Space = "http://purl.org/atom/ns#"
	rdfSpace    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rss10Space  = "http://purl.org/rss/1.0/"
	rss09Space  = "http://my.netscape.com/rdf/simple/0.9/"
)

// maxHead is the number of bytes that are looked at: comments and a document
// type may stand before the outermost element.
const maxHead = 64 << 10

// Recognise says whether the content is a list and of what kind, by the content:
// its outermost element, the version of a JSON feed, or that every line is an
// address. The content type, which may be empty, only rules out that a web page
// is one. A list in gzip, as sitemaps are kept, is looked into.
func Recognise(data []byte, contentType string) (Kind, bool) {
	head := data[:min(len(data), maxHead)]
	if bytes.HasPrefix(data, gzipMagic) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return "", false
		}
		// An end before the rest is no matter here.
		head, _ = io.ReadAll(io.LimitReader(z, maxHead))
	}
	return kindOf(markup.Readable(head), contentType)
}

func kindOf(head []byte, contentType string) (Kind, bool) {
	trimmed := bytes.TrimSpace(head)
	switch {
	case bytes.HasPrefix(trimmed, []byte("<")):
		return rootKind(trimmed)
	case bytes.HasPrefix(trimmed, []byte("{")):
		return JSON, bytes.Contains(bytes.ReplaceAll(trimmed, []byte(`\/`), []byte("/")), []byte("://jsonfeed.org/version/1"))
	}
	if media, _, err := mime.ParseMediaType(contentType); err == nil && strings.Contains(media, "html") {
		return "", false
	}
	return URLList, onlyAddresses(trimmed, len(head) >= maxHead)
}

// rootKind tells the kind by the outermost element.
func rootKind(head []byte) (kind Kind, ok bool) {
	found := errors.New("found")
	err := walk(head, func(t xml.Token, _ int) error {
		start, isStart := t.(xml.StartElement)
		if !isStart {
			return nil
		}
		switch name := start.Name; {
		case strings.EqualFold(name.Local, "rss"):
			kind = RSS
		case strings.EqualFold(name.Local, "RDF") && name.Space == rdfSpace && declares(start, rss10Space, rss09Space):
			kind = RSS
		case name.Local == "feed" && (name.Space == atomSpace || name.Space == atom03Space):
			kind = Atom
		case name.Local == "urlset":
			kind = Sitemap
		case name.Local == "sitemapindex":
			kind = SitemapIndex
		}
		return found
	})
	return kind, kind != "" && errors.Is(err, found)
}

func declares(start xml.StartElement, spaces ...string) bool {
	for _, a := range start.Attr {
		for _, space := range spaces {
			if a.Value == space {
				return true
			}
		}
	}
	return false
}

// onlyAddresses says whether every line is an absolute address; the last may be
// cut off.
func onlyAddresses(text []byte, cut bool) bool {
	lines := strings.Split(string(text), "\n")
	if cut {
		lines = lines[:len(lines)-1]
	}
	n := 0
	for _, line := range lines {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		u, err := url.Parse(line)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return false
		}
		n++
	}
	return n > 0
}
