package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"time"
)

func (s *Site) atom(base string) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Plans of the Coast Office</title><id>tag:coast.example,2025:plans</id><link rel="self" href="%s/atom.xml"/><updated>%s</updated>
`, base, s.entries[0].Updated.Format(time.RFC3339))
	for _, e := range s.entries {
		fmt.Fprintf(&out, "<entry><title type=\"html\">%s</title><id>tag:coast.example,2025:%s</id><updated>%s</updated><link href=\"/plans/%[2]s.html\"/>",
			html.EscapeString(html.EscapeString(e.Title)), e.Slug, e.Updated.Format(time.RFC3339))
		if e.PDF {
			fmt.Fprintf(&out, `<link rel="enclosure" type="application/pdf" href="plans/%s.pdf"/>`, e.Slug)
		}
		fmt.Fprintf(&out, "<summary>%s</summary></entry>\n", html.EscapeString(e.Title))
	}
	out.WriteString("</feed>\n")
	return []byte(out.String())
}

func (s *Site) rss(base string) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Plans of the Coast Office</title><link>%s/</link><description>What is planned.</description>
`, base)
	for _, e := range s.entries {
		fmt.Fprintf(&out, "<item><title>%s</title><link>%s/plans/%s.html</link><guid isPermaLink=\"false\">coast-%[3]s</guid><pubDate>%s</pubDate>",
			html.EscapeString(e.Title), base, e.Slug, e.Updated.Format(time.RFC1123Z))
		if e.PDF {
			fmt.Fprintf(&out, `<enclosure url="%s/plans/%s.pdf" length="0" type="application/pdf"/>`, base, e.Slug)
		}
		out.WriteString("</item>\n")
	}
	out.WriteString("</channel></rss>\n")
	return []byte(out.String())
}

func (s *Site) json(base string) []byte {
	items := []map[string]any{}
	for _, e := range s.entries {
		item := map[string]any{"id": "coast-" + e.Slug, "url": base + "/plans/" + e.Slug + ".html", "title": e.Title, "date_modified": e.Updated.Format(time.RFC3339)}
		if e.PDF {
			item["attachments"] = []map[string]string{{"url": base + "/plans/" + e.Slug + ".pdf", "mime_type": "application/pdf"}}
		}
		items = append(items, item)
	}
	data, err := json.Marshal(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "Plans of the Coast Office", "items": items})
	if err != nil {
		return nil
	}
	return data
}

const sitemapSpace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

func (s *Site) index(base string) []byte {
	return fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex %s>
<sitemap><loc>%s/sitemap-news.xml</loc><lastmod>%s</lastmod></sitemap>
<sitemap><loc>%[2]s/sitemap-old.xml.gz</loc><lastmod>2020-01-01</lastmod></sitemap>
</sitemapindex>
`, sitemapSpace, base, s.now.Format(time.RFC3339))
}

func (s *Site) sitemap(base string) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset %s xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n", sitemapSpace)
	for _, e := range s.entries {
		fmt.Fprintf(&out, "<url><loc>%s/plans/%s.html</loc><lastmod>%s</lastmod><changefreq>monthly</changefreq>"+
			"<image:image><image:loc>%[1]s/plans/%[2]s.png</image:loc></image:image></url>\n", base, e.Slug, e.Updated.Format(time.DateOnly))
		if e.PDF {
			fmt.Fprintf(&out, "<url><loc>%s/plans/%s.pdf</loc></url>\n", base, e.Slug)
		}
	}
	out.WriteString("</urlset>\n")
	return []byte(out.String())
}

// old is the sitemap of what does not change.
func old(base string) []byte {
	return fmt.Appendf(nil, "<urlset %s><url><loc>%s/old/charter.html</loc><lastmod>2019-05-01</lastmod></url>\n<url><loc>%[2]s/old/statutes.html</loc></url></urlset>\n", sitemapSpace, base)
}

// hostile returns the lists that are not well.
func hostile(path, base string) []byte {
	switch path {
	case "/broken.xml":
		return []byte(`<rss version="2.0"><channel><title>Plans</title><item><title>A pla`)
	case "/bomb.xml":
		return []byte(`<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><item><title>&b;</title><link>` + base + `/plans/x.html</link></item></channel></rss>`)
	case "/deep.xml":
		return []byte(`<rss version="2.0"><channel>` + strings.Repeat("<x>", 100_000))
	case "/bomb.xml.gz":
		// Members of a gzip file follow one another as they are (RFC 1952, 2.2).
		return append(packed([]byte("<urlset "+sitemapSpace+">")), bytes.Repeat(packed(make([]byte, 1<<20)), 64)...)
	case "/abroad.xml":
		return []byte("<urlset " + sitemapSpace + "><url><loc>https://elsewhere.example/a.html</loc></url><url><loc>http://me:secret@" + strings.TrimPrefix(base, "http://") +
			"/b.html</loc></url><url><loc>file:///etc/passwd</loc></url><url><loc>/c.html?a=1&b=2#part</loc></url></urlset>")
	case "/nested.xml":
		return []byte("<sitemapindex " + sitemapSpace + "><sitemap><loc>" + base + "/sitemap.xml</loc></sitemap><sitemap><loc>" + base + "/missing.xml</loc></sitemap>" +
			"<sitemap><loc>https://elsewhere.example/sitemap.xml</loc></sitemap><sitemap><loc>" + base + "/sitemap-old.xml.gz</loc></sitemap></sitemapindex>")
	}
	return nil
}
