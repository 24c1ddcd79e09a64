package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

const robots = `# The Harbour Board welcomes readers.
User-agent: *
Disallow: /drafts/
Crawl-delay: 0.01

User-agent: greedybot
Disallow: /
`

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A plan for the harbour</title></head>
<body><main><h1>A plan for the harbour</h1>
<p>The Harbour Board will:</p>
<ul><li>dredge the northern channel by the end of 2027;</li><li>publish the depth of every berth each spring.</li></ul>
</main></body></html>
`

// Site is the server. It is safe for use by many goroutines.
type Site struct {
	mux   http.ServeMux
	mu    sync.Mutex
	asked []string
}

// New returns a site that nobody has asked yet.
func New() *Site {
	s := &Site{}
	s.mux.HandleFunc("/robots.txt", text(robots))
	s.mux.HandleFunc("/plans/harbour.html", harbour)
	s.mux.Handle("/plans/old.html", http.RedirectHandler("/plans/older.html", http.StatusMovedPermanently))
	s.mux.Handle("/plans/older.html", http.RedirectHandler("harbour.html#plan", http.StatusFound))
	s.mux.HandleFunc("/drafts/harbour.txt", text("The Harbour Board may dredge the southern channel too.\n"))
	s.mux.HandleFunc("/plans/withdrawn.html", status(http.StatusGone))
	s.mux.HandleFunc("/plans/members.html", status(http.StatusForbidden))
	s.mux.HandleFunc("/plans/flaky.html", s.flaky)
	s.mux.HandleFunc("/hostile/busy", busy)
	s.mux.HandleFunc("/hostile/down", status(http.StatusBadGateway))
	s.mux.HandleFunc("/hostile/challenge", status(http.StatusAccepted))
	s.mux.Handle("/hostile/loop", http.RedirectHandler("/hostile/loop", http.StatusFound))
	s.mux.HandleFunc("/hostile/metadata", to("http://169.254.169.254/latest/"))
	s.mux.HandleFunc("/hostile/file", to("file:///etc/hosts"))
	s.mux.HandleFunc("/hostile/password", to("http://reader:hidden@harbour.example/"))
	s.mux.HandleFunc("/hostile/brotli", brotli)
	s.mux.HandleFunc("/hostile/bomb", bomb)
	s.mux.HandleFunc("/hostile/endless", endless)
	s.mux.HandleFunc("/hostile/cut", cut)
	return s
}

// ServeHTTP answers a request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked = append(s.asked, r.URL.Path)
	s.mu.Unlock()
	s.mux.ServeHTTP(w, r)
}

// Asked are the paths that were asked for so far, in order.
func (s *Site) Asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.asked...)
}

func text(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, body)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
}

// to redirects to an address as it is written.
func to(location string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", location)
		w.WriteHeader(http.StatusFound)
	}
}

func harbour(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("ETag", `"spring"`)
	http.ServeContent(w, r, "", time.Date(2025, time.March, 20, 9, 30, 0, 0, time.UTC), strings.NewReader(page))
}

func (s *Site) flaky(w http.ResponseWriter, r *http.Request) {
	before := 0
	for _, path := range s.Asked() {
		if path == r.URL.Path {
			before++
		}
	}
	if before == 1 {
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	harbour(w, r)
}

func busy(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "3600")
	w.WriteHeader(http.StatusTooManyRequests)
}

func brotli(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Encoding", "br")
	w.Write([]byte{0x0b, 0x02, 0x80, 'p', 'l', 'a', 'n', 's', 0x03})
}

func bomb(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	defer z.Close()
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	for range 64 {
		if _, err := z.Write(spaces); err != nil {
			return
		}
	}
}

func endless(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	for {
		if _, err := fmt.Fprint(w, strings.Repeat("more of the same\n", 1000)); err != nil {
			return
		}
	}
}

func cut(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Length", "1000")
	fmt.Fprint(w, page[:100])
	w.(http.Flusher).Flush()
	panic(http.ErrAbortHandler)
}
