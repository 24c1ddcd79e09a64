package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html"
	"net/http"
	"strings"
	"sync"
	"time"

	"polidex/corpus"
)

// Entry is what the lists of the site name.
type Entry struct {
	// Slug is the last part of its address: /plans/<slug>.html.
	Slug, Title string
	Updated     time.Time
	// PDF says that /plans/<slug>.pdf belongs to it.
	PDF bool
	// Text is its page, as HTML.
	Text string
}

// Site is the server. It is safe for use by many goroutines.
type Site struct {
	mu      sync.Mutex
	now     time.Time
	entries []Entry // newest first
	pdf     []byte
	asked   map[string]int
	unmoved map[string]int
}

// New returns a site with three entries, on 1 April 2025. The bytes are what it
// gives for each PDF; without any it answers 404.
func New(pdf []byte) *Site {
	day := func(month time.Month, d int) time.Time { return time.Date(2025, month, d, 9, 30, 0, 0, time.UTC) }
	return &Site{
		now: day(time.April, 1), pdf: pdf, asked: map[string]int{}, unmoved: map[string]int{},
		entries: []Entry{
			{"lighthouse-plan", "A plan for lighthouses & beacons", day(time.March, 20), true, "<p>The Coast Office will:</p><ul><li>renew every lamp by the end of 2027;</li><li>publish the list of beacons each year.</li></ul>"},
			{"ferry-strategy", "A strategy for ferries", day(time.March, 10), false, "<p>The Coast Office will propose shared tickets for all ferries in 2026.</p>"},
			{"tide-report", "Report on tides", day(time.February, 1), true, "<p>What the gauges say.</p>"},
		},
	}
}

// Add puts an entry before the others, updated now.
func (s *Site) Add(e Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(time.Hour)
	e.Updated = s.now
	s.entries = append([]Entry{e}, s.entries...)
}

// Change sets an entry's text, updated now, and leaves it in its place.
func (s *Site) Change(slug, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(time.Hour)
	for i := range s.entries {
		if s.entries[i].Slug == slug {
			s.entries[i].Text, s.entries[i].Updated = text, s.now
		}
	}
}

// Asked returns how many requests were made of a path, and how many of them were
// answered 304.
func (s *Site) Asked(path string) (requests, notModified int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path], s.unmoved[path]
}

// ServeHTTP implements [http.Handler].
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	data, contentType := s.content(r.URL.Path, "http://"+r.Host)
	if data == nil {
		http.NotFound(w, r)
		return
	}
	etag := fmt.Sprintf("%q", corpus.Digest(data)[:12])
	w.Header().Set("ETag", etag)
	if r.Header.Get("If-None-Match") == etag {
		s.unmoved[r.URL.Path]++
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", contentType)
	w.Write(data)
}

// content returns what is at a path, nil where nothing is.
func (s *Site) content(path, base string) (data []byte, contentType string) {
	switch path {
	case "/atom.xml":
		return s.atom(base), "application/atom+xml"
	case "/rss.xml":
		return s.rss(base), "application/rss+xml"
	case "/feed.json":
		return s.json(base), "application/feed+json"
	case "/sitemap.xml":
		return s.index(base), "application/xml"
	case "/sitemap-news.xml":
		return s.sitemap(base), "application/xml"
	case "/sitemap-old.xml.gz":
		return packed(old(base)), "application/gzip"
	case "/urls.txt":
		return []byte(base + "/plans/ferry-strategy.html\r\n" + base + "/old/charter.html\r\n"), "text/plain"
	}
	if data := hostile(path, base); data != nil {
		return data, "application/xml"
	}
	for _, e := range s.entries {
		switch path {
		case "/plans/" + e.Slug + ".html":
			return []byte("<!DOCTYPE html><html lang=\"en\"><head><title>" + html.EscapeString(e.Title) + "</title></head><body><main><h1>" + html.EscapeString(e.Title) + "</h1>" + e.Text + "</main></body></html>"), "text/html; charset=utf-8"
		case "/plans/" + e.Slug + ".pdf":
			if e.PDF {
				return s.pdf, "application/pdf"
			}
		}
	}
	if name, ok := strings.CutPrefix(path, "/old/"); ok && strings.HasSuffix(name, ".html") {
		return []byte("<!DOCTYPE html><html lang=\"en\"><head><title>" + html.EscapeString(name) + "</title></head><body><main><h1>The archive of the Coast Office</h1><p>Kept as it was: " + html.EscapeString(name) + ".</p></main></body></html>"), "text/html; charset=utf-8"
	}
	return nil, ""
}

// packed returns the bytes in gzip.
func packed(data []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(data)
	z.Close()
	return out.Bytes()
}
