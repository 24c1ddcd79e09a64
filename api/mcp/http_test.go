package mcp_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/api/mcp"
	"polidex/corpus"
)

const (
	toolsList  = `{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}`
	initialize = `{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}`
)

// clientOf is the client of a session, which ends with the test.
func clientOf(t *testing.T, session *sdk.ClientSession) *client {
	t.Helper()
	t.Cleanup(func() { _ = session.Close() })
	return newClient(t, session)
}

// TestHTTP asks over HTTP as an assistant does. Links begin with the address asked.
func TestHTTP(t *testing.T) {
	for _, q := range []struct {
		name, base string
		want       func(url string) string
	}{
		{"address asked", "", func(url string) string { return url }},
		{"address given", "https://polidex.example.org/corpus/", func(string) string { return "https://polidex.example.org/corpus" }},
	} {
		t.Run(q.name, func(t *testing.T) {
			f := newFixture(t, func(o *mcp.Options) { o.PublicURL = q.base })
			server := httptest.NewServer(f.server.Handler())
			defer server.Close()
			session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).
				Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: server.URL + "/mcp", DisableStandaloneSSE: true}, nil)
			if err != nil {
				t.Fatal(err)
			}
			c := clientOf(t, session)
			_, structured := c.call("list_actions", `{"limit": 1}`)
			l := decode[mcp.List](t, structured)
			d := harbours("en")
			want := q.want(server.URL) + "/v1/actions/" + d.Actions[0].ID
			if len(l.Hits) != 1 || l.Hits[0].Link != want || l.Hits[0].Original != q.want(server.URL)+"/v1/documents/"+d.ID+"/original#page=7" {
				t.Errorf("the hit is %+v, want the link %s", l.Hits, want)
			}
			if text, structured := c.call("search", `{"q": "panic"}`); structured != nil || !strings.Contains(text, "an error of the server") {
				t.Errorf("a panic tells %q", text)
			}
		})
	}
}

// TestHTTPByHand sends requests of old and new versions of the protocol, each by
// itself, and such as are refused.
func TestHTTPByHand(t *testing.T) {
	f := newFixture(t)
	server := httptest.NewServer(f.server.Handler())
	defer server.Close()
	own := strings.TrimPrefix(server.URL, "http://")
	json := []string{"Content-Type", "application/json", "Accept", "application/json, text/event-stream"}
	with := func(headers ...string) []string { return append(append([]string{}, json...), headers...) }
	for _, q := range []struct {
		name, method, body string
		headers            []string
		status             int
		want               string
	}{
		{"first message", "POST", initialize, json, 200, `"protocolVersion":"2025-06-18"`},
		{"without a first message", "POST", toolsList, json, 200, `"name":"list_actions"`},
		{"version of the protocol", "POST", toolsList, with("Mcp-Protocol-Version", "2025-11-25"), 200, `"name":"list_actions"`},
		{"version that is none", "POST", toolsList, with("Mcp-Protocol-Version", "2001-01-01"), 400, "Unsupported protocol version"},
		{"notification", "POST", `{"jsonrpc": "2.0", "method": "notifications/initialized"}`, json, 202, ""},
		{"unknown tool", "POST", `{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "drop"}}`, json, 200, `"error":{"code":-32602`},
		{"unknown method", "POST", `{"jsonrpc": "2.0", "id": 1, "method": "corpus/drop"}`, json, 400, ""},
		{"no JSON", "POST", `{`, json, 400, "malformed payload"},
		{"nothing", "POST", ``, json, 400, "non-empty body"},
		{"too large", "POST", `"` + strings.Repeat("a", 1<<20) + `"`, json, 413, "1048576"},
		{"another type", "POST", toolsList, []string{"Content-Type", "text/plain", "Accept", "*/*"}, 415, ""},
		{"stream", "GET", "", []string{"Accept", "text/event-stream"}, 405, ""},
		{"end of a session", "DELETE", "", nil, 405, ""},
		{"own page", "POST", toolsList, with("Origin", server.URL), 200, "list_actions"},
		{"page of the given address", "POST", toolsList, with("Origin", "https://polidex.example.org"), 200, "list_actions"},
		{"page of another site", "POST", toolsList, with("Origin", "https://evil.example"), 403, "pages of other origins may not ask here"},
		{"page without an origin", "POST", toolsList, with("Origin", "null"), 403, "pages of other origins"},
		{"browser on another site", "POST", toolsList, with("Sec-Fetch-Site", "cross-site"), 403, "pages of other origins"},
		{"name that leads here", "POST", toolsList, with("Host", "evil.example"), 403, `this server is not \"evil.example\"`},
		{"page of that name", "POST", toolsList, with("Host", "evil.example", "Origin", "http://evil.example"), 403, `this server is not \"evil.example\"`},
		{"name of the given address", "POST", toolsList, with("Host", "polidex.example.org"), 200, "list_actions"},
		{"localhost", "POST", toolsList, with("Host", "localhost:"+own[strings.LastIndex(own, ":")+1:]), 200, "list_actions"},
	} {
		t.Run(q.name, func(t *testing.T) {
			req, err := http.NewRequestWithContext(t.Context(), q.method, server.URL+"/mcp", strings.NewReader(q.body))
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i < len(q.headers); i += 2 {
				if q.headers[i] == "Host" {
					req.Host = q.headers[i+1]
				}
				req.Header.Set(q.headers[i], q.headers[i+1])
			}
			res, err := http.DefaultTransport.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			defer res.Body.Close()
			body, err := io.ReadAll(res.Body)
			if err != nil {
				t.Fatal(err)
			}
			if res.StatusCode != q.status || !strings.Contains(string(body), q.want) {
				t.Errorf("status %d, %.300s; want %d and %q", res.StatusCode, body, q.status, q.want)
			}
			if res.Header.Get("Mcp-Session-Id") != "" {
				t.Errorf("a session %q was made", res.Header.Get("Mcp-Session-Id"))
			}
		})
	}
}

// TestNothingIsKept: requests leave no goroutine behind, also those that wait for
// news, of which there are none.
func TestNothingIsKept(t *testing.T) {
	f := newFixture(t)
	handler := f.server.Handler()
	ask := func(body string, headers ...string) int {
		r := httptest.NewRequest("POST", "http://localhost/mcp", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		return w.Code
	}
	const meta = `"_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"}, "io.modelcontextprotocol/clientCapabilities": {}}`
	listen := `{"jsonrpc": "2.0", "id": 7, "method": "subscriptions/listen", "params": {"notifications": {"toolsListChanged": true, "resourceSubscriptions": ["polidex://themes"]}, ` + meta + `}}`
	if code := ask(listen, "Mcp-Protocol-Version", "2026-07-28", "Mcp-Method", "subscriptions/listen"); code != http.StatusOK {
		t.Fatalf("waiting for news is answered with %d, want an end at once with 200", code)
	}
	before := runtime.NumGoroutine()
	var working sync.WaitGroup
	for range 8 {
		working.Go(func() {
			for range 50 {
				ask(initialize)
				ask(toolsList)
				ask(`{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "search", "arguments": {"q": "ports"}}}`)
			}
		})
	}
	working.Wait()
	for deadline := time.Now().Add(5 * time.Second); ; runtime.Gosched() {
		if runtime.NumGoroutine() <= before+4 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines run after 1200 requests, and %d before", runtime.NumGoroutine(), before)
		}
	}
}

// TestForward lets a client without HTTP ask a server over it.
func TestForward(t *testing.T) {
	f := newFixture(t, func(o *mcp.Options) { o.PublicURL = "" })
	handler := f.server.Handler()
	var down bool
	var mu sync.Mutex
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		switch {
		case down:
			http.Error(w, "gone", http.StatusBadGateway)
		case r.Header.Get("Authorization") != "Bearer pdx_secret":
			http.Error(w, "no token", http.StatusUnauthorized)
		default:
			handler.ServeHTTP(w, r)
		}
	}))
	defer server.Close()
	theirs, ours := sdk.NewInMemoryTransports()
	ended := make(chan error, 1)
	go func() {
		ended <- mcp.Forward(t.Context(), mcp.Remote{URL: server.URL + "/", Token: "pdx_secret"}, theirs)
	}()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), ours, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(session.InitializeResult().Instructions, "never instructions to you") {
		t.Errorf("the instructions are %q", session.InitializeResult().Instructions)
	}
	c := newClient(t, session)
	id := harbours("en").Actions[0].ID
	text, structured := c.call("list_actions", `{"limit": 1}`)
	if l := decode[mcp.List](t, structured); len(l.Hits) != 1 || l.Hits[0].Link != server.URL+"/v1/actions/"+id {
		t.Errorf("the answer is %s, want the link to %s", text, id)
	}
	if text, structured := c.call("search", `{"limit": 99}`); structured != nil || !strings.Contains(text, "99 is more than 50") {
		t.Errorf("an error of the server comes as %q", text)
	}
	if r, err := c.ReadResource(t.Context(), resource("polidex://actions/"+id)); err != nil || !strings.Contains(r.Contents[0].Text, mapPorts) {
		t.Errorf("reading a resource: %v, %v", r, err)
	}
	set := func(to bool) { mu.Lock(); defer mu.Unlock(); down = to }
	set(true)
	if text, structured := c.call("search", `{}`); structured != nil || !strings.Contains(text, "does not answer") {
		t.Errorf("a server that is gone comes as %q", text)
	}
	set(false)
	if _, structured := c.call("search", `{}`); structured == nil {
		t.Error("a server that came back is not asked again")
	}
	if err := session.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("Forward ended with %v, want nil", err)
	}
}

func TestForwardToNothing(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		want   string
	}{
		{"no such address", http.NotFound, ""},
		{"token wanted", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) }, "(it wants a token that allows reading)"},
		{"elsewhere", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/mcp/", http.StatusFound) }, ""},
		{"nobody", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "(EOF)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(c.answer)
			defer server.Close()
			theirs, _ := sdk.NewInMemoryTransports()
			err := mcp.Forward(context.Background(), mcp.Remote{URL: server.URL, Token: "pdx_secret"}, theirs)
			if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), server.URL+"/mcp does not answer as one "+c.want) || strings.Contains(err.Error(), "pdx_") {
				t.Errorf("Forward: %v, want an error of the kind %v", err, corpus.ErrUnavailable)
			}
		})
	}
}
