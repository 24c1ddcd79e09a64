package feed_test

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/feed"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
	site "polidex/internal/sites/feed"
)

// coast starts the site and returns it, its address and a fetcher for it.
func coast(t *testing.T) (*site.Site, string, *fetch.Fetcher) {
	t.Helper()
	s := site.New([]byte("%PDF-1.4\n%%EOF"))
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL, fetch.New(fetch.Options{AllowPrivate: true, Pause: -1, RetryWait: time.Millisecond})
}

func TestGet(t *testing.T) {
	_, base, fetcher := coast(t)
	plan := func(id, slug, version, title string, pdf bool) listing.Entry {
		e := listing.Entry{ID: id, URL: base + "/plans/" + slug + ".html", Version: version, Title: title}
		if pdf {
			e.Documents = []string{base + "/plans/" + slug + ".pdf"}
		}
		return e
	}
	place := func(path, version string) listing.Entry {
		return listing.Entry{ID: base + path, URL: base + path, Version: version}
	}
	for _, c := range []struct {
		path string
		want feed.List
	}{
		{"/atom.xml", feed.List{Kind: feed.Atom, Title: "Plans of the Coast Office", Entries: []listing.Entry{
			plan("tag:coast.example,2025:lighthouse-plan", "lighthouse-plan", "2025-03-20T09:30:00Z", "A plan for lighthouses & beacons", true),
			plan("tag:coast.example,2025:ferry-strategy", "ferry-strategy", "2025-03-10T09:30:00Z", "A strategy for ferries", false),
			plan("tag:coast.example,2025:tide-report", "tide-report", "2025-02-01T09:30:00Z", "Report on tides", true),
		}}},
		{"/rss.xml", feed.List{Kind: feed.RSS, Title: "Plans of the Coast Office", Entries: []listing.Entry{
			plan("coast-lighthouse-plan", "lighthouse-plan", "Thu, 20 Mar 2025 09:30:00 +0000", "A plan for lighthouses & beacons", true),
			plan("coast-ferry-strategy", "ferry-strategy", "Mon, 10 Mar 2025 09:30:00 +0000", "A strategy for ferries", false),
			plan("coast-tide-report", "tide-report", "Sat, 01 Feb 2025 09:30:00 +0000", "Report on tides", true),
		}}},
		{"/feed.json", feed.List{Kind: feed.JSON, Title: "Plans of the Coast Office", Entries: []listing.Entry{
			plan("coast-lighthouse-plan", "lighthouse-plan", "2025-03-20T09:30:00Z", "A plan for lighthouses & beacons", true),
			plan("coast-ferry-strategy", "ferry-strategy", "2025-03-10T09:30:00Z", "A strategy for ferries", false),
			plan("coast-tide-report", "tide-report", "2025-02-01T09:30:00Z", "Report on tides", true),
		}}},
		{"/sitemap.xml", feed.List{Kind: feed.SitemapIndex, Entries: []listing.Entry{
			place("/plans/lighthouse-plan.html", "2025-03-20"), place("/plans/lighthouse-plan.pdf", ""), place("/plans/ferry-strategy.html", "2025-03-10"),
			place("/plans/tide-report.html", "2025-02-01"), place("/plans/tide-report.pdf", ""),
			place("/old/charter.html", "2019-05-01"), place("/old/statutes.html", ""),
		}}},
		{"/urls.txt", feed.List{Kind: feed.URLList, Entries: []listing.Entry{place("/plans/ferry-strategy.html", ""), place("/old/charter.html", "")}}},
		{"/abroad.xml", feed.List{Kind: feed.Sitemap, Entries: []listing.Entry{place("/c.html?a=1&b=2", "")}, Elsewhere: 1, Unaddressed: 2, Notes: []string{
			"entries left out, without an address that can be fetched: 2", "entries left out, on another host than the sitemap, which it cannot speak for: 1",
		}}},
		{"/nested.xml", feed.List{Kind: feed.SitemapIndex, Partial: true, Entries: []listing.Entry{place("/old/charter.html", "2019-05-01"), place("/old/statutes.html", "")}, Notes: []string{
			"sitemaps left out, on another host than the index or without an address that can be fetched: 1",
			"the sitemap " + base + "/sitemap.xml: it is an index again, which the protocol does not allow",
			"the sitemap " + base + "/missing.xml: the server answered 404 Not Found",
		}}},
		{"/bomb.xml", feed.List{Kind: feed.RSS, Entries: []listing.Entry{plan(base+"/plans/x.html", "x", "", "&b;", false)}}},
	} {
		t.Run(c.path, func(t *testing.T) {
			got, err := feed.Get(t.Context(), fetcher, feed.Source{URL: base + c.path}, fetch.Held{}, feed.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if (got.Held.ETag == "") != (c.path == "/nested.xml") {
				t.Errorf("held %+v", got.Held)
			}
			got.Held = fetch.Held{}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("list (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGetSinceLastTime(t *testing.T) {
	for _, path := range []string{"/atom.xml", "/rss.xml", "/feed.json", "/sitemap.xml", "/sitemap-news.xml"} {
		t.Run(path, func(t *testing.T) {
			s, base, fetcher := coast(t)
			get := func(held fetch.Held) feed.List {
				t.Helper()
				l, err := feed.Get(t.Context(), fetcher, feed.Source{URL: base + path}, held, feed.Options{})
				if err != nil {
					t.Fatal(err)
				}
				return l
			}
			first := get(fetch.Held{})
			if again := get(first.Held); !again.NotModified || len(again.Entries) > 0 || again.Held != first.Held {
				t.Errorf("at once again: %+v", again)
			}
			if _, unmoved := s.Asked(path); unmoved != 1 {
				t.Errorf("%d answers of 304, want 1", unmoved)
			}
			s.Add(site.Entry{Slug: "buoys", Title: "Buoys"})
			s.Change("ferry-strategy", "<p>Other words.</p>")
			var got []string
			for _, e := range (listing.Seen(nil).Add(first.Entries)).New(get(first.Held).Entries) {
				got = append(got, strings.TrimPrefix(e.URL, base))
			}
			// A sitemap has dates by the day: a day later the change shows too.
			if diff := cmp.Diff([]string{"/plans/buoys.html", "/plans/ferry-strategy.html"}, got); diff != "" {
				t.Errorf("new entries (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGetOptions(t *testing.T) {
	_, base, fetcher := coast(t)
	for _, c := range []struct {
		name, path string
		opts       feed.Options
		entries    int
		filtered   int
		partial    bool
		kind       error
		says       string
	}{
		{name: "filter", path: "/sitemap.xml", opts: feed.Options{Filter: feed.Filter{Include: []string{"*.html"}, Exclude: []string{"/old/"}}}, entries: 3, filtered: 4, says: "entries left out by the patterns: 4"},
		{name: "entries", path: "/sitemap.xml", opts: feed.Options{MaxEntries: 2}, entries: 2, partial: true, says: "there are more than 2 entries; the others were left out"},
		{name: "sitemaps", path: "/sitemap.xml", opts: feed.Options{MaxSitemaps: 1}, entries: 5, partial: true, says: "the index has more than 1 sitemaps; the others were left out"},
		{name: "size", path: "/sitemap.xml", opts: feed.Options{MaxBytes: 300}, kind: corpus.ErrTooLarge, says: "more than 300 bytes"},
		{name: "pattern", path: "/atom.xml", opts: feed.Options{Filter: feed.Filter{Include: []string{"["}}}, kind: corpus.ErrInvalid, says: "open bracket"},
		{name: "broken", path: "/broken.xml", kind: corpus.ErrMalformed, says: "no well-formed XML"},
		{name: "deep", path: "/deep.xml", kind: corpus.ErrTooLarge, says: "within each other"},
		{name: "gzip bomb", path: "/bomb.xml.gz", kind: corpus.ErrTooLarge, says: "a list of more than"},
		{name: "page", path: "/plans/ferry-strategy.html", kind: corpus.ErrUnsupported, says: "neither a feed nor a sitemap"},
		{name: "missing", path: "/missing.xml", kind: corpus.ErrNotFound, says: "404"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := feed.Get(t.Context(), fetcher, feed.Source{URL: base + c.path}, fetch.Held{}, c.opts)
			if c.kind != nil {
				if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("Get = %v, want %v that says %q", err, c.kind, c.says)
				}
				return
			}
			if err != nil || len(got.Entries) != c.entries || got.Filtered != c.filtered || got.Partial != c.partial {
				t.Errorf("Get = %+v, %v, want %d entries, %d filtered, partial %v", got, err, c.entries, c.filtered, c.partial)
			}
			if said := strings.Join(got.Notes, "\n"); said != c.says {
				t.Errorf("Notes = %q, want %q", said, c.says)
			}
		})
	}
}

func TestGetEnds(t *testing.T) {
	_, base, fetcher := coast(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := feed.Get(ctx, fetcher, feed.Source{URL: base + "/sitemap.xml"}, fetch.Held{}, feed.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Get = %v, want the context's error", err)
	}
	answer := fetch.Answer{URL: "https://host.example/atom.xml", Data: []byte(`<feed xmlns="http://www.w3.org/2005/Atom"/>`)}
	if _, err := feed.Read(ctx, fetcher, answer, feed.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Read = %v, want the context's error", err)
	}
}
