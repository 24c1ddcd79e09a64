package feed

import (
	"encoding/xml"
	"net/url"
	"strings"

	"polidex/ingest/listing"
	"polidex/ingest/markup"
)

// location is what a sitemap or an index says of one address.
type location struct{ loc, lastmod string }

// maxLocations is the number of addresses that a sitemap or an index may have
// (https://www.sitemaps.org/protocol.html, "Using Sitemap index files").
const maxLocations = 50_000

// sitemap takes in the addresses of a sitemap that are on its own host, "all
// URLs listed in the Sitemap must reside on the same host as the Sitemap".
func (r *reader) sitemap(data []byte, kind Kind, base *url.URL) error {
	var all []location
	var more bool
	var err error
	if kind == URLList {
		all, more = lines(data)
	} else {
		all, more, err = locations(data, "url")
	}
	if more {
		r.list.Partial = true
		r.list.say("a sitemap has more than %d addresses; the others were left out", maxLocations)
	}
	for _, l := range all {
		u, ok := absolute(base, l.loc)
		switch {
		case !ok:
			r.list.Unaddressed++
		case site(u) != site(base):
			r.list.Elsewhere++
		default:
			r.add(listing.Entry{ID: u.String(), URL: u.String(), Version: l.lastmod})
		}
	}
	return err
}

// lines returns the addresses of a sitemap in plain text.
func lines(data []byte) (all []location, more bool) {
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if len(all) == maxLocations {
			return all, true
		}
		all = append(all, location{loc: line})
	}
	return all, false
}

// locations returns loc and lastmod of the elements of a name, "url" or
// "sitemap", and whether there are more than the protocol allows. Elements of
// other namespaces (pictures, films, news) and all others are passed over. After
// an error in the XML, what was read before comes too.
func locations(data []byte, element string) (all []location, more bool, err error) {
	var space string
	var current location
	var text strings.Builder
	inside, name := false, ""
	err = walk(data, func(t xml.Token, depth int) error {
		switch t := t.(type) {
		case xml.StartElement:
			if depth == 1 {
				space = t.Name.Space
			}
			own := t.Name.Space == space
			if depth == 2 {
				inside, current = own && t.Name.Local == element, location{}
			}
			name = ""
			if depth == 3 && inside && own {
				name = t.Name.Local
				text.Reset()
			}
		case xml.CharData:
			if name != "" && text.Len() <= maxAddress {
				text.Write(t)
			}
		case xml.EndElement:
			switch {
			case depth == 3 && name == "loc":
				current.loc = text.String()
			case depth == 3 && name == "lastmod":
				current.lastmod = markup.Clip(text.String(), 100)
			case depth == 2 && inside && len(all) == maxLocations:
				more = true
			case depth == 2 && inside:
				all = append(all, current)
			}
			name = ""
		}
		return nil
	})
	return all, more, err
}
