package eprints

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"sync"
	"time"
)

// Repository serves records. It is safe for use by many goroutines.
type Repository struct {
	mu       sync.Mutex
	records  map[int]Record
	requests []string
}

// New returns a repository with the records.
func New(records ...Record) *Repository {
	r := &Repository{records: map[int]Record{}}
	for _, rec := range records {
		r.Put(rec)
	}
	return r
}

// Put takes a record in, in place of the one with its number.
func (r *Repository) Put(rec Record) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.records[rec.ID] = rec
}

// Requests returns what was asked for, in order, with the status of the answer:
// "GET /4401/ 200".
func (r *Repository) Requests() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string(nil), r.requests...)
}

var (
	identifier = regexp.MustCompile(`^/id/eprint/(\d{1,9})/?$`)
	recordPath = regexp.MustCompile(`^/(\d{1,9})(/?)$`)
	filePath   = regexp.MustCompile(`^/(\d{1,9})/(\d{1,3})/([^/]+)$`)
)

// ServeHTTP answers as an EPrints server does.
func (r *Repository) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	counted := &statusWriter{ResponseWriter: w, status: http.StatusOK}
	r.serve(counted, req)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.requests = append(r.requests, fmt.Sprintf("%s %s %d", req.Method, req.URL.Path, counted.status))
}

func (r *Repository) serve(w http.ResponseWriter, req *http.Request) {
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	path := req.URL.Path
	if path == "/robots.txt" {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, "User-agent: *\nAllow: /cgi/oai2\nDisallow: /cgi/\n")
		return
	}
	if m := identifier.FindStringSubmatch(path); m != nil {
		if _, ok := r.record(m[1]); !ok {
			http.NotFound(w, req)
			return
		}
		http.Redirect(w, req, "/"+m[1]+"/", http.StatusSeeOther)
		return
	}
	if m := recordPath.FindStringSubmatch(path); m != nil {
		r.serveRecord(w, req, m[1], m[2] == "")
		return
	}
	if m := filePath.FindStringSubmatch(path); m != nil {
		r.serveFile(w, req, m[1], m[2], m[3])
		return
	}
	http.NotFound(w, req)
}

func (r *Repository) record(number string) (Record, bool) {
	n, _ := strconv.Atoi(number)
	r.mu.Lock()
	defer r.mu.Unlock()
	rec, ok := r.records[n]
	return rec, ok
}

func (r *Repository) serveRecord(w http.ResponseWriter, req *http.Request, number string, bare bool) {
	rec, ok := r.record(number)
	switch {
	case !ok:
		http.NotFound(w, req)
	case bare:
		http.Redirect(w, req, "/"+number+"/", http.StatusFound)
	case rec.Deleted:
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusGone)
		w.Write(page(tombstone, rec, origin(req)))
	default:
		serve(w, req, page(summary, rec, origin(req)), "text/html; charset=utf-8", rec.Modified)
	}
}

func (r *Repository) serveFile(w http.ResponseWriter, req *http.Request, number, position, name string) {
	rec, ok := r.record(number)
	at, _ := strconv.Atoi(position)
	switch {
	case ok && rec.Deleted:
		http.Error(w, "the record was withdrawn", http.StatusGone)
	case !ok, at < 1, at > len(rec.Files), rec.Files[at-1].Name != name:
		http.NotFound(w, req)
	default:
		f := rec.Files[at-1]
		serve(w, req, f.Data, f.MediaType, rec.Modified)
	}
}

// serve answers with bytes, or 304 to whoever has them.
func serve(w http.ResponseWriter, req *http.Request, data []byte, mediaType string, modified time.Time) {
	sum := sha256.Sum256(data)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	w.Header().Set("Content-Type", mediaType)
	http.ServeContent(w, req, "", modified, bytes.NewReader(data))
}

// origin is the address of the server as the visitor knows it.
func origin(req *http.Request) string {
	if req.TLS != nil {
		return "https://" + req.Host
	}
	return "http://" + req.Host
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}
