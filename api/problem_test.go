package api_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

// decode returns the JSON object of an answer.
func decode(t *testing.T, a answer) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(a.body), &v); err != nil {
		t.Fatalf("%v: %s", err, a.body)
	}
	return v
}

func problem(kind, title string, status int, detail string, more ...string) map[string]any {
	p := map[string]any{"type": "/docs#error-" + kind, "title": title, "status": float64(status), "detail": detail}
	for i := 0; i < len(more); i += 2 {
		p[more[i]] = more[i+1]
	}
	return p
}

func TestProblems(t *testing.T) {
	bad := func(detail string, more ...string) map[string]any {
		return problem("invalid", "Bad Request", 400, detail, more...)
	}
	tests := []struct {
		name   string
		method string
		path   string
		want   map[string]any
	}{
		{"unknown word", "GET", "/v1/actions?themes=fraud", bad(`parameter "themes": is not known here; did you mean "theme"?`, "parameter", "themes", "suggestion", "theme")},
		{"unknown word, near none", "GET", "/v1/actions?zzzzzz=1", bad(`parameter "zzzzzz": is not known here`, "parameter", "zzzzzz")},
		{"word of another route", "GET", "/v1/actions?kind=passage", bad(`parameter "kind": is not known here`, "parameter", "kind")},
		{"no words at all", "GET", "/healthz?q=1", bad(`parameter "q": is not known here; this address takes no query words`, "parameter", "q")},
		{"twice", "GET", "/v1/search?q=a&q=b", bad(`parameter "q": may be given once`, "parameter", "q")},
		{"closed", "GET", "/v1/search?sort=relevanc", bad(`parameter "sort": "relevanc" is not one of relevance, date, deadline, title, document; did you mean "relevance"?`, "parameter", "sort", "suggestion", "relevance")},
		{"format", "GET", "/v1/search?format=xml", bad(`parameter "format": "xml" is not one of json, ndjson, csv, xlsx, parquet`, "parameter", "format")},
		{"facet", "GET", "/v1/search?facet=none&facet=theme", bad(`parameter "facet": "none" cannot be combined with other values`, "parameter", "facet")},
		{"limit too large", "GET", "/v1/search?limit=501", bad(`parameter "limit": 501 is more than 500; follow next, or ask for a download, such as format=csv, which has no cap`, "parameter", "limit")},
		{"limit of none", "GET", "/v1/search?limit=0", bad(`parameter "limit": "0" is no whole number from 1`, "parameter", "limit")},
		{"limit of words", "GET", "/v1/search?limit=many", bad(`parameter "limit": "many" is no whole number from 1`, "parameter", "limit")},
		{"cursor", "GET", "/v1/search?cursor=zz", bad(`cursor "zz" is not one of this query`)},
		{"cursor of a download", "GET", "/v1/search?cursor=zz&format=csv", bad(`cursor "zz" is not one of this query`)},
		{"bad escape", "GET", "/v1/search?q=%zz", bad(`reading the query string: invalid URL escape "%zz"`)},
		{"long words", "GET", "/v1/search?q=" + strings.Repeat("a", corpus.MaxQueryBytes+1), bad(`parameter "q": is longer than 4096 bytes`, "parameter", "q")},
		{"many values", "GET", "/v1/search?" + manyThemes(201), bad(`the query string has more than 200 values`)},
		{"no document", "GET", "/v1/documents/0123", problem("not-found", "Not Found", 404, `there is no document "0123"`)},
		{"no address", "GET", "/v1/serch", problem("no-path", "Not Found", 404, `nothing is served at "/v1/serch"; /docs lists what is`)},
		{"no asset", "GET", "/assets/nothing.js", problem("no-path", "Not Found", 404, `nothing is served at "/assets/nothing.js"; /docs lists what is`)},
		{"no method", "DELETE", "/v1/search", problem("method", "Method Not Allowed", 405, `DELETE is not answered here, only GET, HEAD`)},
		{"panic", "GET", "/v1/search?q=panic", problem("internal", "Internal Server Error", 500, "an error of the server; its log says more")},
		{"too slow", "GET", "/v1/search?q=forever", problem("timeout", "Service Unavailable", 503, "the answer took too long; a narrower question may help")},
		{"too slow a download", "GET", "/v1/search?q=forever&format=csv", problem("timeout", "Service Unavailable", 503, "the answer took too long; a narrower question may help")},
	}
	f := newFixture(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := f.do(t, test.method, test.path)
			if diff := cmp.Diff(test.want, decode(t, got)); diff != "" {
				t.Errorf("%s %.80s (-want +got):\n%s", test.method, test.path, diff)
			}
			if status := int(test.want["status"].(float64)); got.StatusCode != status {
				t.Errorf("status %d, want %d", got.StatusCode, status)
			}
			if ct := got.Header.Get("Content-Type"); ct != "application/problem+json" {
				t.Errorf("Content-Type is %q", ct)
			}
			if got.Header.Get("ETag") != "" || got.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("an error could be kept: %v", got.Header)
			}
		})
	}
	if allow := f.do(t, "DELETE", "/v1/search").Header.Get("Allow"); allow != "GET, HEAD" {
		t.Errorf("Allow is %q", allow)
	}
}

func manyThemes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "theme=t%d&", i)
	}
	return b.String()
}

func TestErrorKinds(t *testing.T) {
	tests := []struct {
		err    error
		status int
		detail string
	}{
		{fmt.Errorf("the word is odd: %w", corpus.ErrInvalid), 400, "the word is odd"},
		{fmt.Errorf("passage 7: %w", corpus.ErrNotFound), 404, "passage 7"},
		{fmt.Errorf("it moved: %w", corpus.ErrConflict), 409, "it moved"},
		{fmt.Errorf("a mountain: %w", corpus.ErrTooLarge), 413, "a mountain"},
		{fmt.Errorf("a scroll: %w", corpus.ErrUnsupported), 415, "a scroll"},
		{fmt.Errorf("a heap: %w", corpus.ErrMalformed), 422, "a heap"},
		{fmt.Errorf("/home/someone/index is in use: %w", corpus.ErrUnavailable), 503, "something that is needed for this answer is not available now; please try again"},
		{errors.New("open /home/someone/index: broken"), 500, "an error of the server; its log says more"},
	}
	for _, test := range tests {
		t.Run(strconv.Itoa(test.status), func(t *testing.T) {
			f := newFixture(t)
			f.index.fail = test.err
			for _, path := range []string{"/v1/search", "/v1/actions?format=csv", "/v1/themes", "/v1/themes/by-year"} {
				got := f.get(t, path)
				p := decode(t, got)
				if got.StatusCode != test.status || p["detail"] != test.detail {
					t.Errorf("%s: %d %q, want %d %q", path, got.StatusCode, p["detail"], test.status, test.detail)
				}
				if strings.Contains(got.body, "/home") {
					t.Errorf("%s tells of the machine: %s", path, got.body)
				}
			}
			if !strings.Contains(f.log.String(), test.err.Error()) {
				t.Errorf("the log lacks the error: %s", f.log)
			}
		})
	}
}

func TestReady(t *testing.T) {
	f := newFixture(t)
	f.ready = errors.New("the index in /home/someone is being built")
	got := f.get(t, "/readyz")
	if got.StatusCode != 503 || got.Header.Get("Retry-After") == "" || strings.Contains(got.body, "someone") {
		t.Errorf("not ready: %d %v %s", got.StatusCode, got.Header, got.body)
	}
	if !strings.Contains(got.body, "still getting ready") {
		t.Errorf("not ready: %s does not say so", got.body)
	}
	if log := f.log.String(); !strings.Contains(log, "someone") || !strings.Contains(log, `"level":"INFO"`) {
		t.Errorf("the log has no quiet record with the reason: %s", log)
	}
	if got := f.get(t, "/healthz"); got.StatusCode != 200 {
		t.Errorf("alive: %d", got.StatusCode)
	}
}

func TestBodyLimit(t *testing.T) {
	f := newFixture(t)
	res, err := http.Post(f.url+"/v1/search", "text/plain", io.LimitReader(zeros{}, 1<<20))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 405 {
		t.Errorf("POST of unknown length answers %d, want 405", res.StatusCode)
	}
	res, err = http.Post(f.url+"/v1/search", "text/plain", strings.NewReader(strings.Repeat("x", 1<<20)))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != 413 {
		t.Errorf("POST of 1 MB answers %d, want 413", res.StatusCode)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }
