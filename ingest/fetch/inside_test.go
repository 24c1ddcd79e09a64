package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

const notPublic = "is not a public one"

// ways are addresses that lead inside, or out of the web, and why they are
// refused.
var ways = []struct {
	name, address string
	kind          error
	says          string
}{
	{"loopback", "http://127.0.0.1/", corpus.ErrInvalid, notPublic},
	{"loopback at any port", "http://127.0.0.1:8080/", corpus.ErrInvalid, notPublic},
	{"all of loopback", "http://127.200.3.4/", corpus.ErrInvalid, notPublic},
	{"loopback by name", "http://localhost/", corpus.ErrInvalid, notPublic},
	{"loopback of IPv6", "http://[::1]/", corpus.ErrInvalid, notPublic},
	{"this machine", "http://0.0.0.0/", corpus.ErrInvalid, notPublic},
	{"this machine of IPv6", "http://[::]/", corpus.ErrInvalid, notPublic},
	{"private, 10", "http://10.0.0.1/", corpus.ErrInvalid, notPublic},
	{"private, 172", "https://172.16.0.1/", corpus.ErrInvalid, notPublic},
	{"private, 192", "http://192.168.0.1/", corpus.ErrInvalid, notPublic},
	{"private of IPv6", "http://[fd00::1]/", corpus.ErrInvalid, notPublic},
	{"shared", "http://100.64.0.1/", corpus.ErrInvalid, notPublic},
	{"link-local", "http://169.254.0.1/", corpus.ErrInvalid, notPublic},
	{"link-local of IPv6", "http://[fe80::1]/", corpus.ErrInvalid, notPublic},
	{"link-local with its zone", "http://[fe80::1%25lo]/", corpus.ErrInvalid, notPublic},
	{"metadata", "http://169.254.169.254/latest/meta-data/", corpus.ErrInvalid, notPublic},
	{"metadata of IPv6", "http://[fd00:ec2::254]/latest/", corpus.ErrInvalid, notPublic},
	{"metadata at a public address", "http://168.63.129.16/", corpus.ErrInvalid, notPublic},
	{"multicast", "http://224.0.0.1/", corpus.ErrInvalid, notPublic},
	{"broadcast", "http://255.255.255.255/", corpus.ErrInvalid, notPublic},
	{"mapped into IPv6", "http://[::ffff:127.0.0.1]/", corpus.ErrInvalid, notPublic},
	{"mapped, in hex", "http://[::ffff:7f00:1]/", corpus.ErrInvalid, notPublic},
	{"mapped metadata", "http://[::ffff:a9fe:a9fe]/", corpus.ErrInvalid, notPublic},
	{"IPv4-compatible", "http://[::7f00:1]/", corpus.ErrInvalid, notPublic},
	{"translated by NAT64", "http://[64:ff9b::7f00:1]/", corpus.ErrInvalid, notPublic},
	{"metadata through NAT64", "http://[64:ff9b::a9fe:a9fe]/", corpus.ErrInvalid, notPublic},
	{"local NAT64", "http://[64:ff9b:1::a00:1]/", corpus.ErrInvalid, notPublic},
	{"6to4", "http://[2002:7f00:1::]/", corpus.ErrInvalid, notPublic},
	{"Teredo", "http://[2001:0:7f00:1::]/", corpus.ErrInvalid, notPublic},
	{"one decimal number", "http://2130706433/", corpus.ErrInvalid, "is a number"},
	{"one hexadecimal number", "http://0x7f000001/", corpus.ErrInvalid, "is a number"},
	{"one octal number", "http://017700000001/", corpus.ErrInvalid, "is a number"},
	{"part hexadecimal", "http://0x7f.1/", corpus.ErrInvalid, "is a number"},
	{"all hexadecimal", "http://0x7F.0x0.0x0.0x1/", corpus.ErrInvalid, "is a number"},
	{"octal parts", "http://0177.0.0.01/", corpus.ErrInvalid, "is a number"},
	{"few parts", "http://127.1/", corpus.ErrInvalid, "is a number"},
	{"many parts", "http://127.0.0.0.1/", corpus.ErrInvalid, "is a number"},
	{"dot at the end", "http://127.0.0.1./", corpus.ErrInvalid, "is a number"},
	{"metadata in decimal", "http://2852039166/", corpus.ErrInvalid, "is a number"},
	{"wide digits", "http://１２７.１/", corpus.ErrInvalid, "is a number"},
	{"wide digits, four parts", "http://１２７.０.０.１/", corpus.ErrInvalid, notPublic},
	{"circled digits", "http://①②⑦.⓪.⓪.①/", corpus.ErrInvalid, notPublic},
	{"port of another service", "http://147.67.34.45:22/", corpus.ErrInvalid, "port 22 is not one of the web's, 80 and 443; --allow-port 22"},
	{"port of a database", "https://[2a01:7080::1]:6379/", corpus.ErrInvalid, "port 6379"},
	{"no port", "http://example.eu:99999/", corpus.ErrInvalid, "port 99999, which there is not"},
	{"file", "file:///etc/passwd", corpus.ErrUnsupported, "only http and https are fetched, not file"},
	{"file of a host", "file://localhost/etc/passwd", corpus.ErrUnsupported, "not file"},
	{"gopher", "gopher://127.0.0.1:6379/_INFO", corpus.ErrUnsupported, "not gopher"},
	{"ftp", "ftp://example.eu/plan.pdf", corpus.ErrUnsupported, "not ftp"},
	{"dict", "dict://127.0.0.1:11211/stats", corpus.ErrUnsupported, "not dict"},
	{"data", "data:text/html,hello", corpus.ErrUnsupported, "not data"},
	{"script", "javascript:alert(1)", corpus.ErrUnsupported, "not javascript"},
	{"password", "http://reader:hidden@example.eu/", corpus.ErrInvalid, "user name or password"},
	{"user", "http://hidden@example.eu/", corpus.ErrInvalid, "user name or password"},
	{"user before an address", "http://example.eu@127.0.0.1/", corpus.ErrInvalid, "user name or password"},
	{"too long", "http://example.eu/" + strings.Repeat("a", 8000), corpus.ErrTooLarge, "longer than 8000 bytes"},
}

// No way of writing an address leads inside, and no connection is made.
func TestInside(t *testing.T) {
	for _, c := range ways {
		t.Run(c.name, func(t *testing.T) {
			opts := fetch.Options{Retries: -1, Pause: -1}
			f := fetch.Dialling(opts, fetch.Dialer(opts, nil, nothing(t)).DialContext)
			_, err := f.Get(t.Context(), fetch.Request{URL: c.address})
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hidden") {
				t.Errorf("Get(%q): %v, want it to say %q and wrap %q", c.address, err, c.says, c.kind)
			}
		})
	}
}

// Nor does a redirect of a public server, of a page or of its robots.txt.
func TestInsideByRedirect(t *testing.T) {
	for _, from := range []string{"/plan", "/robots.txt"} {
		for _, c := range ways {
			t.Run(from[1:]+", "+c.name, func(t *testing.T) {
				w := serve(t, func(w http.ResponseWriter, r *http.Request) {
					switch {
					case r.Host != "open.eu":
						t.Errorf("%s was asked", r.Host)
					case r.URL.Path == from:
						w.Header().Set("Location", c.address)
						w.WriteHeader(http.StatusFound)
					}
				})
				opts := fetch.Options{Retries: -1, Pause: -1}
				guarded := fetch.Dialer(opts, nil, nothing(t))
				f := fetch.Dialling(opts, func(ctx context.Context, network, address string) (net.Conn, error) {
					if address == "open.eu:80" {
						return w.dial(ctx, network, address)
					}
					return guarded.DialContext(ctx, network, address)
				})
				_, err := f.Get(t.Context(), fetch.Request{URL: "http://open.eu/plan"})
				kind := c.kind
				if from == "/robots.txt" {
					kind = corpus.ErrUnavailable
				}
				if !errors.Is(err, kind) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hidden") {
					t.Errorf("Get: %v, want it to say %q and wrap %q", err, c.says, kind)
				}
			})
		}
	}
}

// A name that stands for a public address first and for one inside then is refused
// at the connection, whatever was known of it before.
func TestRebinding(t *testing.T) {
	const open, closed = "147.67.34.45", "127.0.0.1"
	for _, c := range []struct {
		name string
		// answers are the addresses that the name stands for, look by look.
		answers [][]string
		// want are the connections that are let pass.
		want []string
	}{
		{"inside from the start", [][]string{{closed}}, nil},
		{"public, then inside", [][]string{{open}, {closed}}, []string{open + ":80"}},
		{"public and inside at once", [][]string{{open, closed}, {closed}}, []string{open + ":80"}},
		{"inside and public at once", [][]string{{closed, open}, {closed}}, []string{open + ":80"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var mu sync.Mutex
			var passed []string
			opts := fetch.Options{Retries: 2, RetryWait: time.Millisecond, Pause: -1, IgnoreRobots: true}
			d := fetch.Dialer(opts, resolver(t, c.answers), func(address string) error {
				mu.Lock()
				defer mu.Unlock()
				passed = append(passed, address)
				return errors.New("the server is down")
			})
			_, err := fetch.Dialling(opts, d.DialContext).Get(t.Context(), fetch.Request{URL: "http://rebind.example.eu/"})
			if !errors.Is(err, corpus.ErrInvalid) || !strings.Contains(err.Error(), "127.0.0.1 "+notPublic) {
				t.Errorf("Get: %v, want the address refused", err)
			}
			if diff := cmp.Diff(c.want, passed); diff != "" {
				t.Errorf("connections (-want +got):\n%s", diff)
			}
		})
	}
}

// What the options allow, and nothing more.
func TestAllowed(t *testing.T) {
	private := fetch.Options{AllowPrivate: true}
	ports := fetch.Options{AllowPorts: []int{8080, 8443}}
	for _, c := range []struct {
		name, address string
		opts          fetch.Options
		says          string
	}{
		{"public", "http://147.67.34.45/", fetch.Options{}, "connected to 147.67.34.45:80"},
		{"public, https", "https://147.67.34.45/", fetch.Options{}, "connected to 147.67.34.45:443"},
		{"private, any port", "http://10.0.0.1:3000/", private, "connected to 10.0.0.1:3000"},
		{"loopback, mapped", "http://[::ffff:127.0.0.1]:3000/", private, "connected to"},
		{"shared", "http://100.64.0.1/", private, "connected to 100.64.0.1:80"},
		{"public, as before", "http://147.67.34.45/", private, "connected to 147.67.34.45:80"},
		{"public port, as before", "http://147.67.34.45:3000/", private, "port 3000"},
		{"metadata, as before", "http://169.254.169.254/", private, notPublic},
		{"metadata in a private block", "http://[fd00:ec2::254]/", private, notPublic},
		{"translated, as before", "http://[64:ff9b::7f00:1]/", private, notPublic},
		{"one number, as before", "http://2130706433/", private, "is a number"},
		{"more ports", "http://147.67.34.45:8080/", ports, "connected to 147.67.34.45:8080"},
		{"other ports, as before", "http://147.67.34.45:8081/", ports, "port 8081"},
		{"private at an allowed port", "http://10.0.0.1:8080/", ports, notPublic},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.opts.Retries = -1
			d := fetch.Dialer(c.opts, nil, func(address string) error { return fmt.Errorf("connected to %s", address) })
			_, err := fetch.Dialling(c.opts, d.DialContext).Get(t.Context(), fetch.Request{URL: c.address})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Get(%q): %v, want it to say %q", c.address, err, c.says)
			}
		})
	}
}

// A server on this machine is not asked, by the fetcher as it is used.
func TestInsideUntouched(t *testing.T) {
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer s.Close()
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	f := fetch.New(fetch.Options{Retries: -1, Pause: -1})
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"} {
		if _, err := get(t, f, "http://"+host+":"+u.Port()+"/"); !errors.Is(err, corpus.ErrInvalid) {
			t.Errorf("Get from %s: %v, want it to wrap %q", host, err, corpus.ErrInvalid)
		}
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("the server was asked %d times", n)
	}
}

// nothing lets no connection be made, and none is to be let pass so far.
func nothing(t *testing.T) func(address string) error {
	return func(address string) error {
		t.Errorf("a connection to %s was let pass", address)
		return errors.New("no connection in a test")
	}
}
