package fetch_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// What a robots.txt, or what a server answers in its place, allows.
func TestRobots(t *testing.T) {
	file := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, text) }
	}
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }
	}
	// hops redirects as many times before the file is there.
	hops := func(n int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if len(r.URL.RawQuery) < n {
				http.Redirect(w, r, "http://other.eu/robots.txt?"+r.URL.RawQuery+"x", http.StatusFound)
				return
			}
			fmt.Fprint(w, "User-agent: *\nDisallow: /\n")
		}
	}
	to := func(location string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", location)
			w.WriteHeader(http.StatusFound)
		}
	}
	for _, c := range []struct {
		name   string
		robots http.HandlerFunc
		kind   error
		says   string
	}{
		{"nothing in it", file(""), nil, ""},
		{"allowed", file("User-agent: *\nDisallow: /\nAllow: /plan\n"), nil, ""},
		{"not allowed", file("User-agent: *\n\nDisallow: /pl\n"), corpus.ErrUnsupported, `the robots.txt of example.eu does not allow it (line 3, "Disallow: /pl"); on a server of your own, --ignore-robots`},
		{"not allowed by name", file("User-agent: *\nDisallow:\nUser-agent: Polidex\nDisallow: /\n"), corpus.ErrUnsupported, "line 4"},
		{"no file", status(404), nil, ""},
		{"gone", status(410), nil, ""},
		{"forbidden", status(403), nil, ""},
		{"no content", status(204), nil, ""},
		{"several", status(300), nil, ""},
		{"a page", file("<html><body>Welcome: to all</body></html>"), nil, ""},
		{"cannot answer", status(500), corpus.ErrUnavailable, "nothing is fetched from example.eu until its robots.txt can be read: the server answered 500"},
		{"not now", status(503), corpus.ErrUnavailable, "until its robots.txt can be read: the server answered 503"},
		{"too many requests", status(429), corpus.ErrUnavailable, "until its robots.txt can be read: the server answered 429"},
		{"breaks off", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "User-agent: *\n")
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, corpus.ErrUnavailable, "the answer ended after 14 of 100 bytes"},
		{"compressed, unasked", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, "User-agent: *\n")
		}, corpus.ErrUnavailable, `compressed as "br"`},
		{"endless", func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "User-agent: *\nDisallow: /\n")
			for {
				if _, err := fmt.Fprint(w, strings.Repeat("#\n", 2000)); err != nil {
					return
				}
			}
		}, corpus.ErrUnsupported, "line 2"},
		{"moved", hops(1), corpus.ErrUnsupported, "line 2"},
		{"moved five times", hops(5), corpus.ErrUnsupported, "line 2"},
		{"moved six times", hops(6), nil, ""},
		{"moved to another scheme", to("ftp://example.eu/robots.txt"), corpus.ErrUnavailable, "redirected: only http and https are fetched, not ftp: unavailable"},
		{"moved with a password", to("http://reader:hidden@example.eu/robots.txt"), corpus.ErrUnavailable, "redirected: the address carries a user name or password"},
		{"moved to nowhere", to("http://reader:hid%%den@example.eu/"), corpus.ErrUnavailable, "redirected to an address that is none: unavailable"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				asked := 0
				w := serve(t, func(w http.ResponseWriter, r *http.Request) {
					if r.URL.Path == "/robots.txt" {
						c.robots(w, r)
						return
					}
					asked++
					fmt.Fprint(w, page)
				})
				f := fetch.Dialling(fetch.Options{}, w.dial)
				text, err := get(t, f, "http://example.eu/plan")
				if c.kind == nil {
					if err != nil || text != page {
						t.Errorf("Get: %q, %v, want the page", text, err)
					}
					return
				}
				if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "hid") {
					t.Errorf("Get: %v, want it to say %q and wrap %q", err, c.says, c.kind)
				}
				if asked > 0 {
					t.Errorf("the page was asked for %d times, want not at all", asked)
				}
				f = fetch.Dialling(fetch.Options{IgnoreRobots: true}, w.dial)
				if text, err := get(t, f, "http://example.eu/plan"); err != nil || text != page {
					t.Errorf("Get, ignoring robots.txt: %q, %v, want the page", text, err)
				}
			})
		})
	}
}

// A robots.txt is asked for once a day and origin; what was read holds on while it
// cannot be read again, and a failure to read it for a minute.
func TestRobotsAge(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked []string
		file, status := "", http.StatusOK
		w := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/robots.txt" {
				fmt.Fprint(w, page)
				return
			}
			if r.Header.Get("If-None-Match") != "" {
				t.Error("the robots.txt was asked for on a condition")
			}
			asked = append(asked, r.Host)
			w.WriteHeader(status)
			fmt.Fprint(w, file)
		})
		f := fetch.Dialling(fetch.Options{Retries: -1}, w.dial)
		for _, step := range []struct {
			name    string
			after   time.Duration
			file    string
			status  int
			address string
			asked   string
			allowed bool
		}{
			{"first", 0, "User-agent: *\nDisallow: /b\n", 200, "http://example.eu/a", "example.eu", true},
			{"known", 0, "", 200, "http://EXAMPLE.eu:80/b", "", false},
			{"another port", 0, "", 200, "http://example.eu:8080/b", "example.eu:8080", true},
			{"another host", 0, "", 500, "http://www.example.eu/a", "www.example.eu", false},
			{"failed before", 30 * time.Second, "", 200, "http://www.example.eu/a", "", false},
			{"a minute after", 31 * time.Second, "", 200, "http://www.example.eu/a", "www.example.eu", true},
			{"the same day", 22 * time.Hour, "", 200, "http://example.eu/b", "", false},
			{"another day, unreadable", 2 * time.Hour, "", 503, "http://example.eu/b", "example.eu", false},
			{"another day, what is allowed", 0, "", 503, "http://example.eu/a", "", true},
			{"readable again", 2 * time.Minute, "", 200, "http://example.eu/b", "example.eu", true},
		} {
			time.Sleep(step.after) // of the bubble's clock
			asked, file, status = nil, step.file, step.status
			_, err := f.Get(t.Context(), fetch.Request{URL: step.address, Held: fetch.Held{ETag: `"x"`}})
			if (err == nil) != step.allowed {
				t.Errorf("%s: Get(%q): %v, want allowed %v", step.name, step.address, err, step.allowed)
			}
			if got := strings.Join(asked, " "); got != step.asked {
				t.Errorf("%s: the robots.txt of %q was asked for, want %q", step.name, got, step.asked)
			}
		}
	})
}

// Redirects lead to no page that its own site's robots.txt does not allow.
func TestRobotsOfRedirect(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := serve(t, func(w http.ResponseWriter, r *http.Request) {
			switch r.Host + r.URL.Path {
			case "b.eu/robots.txt":
				fmt.Fprint(w, "User-agent: *\nDisallow: /plan\n")
			case "a.eu/robots.txt":
			case "a.eu/plan":
				http.Redirect(w, r, "http://b.eu/plan", http.StatusFound)
			default:
				t.Errorf("%s%s was asked for", r.Host, r.URL.Path)
			}
		})
		_, err := get(t, fetch.Dialling(fetch.Options{}, w.dial), "http://a.eu/plan")
		if want := "redirected: the robots.txt of b.eu does not allow it"; !errors.Is(err, corpus.ErrUnsupported) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Get: %v, want %q", err, want)
		}
	})
}
