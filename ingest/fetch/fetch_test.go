package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
)

// quick are manners for a server of the test's own.
func quick(o fetch.Options) fetch.Options {
	o.AllowPrivate, o.Pause, o.RetryWait = true, -1, time.Millisecond
	return o
}

const page = "The harbour board publishes its plan every spring."

func server(t *testing.T) *httptest.Server {
	t.Helper()
	var busy, broken atomic.Int32
	mux := http.NewServeMux()
	mux.HandleFunc("/plain", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Last-Modified", "Mon, 04 Mar 2030 10:00:00 GMT")
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/agent", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) })
	mux.Handle("/moved", http.RedirectHandler("/step?a=b", http.StatusMovedPermanently))
	mux.Handle("/step", http.RedirectHandler("plain#part", http.StatusFound))
	mux.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	mux.Handle("/outside", http.RedirectHandler("ftp://example.eu/plan.pdf", http.StatusFound))
	mux.Handle("/secret", http.RedirectHandler("http://reader:hidden@example.eu/", http.StatusFound))
	mux.HandleFunc("/busy-once", func(w http.ResponseWriter, r *http.Request) {
		if busy.Add(1) == 1 {
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/broken-once", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(page)))
		if broken.Add(1) == 1 {
			fmt.Fprint(w, page[:10])
			panic(http.ErrAbortHandler)
		}
		fmt.Fprint(w, page)
	})
	mux.HandleFunc("/broken", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(len(page)))
		fmt.Fprint(w, page[:10])
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	mux.HandleFunc("/tomorrow", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "86400")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	mux.HandleFunc("/down", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.HandleFunc("/gone", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/members", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) })
	mux.HandleFunc("/challenge", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusAccepted) })
	mux.HandleFunc("/choices", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusMultipleChoices) })
	mux.HandleFunc("/unasked-304", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusNotModified) })
	mux.HandleFunc("/empty", func(w http.ResponseWriter, r *http.Request) {})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) {
		for range 100 {
			fmt.Fprint(w, strings.Repeat("x", 1000))
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		z.Write(make([]byte, 1<<20))
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	s := server(t)
	for _, c := range []struct {
		name, path string
		held       fetch.Held
		want       fetch.Answer
	}{
		{"a page", "/plain", fetch.Held{}, fetch.Answer{
			Data: []byte(page), URL: "/plain", Status: 200, ETag: `"v1"`,
			LastModified: "Mon, 04 Mar 2030 10:00:00 GMT", ContentType: "text/plain; charset=utf-8",
		}},
		{"unchanged", "/plain", fetch.Held{ETag: `"v1"`}, fetch.Answer{
			NotModified: true, URL: "/plain", Status: 304, ETag: `"v1"`, LastModified: "Mon, 04 Mar 2030 10:00:00 GMT",
		}},
		{"redirects", "/moved", fetch.Held{ETag: `"v0"`}, fetch.Answer{
			Data: []byte(page), URL: "/plain", Redirects: []string{"/step?a=b", "/plain"}, Status: 200, ETag: `"v1"`,
			LastModified: "Mon, 04 Mar 2030 10:00:00 GMT", ContentType: "text/plain; charset=utf-8",
		}},
		{"fragment", "/plain#page=2", fetch.Held{ETag: `"v1"`}, fetch.Answer{
			NotModified: true, URL: "/plain", Status: 304, ETag: `"v1"`, LastModified: "Mon, 04 Mar 2030 10:00:00 GMT",
		}},
		{"busy, then ready", "/busy-once", fetch.Held{}, fetch.Answer{
			Data: []byte(page), URL: "/busy-once", Status: 200, ContentType: "text/plain; charset=utf-8",
		}},
		{"broken off, then whole", "/broken-once", fetch.Held{}, fetch.Answer{
			Data: []byte(page), URL: "/broken-once", Status: 200, ContentType: "text/plain; charset=utf-8",
		}},
		{"says who it is", "/agent", fetch.Held{}, fetch.Answer{
			Data: []byte("polidex/1.2 (+desk@example.eu)"), URL: "/agent", Status: 200, ContentType: "text/plain; charset=utf-8",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := fetch.New(quick(fetch.Options{Version: "1.2", Contact: "desk@example.eu"}))
			got, err := f.Get(t.Context(), fetch.Request{URL: s.URL + c.path, Held: c.held})
			if err != nil {
				t.Fatalf("Fetch(%q): %v", c.path, err)
			}
			got.URL = strings.TrimPrefix(got.URL, s.URL)
			for i := range got.Redirects {
				got.Redirects[i] = strings.TrimPrefix(got.Redirects[i], s.URL)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Fetch(%q) (-want +got):\n%s", c.path, diff)
			}
		})
	}
}

func TestFetchRefusals(t *testing.T) {
	s := server(t)
	for _, c := range []struct {
		name, address string
		kind          error
		says          string
	}{
		{"not found", s.URL + "/nowhere", corpus.ErrNotFound, "404 Not Found"},
		{"gone", s.URL + "/gone", corpus.ErrNotFound, "410 Gone"},
		{"forbidden", s.URL + "/members", corpus.ErrUnavailable, "403 Forbidden"},
		{"down for good", s.URL + "/down", corpus.ErrUnavailable, "502 Bad Gateway"},
		{"come back tomorrow", s.URL + "/tomorrow", corpus.ErrUnavailable, "to come back in 24h0m0s"},
		{"challenge", s.URL + "/challenge", corpus.ErrUnsupported, "202 Accepted"},
		{"several documents", s.URL + "/choices", corpus.ErrUnsupported, "several documents"},
		{"not modified, unasked", s.URL + "/unasked-304", corpus.ErrUnavailable, "304 Not Modified"},
		{"empty", s.URL + "/empty", corpus.ErrUnsupported, "the answer is empty"},
		{"broken off", s.URL + "/broken", corpus.ErrUnavailable, "ended after 10 of 50 bytes"},
		{"too large", s.URL + "/large", corpus.ErrTooLarge, "the limit of 5000 bytes"},
		{"compressed, too large", s.URL + "/bomb", corpus.ErrTooLarge, "the limit of 5000 bytes"},
		{"endless redirects", s.URL + "/loop", corpus.ErrUnavailable, "10 redirects"},
		{"redirect to another scheme", s.URL + "/outside", corpus.ErrUnsupported, "only http and https"},
		{"redirect with a password", s.URL + "/secret", corpus.ErrInvalid, "user name or password"},
		{"too slow", s.URL + "/slow", corpus.ErrUnavailable, "no whole answer within 100ms"},
		{"other scheme", "ftp://example.eu/plan.pdf", corpus.ErrUnsupported, "only http and https"},
		{"no host", "http:///plan.pdf", corpus.ErrInvalid, "no host"},
		{"password", "http://reader:hidden@example.eu/", corpus.ErrInvalid, "user name or password"},
		{"password in a broken URL", "http://reader:hid%%den@example.eu:x/", corpus.ErrInvalid, "not a web address"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log bytes.Buffer
			logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
			opts := fetch.Options{MaxBytes: 5000, Retries: 1, Logger: logger}
			if c.name == "too slow" {
				opts.Timeout = 100 * time.Millisecond
			}
			f := fetch.New(quick(opts))
			_, err := f.Get(t.Context(), fetch.Request{URL: c.address})
			if !errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("Fetch(%q): %v, want it to say %q and wrap %q", c.address, err, c.says, c.kind)
			}
			if err != nil && strings.Contains(err.Error()+log.String(), "hid") {
				t.Errorf("Fetch(%q) shows the password:\n%v\n%s", c.address, err, log.String())
			}
		})
	}
}

func TestFetchCancelled(t *testing.T) {
	s := server(t)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := fetch.New(quick(fetch.Options{})).Get(ctx, fetch.Request{URL: s.URL + "/slow"})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Fetch: %v, want the context's error", err)
	}
}

func TestFetchOneAtATime(t *testing.T) {
	var under, most atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := under.Add(1)
		for {
			old := most.Load()
			if n <= old || most.CompareAndSwap(old, n) {
				break
			}
		}
		fmt.Fprint(w, page)
		w.(http.Flusher).Flush()
		under.Add(-1)
	}))
	defer s.Close()
	f := fetch.New(quick(fetch.Options{}))
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := f.Get(t.Context(), fetch.Request{URL: s.URL}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() != 1 {
		t.Errorf("%d requests at once, want 1", most.Load())
	}
}
