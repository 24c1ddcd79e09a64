package feed

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"polidex/corpus"
	"polidex/ingest/listing"
	"polidex/ingest/markup"
)

// maxFeed and maxTime bound a feed, which is held in memory several times over.
// The time is for what [measure] does not foresee.
const (
	maxFeed = 16 << 20
	maxTime = 10 * time.Second
)

// Bounds of an entry.
const (
	maxText  = 2000 // characters of a title, a version, an ID
	maxFiles = 50
)

// item is what the formats have in common.
type item struct {
	id, version, title string
	links              []string // in order of preference
	files              []attached
}

// attached is a file that an entry names.
type attached struct{ address, mediaType string }

// feed takes in the entries of a feed.
func (r *reader) feed(ctx context.Context, data []byte, kind Kind, base *url.URL) error {
	if len(data) > maxFeed {
		return fmt.Errorf("a feed of more than %d MB: %w", maxFeed>>20, corpus.ErrTooLarge)
	}
	if kind != JSON {
		if err := measure(data); err != nil {
			return err
		}
	}
	limited, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	title, items, err := items(markup.UntilDone(limited, bytes.NewReader(data)), kind)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return fmt.Errorf("the feed is not read within %s: %w", maxTime, corpus.ErrTooLarge)
	case err != nil:
		return fmt.Errorf("the feed cannot be read: %s: %w", markup.Clip(err.Error(), 200), corpus.ErrMalformed)
	}
	r.list.Title = plainText(title)
	for i := range items {
		if e, ok := items[i].entry(base); ok {
			r.add(e)
		} else {
			r.list.Unaddressed++
		}
	}
	return nil
}

// items reads a feed by gofeed. The parsers of the formats are used rather than
// gofeed's own view of them, which does not tell the links of an entry apart.
func items(r io.Reader, kind Kind) (title string, out []item, err error) {
	defer func() {
		// A fault of the library's is one of the feed, and not the end of the server.
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the reader stopped at it: %v", fault)
		}
	}()
	switch kind {
	case Atom:
		f, err := (&atom.Parser{}).Parse(r)
		if err != nil {
			return "", nil, err
		}
		for _, e := range f.Entries {
			out = append(out, atomItem(e))
		}
		return f.Title, out, nil
	case RSS:
		f, err := (&rss.Parser{}).Parse(r)
		if err != nil {
			return "", nil, err
		}
		for _, e := range f.Items {
			out = append(out, rssItem(e))
		}
		return f.Title, out, nil
	case JSON:
		f, err := (&json.Parser{}).Parse(r)
		if err != nil {
			return "", nil, err
		}
		for _, e := range f.Items {
			if e != nil {
				out = append(out, jsonItem(e))
			}
		}
		return f.Title, out, nil
	}
	return "", nil, errors.New("it is of no known kind")
}

// atomItem reads an entry (RFC 4287, section 4.2.7.2: a link without a relation
// is the entry itself in another form, one of "enclosure" belongs to it).
func atomItem(e *atom.Entry) item {
	it := item{id: e.ID, version: cmp.Or(e.Updated, e.Published), title: e.Title}
	for _, l := range e.Links {
		switch l.Rel {
		case "", "alternate":
			it.links = append(it.links, l.Href)
			if isPDF(l.Href, l.Type) {
				it.files = append(it.files, attached{l.Href, l.Type})
			}
		case "enclosure":
			it.files = append(it.files, attached{l.Href, l.Type})
		}
	}
	if e.Content != nil && e.Content.Src != "" {
		it.links = append(it.links, e.Content.Src)
	}
	return it
}

// rssItem reads an item. A guid is the address of the item unless it says that
// it is not one (RSS 2.0, "<guid> sub-element of <item>").
func rssItem(e *rss.Item) item {
	it := item{version: e.PubDate, title: e.Title, links: []string{e.Link}}
	if dc := e.DublinCoreExt; dc != nil && len(dc.Date) > 0 {
		it.version = cmp.Or(dc.Date[0], it.version)
	}
	for _, prefix := range []string{"atom", "atom10", "atom03"} {
		if updated := e.Extensions[prefix]["updated"]; len(updated) > 0 {
			it.version = cmp.Or(updated[0].Value, it.version)
		}
	}
	if e.GUID != nil {
		it.id = e.GUID.Value
		if !strings.EqualFold(e.GUID.IsPermalink, "false") {
			it.links = append(it.links, e.GUID.Value)
		}
	}
	for _, f := range e.Enclosures {
		it.files = append(it.files, attached{f.URL, f.Type})
	}
	return it
}

// jsonItem reads an item (https://www.jsonfeed.org/version/1.1/, "Items").
func jsonItem(e *json.Item) item {
	it := item{id: e.ID, version: cmp.Or(e.DateModified, e.DatePublished), title: e.Title, links: []string{e.URL, e.ExternalURL}}
	if e.Attachments != nil {
		for _, f := range *e.Attachments {
			it.files = append(it.files, attached{f.URL, f.MimeType})
		}
	}
	return it
}

// entry returns an item as an entry: at the first of its links that is a page,
// else at the first that is an address at all, else at its first file.
func (it *item) entry(base *url.URL) (listing.Entry, bool) {
	e := listing.Entry{ID: markup.Clip(it.id, maxText), Version: markup.Clip(it.version, maxText), Title: plainText(it.title)}
	files := map[string]bool{}
	var order []string
	for _, f := range it.files {
		if u, ok := absolute(base, f.address); ok && isPDF(u.Path, f.mediaType) && len(order) < maxFiles && !files[u.String()] {
			files[u.String()] = true
			order = append(order, u.String())
		}
	}
	for _, l := range it.links {
		if u, ok := absolute(base, l); ok && (e.URL == "" || files[e.URL] && !files[u.String()]) {
			e.URL = u.String()
		}
	}
	if e.URL == "" && len(order) > 0 {
		e.URL = order[0]
	}
	for _, f := range order {
		if f != e.URL {
			e.Documents = append(e.Documents, f)
		}
	}
	e.ID = cmp.Or(e.ID, e.URL)
	return e, e.URL != ""
}

// isPDF says whether a file is a PDF by its type, or its name where none is given.
func isPDF(address, mediaType string) bool {
	media, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(mediaType)), ";")
	switch media {
	case "application/pdf", "application/x-pdf":
		return true
	case "", "application/octet-stream":
		name, _, _ := strings.Cut(address, "?")
		return strings.EqualFold(path.Ext(name), ".pdf")
	}
	return false
}
