package fetch_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// visits is a server that notes when it was asked for what.
type visits struct {
	mu     sync.Mutex
	start  time.Time
	log    []string
	robots string
	answer http.HandlerFunc
}

func (v *visits) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.mu.Lock()
	v.log = append(v.log, fmt.Sprintf("%v %s%s", time.Since(v.start), r.Host, r.URL.Path))
	v.mu.Unlock()
	if r.URL.Path == "/robots.txt" {
		fmt.Fprint(w, v.robots)
		return
	}
	if v.answer != nil {
		v.answer(w, r)
		return
	}
	fmt.Fprint(w, page)
}

// The time between two requests to a host: the one of the options, or a longer one
// that its robots.txt asks for.
func TestPause(t *testing.T) {
	moved := func(w http.ResponseWriter, r *http.Request) {
		if to, ok := strings.CutPrefix(r.URL.Path, "/to-"); ok {
			http.Redirect(w, r, "/"+to, http.StatusFound)
			return
		}
		fmt.Fprint(w, page)
	}
	for _, c := range []struct {
		name   string
		opts   fetch.Options
		robots string
		paths  []string
		want   []string
	}{
		{"of a second", fetch.Options{}, "", []string{"a.eu/1", "a.eu/2", "a.eu/3"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "1s a.eu/2", "2s a.eu/3"}},
		{"as set", fetch.Options{Pause: 5 * time.Second}, "", []string{"a.eu/1", "a.eu/2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "5s a.eu/2"}},
		{"as set, longer than others can ask for", fetch.Options{Pause: 5 * time.Minute}, "", []string{"a.eu/1", "a.eu/2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "5m0s a.eu/2"}},
		{"none", fetch.Options{Pause: -1}, "", []string{"a.eu/1", "a.eu/2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "0s a.eu/2"}},
		{"another host", fetch.Options{}, "", []string{"a.eu/1", "b.eu/1", "A.EU./2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "0s b.eu/robots.txt", "0s b.eu/1", "1s A.EU./2"}},
		{"asked for", fetch.Options{}, "User-agent: *\nCrawl-delay: 10\n", []string{"a.eu/1", "a.eu/2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "10s a.eu/2"}},
		{"a shorter one asked for", fetch.Options{Pause: 5 * time.Second}, "User-agent: *\nCrawl-delay: 0.1\n", []string{"a.eu/1", "a.eu/2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/1", "5s a.eu/2"}},
		{"asked for and ignored", fetch.Options{IgnoreRobots: true}, "User-agent: *\nCrawl-delay: 10\n", []string{"a.eu/1", "a.eu/2"},
			[]string{"0s a.eu/1", "1s a.eu/2"}},
		{"a redirect is of the same visit", fetch.Options{}, "User-agent: *\nCrawl-delay: 10\n", []string{"a.eu/to-1", "a.eu/2"},
			[]string{"0s a.eu/robots.txt", "0s a.eu/to-1", "1s a.eu/1", "11s a.eu/2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				v := &visits{start: time.Now(), robots: c.robots, answer: moved}
				f := fetch.Dialling(c.opts, serve(t, v.ServeHTTP).dial)
				for _, p := range c.paths {
					if _, err := get(t, f, "http://"+p); err != nil {
						t.Errorf("Get(%q): %v", p, err)
					}
				}
				if diff := cmp.Diff(c.want, v.log); diff != "" {
					t.Errorf("requests (-want +got):\n%s", diff)
				}
			})
		})
	}
}

// A delay longer than is waited for does not keep the first document away, and
// those after it come at another time.
func TestLongDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &visits{start: time.Now(), robots: "User-agent: *\nCrawl-delay: 300\n"}
		f := fetch.Dialling(fetch.Options{}, serve(t, v.ServeHTTP).dial)
		if _, err := get(t, f, "http://a.eu/1"); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
		_, err := get(t, f, "http://a.eu/2")
		if want := "asks for 5m0s between two requests, of which 4m0s are left"; !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), want) {
			t.Errorf("Get: %v, want it to say %q", err, want)
		}
		time.Sleep(4 * time.Minute)
		if _, err := get(t, f, "http://a.eu/2"); err != nil {
			t.Error(err)
		}
		if diff := cmp.Diff([]string{"0s a.eu/robots.txt", "0s a.eu/1", "5m0s a.eu/2"}, v.log); diff != "" {
			t.Errorf("requests (-want +got):\n%s", diff)
		}
	})
}

// A host that cannot answer now is not asked before the time that it says, by
// anybody; the wait is waited for where it is short.
func TestHold(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		after  string
		// says is what the next fetch gets where the wait is too long for it.
		says string
		want []string
	}{
		{"an hour", 429, "3600", "a.eu answered 429 Too Many Requests before, and is not asked again for 1h0m0s", []string{"0s a.eu/1", "1h0m0s a.eu/3"}},
		{"an hour, unavailable", 503, "3600", "answered 503 Service Unavailable before", []string{"0s a.eu/1", "1h0m0s a.eu/3"}},
		{"a date", 503, "Sat, 01 Jan 2000 01:00:00 GMT", "not asked again for 1h0m0s", []string{"0s a.eu/1", "1h0m0s a.eu/3"}},
		{"a year is a day", 503, "31536000", "not asked again for 24h0m0s", []string{"0s a.eu/1", "24h0m0s a.eu/3"}},
		{"a short time", 429, "20", "", []string{"0s a.eu/1", "20s a.eu/2"}},
		{"another fault", 502, "", "", []string{"0s a.eu/1", "1s a.eu/2"}},
		{"unavailable, no word", 503, "", "", []string{"0s a.eu/1", "1s a.eu/2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				v := &visits{start: time.Now()}
				v.answer = func(w http.ResponseWriter, r *http.Request) {
					if r.URL.Path == "/1" {
						if c.after != "" {
							w.Header().Set("Retry-After", c.after)
						}
						w.WriteHeader(c.status)
						return
					}
					fmt.Fprint(w, page)
				}
				f := fetch.Dialling(fetch.Options{Retries: -1, IgnoreRobots: true}, serve(t, v.ServeHTTP).dial)
				if _, err := get(t, f, "http://a.eu/1"); !errors.Is(err, corpus.ErrUnavailable) {
					t.Errorf("first Get: %v, want it to wrap %q", err, corpus.ErrUnavailable)
				}
				_, err := get(t, f, "http://a.eu/2")
				if c.says == "" && err != nil {
					t.Errorf("second Get: %v", err)
				}
				if c.says != "" {
					if !errors.Is(err, corpus.ErrUnavailable) || !strings.Contains(err.Error(), c.says) {
						t.Errorf("second Get: %v, want it to say %q", err, c.says)
					}
					if _, err := get(t, f, "http://b.eu/1"); !errors.Is(err, corpus.ErrUnavailable) || strings.Contains(err.Error(), "before") {
						t.Errorf("Get from another host: %v, want it asked", err)
					}
					v.log = v.log[:1]
					hold := time.Hour
					if strings.Contains(c.says, "24h") {
						hold = 24 * time.Hour
					}
					time.Sleep(hold)
					if _, err := get(t, f, "http://a.eu/3"); err != nil {
						t.Errorf("Get after the hold: %v", err)
					}
				}
				if diff := cmp.Diff(c.want, v.log); diff != "" {
					t.Errorf("requests (-want +got):\n%s", diff)
				}
			})
		})
	}
}

// Without a word on when to come back, the back-off of one document goes on with
// the next, so that a list of many does not hammer a host that has enough.
func TestHoldWithoutWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := &visits{start: time.Now(), answer: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(429) }}
		f := fetch.Dialling(fetch.Options{IgnoreRobots: true}, serve(t, v.ServeHTTP).dial)
		for range 2 {
			get(t, f, "http://a.eu/1")
		}
		// Each four attempts after 1, 2 and 4 seconds, and 8 in between, a quarter
		// more or less.
		if took := time.Since(v.start); len(v.log) != 8 || took < 16500*time.Millisecond || took > 27500*time.Millisecond {
			t.Errorf("%d requests in %v, want 8 in 22 s", len(v.log), took)
		}
	})
}

func TestManyHosts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := fetch.Dialling(fetch.Options{}, serve(t, (&visits{}).ServeHTTP).dial)
		for day := range 2 {
			for i := range 1100 {
				if _, err := get(t, f, fmt.Sprintf("http://h%d-%d.eu/", day, i)); err != nil {
					t.Fatal(err)
				}
			}
			time.Sleep(25 * time.Hour)
		}
		if hosts, sites := fetch.Remembered(f); hosts > 1200 || sites > 1000 {
			t.Errorf("%d hosts and %d sites are remembered", hosts, sites)
		}
	})
}
