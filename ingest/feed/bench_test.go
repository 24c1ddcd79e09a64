package feed_test

import (
	"fmt"
	"strings"
	"testing"

	"polidex/ingest/feed"
	"polidex/ingest/fetch"
)

// BenchmarkRead reads the largest sitemap that the protocol allows, and a feed of
// 1,000 entries.
func BenchmarkRead(b *testing.B) {
	var urls, entries strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&urls, "<url><loc>https://host.example/plans/%d.html</loc><lastmod>2025-03-01</lastmod></url>\n", i)
	}
	for i := range 1000 {
		fmt.Fprintf(&entries, "<item><guid>g%d</guid><title>Plan %[1]d</title><link>https://host.example/%[1]d</link><description>%s</description></item>\n", i, strings.Repeat("A plan for harbours. ", 50))
	}
	for _, c := range []struct{ name, content string }{
		{"list=sitemap/entries=50000", "<urlset>" + urls.String() + "</urlset>"},
		{"list=rss/entries=1000", `<rss version="2.0"><channel>` + entries.String() + "</channel></rss>"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.content)))
			answer := fetch.Answer{URL: "https://host.example/all.xml", Data: []byte(c.content)}
			for b.Loop() {
				if _, err := feed.Read(b.Context(), nowhere{}, answer, feed.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
