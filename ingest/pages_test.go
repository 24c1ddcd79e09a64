package ingest_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
)

func TestRunPages(t *testing.T) {
	var edition, served atomic.Int32
	mux := http.NewServeMux()
	mux.HandleFunc("/tagged", func(w http.ResponseWriter, r *http.Request) {
		tag := fmt.Sprintf(`"%d"`, edition.Load())
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", "text/plain; charset=iso-8859-15")
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		served.Add(1)
		fmt.Fprintf(w, "Plan, edition %d", edition.Load())
	})
	mux.HandleFunc("/untagged", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "Report") })
	mux.Handle("/old", http.RedirectHandler("/untagged", http.StatusMovedPermanently))
	mux.HandleFunc("/consent", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "Please accept our cookies") })
	s := httptest.NewServer(mux)
	defer s.Close()

	d := newDesk(t, nil)
	types := map[string]string{}
	d.opts.Workers = 1
	d.opts.Extract = func(ctx context.Context, data []byte, name, contentType string) (*corpus.Document, error) {
		types[strings.TrimPrefix(name, s.URL)] = contentType
		return read(ctx, data, name, contentType)
	}
	d.opts.Refuse = func(_ context.Context, data []byte, _ string) (string, bool) {
		return "a page that asks for consent, not the document", strings.Contains(string(data), "cookies")
	}
	sources := []string{
		s.URL + "/tagged#page=2", s.URL + "/tagged", s.URL + "/untagged", s.URL + "/old", s.URL + "/consent", s.URL + "/nowhere",
		strings.Replace(s.URL, "://", "://reader:hidden@", 1) + "/tagged", "ftp://example.eu/plan.pdf",
	}
	host := strings.TrimPrefix(s.URL, "http://")
	rest := []string{
		"refused /consent: a page that asks for consent, not the document",
		"failed /nowhere: the server answered 404 Not Found",
		"refused http://xxxxx@" + host + "/tagged: the address carries a user name or password, which are not sent",
		"refused ftp://example.eu/plan.pdf: only http and https are fetched, not ftp",
	}
	for _, step := range []struct {
		name   string
		change func()
		rows   []string
	}{
		{"first", func() {}, []string{"added /tagged", "added /untagged", "duplicate /old: the same bytes as /untagged"}},
		{"nothing changed", func() {}, []string{
			"unchanged /tagged", "unchanged /untagged: got again, the bytes are the same", "unchanged /old: got again, the bytes are the same",
		}},
		{"a new edition", func() { edition.Add(1) }, []string{
			"updated /tagged: it has changed since 2030-03-01; the earlier text stays as " + id("Plan, edition 0"),
			"unchanged /untagged: got again, the bytes are the same", "unchanged /old: got again, the bytes are the same",
		}},
	} {
		step.change()
		rows, _ := d.run(sources...)
		got := lines(rows, "")
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], s.URL, "")
		}
		if diff := cmp.Diff(append(step.rows, rest...), got); diff != "" {
			t.Errorf("%s: rows (-want +got):\n%s", step.name, diff)
		}
	}
	if served.Load() != 2 {
		t.Errorf("the tagged page was served %d times, want once an edition", served.Load())
	}
	if diff := cmp.Diff(map[string]string{"/tagged": "text/plain; charset=iso-8859-15", "/untagged": "text/plain; charset=utf-8"}, types); diff != "" {
		t.Errorf("content types (-want +got):\n%s", diff)
	}

	doc, err := d.opts.Archive.Document(t.Context(), id("Report"))
	if err != nil {
		t.Fatal(err)
	}
	var old corpus.Retrieval
	for _, r := range doc.Provenance {
		if r.Source == s.URL+"/old" {
			old = r
		}
	}
	want := corpus.Retrieval{
		Digest: corpus.Digest([]byte("Report")), Source: s.URL + "/old", Redirects: []string{s.URL + "/untagged"}, Time: old.Time,
		Status: 200, ContentType: "text/plain; charset=utf-8", Size: 6, Tool: "1.0",
	}
	if diff := cmp.Diff(want, old); diff != "" {
		t.Errorf("retrieval (-want +got):\n%s", diff)
	}
}
