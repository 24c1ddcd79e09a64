package mcp_test

import (
	"bytes"
	"net/http/httptest"
	"strings"
	"testing"

	"polidex/api/mcp"
)

// TestStreams: what was asked before the pipe was closed is answered, and lines
// hold nothing but messages.
func TestStreams(t *testing.T) {
	initialized := initialize + "\n" + `{"jsonrpc": "2.0", "method": "notifications/initialized"}` + "\n"
	for _, c := range []struct {
		name, in string
		answers  int
		fails    string
	}{
		{"nothing", "", 0, ""},
		{"many questions at once", initialized + `{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "search", "arguments": {"q": "forever"}}}` + "\n" +
			`{"jsonrpc": "2.0", "id": 3, "method": "ping"}` + "\n" + `{"jsonrpc": "2.0", "id": 4, "method": "corpus/drop"}` + "\n", 4, ""},
		{"last line without an end", initialized + `{"jsonrpc": "2.0", "id": 2, "method": "ping"}`, 2, ""},
		{"no message", initialized + "hello\n", 1, "talking to the assistant's program: "},
		{"too long a message", `{"jsonrpc": "2.0", "id": 1, "method": "` + strings.Repeat("a", 2<<20), 0, "maximum line length"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			err := newFixture(t).server.Run(t.Context(), mcp.Streams(strings.NewReader(c.in), &out))
			if c.fails == "" && err != nil || c.fails != "" && (err == nil || !strings.Contains(err.Error(), c.fails)) {
				t.Errorf("Run: %v, want an error with %q", err, c.fails)
			}
			if got := strings.Count(out.String(), "\n"); c.fails == "" && got != c.answers {
				t.Errorf("%d answers, want %d:\n%s", got, c.answers, &out)
			}
			for l := range strings.Lines(out.String()) {
				if !strings.HasPrefix(l, `{"jsonrpc":"2.0",`) {
					t.Errorf("a line is %q", l)
				}
			}
		})
	}
}

// BenchmarkHTTP is a request from its body to its answer, without the network.
func BenchmarkHTTP(b *testing.B) {
	handler := newFixture(b).server.Handler()
	for name, body := range map[string]string{
		"list":   toolsList,
		"search": `{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "search", "arguments": {"q": "ports"}}}`,
	} {
		b.Run("ask="+name, func(b *testing.B) {
			for b.Loop() {
				r := httptest.NewRequest("POST", "http://localhost/mcp", strings.NewReader(body))
				r.Header.Set("Content-Type", "application/json")
				r.Header.Set("Accept", "application/json, text/event-stream")
				w := httptest.NewRecorder()
				if handler.ServeHTTP(w, r); w.Code != 200 {
					b.Fatalf("status %d", w.Code)
				}
			}
		})
	}
}
