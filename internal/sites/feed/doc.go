// Package feed is a site that lists its documents, for tests: an [http.Handler]
// with feeds, sitemaps and the pages that they name, all in this project's own
// words.
//
//	/atom.xml           an Atom feed, with PDF enclosures and relative links
//	/rss.xml            the same as RSS 2.0
//	/feed.json          the same as a JSON feed
//	/sitemap.xml        an index of the two sitemaps below
//	/sitemap-news.xml   a sitemap of the entries
//	/sitemap-old.xml.gz a sitemap in gzip of pages that do not change
//	/urls.txt           a sitemap in plain text
//
// Each has an ETag and answers 304 to it. There is more that is not well:
//
//	/broken.xml         a feed that breaks off
//	/bomb.xml           entities that stand for entities
//	/deep.xml           elements within elements
//	/bomb.xml.gz        64 MiB of zeros in gzip
//	/abroad.xml         a sitemap with addresses of other hosts, of other schemes
//	                    and with user names
//	/nested.xml         an index of an index, of a missing sitemap and of a good one
package feed
