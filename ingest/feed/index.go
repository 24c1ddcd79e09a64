package feed

import (
	"context"
	"fmt"
	"net/url"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// index reads the sitemaps of an index, one level deep: an index may not list
// others ("A Sitemap index file can only specify Sitemaps"). One that cannot be
// had is noted; if all cannot, that is the error.
func (r *reader) index(ctx context.Context, data []byte, base *url.URL) error {
	all, more, err := locations(data, "sitemap")
	if err != nil {
		return err
	}
	var children []*url.URL
	seen := map[string]bool{}
	elsewhere := 0
	for _, l := range all {
		if l.lastmod == "" {
			r.list.Held = fetch.Held{}
		}
		u, ok := absolute(base, l.loc)
		switch {
		case !ok || site(u) != site(base):
			elsewhere++
		case !seen[u.String()]:
			seen[u.String()] = true
			children = append(children, u)
		}
	}
	if elsewhere > 0 {
		r.list.say("sitemaps left out, on another host than the index or without an address that can be fetched: %d", elsewhere)
	}
	if more || len(children) > r.opts.MaxSitemaps {
		r.list.Partial = true
		r.list.say("the index has more than %d sitemaps; the others were left out", r.opts.MaxSitemaps)
		children = children[:min(len(children), r.opts.MaxSitemaps)]
	}
	var first error
	read := 0
	for _, u := range children {
		if r.full {
			break
		}
		err := r.child(ctx, u)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			// Asked for again, the index may be the same and this sitemap there.
			r.list.Held, r.list.Partial = fetch.Held{}, true
			r.list.say("the sitemap %s: %s", u, corpus.Plain(err))
			if first == nil {
				first = err
			}
			continue
		}
		read++
	}
	if read == 0 && first != nil {
		return fmt.Errorf("none of the %d sitemaps of the index can be read: %w", len(children), first)
	}
	return nil
}

// child fetches and reads a sitemap of an index.
func (r *reader) child(ctx context.Context, u *url.URL) error {
	answer, err := r.getter.Get(ctx, fetch.Request{URL: u.String(), Accept: accept})
	if err != nil {
		return err
	}
	data, kind, base, err := r.open(answer)
	switch {
	case err != nil:
		return err
	case site(base) != site(u):
		return fmt.Errorf("it is given by another host, %s: %w", base.Host, corpus.ErrUnsupported)
	case kind == SitemapIndex:
		return fmt.Errorf("it is an index again, which the protocol does not allow: %w", corpus.ErrUnsupported)
	case kind != Sitemap && kind != URLList:
		return fmt.Errorf("it is no sitemap: %w", corpus.ErrUnsupported)
	}
	return r.sitemap(data, kind, base)
}
