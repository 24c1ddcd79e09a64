package api_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"polidex/api"
	"polidex/api/tokens"
)

var long = strings.Repeat("ports and ships, ", 500)

// codedRoutes answer with what a test wants to see compressed, or not.
func codedRoutes() []api.GuardedRoute {
	say := func(path, contentType, tag, body string) api.GuardedRoute {
		return api.GuardedRoute{Path: path, Handle: func(w http.ResponseWriter, r *http.Request) error {
			w.Header().Set("Content-Type", contentType)
			w.Header().Set("Vary", "Accept")
			w.Header().Set("ETag", tag)
			if strings.Contains(r.Header.Get("If-None-Match"), tag) {
				w.WriteHeader(http.StatusNotModified)
				return nil
			}
			if r.Method == http.MethodHead {
				w.Header().Set("Content-Length", "8500")
				return nil
			}
			_, err := io.WriteString(w, body)
			return err
		}}
	}
	failing := func(path string, written string, err error) api.GuardedRoute {
		return api.GuardedRoute{Path: path, Handle: func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "text/plain")
			if written != "" {
				_, _ = io.WriteString(w, written)
			}
			return err
		}}
	}
	return []api.GuardedRoute{
		say("/json", "application/json", `"abc"`, long), say("/weak", "text/csv; charset=utf-8", `W/"abc"`, long), say("/short", "application/json", `"abc"`, "short"),
		say("/png", "image/png", `"abc"`, long), say("/sheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", `"abc"`, long),
		say("/v1/documents/x/original", "text/html", `"abc"`, long), say("/calendar", "text/calendar", `"abc"`, long),
		failing("/fails", "", errors.New("before all")), failing("/breaks", long, errors.New("in the middle")), failing("/breaks-early", "a little", errors.New("near the start")),
		{Path: "/events", Media: []string{"text/event-stream"}, Handle: func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "text/event-stream")
			w.WriteHeader(http.StatusOK)
			return http.NewResponseController(w).Flush()
		}},
		{Method: "PUT", Path: "/json", Scope: api.ScopeAdmin, Handle: func(w http.ResponseWriter, r *http.Request) error {
			_, err := io.WriteString(w, r.Header.Get("If-Match"))
			return err
		}},
	}
}

func TestCompressed(t *testing.T) {
	g := newGuarded(t, api.Access{}, codedRoutes()...)
	for _, c := range []struct {
		name, path, accept, held string
		method                   string
		status                   int
		coding, tag, length      string
	}{
		{name: "JSON", path: "/json", accept: "gzip, deflate, br", status: 200, coding: "gzip", tag: `"abc-gzip"`},
		{name: "what is weak stays so", path: "/weak", accept: "gzip", status: 200, coding: "gzip", tag: `W/"abc"`},
		{name: "a calendar", path: "/calendar", accept: "gzip", status: 200, coding: "gzip", tag: `"abc-gzip"`},
		{name: "who wants none", path: "/json", status: 200, tag: `"abc"`},
		{name: "who refuses it", path: "/json", accept: "gzip;q=0, identity", status: 200, tag: `"abc"`},
		{name: "who takes anything", path: "/json", accept: "*", status: 200, tag: `"abc"`},
		{name: "who knows others alone", path: "/json", accept: "br, zstd", status: 200, tag: `"abc"`},
		{name: "by weight", path: "/json", accept: "br;q=1.0, GZIP ; q=0.5", status: 200, coding: "gzip", tag: `"abc-gzip"`},
		{name: "what is short", path: "/short", accept: "gzip", status: 200, tag: `"abc-gzip"`},
		{name: "a picture", path: "/png", accept: "gzip", status: 200, tag: `"abc-gzip"`},
		{name: "a workbook", path: "/sheet", accept: "gzip", status: 200, tag: `"abc-gzip"`},
		{name: "an original", path: "/v1/documents/x/original", accept: "gzip", status: 200, tag: `"abc"`},
		{name: "HEAD", method: "HEAD", path: "/json", accept: "gzip", status: 200, tag: `"abc-gzip"`},
		{name: "HEAD without gzip", method: "HEAD", path: "/json", status: 200, tag: `"abc"`, length: "8500"},
		{name: "held as compressed", path: "/json", accept: "gzip", held: `"abc-gzip"`, status: 304, tag: `"abc-gzip"`},
		{name: "held as it is", path: "/json", accept: "gzip", held: `"abc"`, status: 304, tag: `"abc"`},
		{name: "held as compressed, and asked for as it is", path: "/json", held: `"xyz", "abc-gzip"`, status: 304, tag: `"abc"`},
		{name: "held of another time", path: "/json", accept: "gzip", held: `"xyz-gzip"`, status: 200, coding: "gzip", tag: `"abc-gzip"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			headers := []string{}
			if c.accept != "" {
				headers = append(headers, "Accept-Encoding", c.accept)
			}
			if c.held != "" {
				headers = append(headers, "If-None-Match", c.held)
			}
			method := "GET"
			if c.method != "" {
				method = c.method
			}
			got := g.do(call{method: method, path: c.path, headers: headers})
			h := got.Header()
			if got.Code != c.status || h.Get("Content-Encoding") != c.coding || h.Get("ETag") != c.tag {
				t.Errorf("%d, Content-Encoding %q, ETag %q, want %d, %q, %q", got.Code, h.Get("Content-Encoding"), h.Get("ETag"), c.status, c.coding, c.tag)
			}
			if h.Get("Content-Length") != c.length {
				t.Errorf("Content-Length %q, want %q", h.Get("Content-Length"), c.length)
			}
			if vary := strings.Join(h.Values("Vary"), ", "); c.name != "an original" && vary != "Accept, Accept-Encoding" {
				t.Errorf("Vary is %q", vary)
			}
			body := io.Reader(got.Body)
			if c.coding == "gzip" {
				z, err := gzip.NewReader(got.Body)
				if err != nil {
					t.Fatal(err)
				}
				body = z
			}
			whole, err := io.ReadAll(body)
			if err != nil {
				t.Fatal(err)
			}
			if c.status == 200 && method == "GET" && c.path != "/short" && string(whole) != long {
				t.Errorf("the body has %d bytes", len(whole))
			}
		})
	}
	got := g.do(call{method: "PUT", path: "/json", headers: []string{"Accept-Encoding", "gzip", "If-Match", `"abc-gzip"`}})
	if got.Body.String() != `"abc"` {
		t.Errorf("If-Match comes as %s", got.Body)
	}
}

// TestCompressedFailures has handlers fail before and after their first byte.
func TestCompressedFailures(t *testing.T) {
	g := newGuarded(t, api.Access{}, codedRoutes()...)
	server := httptest.NewServer(g.handler)
	defer server.Close()
	for _, accept := range []string{"gzip", "identity"} {
		for _, path := range []string{"/breaks", "/breaks-early"} {
			r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Accept-Encoding", accept)
			res, err := http.DefaultTransport.RoundTrip(r)
			if err == nil {
				_, err = io.ReadAll(res.Body)
				res.Body.Close()
			}
			if err == nil {
				t.Errorf("%s with %s: an answer that was cut looks whole", path, accept)
			}
		}
		got := g.do(call{method: "GET", path: "/fails", headers: []string{"Accept-Encoding", accept}})
		if got.Code != 500 || !strings.Contains(got.Body.String(), "an error of the server") || got.Header().Get("Content-Encoding") != "" {
			t.Errorf("with %s: %s %v", accept, outcome(got), got.Header())
		}
	}
	if got := g.do(call{method: "GET", path: "/events", headers: []string{"Accept-Encoding", "gzip"}}); !got.Flushed || got.Header().Get("Content-Encoding") != "" {
		t.Errorf("events: flushed %v, %v", got.Flushed, got.Header())
	}
}

func FuzzAcceptEncoding(f *testing.F) {
	for _, seed := range []string{"", "gzip", "gzip;q=0", "gzip;q=0.000", "br, gzip ; q = 1", "*", "gzip;q=x", "x-gzip", ",;,gzip"} {
		f.Add(seed)
	}
	g := newGuarded(f, api.Access{}, codedRoutes()...)
	f.Fuzz(func(t *testing.T, accept string) {
		got := g.do(call{method: "GET", path: "/json", headers: []string{"Accept-Encoding", accept}})
		coding, tag := got.Header().Get("Content-Encoding"), got.Header().Get("ETag")
		if coding == "gzip" && tag != `"abc-gzip"` {
			t.Errorf("%q: coded %q with the tag %s", accept, coding, tag)
		}
		if coding != "" && !strings.Contains(strings.ToLower(accept), "gzip") {
			t.Errorf("%q: coded %q", accept, coding)
		}
		if coding == "" && tag != `"abc"` && api.AcceptsGzip(http.Header{"Accept-Encoding": {accept}}) != (tag == `"abc-gzip"`) {
			t.Errorf("%q: the tag %s", accept, tag)
		}
	})
}

// BenchmarkGuarded measures what it costs to find out who asks, and to compress.
func BenchmarkGuarded(b *testing.B) {
	words := strings.Fields("map the weak places of ports ships and harbours together with Europol member states agencies by an early warning of fraud waste crime on lakes rivers")
	var text strings.Builder
	for i := range 150 {
		fmt.Fprintf(&text, `{"id":"%016x-p%d","text":"`, i*i*7919+i<<40, i)
		for j := range 20 {
			text.WriteString(words[(i*j*j+i+3*j)%len(words)] + " ")
		}
		fmt.Fprintf(&text, `","year":%d},`, 2026+i%9)
	}
	body := []byte(`{"hits":[` + text.String() + `{}]}`)
	route := api.GuardedRoute{Path: "/answer", Handle: func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, err := w.Write(body)
		return err
	}}
	g := newGuarded(b, api.Access{Rate: 1e9}, route)
	token := g.token(b, "anna", tokens.Read)
	for _, c := range []struct {
		name    string
		headers []string
	}{
		{"plain", nil}, {"token", []string{"Authorization", "Bearer " + token}}, {"gzip", []string{"Accept-Encoding", "gzip"}},
	} {
		b.Run("with="+c.name, func(b *testing.B) {
			r := httptest.NewRequest("GET", "/answer", nil)
			r.RemoteAddr = elsewhere
			for i := 0; i < len(c.headers); i += 2 {
				r.Header.Set(c.headers[i], c.headers[i+1])
			}
			sent := 0
			for b.Loop() {
				w := httptest.NewRecorder()
				g.handler.ServeHTTP(w, r)
				if w.Code != 200 {
					b.Fatal(outcome(w))
				}
				sent = w.Body.Len()
				g.log.reset()
			}
			b.ReportMetric(float64(sent), "bytes/answer")
		})
	}
}
