package feed_test

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"

	"polidex/ingest/feed"
)

func packed(t *testing.T, s string) string {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestRecognise(t *testing.T) {
	for _, c := range []struct {
		name, content, contentType string
		want                       feed.Kind
	}{
		{"Atom", `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>`, "application/xml", feed.Atom},
		{"Atom with a prefix, called a page", `<a:feed xmlns:a="http://www.w3.org/2005/Atom">`, "text/html", feed.Atom},
		{"Atom 0.3", `<feed version="0.3" xmlns="http://purl.org/atom/ns#">`, "", feed.Atom},
		{"a feed of animals", `<feed><hay/></feed>`, "text/xml", ""},
		{"RSS 2.0", "\xef\xbb\xbf\n<!-- plans --><?xml-stylesheet href='a.xsl'?><rss version=\"2.0\">", "", feed.RSS},
		{"RSS 1.0", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">`, "", feed.RSS},
		{"other RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`, "", ""},
		{"JSON feed", `{"version": "https://jsonfeed.org/version/1.1", "items": []}`, "application/json", feed.JSON},
		{"JSON feed with escapes", `{"version":"https:\/\/jsonfeed.org\/version\/1","items":[]}`, "", feed.JSON},
		{"other JSON", `{"version": 1}`, "application/json", ""},
		{"sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`, "text/xml", feed.Sitemap},
		{"sitemap without a namespace", `<urlset><url>`, "text/xml", feed.Sitemap},
		{"index", `<sitemapindex xmlns="https://www.sitemaps.org/schemas/sitemap/0.9">`, "", feed.SitemapIndex},
		{"sitemap in gzip", packed(t, `<urlset>`), "application/gzip", feed.Sitemap},
		{"page in gzip", packed(t, `<html>`), "application/gzip", ""},
		{"addresses", "https://host.example/a\r\n\r\nhttps://host.example/b\n", "text/plain", feed.URLList},
		{"many addresses", strings.Repeat("https://host.example/a\n", 10_000), "text/plain", feed.URLList},
		{"addresses and words", "https://host.example/a\nis our page\n", "text/plain", ""},
		{"words", "The Board will publish a plan.", "text/plain", ""},
		{"page", `<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><rss>`, "text/html", ""},
		{"page of an address", "https://host.example/a", "text/html", ""},
		{"another protocol", `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">`, "text/xml", ""},
		{"PDF", "%PDF-1.7", "application/pdf", ""},
		{"broken gzip", "\x1f\x8b\x08", "", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := feed.Recognise([]byte(c.content), c.contentType)
			if ok != (c.want != "") || ok && got != c.want {
				t.Errorf("Recognise = %q, %v, want %q", got, ok, c.want)
			}
		})
	}
}
