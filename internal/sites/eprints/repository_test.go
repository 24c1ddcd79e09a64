package eprints_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/extract"
	"polidex/internal/sites/eprints"
)

func start(t *testing.T) (*eprints.Repository, *httptest.Server) {
	t.Helper()
	records, err := eprints.Sample(os.DirFS("../../../testdata/documents"))
	if err != nil {
		t.Fatal(err)
	}
	repository := eprints.New(records...)
	server := httptest.NewServer(repository)
	t.Cleanup(server.Close)
	server.Client().CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return repository, server
}

func ask(t *testing.T, server *httptest.Server, method, path string, header ...string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequest(method, server.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, data
}

func TestAnswers(t *testing.T) {
	repository, server := start(t)
	for _, c := range []struct {
		name, method, path string
		status             int
		location, media    string
	}{
		{"identifier", "GET", "/id/eprint/4401/", 303, "/4401/", ""},
		{"identifier without a stroke", "GET", "/id/eprint/4401", 303, "/4401/", ""},
		{"record without a stroke", "GET", "/4401", 302, "/4401/", ""},
		{"record", "GET", "/4401/", 200, "", "text/html; charset=utf-8"},
		{"file", "GET", "/4401/1/safe-waters.pdf", 200, "", "application/pdf"},
		{"second file", "HEAD", "/4401/2/safe-waters.html", 200, "", "text/html"},
		{"file by another name", "GET", "/4401/1/x.pdf", 404, "", ""},
		{"no such file", "GET", "/4401/3/safe-waters.pdf", 404, "", ""},
		{"no such record", "GET", "/9/", 404, "", ""},
		{"no such identifier", "GET", "/id/eprint/9/", 404, "", ""},
		{"withdrawn", "GET", "/4403/", 410, "", "text/html; charset=utf-8"},
		{"withdrawn by its identifier", "GET", "/id/eprint/4403/", 303, "/4403/", ""},
		{"file of a withdrawn record", "GET", "/4403/1/a.pdf", 410, "", ""},
		{"robots", "GET", "/robots.txt", 200, "", "text/plain; charset=utf-8"},
		{"elsewhere", "GET", "/view/year/", 404, "", ""},
		{"another method", "POST", "/4401/", 405, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			resp, _ := ask(t, server, c.method, c.path)
			if resp.StatusCode != c.status || resp.Header.Get("Location") != c.location || c.media != "" && resp.Header.Get("Content-Type") != c.media {
				t.Errorf("%s %s = %d, location %q, type %q, want %d, %q, %q", c.method, c.path, resp.StatusCode,
					resp.Header.Get("Location"), resp.Header.Get("Content-Type"), c.status, c.location, c.media)
			}
		})
	}
	want := []string{"GET /id/eprint/4401/ 303", "GET /id/eprint/4401 303"}
	if diff := cmp.Diff(want, repository.Requests()[:2]); diff != "" {
		t.Errorf("Requests (-want +got):\n%s", diff)
	}
}

func TestConditional(t *testing.T) {
	repository, server := start(t)
	for _, path := range []string{"/4401/", "/4401/1/safe-waters.pdf"} {
		first, _ := ask(t, server, "GET", path)
		for name, value := range map[string]string{"If-None-Match": first.Header.Get("ETag"), "If-Modified-Since": first.Header.Get("Last-Modified")} {
			if resp, data := ask(t, server, "GET", path, name, value); value == "" || resp.StatusCode != http.StatusNotModified || len(data) != 0 {
				t.Errorf("GET %s with %s %q = %d and %d bytes, want 304", path, name, value, resp.StatusCode, len(data))
			}
		}
	}
	first, _ := ask(t, server, "GET", "/4404/")
	repository.Put(eprints.Record{ID: 4404, Title: "Another title"})
	if resp, _ := ask(t, server, "GET", "/4404/", "If-None-Match", first.Header.Get("ETag")); resp.StatusCode != http.StatusOK {
		t.Errorf("GET /4404/ after a change = %d, want 200", resp.StatusCode)
	}
}

func TestPage(t *testing.T) {
	_, server := start(t)
	resp, err := server.Client().Get(server.URL + "/4401/")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	doc, err := goquery.NewDocumentFromReader(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	for selector, want := range map[string]int{
		`meta[name="eprints.document_url"]`: 2, `meta[name="eprints.creators_name"]`: 1, `meta[name="eprints.number"]`: 1,
		`h1.ep_tm_pagetitle`: 1, `a.ep_document_link`: 6, `.ep_summary_content ul > li`: 4,
	} {
		if got := doc.Find(selector).Length(); got != want {
			t.Errorf("%s stands %d times, want %d", selector, got, want)
		}
	}
}

// TestExtraction checks that the record is read as what it is, with the page that
// its abstract notes for each key action.
func TestExtraction(t *testing.T) {
	_, server := start(t)
	_, data := ask(t, server, "GET", "/4401/")
	doc, err := extract.Extract(t.Context(), data, extract.Source{Name: server.URL + "/4401/"}, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := []string{doc.Title, doc.Reference, doc.Work, string(doc.Date), doc.Language, string(doc.Type)}
	want := []string{"Safe Waters: a European Strategy for Security on Lakes and Rivers", "COM(2031) 412 final", "com-2031-412", "2031-05-14", "en", string(corpus.TypeRepositoryRecord)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	var pages []int
	for _, a := range doc.Actions {
		pages = append(pages, a.NotedPage)
	}
	if diff := cmp.Diff([]int{4, 4, 4, 6}, pages); diff != "" {
		t.Errorf("noted pages (-want +got):\n%s", diff)
	}
}
