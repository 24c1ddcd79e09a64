package cellar_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/cellar"
	"polidex/ingest/fetch"
)

// answers are a server whose answers are written down: by address and media
// type, or by address. All else is 404.
type answers struct {
	by    map[string]fetch.Answer
	asked []string
}

func (a *answers) Get(_ context.Context, r fetch.Request) (fetch.Answer, error) {
	a.asked = append(a.asked, r.URL+" "+r.AcceptLanguage)
	answer, ok := a.by[r.URL+" "+r.Accept]
	if !ok {
		answer, ok = a.by[r.URL]
	}
	if !ok {
		return fetch.Answer{URL: r.URL, Status: http.StatusNotFound}, fmt.Errorf("the server answered 404 Not Found: %w", corpus.ErrNotFound)
	}
	if answer.URL == "" {
		answer.URL = r.URL
	}
	if answer.Status == 0 {
		answer.Status = http.StatusOK
	}
	if answer.Status >= 400 {
		return answer, fmt.Errorf("the server answered %d: %w", answer.Status, corpus.ErrUnavailable)
	}
	return answer, nil
}

const (
	there = "https://publications.europa.eu/resource/"
	html  = "<html><body><p>The board meets in spring.</p></body></html>"
)

// TestGetOverHTTPS leads to plain http and back, as Cellar does.
func TestGetOverHTTPS(t *testing.T) {
	plain := "http://publications.europa.eu/resource/cellar/" + uuid + ".0001.01/DOC_1"
	secure := "https" + strings.TrimPrefix(plain, "http")
	a := &answers{by: map[string]fetch.Answer{
		there + "celex/52031DC0001": {Data: []byte("<html>what somebody on the way wrote</html>"), URL: plain, Redirects: []string{plain}},
		secure:                      {Data: []byte(html), ContentType: "text/html"},
	}}
	got, err := client(t, a, cellar.Options{}).Get(t.Context(), cellar.Request{Name: named(t, "52031DC0001")})
	if err != nil {
		t.Fatal(err)
	}
	want := cellar.Document{Data: []byte(html), ContentType: "text/html", Form: cellar.HTML, Language: "en", URL: secure, Redirects: []string{plain, secure}, Status: 200}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Get (-want +got):\n%s", diff)
	}

	a.by[secure] = fetch.Answer{Data: []byte(html), URL: plain, Redirects: []string{plain}}
	if _, err := client(t, a, cellar.Options{}).Get(t.Context(), cellar.Request{Name: named(t, "52031DC0001")}); !errors.Is(err, corpus.ErrUnsupported) || len(a.asked) > 20 {
		t.Errorf("Get of what is only on plain http = %v after %d requests, want %v", err, len(a.asked), corpus.ErrUnsupported)
	}
}

// TestGetMirror asks a mirror for the files whose addresses are those of Cellar.
func TestGetMirror(t *testing.T) {
	const mirror = "http://mirror.example:8080/eu"
	item := "cellar/" + uuid + ".0001.01/DOC_"
	list := `<ul><li title="item"><a href="http://publications.europa.eu/resource/` + item + `1">one</a></li><li title="item"><a href="http://publications.europa.eu/resource/` + item + `2">two</a></li></ul>`
	a := &answers{by: map[string]fetch.Answer{
		mirror + "/resource/celex/52031DC0001": {Data: []byte(list), Status: http.StatusMultipleChoices},
		mirror + "/resource/" + item + "1":     {Data: []byte(html)},
		mirror + "/resource/" + item + "2":     {Data: []byte(html)},
	}}
	got, err := client(t, a, cellar.Options{Base: mirror + "/"}).Get(t.Context(), cellar.Request{Name: named(t, "52031DC0001")})
	if err != nil || len(got.Parts) != 2 {
		t.Errorf("Get = %+v, %v, want two parts", got.Parts, err)
	}
}

func TestGetRefuses(t *testing.T) {
	const asked = there + "celex/52031DC0001"
	for _, c := range []struct {
		name   string
		answer fetch.Answer
		form   cellar.Form
		want   error
		says   string
	}{
		{"a page for a PDF", fetch.Answer{Data: []byte(html), ContentType: "text/html"}, cellar.PDF, corpus.ErrUnsupported, "asked for a PDF, the server answered with a page"},
		{"a PDF for a page", fetch.Answer{Data: []byte("%PDF-1.4"), ContentType: "application/pdf"}, cellar.HTML, corpus.ErrUnsupported, "asked for a page, the server answered with a PDF"},
		{"metadata", fetch.Answer{Data: []byte("<?xml version='1.0'?><rdf:RDF/>"), ContentType: "application/rdf+xml"}, cellar.Any, corpus.ErrUnsupported, "application/rdf+xml, which is neither a page nor a PDF"},
		{"words with control signs", fetch.Answer{Data: []byte("Virtuoso\x1b[31m\x00 37000 Error"), ContentType: "text/html"}, cellar.Any, corpus.ErrUnsupported, "words: “Virtuoso [31m 37000 Error”"},
		{"a server error", fetch.Answer{Status: 500}, cellar.Any, corpus.ErrUnavailable, "500"},
		{"a bad request", fetch.Answer{Status: 400}, cellar.Any, corpus.ErrInvalid, "not understood"},
		{"another language", fetch.Answer{Data: []byte(html), Language: "fr"}, cellar.Any, corpus.ErrNotFound, "no document of that name"},
		{"words of a missing form", fetch.Answer{Data: []byte("cellar:x does not hold a content datastream of the requested type")}, cellar.Any, corpus.ErrNotFound, "not given as a page or a PDF"},
		{"a list of nothing", fetch.Answer{Status: 300, Data: []byte("<html><title>300 Multiple-Choice Response</title></html>")}, cellar.Any, corpus.ErrMalformed, "names none of Cellar"},
		{"a list that leads away", fetch.Answer{Status: 300, Data: []byte(`<a href="http://example.net/resource/cellar/` + uuid + `.0001.01/DOC_1">x</a>`)}, cellar.Any, corpus.ErrMalformed, "names none of Cellar"},
		{"a list without end", fetch.Answer{Status: 300, Data: []byte(manyItems(2000))}, cellar.Any, corpus.ErrTooLarge, "more than 1000 files"},
		{"a list of megabytes", fetch.Answer{Status: 300, Data: make([]byte, 2<<20)}, cellar.Any, corpus.ErrTooLarge, "list of its files is larger"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &answers{by: map[string]fetch.Answer{asked: c.answer}}
			if c.answer.Language != "" { // and no notice
				a.by = map[string]fetch.Answer{asked + " application/xhtml+xml": c.answer, asked + " text/html": c.answer}
			}
			_, err := client(t, a, cellar.Options{}).Get(t.Context(), cellar.Request{Name: named(t, "52031DC0001"), Form: c.form})
			if !errors.Is(err, c.want) {
				t.Fatalf("Get = %v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("Get says %q, want %q in it", err, c.says)
			}
			for _, url := range a.asked {
				if !strings.HasPrefix(url, there) || !strings.HasSuffix(url, " eng") {
					t.Errorf("Get asked for %q", url)
				}
			}
		})
	}
}

func manyItems(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, `<a href="/resource/cellar/%s.0001.01/DOC_%d">`, uuid, i+1)
	}
	return out.String()
}
