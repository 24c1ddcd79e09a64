package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"polidex/api"
	"polidex/api/tokens"
	"polidex/corpus"
)

// withToken sends a token with each request.
type withToken string

func (s withToken) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(s))
	return http.DefaultTransport.RoundTrip(r)
}

// assistant connects a client of the protocol's library to the server.
func assistant(t *testing.T, url string, client *http.Client) (*sdk.ClientSession, error) {
	t.Helper()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).
		Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: url + "/mcp", HTTPClient: client, DisableStandaloneSSE: true, MaxRetries: -1}, nil)
	if err == nil {
		t.Cleanup(func() { _ = session.Close() })
	}
	return session, err
}

// TestAssistant asks as an assistant, and opens the links that it is given.
func TestAssistant(t *testing.T) {
	f := newFixture(t)
	session, err := assistant(t, f.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: "list_actions", Arguments: map[string]any{"theme": "maritime-security"}})
	if err != nil || r.IsError {
		t.Fatalf("list_actions: %+v, %v", r, err)
	}
	data, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Total   int
		Address string
		Hits    []struct{ Link, Original string }
	}
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if list.Total != 2 || len(list.Hits) != 2 {
		t.Fatalf("the answer is %s, want two actions", data)
	}
	for _, link := range []string{list.Hits[0].Link, list.Hits[0].Original, list.Address} {
		path, ok := strings.CutPrefix(link, f.url)
		if got := f.get(t, path); !ok || got.StatusCode != http.StatusOK {
			t.Errorf("the link %s leads to status %d, want 200", link, got.StatusCode)
		}
	}
	if !strings.Contains(f.log.String(), `"route":"POST /mcp"`) || !strings.Contains(f.log.String(), `"tool":"list_actions"`) {
		t.Errorf("the log has neither the route nor the tool: %s", f.log)
	}
}

// TestAssistantAddress is held to what holds for every address.
func TestAssistantAddress(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		name, method string
		headers      []string
		status       int
	}{
		{"reading", http.MethodGet, nil, http.StatusMethodNotAllowed},
		{"another type", http.MethodPost, []string{"Content-Type", "text/plain", "Accept", "*/*"}, http.StatusUnsupportedMediaType},
		{"page of another site", http.MethodPost, []string{"Content-Type", "application/json", "Accept", "*/*", "Origin", "https://evil.example"}, http.StatusForbidden},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := f.do(t, c.method, "/mcp", c.headers...); got.StatusCode != c.status {
				t.Errorf("%s /mcp: status %d, %s; want %d", c.method, got.StatusCode, got.body, c.status)
			}
		})
	}
	large, err := http.Post(f.url+"/mcp", "application/json", strings.NewReader(strings.Repeat(" ", 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	large.Body.Close()
	if large.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a body of a megabyte: status %d, want 413", large.StatusCode)
	}
}

// TestAssistantNeedsToken where reading does, and none where it does not.
func TestAssistantNeedsToken(t *testing.T) {
	f := newFixture(t)
	store := tokens.Open(t.TempDir(), tokens.Options{})
	secrets := map[tokens.Scope]string{}
	for _, scope := range []tokens.Scope{tokens.Read, tokens.Add} {
		secret, err := store.Create(string(scope), []tokens.Scope{scope}, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		secrets[scope] = secret
	}
	for _, c := range []struct {
		name   string
		closed bool
		token  string
		ok     bool
	}{
		{"open, without", false, "", true},
		{"closed, without", true, "", false},
		{"closed, for adding", true, secrets[tokens.Add], true},
		{"closed, for reading", true, secrets[tokens.Read], true},
	} {
		t.Run(c.name, func(t *testing.T) {
			handler, err := api.New(api.Options{Index: f.index, Archive: f.archive, Access: api.Access{Tokens: store, RequireToken: c.closed}})
			if err != nil {
				t.Fatal(err)
			}
			server := httptest.NewServer(handler)
			defer server.Close()
			client := &http.Client{}
			if c.token != "" {
				client.Transport = withToken(c.token)
			}
			session, err := assistant(t, server.URL, client)
			if err == nil {
				_, err = session.CallTool(t.Context(), &sdk.CallToolParams{Name: "get_document", Arguments: map[string]any{"id": f.held(corpus.FormatPDF).ID}})
			}
			if (err == nil) != c.ok {
				t.Errorf("asking ends with %v, want success: %v", err, c.ok)
			}
		})
	}
}
