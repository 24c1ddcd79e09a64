// Package feed reads what lists the new documents of a site: Atom, RSS (0.9 to
// 2.0) and JSON feeds, and sitemaps with their indexes, as [listing.Entry]
// values.
//
// [Recognise] tells a list from a page by its content, so that an address need
// not say what it is; [Read] reads what was fetched, and [Get] fetches and reads
// what a person has named as "feed:https://…" or "sitemap:https://…".
//
// The syndication formats are read by github.com/mmcdole/gofeed, which is kept
// to input that was measured before (size, elements, depth, namespaces) and to a
// time. Sitemaps follow https://www.sitemaps.org/protocol.html.
//
// Only absolute http and https addresses without a user name come out; relative
// ones are taken from the address of the list. What is left out, also by
// the patterns of a [Filter], is counted and said in notes.
package feed
