// Package listing has the nouns that the connectors share: what a list of
// documents (a feed, a sitemap, a harvest, a record, a page with links) names,
// and what of it is new since the last time.
//
// A connector turns bytes or answers into [Entry] values and knows nothing of
// archives; the pipeline takes the entries in like any other source.
package listing
