package feed_test

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"polidex/corpus"
	"polidex/ingest/feed"
	"polidex/ingest/fetch"
	"polidex/ingest/listing"
)

// nowhere has nothing at any address.
type nowhere struct{}

func (nowhere) Get(context.Context, fetch.Request) (fetch.Answer, error) {
	return fetch.Answer{Status: 404}, corpus.ErrNotFound
}

func read(t *testing.T, content string) (feed.List, error) {
	t.Helper()
	return feed.Read(t.Context(), nowhere{}, fetch.Answer{URL: "https://host.example/news/all.xml", Data: []byte(content)}, feed.Options{})
}

const atomHead = `<feed xmlns="http://www.w3.org/2005/Atom">`

func TestEntries(t *testing.T) {
	for _, c := range []struct {
		name, content string
		want          listing.Entry
	}{
		{"Atom, relative to xml:base", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/plans/"><entry><id>tag:a</id><link href="a.html"/></entry></feed>`,
			listing.Entry{ID: "tag:a", URL: "https://host.example/plans/a.html"}},
		{"Atom, other relations", atomHead + `<entry><link rel="edit" href="/e"/><link rel="self" href="/s"/><link rel="alternate" href="/a"/></entry></feed>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a"}},
		{"Atom, page and PDF as alternates", atomHead + `<entry><link type="application/pdf" href="/a.pdf"/><link type="text/html" href="/a"/></entry></feed>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a", Documents: []string{"https://host.example/a.pdf"}}},
		{"Atom, enclosure alone", atomHead + `<entry><link rel="enclosure" href="/a.PDF?x=1"/></entry></feed>`,
			listing.Entry{ID: "https://host.example/a.PDF?x=1", URL: "https://host.example/a.PDF?x=1"}},
		{"Atom, sound enclosed", atomHead + `<entry><link href="/a"/><link rel="enclosure" type="audio/mpeg" href="/a.pdf"/></entry></feed>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a"}},
		{"Atom, published and markup in the title", atomHead + `<entry><link href="/a"/><published>2025</published><title type="html">A &lt;b&gt;bold&lt;/b&gt; &amp;amp; good
			plan</title></entry></feed>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a", Version: "2025", Title: "A bold & good plan"}},
		{"Atom, content elsewhere", atomHead + `<entry><id>x</id><content src="/c.html" type="text/html"/></entry></feed>`,
			listing.Entry{ID: "x", URL: "https://host.example/c.html"}},
		{"RSS, guid that is the address", `<rss version="2.0"><channel><item><guid>https://host.example/a</guid></item></channel></rss>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a"}},
		{"RSS, ampersands and control characters", "<rss version=\"2.0\"><channel><item><title>A &nbsp;plan\x0b & more</title><link>/a?b=1&c=2</link></item></channel></rss>",
			listing.Entry{ID: "https://host.example/a?b=1&c=2", URL: "https://host.example/a?b=1&c=2", Title: "A plan & more"}},
		{"RSS, Dublin Core", `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><link>/a</link><pubDate>old</pubDate><dc:date>2025-03-01</dc:date></item></channel></rss>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a", Version: "2025-03-01"}},
		{"RSS 1.0", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>News</title></channel>` +
			`<item rdf:about="https://host.example/a"><title>A</title><link>https://host.example/a</link></item></rdf:RDF>`,
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a", Title: "A"}},
		{"RSS in Latin-1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><item><title>Z\xfcrich</title><link>/a</link></item></channel></rss>",
			listing.Entry{ID: "https://host.example/a", URL: "https://host.example/a", Title: "Zürich"}},
		{"JSON, number as ID", `{"version":"https://jsonfeed.org/version/1","items":[{"id":7,"external_url":"https://other.example/a","title":"A"}]}`,
			listing.Entry{ID: "7", URL: "https://other.example/a", Title: "A"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := read(t, c.content)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]listing.Entry{c.want}, got.Entries); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUnaddressed(t *testing.T) {
	for _, link := range []string{"", "javascript:alert(1)", "https://me:secret@host.example/a", "mailto:me@host.example", "https://", "http://[::1", "file:///etc/passwd", "https://host.example/" + strings.Repeat("a", 3000)} {
		t.Run(link[:min(len(link), 40)], func(t *testing.T) {
			got, err := read(t, `<rss version="2.0"><channel><item><title>A</title><link>`+link+`</link></item></channel></rss>`)
			if err != nil || len(got.Entries) > 0 || got.Unaddressed != 1 {
				t.Errorf("%+v, %v, want one entry without an address", got, err)
			}
		})
	}
}

func TestHostile(t *testing.T) {
	var declarations strings.Builder
	for i := range 200 {
		declarations.WriteString(" xmlns:a" + strings.Repeat("x", i) + `="u"`)
	}
	for _, c := range []struct {
		name, content string
		kind          error
	}{
		{"namespaces", "<rss><channel" + declarations.String() + "></channel></rss>", corpus.ErrTooLarge},
		{"large", atomHead + strings.Repeat(" ", 17<<20) + "</feed>", corpus.ErrTooLarge},
		{"tokens", "<urlset>" + strings.Repeat("<a/>", 1_100_000) + "</urlset>", corpus.ErrTooLarge},
		{"extension in pieces", `<rss version="2.0" xmlns:x="u"><channel><item><x:a>` + strings.Repeat("bb<i/>", 100_000) + "</x:a></item></channel></rss>", corpus.ErrTooLarge},
		{"JSON that nests", `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 1_000_000), corpus.ErrMalformed},
		{"JSON with nothing for items", `{"version":"https://jsonfeed.org/version/1","items":[null]}`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := read(t, c.content); !errors.Is(err, c.kind) {
				t.Errorf("Read = %v, want %v", err, c.kind)
			}
		})
	}
	t.Run("addresses", func(t *testing.T) {
		got, err := read(t, "<urlset>"+strings.Repeat("<url><loc>/a</loc></url>", 50_002)+"</urlset>")
		if err != nil || len(got.Entries) != 50_000 || !got.Partial {
			t.Errorf("%d entries, partial %v, %v, want 50000 and partial", len(got.Entries), got.Partial, err)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		atomHead + `<title>T</title><entry><id>1</id><link href="a.html"/><link rel="enclosure" type="application/pdf" href="a.pdf"/></entry></feed>`,
		`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><item><guid isPermaLink="false">g</guid><link>/a</link><atom:updated>x</atom:updated></item></channel></rss>`,
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":7,"url":"/a","attachments":[{"url":"/b.pdf"}]}]}`,
		`<sitemapindex><sitemap><loc>/a</loc></sitemap></sitemapindex>`, `<urlset><url><loc>/a?b&c</loc><lastmod>2025</lastmod></url></urlset>`,
		"https://host.example/a\nhttps://host.example/b", "\x1f\x8b\x08\x00", "\xff\xfe<\x00r\x00", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>&a;</rss>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, ok := feed.Recognise(data, "")
		got, err := read(t, string(data))
		switch {
		case err == nil && (!ok || got.Kind != kind):
			t.Errorf("recognised as %q, %v, and read as %q", kind, ok, got.Kind)
		case !ok && err == nil:
			t.Error("not recognised, and read")
		case err != nil && !errors.Is(err, corpus.ErrMalformed) && !errors.Is(err, corpus.ErrUnsupported) && !errors.Is(err, corpus.ErrTooLarge) && !errors.Is(err, corpus.ErrNotFound):
			t.Errorf("error %v of no kind", err)
		}
		for _, e := range got.Entries {
			if e.ID == "" || !utf8.ValidString(e.ID+e.Title+e.Version) {
				t.Errorf("entry %+v", e)
			}
			for _, address := range append(e.Documents, e.URL) {
				if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
					t.Errorf("address %q", address)
				}
			}
		}
	})
}
