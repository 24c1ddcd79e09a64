package fetch_test

import (
	"errors"
	"io"
	"log"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/fetch"
	"polidex/internal/sites/web"
)

// A whole run over sockets, as the pipeline makes it: what each fetch brings, and
// all that the site is asked for.
func TestSite(t *testing.T) {
	site := web.New()
	s := httptest.NewUnstartedServer(site)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Start()
	defer s.Close()
	f := fetch.New(fetch.Options{AllowPrivate: true, Pause: -1, Retries: 1, RetryWait: time.Millisecond, MaxBytes: 1 << 20})
	held := fetch.Held{ETag: `"spring"`, LastModified: "Thu, 20 Mar 2025 09:30:00 GMT"}
	for _, c := range []struct {
		path  string
		held  fetch.Held
		kind  error
		says  string
		asked string
	}{
		{"/plans/harbour.html", fetch.Held{}, nil, "", "/robots.txt /plans/harbour.html"},
		{"/plans/harbour.html", held, nil, "", "/plans/harbour.html"},
		{"/plans/old.html", held, nil, "", "/plans/old.html /plans/older.html /plans/harbour.html"},
		{"/drafts/harbour.txt", fetch.Held{}, corpus.ErrUnsupported, `(line 3, "Disallow: /drafts/")`, ""},
		{"/plans/missing.html", held, corpus.ErrNotFound, "404", "/plans/missing.html"},
		{"/plans/withdrawn.html", held, corpus.ErrNotFound, "410", "/plans/withdrawn.html"},
		{"/plans/members.html", held, corpus.ErrUnavailable, "403", "/plans/members.html"},
		{"/plans/flaky.html", fetch.Held{}, nil, "", "/plans/flaky.html /plans/flaky.html"},
		{"/hostile/down", fetch.Held{}, corpus.ErrUnavailable, "502", "/hostile/down /hostile/down"},
		{"/hostile/challenge", fetch.Held{}, corpus.ErrUnsupported, "202", "/hostile/challenge"},
		{"/hostile/loop", fetch.Held{}, corpus.ErrUnavailable, "10 redirects", strings.TrimSpace(strings.Repeat("/hostile/loop ", 11))},
		{"/hostile/metadata", fetch.Held{}, corpus.ErrInvalid, "169.254.169.254 " + notPublic, "/hostile/metadata"},
		{"/hostile/file", fetch.Held{}, corpus.ErrUnsupported, "redirected: only http and https", "/hostile/file"},
		{"/hostile/password", fetch.Held{}, corpus.ErrInvalid, "redirected: the address carries a user name", "/hostile/password"},
		{"/hostile/brotli", fetch.Held{}, corpus.ErrUnsupported, `compressed as "br"`, "/hostile/brotli"},
		{"/hostile/bomb", fetch.Held{}, corpus.ErrTooLarge, "limit of 1 MB", "/hostile/bomb"},
		{"/hostile/endless", fetch.Held{}, corpus.ErrTooLarge, "limit of 1 MB", "/hostile/endless"},
		{"/hostile/cut", fetch.Held{}, corpus.ErrUnavailable, "ended after 100 of 1000 bytes", "/hostile/cut /hostile/cut"},
		{"/hostile/busy", fetch.Held{}, corpus.ErrUnavailable, "429 Too Many Requests, and to come back in 1h0m0s", "/hostile/busy"},
		{"/plans/harbour.html", held, corpus.ErrUnavailable, "is not asked again for", ""},
	} {
		before := len(site.Asked())
		answer, err := f.Get(t.Context(), fetch.Request{URL: s.URL + c.path, Held: c.held})
		if c.kind == nil && (err != nil || answer.NotModified != (c.held != fetch.Held{}) || answer.NotModified == (answer.Data != nil)) {
			t.Errorf("Get(%q): status %d, %d bytes, not modified %v, %v", c.path, answer.Status, len(answer.Data), answer.NotModified, err)
		}
		if c.kind != nil && (!errors.Is(err, c.kind) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("Get(%q): %v, want it to say %q and wrap %q", c.path, err, c.says, c.kind)
		}
		if diff := cmp.Diff(c.asked, strings.Join(site.Asked()[before:], " ")); diff != "" {
			t.Errorf("Get(%q): requests (-want +got):\n%s", c.path, diff)
		}
	}
}
