package oai

import (
	"cmp"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Record is a record of the repository.
type Record struct {
	// ID is its OAI identifier, Stamp when it was last changed.
	ID    string
	Stamp time.Time
	// Sets are the setSpecs it is in.
	Sets []string
	// Deleted says that it was withdrawn.
	Deleted bool
	// Core is its Dublin Core: elements and their values, in order. "{base}" in a
	// value is the address of the server.
	Core []Element
}

// Element is one element of Dublin Core.
type Element struct{ Name, Value string }

// File is what the server gives at a path that is not one of the repository's.
type File struct {
	ContentType string
	Data        []byte
}

// Site is the server. It is safe for use by many goroutines.
type Site struct {
	mu      sync.Mutex
	now     time.Time
	records []Record
	files   map[string]File
	size    int
	tokens  int
	asked   map[string]int
}

// New returns a server with the records and files of [Records] and [Files], two
// pages of them, on 1 April 2025.
func New() *Site {
	return &Site{
		now:     time.Date(2025, time.April, 1, 8, 0, 0, 0, time.UTC),
		records: Records(), files: Files(), size: 3, asked: map[string]int{},
	}
}

// Put adds a record, or puts it in place of the one with its ID, changed now.
func (s *Site) Put(r Record) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.Stamp = s.now
	s.records = slices.DeleteFunc(s.records, func(old Record) bool { return old.ID == r.ID })
	s.records = append(s.records, r)
}

// Delete withdraws a record now.
func (s *Site) Delete(id string) { s.Put(Record{ID: id, Deleted: true}) }

// Advance sets the repository's clock forward.
func (s *Site) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

// Asked returns how many requests were made of a path.
func (s *Site) Asked(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

// ServeHTTP implements [http.Handler].
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked[r.URL.Path]++
	if f, ok := s.files[r.URL.Path]; ok {
		w.Header().Set("Content-Type", f.ContentType)
		w.Write(f.Data)
		return
	}
	if s.refuse(w, r) {
		return
	}
	base := "http://" + r.Host
	a := &reply{site: s, base: base, path: r.URL.Path, query: r.URL.Query(), granularity: "YYYY-MM-DDThh:mm:ssZ"}
	if r.URL.Path == "/oai/request" {
		a.granularity = "YYYY-MM-DD"
	}
	body, code := a.body()
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	if code != "" && r.URL.Path == "/invenio" {
		w.WriteHeader(http.StatusUnprocessableEntity)
	}
	fmt.Fprintf(w, `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
<responseDate>%s</responseDate>
<request%s>%s</request>
%s</OAI-PMH>
`, s.now.Format("2006-01-02T15:04:05Z"), a.echo(code), html.EscapeString(base+r.URL.Path), body)
}

// refuse answers what is no answer of the protocol.
func (s *Site) refuse(w http.ResponseWriter, r *http.Request) bool {
	const head = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2025-04-01T08:00:00Z</responseDate>`
	list := r.URL.Query().Get("verb") == "ListRecords"
	switch path := r.URL.Path; {
	case path == "/busy" && s.asked[path]%2 == 1:
		w.Header().Set("Retry-After", "0")
		w.WriteHeader(http.StatusServiceUnavailable)
	case path == "/away":
		w.Header().Set("Retry-After", "86400")
		w.WriteHeader(http.StatusServiceUnavailable)
	case path == "/forbidden":
		w.WriteHeader(http.StatusForbidden)
	case path == "/unprocessable":
		w.WriteHeader(http.StatusUnprocessableEntity)
	case path == "/page":
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<!DOCTYPE html><html><head><title>Harbour repository</title></head><body><p>Search our reports.<br></body></html>")
	case path == "/broken" && list:
		fmt.Fprint(w, head+"<ListRecords><record><header><identifier>oai:harbour:1</ident")
	case path == "/bomb" && list:
		fmt.Fprint(w, `<!DOCTYPE OAI-PMH [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`+head+
			"<ListRecords><record><header><identifier>&b;</identifier></header></record></ListRecords></OAI-PMH>")
	case path == "/deep" && list:
		fmt.Fprint(w, head+"<ListRecords><record><metadata>"+strings.Repeat("<x>", 100_000))
	default:
		return false
	}
	return true
}

// matching returns the records of a set between two date stamps, by their stamps.
func (s *Site) matching(set, from, until, layout string) []Record {
	var out []Record
	for _, r := range s.records {
		stamp := r.Stamp.Format(layout)
		inSet := slices.ContainsFunc(r.Sets, func(spec string) bool { return spec == set || strings.HasPrefix(spec, set+":") })
		if (set == "" || inSet) && (from == "" || stamp >= from) && (until == "" || stamp <= until) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Record) int { return cmp.Or(a.Stamp.Compare(b.Stamp), cmp.Compare(a.ID, b.ID)) })
	return out
}
