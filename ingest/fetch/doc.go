// Package fetch takes documents from the web, politely and without reaching
// where it should not.
//
// A [Fetcher] keeps to what a site's robots.txt allows (RFC 9309), asked for once
// a day; it sends one request at a time to a host and pauses between two, as long
// as the site wants, says who it is, asks only for what has changed, tries again a
// bounded number of times and no sooner than the server says, leaves a server
// alone that has said so, and gives up on what is too large or too slow.
//
// It speaks http and https alone, refuses URLs that carry a user name or password,
// and, unless told otherwise, connects only to public addresses on ports 80 and
// 443: the address is checked at the moment of dialling, so that neither a
// redirect nor a name that changes its address leads inside. Nothing that a
// server sends is kept without bound: bodies as they stand after decompression,
// headers, redirects, addresses.
//
// It knows nothing of documents: what the bytes are is for others to say.
package fetch
