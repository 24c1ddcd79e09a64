package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/api"
	"polidex/api/tokens"
)

// guarded is a server of routes that say who called, with a store of tokens.
type guarded struct {
	handler http.Handler
	store   *tokens.Store
	dir     string
	now     time.Time
	log     *syncBuffer
}

func newGuarded(t testing.TB, access api.Access, more ...api.GuardedRoute) *guarded {
	t.Helper()
	g := &guarded{dir: t.TempDir(), now: time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC), log: &syncBuffer{}}
	clock := func() time.Time { return g.now }
	g.store = tokens.Open(g.dir, tokens.Options{Now: clock})
	if access.Tokens == nil {
		access.Tokens = g.store
	}
	handler, err := api.Guarded(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}, Access: access, Now: clock, Logger: slog.New(slog.NewJSONHandler(g.log, nil))},
		slices.Concat([]api.GuardedRoute{
			{Path: "/v1/things"},
			{Method: "POST", Path: "/v1/things", Scope: api.ScopeAdd, MaxBody: 100 << 10},
			{Method: "DELETE", Path: "/v1/things", Scope: api.ScopeAdmin},
			{Method: "POST", Path: "/ask"},
			{Path: "/healthz"}, {Path: "/docs"},
		}, more)...)
	if err != nil {
		t.Fatal(err)
	}
	g.handler = handler
	return g
}

func (g *guarded) token(t testing.TB, name string, scopes ...tokens.Scope) string {
	t.Helper()
	secret, err := g.store.Create(name, scopes, g.now.AddDate(0, 0, 30))
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// call is a request, from this machine unless it is said to be from elsewhere.
type call struct {
	method, path, token string
	from, host          string
	proto               string
	headers             []string
	body                string
}

func (g *guarded) do(c call) *httptest.ResponseRecorder {
	r := httptest.NewRequest(c.method, c.path, strings.NewReader(c.body))
	r.RemoteAddr, r.Host = "127.0.0.1:50000", "localhost:8080"
	if c.from != "" {
		r.RemoteAddr = c.from
	}
	if c.host != "" {
		r.Host = c.host
	}
	if c.proto == "HTTP/1.0" {
		r.Proto, r.ProtoMajor, r.ProtoMinor = c.proto, 1, 0
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	for i := 0; i < len(c.headers); i += 2 {
		r.Header.Add(c.headers[i], c.headers[i+1])
	}
	w := httptest.NewRecorder()
	g.handler.ServeHTTP(w, r)
	return w
}

// outcome is an answer in short: its status, and its body or problem's detail.
func outcome(w *httptest.ResponseRecorder) string {
	var p struct{ Detail, Scope string }
	if json.Unmarshal(w.Body.Bytes(), &p) == nil && p.Detail != "" {
		return fmt.Sprintf("%d %s", w.Code, p.Detail)
	}
	return fmt.Sprintf("%d %s", w.Code, w.Body)
}

const elsewhere = "203.0.113.7:50000"

func TestWhoMayWhat(t *testing.T) {
	g := newGuarded(t, api.Access{})
	closed := newGuarded(t, api.Access{RequireToken: true})
	none := newGuarded(t, api.Access{})
	add, admin, read := g.token(t, "anna", tokens.Add), g.token(t, "root", tokens.Admin), closed.token(t, "reader", tokens.Read)
	adder := closed.token(t, "adder", tokens.Add)
	strange := closed.token(t, "strange", tokens.Add)
	for _, c := range []struct {
		name string
		g    *guarded
		call call
		want string
		// challenge is the header WWW-Authenticate.
		challenge string
	}{
		{"reading is open", g, call{method: "GET", path: "/v1/things", from: elsewhere}, "200 caller ", ""},
		{"reading with a token", g, call{method: "GET", path: "/v1/things", token: add}, "200 caller anna", ""},
		{"asking by POST is reading", g, call{method: "POST", path: "/ask", from: elsewhere}, "200 caller ", ""},
		{"writing with the scope", g, call{method: "POST", path: "/v1/things", token: add, from: elsewhere}, "200 caller anna", ""},
		{"writing as admin", g, call{method: "POST", path: "/v1/things", token: admin, from: elsewhere}, "200 caller root", ""},
		{"the scheme in any case", g, call{method: "POST", path: "/v1/things", headers: []string{"Authorization", "bEARER  " + add}}, "200 caller anna", ""},
		{"writing without the scope", g, call{method: "DELETE", path: "/v1/things", token: add}, `403 this needs the scope admin, and the token "anna" has add; whoever runs the server can make a token that has it`,
			`Bearer realm="polidex", error="insufficient_scope", scope="admin"`},
		{"writing without a token", g, call{method: "POST", path: "/v1/things"}, "401 this needs a token with the scope add: send it in the header “Authorization: Bearer pdx_…”; whoever runs the server makes one with 'polidex token create NAME --scope add'", `Bearer realm="polidex"`},
		{"writing with another scheme", g, call{method: "POST", path: "/v1/things", headers: []string{"Authorization", "Basic YTpi"}}, "401 this needs a token with the scope add: send it in the header “Authorization: Bearer pdx_…”; whoever runs the server makes one with 'polidex token create NAME --scope add'", `Bearer realm="polidex"`},
		{"reading with another scheme", g, call{method: "GET", path: "/v1/things", headers: []string{"Authorization", "Basic YTpi"}}, "200 caller ", ""},
		{"an unknown token", g, call{method: "POST", path: "/v1/things", token: strange}, "401 this token is not known here: it was never made or has been revoked", `Bearer realm="polidex", error="invalid_token"`},
		{"reading with an unknown token", g, call{method: "GET", path: "/v1/things", token: strange}, "401 this token is not known here: it was never made or has been revoked", `Bearer realm="polidex", error="invalid_token"`},
		{"a token cut short", g, call{method: "POST", path: "/v1/things", token: add[:60]}, "401 this token has 60 characters and should have 62; it was not copied whole", `Bearer realm="polidex", error="invalid_token"`},
		{"no token behind the scheme", g, call{method: "POST", path: "/v1/things", headers: []string{"Authorization", "Bearer"}}, "401 the header Authorization bears no token; it should be “Authorization: Bearer pdx_…”", `Bearer realm="polidex", error="invalid_token"`},
		{"two tokens", g, call{method: "POST", path: "/v1/things", headers: []string{"Authorization", "Bearer " + add, "Authorization", "Bearer " + admin}}, "401 the request bears more than one token; send one", `Bearer realm="polidex", error="invalid_token"`},
		{"a token in the address", g, call{method: "GET", path: "/v1/things?access_token=" + add}, "400 a token stands in the address, which is written down in many places: revoke it with 'polidex token revoke NAME', and send another in the header “Authorization: Bearer pdx_…”", ""},
		{"a token in the address, with escapes", g, call{method: "GET", path: "/v1/things?t=%70%64%78_" + strings.TrimPrefix(add, "pdx_")}, "400 a token stands in the address, which is written down in many places: revoke it with 'polidex token revoke NAME', and send another in the header “Authorization: Bearer pdx_…”", ""},
		{"health with an unknown token", g, call{method: "GET", path: "/healthz", token: strange}, "200 caller ", ""},
		{"no such address", g, call{method: "GET", path: "/nothing", from: elsewhere}, `404 nothing is served at "/nothing"; /docs lists what is`, ""},

		{"closed: reading", closed, call{method: "GET", path: "/v1/things"}, "401 this needs a token with the scope read: send it in the header “Authorization: Bearer pdx_…”; whoever runs the server makes one with 'polidex token create NAME --scope read'", `Bearer realm="polidex"`},
		{"closed: reading with the scope", closed, call{method: "GET", path: "/v1/things", token: read}, "200 caller reader", ""},
		{"closed: who may add may read", closed, call{method: "GET", path: "/v1/things", token: adder}, "200 caller adder", ""},
		{"closed: asking by POST", closed, call{method: "POST", path: "/ask", token: adder}, "200 caller adder", ""},
		{"closed: what is not there", closed, call{method: "GET", path: "/nothing"}, "401 this needs a token with the scope read: send it in the header “Authorization: Bearer pdx_…”; whoever runs the server makes one with 'polidex token create NAME --scope read'", `Bearer realm="polidex"`},
		{"closed: health", closed, call{method: "GET", path: "/healthz", from: elsewhere}, "200 caller ", ""},
		{"closed: documentation", closed, call{method: "GET", path: "/docs", from: elsewhere}, "200 caller ", ""},

		{"no tokens: this machine", none, call{method: "POST", path: "/v1/things"}, "200 caller local", ""},
		{"no tokens: this machine, all scopes", none, call{method: "DELETE", path: "/v1/things"}, "200 caller local", ""},
		{"no tokens: this machine reads as nobody", none, call{method: "GET", path: "/v1/things"}, "200 caller ", ""},
		{"no tokens: elsewhere", none, call{method: "POST", path: "/v1/things", from: elsewhere}, "401 this needs a token with the scope add: send it in the header “Authorization: Bearer pdx_…”; whoever runs the server makes one with 'polidex token create NAME --scope add'", `Bearer realm="polidex"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.g.do(c.call)
			if diff := cmp.Diff(c.want, outcome(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if h := got.Header().Get("WWW-Authenticate"); h != c.challenge {
				t.Errorf("WWW-Authenticate is %q, want %q", h, c.challenge)
			}
			if got.Code >= 400 && got.Header().Get("Content-Type") != "application/problem+json" {
				t.Errorf("an error of the type %q", got.Header().Get("Content-Type"))
			}
		})
	}
	for _, secret := range []string{add, admin, strange} {
		if strings.Contains(g.log.String(), secret[4:]) {
			t.Errorf("the log tells a token: %s", g.log)
		}
	}
	if !strings.Contains(g.log.String(), `"caller":"anna"`) {
		t.Errorf("the log does not say who called: %s", g.log)
	}
	p := map[string]any{}
	if err := json.Unmarshal(g.do(call{method: "DELETE", path: "/v1/things", token: add}).Body.Bytes(), &p); err != nil || p["scope"] != "admin" || p["type"] != "/docs#error-scope" {
		t.Errorf("the problem of a missing scope is %v, %v", p, err)
	}
}

// TestThisMachine tries to write without any token, from this machine and from
// what might be taken for it.
func TestThisMachine(t *testing.T) {
	for _, c := range []struct {
		name    string
		access  api.Access
		call    call
		allowed bool
	}{
		{"IPv4", api.Access{}, call{}, true},
		{"another loopback address", api.Access{}, call{from: "127.8.9.10:1", host: "127.8.9.10:8080"}, true},
		{"IPv6", api.Access{}, call{from: "[::1]:50000", host: "[::1]:8080"}, true},
		{"IPv6 without a port", api.Access{}, call{from: "[::1]:50000", host: "[::1]"}, true},
		{"IPv4 in IPv6", api.Access{}, call{from: "[::ffff:127.0.0.1]:50000"}, true},
		{"the name in capitals", api.Access{}, call{host: "LOCALHOST"}, true},
		{"elsewhere", api.Access{}, call{from: elsewhere}, false},
		{"the same network", api.Access{}, call{from: "192.168.1.5:1"}, false},
		{"no address", api.Access{}, call{from: "@"}, false},
		{"a name that leads here", api.Access{}, call{host: "rebind.example:8080"}, false},
		{"a name under that of this machine", api.Access{}, call{host: "localhost.example"}, false},
		{"an address of another machine", api.Access{}, call{host: "192.168.1.5:8080"}, false},
		{"all addresses", api.Access{}, call{host: "0.0.0.0:8080"}, false},
		{"a proxy with X-Forwarded-For", api.Access{}, call{headers: []string{"X-Forwarded-For", "203.0.113.7"}}, false},
		{"a proxy that says it is for this machine", api.Access{}, call{headers: []string{"X-Forwarded-For", "127.0.0.1"}}, false},
		{"a proxy with X-Forwarded", api.Access{}, call{headers: []string{"X-Forwarded", "1"}}, false},
		{"a proxy with X-Original-Forwarded-For", api.Access{}, call{headers: []string{"X-Original-Forwarded-For", "203.0.113.7"}}, false},
		{"a proxy with X-Envoy-External-Address", api.Access{}, call{headers: []string{"X-Envoy-External-Address", "203.0.113.7"}}, false},
		{"a proxy with an empty X-Forwarded-For", api.Access{}, call{headers: []string{"X-Forwarded-For", ""}}, false},
		{"a proxy with Forwarded", api.Access{}, call{headers: []string{"Forwarded", "for=127.0.0.1"}}, false},
		{"a proxy with Via", api.Access{}, call{headers: []string{"Via", "1.1 lake"}}, false},
		{"a proxy with X-Real-IP", api.Access{}, call{headers: []string{"X-Real-IP", "203.0.113.7"}}, false},
		{"a proxy that speaks HTTP/1.0", api.Access{}, call{proto: "HTTP/1.0"}, false},
		{"a proxy that is known", api.Access{TrustedProxies: 1}, call{}, false},
		{"reading is closed", api.Access{RequireToken: true}, call{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newGuarded(t, c.access)
			c.call.method, c.call.path = "POST", "/v1/things"
			want := 401
			if c.allowed {
				want = 200
			}
			if got := g.do(c.call); got.Code != want {
				t.Errorf("answered %s, want %d", outcome(got), want)
			}
		})
	}
}

// TestTokensChangeWhileServing makes, ends and revokes tokens while the server runs.
func TestTokensChangeWhileServing(t *testing.T) {
	g := newGuarded(t, api.Access{})
	write := func(token string) int { return g.do(call{method: "POST", path: "/v1/things", token: token}).Code }
	if got := write(""); got != 200 {
		t.Fatalf("before the first token: %d", got)
	}
	command := tokens.Open(g.dir, tokens.Options{Now: func() time.Time { return g.now }})
	secret, err := command.Create("anna", []tokens.Scope{tokens.Add}, g.now.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if bare, with := write(""), write(secret); bare != 401 || with != 200 {
		t.Errorf("with the first token: %d without and %d with it, want 401 and 200", bare, with)
	}
	g.now = g.now.Add(time.Hour)
	ended := g.do(call{method: "POST", path: "/v1/things", token: secret})
	if got, want := outcome(ended), `401 the token "anna" ended on 2031-05-01; whoever runs the server can make another`; got != want {
		t.Errorf("ended: %s, want %s", got, want)
	}
	if got := write(""); got != 401 {
		t.Errorf("the end of the last token opens writing: %d", got)
	}
	if err := command.Revoke("anna"); err != nil {
		t.Fatal(err)
	}
	if bare, with := write(""), write(secret); bare != 200 || with != 401 {
		t.Errorf("after the last was revoked: %d without and %d with it, want 200 and 401", bare, with)
	}
}

// TestTokensUnreadable has the file of tokens damaged: nothing is opened by it.
func TestTokensUnreadable(t *testing.T) {
	g := newGuarded(t, api.Access{})
	secret := g.token(t, "anna", tokens.Add)
	if err := os.WriteFile(filepath.Join(g.dir, "tokens.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		call call
		want int
	}{
		{call{method: "GET", path: "/v1/things"}, 200},
		{call{method: "POST", path: "/v1/things"}, 503},
		{call{method: "POST", path: "/v1/things", token: secret}, 503},
		{call{method: "GET", path: "/v1/things", token: secret}, 503},
		{call{method: "GET", path: "/healthz", token: secret}, 200},
	} {
		got := g.do(c.call)
		if got.Code != c.want || strings.Contains(got.Body.String(), g.dir) {
			t.Errorf("%s %s: %s, want %d and no word of the folder", c.call.method, c.call.path, outcome(got), c.want)
		}
	}
	if !strings.Contains(g.log.String(), "tokens.json") {
		t.Errorf("the log does not say what is wrong: %s", g.log)
	}
}

// TestNoStore has no store of tokens at all.
func TestNoStore(t *testing.T) {
	handler, err := api.Guarded(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{}}, api.GuardedRoute{Method: "POST", Path: "/v1/things", Scope: api.ScopeAdd})
	if err != nil {
		t.Fatal(err)
	}
	g := &guarded{handler: handler}
	if got := g.do(call{method: "POST", path: "/v1/things"}); got.Code != 200 {
		t.Errorf("this machine: %s", outcome(got))
	}
	if got := g.do(call{method: "POST", path: "/v1/things", token: "pdx_x"}); got.Code != 401 {
		t.Errorf("with a token: %s", outcome(got))
	}
}

func TestCrossSite(t *testing.T) {
	g := newGuarded(t, api.Access{})
	for _, c := range []struct {
		name    string
		headers []string
		refused bool
	}{
		{"a program", nil, false},
		{"a page of this server", []string{"Sec-Fetch-Site", "same-origin", "Origin", "http://localhost:8080"}, false},
		{"typed in by a person", []string{"Sec-Fetch-Site", "none"}, false},
		{"a page of another site", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://example.org"}, true},
		{"a page of another port", []string{"Sec-Fetch-Site", "same-site", "Origin", "http://localhost:3000"}, true},
		{"an old browser", []string{"Origin", "https://example.org"}, true},
		{"an old browser in a sandbox", []string{"Origin", "null"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, path := range []string{"/v1/things", "/ask", "/nothing"} {
				got := g.do(call{method: "POST", path: path, headers: c.headers})
				if (got.Code == 403) != c.refused {
					t.Errorf("POST %s: %s, want refused %v", path, outcome(got), c.refused)
				}
				if origin := got.Header().Get("Access-Control-Allow-Origin"); origin != "" {
					t.Errorf("POST %s: an answer that %q may read", path, origin)
				}
			}
			if got := g.do(call{method: "GET", path: "/v1/things", headers: c.headers}); got.Code != 200 || got.Header().Get("Access-Control-Allow-Origin") != "*" {
				t.Errorf("GET: %s %v", outcome(got), got.Header())
			}
		})
	}
}

func TestPreflight(t *testing.T) {
	g := newGuarded(t, api.Access{RequireToken: true})
	got := g.do(call{method: "OPTIONS", path: "/v1/things", headers: []string{"Origin", "https://example.org", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization"}})
	h := got.Header()
	if got.Code != 204 || h.Get("Access-Control-Allow-Methods") != "GET, HEAD" || strings.Contains(strings.ToLower(h.Get("Access-Control-Allow-Headers")), "authorization") || h.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("a preflight is answered %d %v", got.Code, h)
	}
}

func TestBodyBounds(t *testing.T) {
	g := newGuarded(t, api.Access{})
	for _, c := range []struct {
		path string
		size int
		want string
	}{
		{"/v1/things", 100 << 10, "200 caller local"},
		{"/v1/things", 100<<10 + 1, "413 the body is larger than the 102400 bytes that are taken here"},
		{"/ask", 64 << 10, "200 caller "},
		{"/ask", 64<<10 + 1, "413 the body is larger than the 65536 bytes that are taken here"},
	} {
		body := strings.Repeat("x", c.size)
		if got := outcome(g.do(call{method: "POST", path: c.path, body: body})); got != c.want {
			t.Errorf("%d bytes to %s: %s, want %s", c.size, c.path, got, c.want)
		}
		// A body of unknown length is told by reading it.
		r := httptest.NewRequest("POST", c.path, bytes.NewReader([]byte(body)))
		r.ContentLength, r.RemoteAddr, r.Host = -1, "127.0.0.1:1", "localhost"
		w := httptest.NewRecorder()
		g.handler.ServeHTTP(w, r)
		if got := outcome(w); got != c.want {
			t.Errorf("%d bytes of unknown length to %s: %s, want %s", c.size, c.path, got, c.want)
		}
	}
}

// TestMutatingRoutesNeedAScope keeps a route that changes something from being
// open by an oversight. What only asks, by a method that is not GET, is listed, and
// what changes nothing but what the caller's browser keeps.
func TestMutatingRoutesNeedAScope(t *testing.T) {
	asking := []string{"POST /mcp", "POST /sign-in", "POST /sign-out"}
	for route, scope := range api.MutatingRoutes() {
		if (scope == "" || scope == api.ScopeRead) && !slices.Contains(asking, route) {
			t.Errorf("%s needs no scope for writing", route)
		}
	}
}

func FuzzAuthorization(f *testing.F) {
	for _, seed := range []string{"", "Bearer", "Bearer pdx_a", "bearer  x y", "Basic YTpi", "Bearer\tx", "Bearer a, Bearer b"} {
		f.Add(seed, "")
	}
	f.Add("Bearer a", "Bearer b")
	g := newGuarded(f, api.Access{})
	g.token(f, "anna", tokens.Admin)
	f.Fuzz(func(t *testing.T, one, two string) {
		h := http.Header{"Authorization": {one, two}}
		secret, err := api.BearerOf(h)
		if err != nil && secret != "" {
			t.Errorf("both a token %q and an error", secret)
		}
		if len(secret) > 8 && err != nil && strings.Contains(err.Error(), secret) {
			t.Errorf("the error tells the token: %v", err)
		}
		got := g.do(call{method: "POST", path: "/v1/things", headers: []string{"Authorization", one, "Authorization", two}})
		if got.Code != 401 {
			t.Errorf("%q and %q are answered %s", one, two, outcome(got))
		}
	})
}

// FuzzHost has any name as that of the server: who may write without a token named
// this machine by its own name or a loopback address.
func FuzzHost(f *testing.F) {
	for _, seed := range []string{"localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8080", "127.0.0.1.example", "localhost.", "2130706433", "[::ffff:127.0.0.1]", "::1", "[localhost]:1"} {
		f.Add(seed)
	}
	g := newGuarded(f, api.Access{})
	f.Fuzz(func(t *testing.T, host string) {
		if host == "" || g.do(call{method: "POST", path: "/v1/things", host: host}).Code != 200 {
			return
		}
		name := host
		if h, _, err := net.SplitHostPort(host); err == nil {
			name = h
		}
		ip, err := netip.ParseAddr(strings.Trim(name, "[]"))
		if !strings.EqualFold(name, "localhost") && (err != nil || !ip.Unmap().IsLoopback()) {
			t.Errorf("the host %q is taken for this machine", host)
		}
	})
}
