package page_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/page"
)

func TestBounds(t *testing.T) {
	many := func(n int, format string) string {
		var out strings.Builder
		for i := range n {
			fmt.Fprintf(&out, format, i)
		}
		return out.String()
	}
	for _, c := range []struct {
		name, html string
		check      func(p page.Page) bool
	}{
		{"documents", "<main>" + many(5000, `<a href="/%d.pdf">plan</a>`), func(p page.Page) bool { return len(p.Documents) == 500 && p.Omitted == 4500 }},
		{"links", "<main>" + many(30_000, `<a href="/%d">x</a>`), func(p page.Page) bool { return p.Omitted == 10_000 }},
		{"forms of a document", `<div class="ecl-file">` + many(500, `<a href="/%d.pdf">x</a>`), func(p page.Page) bool { return len(p.Documents) == 1 && len(p.Documents[0].Forms) == 60 }},
		{"files of a record", many(1900, `<meta name="eprints.document_url" content="/%d.pdf">`) + `<meta name="eprints.title" content="x">`, func(p page.Page) bool { return len(p.Documents) == 500 && p.Omitted == 1400 }},
		{"creators", `<meta name="eprints.title" content="x">` + many(1000, `<meta name="eprints.creators_name" content="n%d">`), func(p page.Page) bool { return len(p.Record.Creators) == 200 }},
		{"meta tags", many(5000, `<meta name="x%d" content="x">`) + `<meta name="eprints.title" content="x">`, func(p page.Page) bool { return p.Kind == page.Other }},
		{"feeds", many(900, `<link rel="alternate" type="application/rss+xml" href="/%d">`), func(p page.Page) bool { return len(p.Feeds) == 50 }},
		{"title", `<meta name="eprints.title" content="` + strings.Repeat("é", 100_000) + `">`, func(p page.Page) bool { return len(p.Record.Title) <= 4096 && strings.Trim(p.Record.Title, "é") == "" }},
		{"label", `<main><a href="/a.pdf">` + strings.Repeat("word ", 100_000) + `</a>`, func(p page.Page) bool { return len(p.Documents[0].Title) <= 300 }},
		{"address", `<main><a href="/` + strings.Repeat("a", 9000) + `.pdf">x</a>`, func(p page.Page) bool { return len(p.Documents) == 0 }},
		{"depth", `<meta name="eprints.title" content="Salt"><body>` + strings.Repeat("<div>", 5000) + `<a href="/a.pdf">x</a>`, func(p page.Page) bool { return p.Kind == page.EPrints && p.Record.Title == "Salt" }},
		{"depth in the head", strings.Repeat("<template><b>", 5000) + `<meta name="eprints.title" content="Salt">`, func(page.Page) bool { return true }},
		{"links in one block", "<main><p>" + many(15_000, `<i></i><a href="/%d.pdf">PDF</a>`), func(p page.Page) bool { return len(p.Documents) == 500 }},
		{"files in files", "<main>" + strings.Repeat(`<div class="ecl-file">`, 400) + `<a href="/a.pdf">x</a>`, func(p page.Page) bool { return len(p.Documents) == 1 }},
		{"main in main", strings.Repeat(`<main><a href="/a.pdf">x</a>`, 400), func(p page.Page) bool { return len(p.Documents) == 1 }},
		{"the page in UTF-16", "\xff\xfe<\x00p\x00>\x00", func(p page.Page) bool { return p.Kind == page.Other }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := read(t, c.html, "https://site.example/x"); !c.check(p) {
				t.Errorf("Read = kind %s, %d documents, %d feeds, %d omitted, record %.300v", p.Kind, len(p.Documents), len(p.Feeds), p.Omitted, p.Record)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		data []byte
		want error
	}{
		{"too large", t.Context(), bytes.Repeat([]byte(" "), 32<<20+1), corpus.ErrTooLarge},
		{"ended", ended, []byte("<p>text"), context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := page.Read(c.ctx, c.data, "", ""); !errors.Is(err, c.want) {
				t.Errorf("Read = %v, want %v", err, c.want)
			}
		})
	}
}

// checkAddresses checks what is promised of every address.
func checkAddresses(t *testing.T, p page.Page) {
	t.Helper()
	forms := p.Feeds
	for _, d := range append(p.Documents, p.Strategies...) {
		if len(d.Forms) == 0 {
			t.Errorf("document %q has no form", d.Title)
		}
		forms = append(forms, d.Forms...)
	}
	for _, f := range forms {
		u, err := url.Parse(f.URL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.Fragment != "" {
			t.Errorf("address %q of %q", f.URL, f.Label)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(dspace), "https://repo.example/items/88")
	f.Add([]byte(eurlex), "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=COM:2034:8:FIN")
	f.Add([]byte(`<base href="//x"><main><div class="ecl-file"><a href="?a.pdf" hreflang="x-default">(PDF)</a><i class="ecl-file__meta">pdf`), "http://ec.europa.eu")
	f.Add([]byte(`<meta name="eprints.document_url" content=":"><a class="ep_document_link" href="%zz.pdf">`), ":")
	f.Add([]byte(`<p>COM(2034) 8 <a href=x.pdf>EN</a><br><a href=y.pdf>EN`), "https://site.example")
	f.Fuzz(func(t *testing.T, data []byte, address string) {
		p, err := page.Read(t.Context(), data, "", address)
		if err != nil {
			return
		}
		checkAddresses(t, p)
		again, err := page.Read(t.Context(), data, "", address)
		if diff := cmp.Diff(p, again); err != nil || diff != "" {
			t.Errorf("read again: %v (-first +again):\n%s", err, diff)
		}
	})
}
