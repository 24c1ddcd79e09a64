package api_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"polidex/api"
	"polidex/corpus"
)

// FuzzQuery asks with any query string: the answer is a list, a table or a
// problem that names the caller's mistake, and never a fault of ours.
func FuzzQuery(f *testing.F) {
	for _, seed := range []string{
		"", "q=ports&kind=action", "theme=fraud&-theme=x&year=2026..2028", "limit=-1", "limit=99999999999999999999", "format=csv&limit=3",
		"q=%zz", "a;b", "=", "&&&", "facet=all&facet=none", "q=%00%ff&sort=%2e", "cursor=../..", "highlight=TRUE", "%2dtheme=x",
	} {
		f.Add(seed)
	}
	index := &fakeIndex{entries: []corpus.Entry{{ID: "d-p1", Kind: corpus.KindPassage, Document: "d", Text: "ports"}}}
	handler, err := api.New(api.Options{Index: index, Archive: &fakeArchive{}, Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		if values, err := url.ParseQuery(query); err == nil && (values.Get("q") != "" || values.Get("cursor") != "") {
			// What the fake index makes of words is its own affair.
			query = "year=" + url.QueryEscape(query)
		}
		for _, path := range []string{"/v1/search", "/v1/themes/by-year", "/v1/crosstab", "/v1/documents/x", "/"} {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != 200 && w.Code != 400 && w.Code != 404 {
				t.Errorf("%s?%s answers %d: %s", path, query, w.Code, w.Body)
			}
			if w.Header().Get("Content-Type") == "application/json" && !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s?%s answers what is no JSON: %s", path, query, w.Body)
			}
		}
	})
}

// FuzzPath asks for any id.
func FuzzPath(f *testing.F) {
	for _, seed := range []string{"x", "..", "a-p1", "a-a1", "-p", "%2e%2e%2fsecret", "a b", "\x00", "d-p99999999999999999999"} {
		f.Add(seed)
	}
	d := &corpus.Document{Meta: corpus.Meta{ID: "d", Digest: "d"}, Blocks: []corpus.Block{{Kind: corpus.Paragraph, Text: "x"}}}
	handler, err := api.New(api.Options{Index: &fakeIndex{}, Archive: &fakeArchive{documents: map[string]*corpus.Document{"d": d}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, id string) {
		for _, path := range []string{"/v1/documents/", "/v1/actions/", "/v1/passages/", "/assets/"} {
			r := httptest.NewRequest(http.MethodGet, path+url.PathEscape(id), nil)
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code >= 500 {
				t.Errorf("%s%q answers %d: %s", path, id, w.Code, w.Body)
			}
		}
	})
}
