package cellar_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"polidex/corpus"
	"polidex/extract"
	pages "polidex/extract/html"
	"polidex/ingest/cellar"
	"polidex/ingest/fetch"
	site "polidex/internal/sites/cellar"
)

// recorder is the server, with the requests that it got.
type recorder struct {
	*httptest.Server
	mu  sync.Mutex
	got []string
}

func server(t *testing.T) *recorder {
	t.Helper()
	r := &recorder{}
	h := site.Handler()
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if path, ok := strings.CutPrefix(req.URL.Path, "/resource/"); ok {
			r.mu.Lock()
			r.got = append(r.got, path+" "+req.Header.Get("Accept"))
			r.mu.Unlock()
		}
		h.ServeHTTP(w, req)
	}))
	t.Cleanup(r.Close)
	return r
}

func (r *recorder) requests() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.got
}

func client(t *testing.T, get cellar.Getter, opts cellar.Options) *cellar.Client {
	t.Helper()
	c, err := cellar.New(get, opts)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func fetcher() *fetch.Fetcher {
	return fetch.New(fetch.Options{AllowPrivate: true, Pause: -1, RetryWait: time.Millisecond, Retries: 1})
}

func named(t *testing.T, source string) cellar.Name {
	t.Helper()
	name, ok, err := cellar.Parse(source)
	if !ok || err != nil {
		t.Fatalf("Parse(%q) = %v, %v", source, ok, err)
	}
	return name
}

// without are the fields that other tests look at.
var without = cmpopts.IgnoreFields(cellar.Document{}, "Data", "URL", "Redirects", "ETag", "LastModified", "Parts")

func TestGet(t *testing.T) {
	const page, paper = "application/xhtml+xml;charset=UTF-8", "application/pdf"
	annex := cellar.Name{
		Source: "cellar:61100000-0000-11f0-8000-01aa75ed71a1.0001.02/DOC_2", Work: "com-2031-611", Language: "en", Form: cellar.PDF,
		URIs: uris("cellar/61100000-0000-11f0-8000-01aa75ed71a1.0001.02/DOC_2"),
	}
	for _, c := range []struct {
		name, source, language string
		form                   cellar.Form
		want                   cellar.Document
		holds                  string
	}{
		{"the best form", "COM(2031) 610", "", cellar.Any, cellar.Document{Status: 200, ContentType: page, Form: cellar.HTML, Language: "en"}, "Quiet Rails"},
		{"by its celex", "52031DC0610", "en", cellar.HTML, cellar.Document{Status: 200, ContentType: page, Form: cellar.HTML, Language: "en"}, "Quiet Rails"},
		{"in French", "com:2031/610", "fr", cellar.HTML, cellar.Document{Status: 200, ContentType: page, Form: cellar.HTML, Language: "fr"}, "Rails tranquilles"},
		{"in the language of the address", "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:52031DC0610", "", cellar.Any, cellar.Document{Status: 200, ContentType: page, Form: cellar.HTML, Language: "fr"}, "Rails tranquilles"},
		{"as a PDF", "com:2031/610", "eng", cellar.PDF, cellar.Document{Status: 200, ContentType: paper, Form: cellar.PDF, Language: "en"}, "%PDF-"},
		{"a PDF where there is no page", "com:2031/610", "de", cellar.Any, cellar.Document{Status: 200, ContentType: paper, Form: cellar.PDF, Language: "de"}, "%PDF-"},
		{"in parts", "com:2031/611", "en", cellar.Any, cellar.Document{Status: 300, ContentType: "text/html; charset=utf-8", Form: cellar.HTML, Language: "en"}, "Marks of cables"},
		{"a PDF in parts", "com:2031/611", "en", cellar.PDF, cellar.Document{Status: 200, ContentType: paper, Form: cellar.PDF, Language: "en", Further: []cellar.Name{annex}}, "Proposal for a Regulation"},
		{"the further part", annex.Source, "", cellar.Any, cellar.Document{Status: 200, ContentType: paper, Form: cellar.PDF}, "ANNEX to COM"},
		{"a PDF/A that must be named", "com:2031/611", "fr", cellar.PDF, cellar.Document{Status: 200, ContentType: "application/pdf;type=pdfa1a", Form: cellar.PDF, Language: "fr"}, "%PDF-"},
		{"a PDF/A that is only a file", "com:2031/614", "en", cellar.PDF, cellar.Document{Status: 200, ContentType: "application/pdf;type=pdfa1b", Form: cellar.PDF, Language: "en"}, "signal boxes"},
		{"known by its celex alone", "com:2031/612", "de", cellar.HTML, cellar.Document{Status: 200, ContentType: page, Form: cellar.HTML, Language: "de"}, "Sichere Stellwerke"},
		{"HTML of the old kind", "32031R0101", "en", cellar.HTML, cellar.Document{Status: 200, ContentType: "text/html;charset=UTF-8", Form: cellar.HTML, Language: "en"}, "marking of railway cables"},
		{"by its eli", "http://publications.europa.eu/resource/eli/reg/2031/101/oj", "en", cellar.HTML, cellar.Document{Status: 200, ContentType: "text/html;charset=UTF-8", Form: cellar.HTML, Language: "en"}, "marking of railway cables"},
		{"a server that is busy once", "com:2031/621", "en", cellar.HTML, cellar.Document{Status: 200, ContentType: page, Form: cellar.HTML, Language: "en"}, "Quiet Rails"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := server(t)
			got, err := client(t, fetcher(), cellar.Options{Base: s.URL, Refuse: extract.Challenge}).Get(t.Context(), cellar.Request{Name: named(t, c.source), Language: c.language, Form: c.form})
			if err != nil {
				t.Fatalf("Get: %v\n%s", err, strings.Join(s.requests(), "\n"))
			}
			if diff := cmp.Diff(c.want, got, without); diff != "" {
				t.Errorf("Get (-want +got):\n%s", diff)
			}
			if !strings.Contains(string(got.Data), c.holds) {
				t.Errorf("Get brought a text without %q", c.holds)
			}
			if !strings.HasPrefix(got.URL, s.URL+"/resource/cellar/") {
				t.Errorf("Get came from %s", got.URL)
			}
		})
	}
}

func TestGetErrors(t *testing.T) {
	for _, c := range []struct {
		name, source, language string
		form                   cellar.Form
		want                   error
		says                   string
	}{
		{"no such document", "com:2031/999", "en", cellar.Any, corpus.ErrNotFound, "no document of that name is in Cellar, which was asked for comnat/COM_2031_0999_FIN, celex/52031DC0999, celex/52031PC0999"},
		{"another language", "com:2031/610", "fi", cellar.Any, corpus.ErrNotFound, "there is no Finnish text of it in Cellar; there is English, French and German"},
		{"another form", "com:2031/610", "fr", cellar.PDF, corpus.ErrNotFound, "the French text of it is not to be had from Cellar as a PDF; it is there as xhtml"},
		{"no page", "com:2031/610", "de", cellar.HTML, corpus.ErrNotFound, "the German text of it is not to be had from Cellar as a page; it is there as pdf"},
		{"no text", "com:2031/617", "en", cellar.Any, corpus.ErrNotFound, "the document is in Cellar without a text in any language"},
		{"no such file", "cellar:61100000-0000-11f0-8000-01aa75ed71a1.0001.02/DOC_9", "", cellar.Any, corpus.ErrNotFound, "nothing of that name is in Cellar as a page or a PDF"},
		{"a part is missing", "com:2031/613", "en", cellar.HTML, corpus.ErrUnavailable, "of its 2 parts the server does not give number 2"},
		{"no language", "com:2031/610", "xx", cellar.Any, corpus.ErrInvalid, `"xx" is no language`},
		{"an error in words", "com:2031/618", "en", cellar.Any, corpus.ErrUnsupported, "the server answered no document but words: “Virtuoso S1T00 Error SR171: Transaction timed out”"},
		{"a day to wait", "com:2031/619", "en", cellar.Any, corpus.ErrUnavailable, "429 Too Many Requests, and to come back in 24h0m0s"},
		{"a challenge with 200", "com:2031/620", "en", cellar.Any, corpus.ErrUnsupported, "proof that the reader is human"},
		{"a challenge with 202", "swd:2031/88", "en", cellar.Any, corpus.ErrUnsupported, "202 Accepted, which brings no document"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := server(t)
			got, err := client(t, fetcher(), cellar.Options{Base: s.URL, Refuse: extract.Challenge}).Get(t.Context(), cellar.Request{Name: named(t, c.source), Language: c.language, Form: c.form})
			if !errors.Is(err, c.want) {
				t.Fatalf("Get = %v, %v, want %v\n%s", got, err, c.want, strings.Join(s.requests(), "\n"))
			}
			if !strings.Contains(corpus.Plain(err), c.says) {
				t.Errorf("Get says %q, want %q in it", err, c.says)
			}
			if len(got.Data) > 0 {
				t.Errorf("Get brought %d bytes with its error", len(got.Data))
			}
		})
	}
}

// TestGetJoined looks at a document of two pages and a picture, whose list is in
// another order.
func TestGetJoined(t *testing.T) {
	s := server(t)
	got, err := client(t, fetcher(), cellar.Options{Base: s.URL}).Get(t.Context(), cellar.Request{Name: named(t, "com:2031/611"), Form: cellar.HTML})
	if err != nil {
		t.Fatal(err)
	}
	at := s.URL + "/resource/cellar/61100000-0000-11f0-8000-01aa75ed71a1.0001.01"
	want := cellar.Document{
		URL: at, Redirects: []string{at}, ETag: "", LastModified: "",
		Parts: []cellar.Part{{Name: "1_EN_ACT_part1_v5.html", URL: at + "/DOC_2"}, {Name: "1_EN_annexe_proposition_part1_v2.html", URL: at + "/DOC_1"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(cellar.Document{}, "Data", "ContentType", "Form", "Language", "Status")); diff != "" {
		t.Errorf("Get (-want +got):\n%s", diff)
	}
	doc, err := pages.Read(t.Context(), got.Data, pages.Options{ContentType: got.ContentType})
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, b := range doc.Blocks {
		texts = append(texts, string(b.Kind)+": "+b.Text)
	}
	wantTexts := []string{
		"paragraph: COM(2031) 611 final",
		"paragraph: Proposal for a REGULATION OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL",
		"paragraph: on the sale of used cables",
		"heading: Article 1",
		"paragraph: Whoever buys used cables for a living shall note the mark that each of them bears, as described in the annex.",
		"note: A mark may be printed, cast or burnt in.",
		"heading: ANNEX",
		"paragraph: Marks of cables are made of the letters of the owner and a number.",
		"note: Numbers are given out by the national register.",
	}
	if diff := cmp.Diff(wantTexts, texts); diff != "" {
		t.Errorf("blocks of the joined page (-want +got):\n%s", diff)
	}
	if len(doc.Quality.Warnings) > 0 {
		t.Errorf("the joined page is read with warnings: %v", doc.Quality.Warnings)
	}
	if again, err := client(t, fetcher(), cellar.Options{Base: s.URL}).Get(t.Context(), cellar.Request{Name: named(t, "com:2031/611"), Form: cellar.HTML}); err != nil || string(again.Data) != string(got.Data) {
		t.Errorf("got again, the joined page is another one: %v", err)
	}
}

func TestGetHeld(t *testing.T) {
	s := server(t)
	c := client(t, fetcher(), cellar.Options{Base: s.URL})
	for _, r := range []cellar.Request{
		{Name: named(t, "com:2031/610"), Form: cellar.HTML},
		{Name: named(t, "com:2031/614"), Form: cellar.PDF}, // found through its notice
	} {
		first, err := c.Get(t.Context(), r)
		if err != nil || first.ETag == "" {
			t.Fatalf("Get(%s) = etag %q, %v", r.Name.Source, first.ETag, err)
		}
		r.Held = fetch.Held{ETag: first.ETag, LastModified: first.LastModified}
		again, err := c.Get(t.Context(), r)
		if err != nil || !again.NotModified || again.Data != nil || again.ETag != first.ETag {
			t.Errorf("Get(%s) with what is held = %+v, %v", r.Name.Source, again, err)
		}
	}
}

// TestGetRequests bounds what a document costs the server.
func TestGetRequests(t *testing.T) {
	for _, c := range []struct {
		name   string
		source string
		form   cellar.Form
		want   []string
	}{
		{"a page", "com:2031/610", cellar.Any, []string{
			"comnat/COM_2031_0610_FIN application/xhtml+xml",
			"cellar/61000000-0000-11f0-8000-01aa75ed71a1.0001.01/DOC_1 application/xhtml+xml",
		}},
		{"pages", "com:2031/611", cellar.HTML, []string{
			"comnat/COM_2031_0611_FIN application/xhtml+xml",
			"cellar/61100000-0000-11f0-8000-01aa75ed71a1.0001.01 application/xhtml+xml",
			"cellar/61100000-0000-11f0-8000-01aa75ed71a1.0001.01/DOC_2 */*",
			"cellar/61100000-0000-11f0-8000-01aa75ed71a1.0001.01/DOC_1 */*",
		}},
		{"a document that is not there", "52031DC0999", cellar.HTML, []string{
			"celex/52031DC0999 application/xhtml+xml",
			"celex/52031DC0999 text/html",
			"celex/52031DC0999 application/xml;notice=tree",
		}},
		{"a challenge", "swd:2031/88", cellar.Any, []string{"comnat/SWD_2031_0088_FIN application/xhtml+xml"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := server(t)
			client(t, fetcher(), cellar.Options{Base: s.URL}).Get(t.Context(), cellar.Request{Name: named(t, c.source), Form: c.form})
			if diff := cmp.Diff(c.want, s.requests()); diff != "" {
				t.Errorf("requests (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGetLimits(t *testing.T) {
	s := server(t)
	for _, c := range []struct {
		name string
		opts cellar.Options
	}{
		{"parts", cellar.Options{MaxParts: 1}},
		{"bytes", cellar.Options{MaxBytes: 1000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.opts.Base = s.URL
			_, err := client(t, fetcher(), c.opts).Get(t.Context(), cellar.Request{Name: named(t, "com:2031/611"), Form: cellar.HTML})
			if !errors.Is(err, corpus.ErrTooLarge) {
				t.Errorf("Get = %v, want %v", err, corpus.ErrTooLarge)
			}
		})
	}
}

func TestGetEnds(t *testing.T) {
	s := server(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := client(t, fetcher(), cellar.Options{Base: s.URL}).Get(ctx, cellar.Request{Name: named(t, "com:2031/610")})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Get = %v, want %v", err, context.Canceled)
	}
}

func TestNew(t *testing.T) {
	for _, base := range []string{"ftp://example.eu", "example.eu", "https://me:secret@example.eu", "https://example.eu/?x=1", "://"} {
		if _, err := cellar.New(nil, cellar.Options{Base: base}); !errors.Is(err, corpus.ErrInvalid) || strings.Contains(err.Error(), "secret") {
			t.Errorf("New with the base %q = %v, want %v", base, err, corpus.ErrInvalid)
		}
	}
}
