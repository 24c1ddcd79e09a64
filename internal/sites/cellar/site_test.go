package cellar_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	site "polidex/internal/sites/cellar"
)

// TestAnswers checks the protocol, one request at a time.
func TestAnswers(t *testing.T) {
	const (
		xhtml    = "application/xhtml+xml"
		proposal = "61100000-0000-11f0-8000-01aa75ed71a1"
		report   = "61400000-0000-11f0-8000-01aa75ed71a1"
	)
	s := httptest.NewServer(site.Handler())
	defer s.Close()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, c := range []struct {
		name, path, accept, language string
		status                       int
		location, contains           string
	}{
		{"a work", "comnat/COM_2031_0610_FIN", xhtml, "eng", 303, "cellar/61000000-0000-11f0-8000-01aa75ed71a1.0001.01/DOC_1", ""},
		{"by another name", "celex/52031DC0610", xhtml, "fra", 303, "cellar/61000000-0000-11f0-8000-01aa75ed71a1.0002.01/DOC_1", ""},
		{"types in a list", "celex/32031R0101", xhtml + ", text/html;q=0.5", "eng", 303, "cellar/10100000-0000-11f0-8000-01aa75ed71a1.0001.01/DOC_1", ""},
		{"a work of several files", "celex/52031PC0611", xhtml, "eng", 303, "cellar/" + proposal + ".0001.01", ""},
		{"several files", "cellar/" + proposal + ".0001.01", xhtml, "eng", 300, "", `<li title="stream_name">1_EN_ACT_part1_v5.html</li>`},
		{"a notice", "celex/52031PC0611", "application/xml;notice=tree", "eng", 303, "cellar/" + proposal + "/xml/tree?decoding=eng", ""},
		{"the notice", "cellar/" + proposal + "/xml/tree?decoding=eng", "*/*", "", 200, "", `<NOTICE decoding="eng" type="tree">`},
		{"a bibliographic code", "comnat/COM_2031_0610_FIN", xhtml, "ger", 400, "", "Illegal accept-language header"},
		{"no language", "comnat/COM_2031_0610_FIN", xhtml, "", 400, "", "Illegal accept-language header"},
		{"a type that is none", "comnat/COM_2031_0610_FIN", "application/akn+xml", "eng", 400, "", "Illegal accept header"},
		{"no such form", "celex/52031PC0611", "application/pdf", "fra", 404, "", "does not hold a content datastream of the requested type"},
		{"no such language", "celex/52031PC0611", "application/pdf", "fin", 404, "", "redirection"},
		{"no such work", "celex/52031DC0999", xhtml, "eng", 404, "", "not found"},
		{"a file of a finer type", "cellar/" + report + ".0001.01/DOC_1", "application/pdf", "eng", 406, "", ""},
		{"a file of any type", "cellar/" + report + ".0001.01/DOC_1", "*/*", "", 200, "", "%PDF-"},
		{"a file by its type", "cellar/" + report + ".0001.01/DOC_1", "application/pdf;type=pdfa1b", "", 200, "", "%PDF-"},
		{"a challenge", "comnat/SWD_2031_0088_FIN", xhtml, "eng", 202, "", "not a robot"},
		{"a busy server", "comnat/COM_2031_0619_FIN", xhtml, "eng", 429, "", ""},
		{"an error of the database", "comnat/COM_2031_0618_FIN", xhtml, "eng", 200, "", "Virtuoso"},
	} {
		t.Run(c.name, func(t *testing.T) {
			req, err := http.NewRequest(http.MethodGet, s.URL+"/resource/"+c.path, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept", c.accept)
			req.Header.Set("Accept-Language", c.language)
			resp, err := client.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			body, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			location := strings.TrimPrefix(resp.Header.Get("Location"), s.URL+"/resource/")
			if resp.StatusCode != c.status || location != c.location || !strings.Contains(string(body), c.contains) {
				t.Errorf("%s answers %d, %q, %.200s; want %d, %q, %q", c.path, resp.StatusCode, location, body, c.status, c.location, c.contains)
			}
		})
	}
}

func TestUnchanged(t *testing.T) {
	s := httptest.NewServer(site.Handler())
	defer s.Close()
	const path = "/resource/cellar/61400000-0000-11f0-8000-01aa75ed71a1.0001.01/DOC_1"
	first, err := http.Get(s.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	first.Body.Close()
	req, err := http.NewRequest(http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("If-None-Match", first.Header.Get("ETag"))
	again, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	again.Body.Close()
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("asked again with its ETag, a file is answered with %d, want %d", again.StatusCode, http.StatusNotModified)
	}
}
