package api_test

import (
	"fmt"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"testing"
	"time"

	"polidex/api"
	"polidex/api/tokens"
)

// many makes n calls and returns how many were answered and the last that was not.
func many(g *guarded, n int, c call) (int, *httptest.ResponseRecorder) {
	answered, refused := 0, (*httptest.ResponseRecorder)(nil)
	for range n {
		if w := g.do(c); w.Code == 429 {
			refused = w
		} else {
			answered++
		}
	}
	return answered, refused
}

func TestRates(t *testing.T) {
	g := newGuarded(t, api.Access{Rate: 10})
	anna, ben := g.token(t, "anna", tokens.Add), g.token(t, "ben", tokens.Add)
	get := func(from string) call { return call{method: "GET", path: "/v1/things", from: from} }
	for _, c := range []struct {
		name string
		call call
		want int
	}{
		// Four seconds' worth at once.
		{"reading", get(elsewhere), 40},
		{"the same address again", get("203.0.113.7:50001"), 0},
		{"another address", get("203.0.113.8:1"), 40},
		{"what is not there", call{method: "GET", path: "/nothing", from: elsewhere}, 0},
		{"an IPv6 address", get("[2001:db8:1:2::1]:1"), 40},
		{"its network", get("[2001:db8:1:2:ffff::2]:1"), 0},
		{"another network", get("[2001:db8:1:3::1]:1"), 40},
		{"a token from the same address", call{method: "GET", path: "/v1/things", from: elsewhere, token: anna}, 40},
		{"the token from another address", call{method: "GET", path: "/v1/things", from: "203.0.113.9:1", token: anna}, 0},
		{"another token", call{method: "GET", path: "/v1/things", from: elsewhere, token: ben}, 40},
		{"writing has its own", call{method: "POST", path: "/v1/things", from: elsewhere, token: anna}, 4},
		{"health", call{method: "GET", path: "/healthz", from: elsewhere}, 50},
		{"this machine", get("127.0.0.1:1"), 50},
		{"this machine behind a proxy", call{method: "GET", path: "/v1/things", headers: []string{"Via", "x"}}, 40},
		{"X-Forwarded-For of anybody", call{method: "GET", path: "/v1/things", from: elsewhere, headers: []string{"X-Forwarded-For", "198.51.100.1"}}, 0},
		{"tokens that are none", call{method: "GET", path: "/v1/things", from: "203.0.113.10:1", token: "pdx_guess"}, 40},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, refused := many(g, 50, c.call)
			if got != c.want {
				t.Errorf("%d of 50 were answered, want %d", got, c.want)
			}
			if refused != nil && refused.Header().Get("Retry-After") != "1" && !(c.name == "writing has its own") {
				t.Errorf("Retry-After is %q", refused.Header().Get("Retry-After"))
			}
		})
	}
	// Time gives back what it took.
	g.now = g.now.Add(time.Second)
	if got, _ := many(g, 50, get(elsewhere)); got != 10 {
		t.Errorf("after a second %d are answered, want 10", got)
	}
}

func TestRateProblem(t *testing.T) {
	g := newGuarded(t, api.Access{Rate: 0.5})
	secret := g.token(t, "anna", tokens.Add)
	_, read := many(g, 3, call{method: "GET", path: "/v1/things", from: elsewhere})
	if got, want := outcome(read), "429 this client has asked more often than 0.5 times a second, which is what the server takes; please go on in 2 s"; got != want || read.Header().Get("Retry-After") != "2" {
		t.Errorf("%s and Retry-After %s, want %s", got, read.Header().Get("Retry-After"), want)
	}
	_, written := many(g, 2, call{method: "POST", path: "/v1/things", from: elsewhere, token: secret})
	if got := written.Header().Get("Retry-After"); got != "20" {
		t.Errorf("writing: Retry-After %s, want 20", got)
	}
	// Who waits as long as told is answered.
	g.now = g.now.Add(2 * time.Second)
	if got, _ := many(g, 1, call{method: "GET", path: "/v1/things", from: elsewhere}); got != 1 {
		t.Error("who has waited is refused")
	}
}

func TestRateOfNone(t *testing.T) {
	g := newGuarded(t, api.Access{})
	if got, _ := many(g, 1000, call{method: "GET", path: "/v1/things", from: elsewhere}); got != 1000 {
		t.Errorf("%d of 1000 were answered", got)
	}
}

// TestRateMemory has more addresses ask than are remembered.
func TestRateMemory(t *testing.T) {
	g := newGuarded(t, api.Access{Rate: 10})
	const n = 50_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	r := httptest.NewRequest("GET", "/v1/things", nil)
	for i := range n {
		if i%1000 == 0 {
			g.log.reset()
		}
		r.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:1", i>>16, i>>8&255, i&255)
		w := httptest.NewRecorder()
		if g.handler.ServeHTTP(w, r); w.Code != 200 {
			t.Fatalf("client %d is answered %d", i, w.Code)
		}
	}
	g.log.reset()
	runtime.GC()
	runtime.ReadMemStats(&after)
	grown := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%d clients: %d kB", n, grown>>10)
	if grown > 10<<20 {
		t.Errorf("%d clients take %d bytes", n, grown)
	}
	runtime.KeepAlive(g)
}

func (s *syncBuffer) reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.b.Reset()
}

func TestClientAddress(t *testing.T) {
	for _, c := range []struct {
		name    string
		remote  string
		proxies int
		headers []string
		want    string
	}{
		{"no proxy", "203.0.113.7:1", 0, []string{"198.51.100.1"}, "203.0.113.7"},
		{"one proxy", "10.0.0.1:1", 1, []string{"198.51.100.1"}, "198.51.100.1"},
		{"one proxy, and what the client wrote", "10.0.0.1:1", 1, []string{"1.1.1.1, 198.51.100.1"}, "198.51.100.1"},
		{"one proxy, in several headers", "10.0.0.1:1", 1, []string{"1.1.1.1", "198.51.100.1"}, "198.51.100.1"},
		{"two proxies", "10.0.0.1:1", 2, []string{"1.1.1.1, 198.51.100.1, 10.0.0.2"}, "198.51.100.1"},
		{"two proxies, one passed by", "10.0.0.1:1", 2, []string{"198.51.100.1"}, "198.51.100.1"},
		{"a proxy that says nothing", "10.0.0.1:1", 1, nil, "10.0.0.1"},
		{"no address", "10.0.0.1:1", 1, []string{"1.1.1.1, unknown"}, "10.0.0.1"},
		{"no address further left", "10.0.0.1:1", 2, []string{"evil, 10.0.0.2"}, "10.0.0.2"},
		{"with a port", "10.0.0.1:1", 1, []string{"198.51.100.1:443"}, "198.51.100.1"},
		{"IPv6 with a port", "10.0.0.1:1", 1, []string{"[2001:db8::1]:443"}, "2001:db8::1"},
		{"IPv6 in brackets", "10.0.0.1:1", 1, []string{"[2001:db8::1]"}, "2001:db8::1"},
		{"IPv6 bare", "10.0.0.1:1", 1, []string{"2001:db8::1"}, "2001:db8::1"},
		{"IPv4 in IPv6", "[::ffff:203.0.113.7]:1", 0, nil, "203.0.113.7"},
		{"a zone", "[fe80::1%eth0]:1", 0, nil, "fe80::1"},
		{"no address at all", "@", 1, nil, "invalid IP"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.RemoteAddr = c.remote
			for _, h := range c.headers {
				r.Header.Add("X-Forwarded-For", h)
			}
			if got := api.ClientOf(r, c.proxies); got != c.want {
				t.Errorf("the client is %s, want %s", got, c.want)
			}
		})
	}
}

// FuzzForwardedFor has anybody write what they like to the left of what a proxy
// adds: the client is the one that the proxy saw.
func FuzzForwardedFor(f *testing.F) {
	for _, seed := range []string{"", "1.1.1.1", ",,,", "[::1", "unknown, 2001:db8::1", "1.1.1.1:99999"} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, left string, proxies int) {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = "10.0.0.1:1"
		r.Header.Add("X-Forwarded-For", left)
		if got := api.ClientOf(r, proxies%4); got != "10.0.0.1" {
			if _, err := netip.ParseAddr(got); err != nil || proxies%4 <= 0 {
				t.Errorf("%q behind %d proxies: the client is %q", left, proxies%4, got)
			}
		}
		r.Header.Add("X-Forwarded-For", "198.51.100.1")
		if got := api.ClientOf(r, 1); got != "198.51.100.1" {
			t.Errorf("%q before the proxy's own: the client is %q", left, got)
		}
	})
}
