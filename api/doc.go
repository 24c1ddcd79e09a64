// Package api answers HTTP: the lists of what the corpus holds and what was
// found in it, the documents and their originals, counts, downloads, and a
// description of all this made from the code that does it.
//
// [New] makes the handler from an [Index], an [Archive] and the vocabulary;
// [Serve] runs it with limits on time and size until its context ends. The
// package reads neither flags nor environment and imports package corpus alone
// of this module.
//
// # How it is built
//
// Every route stands in one list (routes.go) and every query word in another
// (parameters.go). A request is decoded by the words its route takes, one method
// of the index or the archive is called, and the answer is encoded whole before
// a byte is written; downloads alone are streamed, page by page of the index.
// The OpenAPI description is made from the same two lists and from the Go types
// of the answers, so that it cannot say anything else than the code does.
//
// # What holds for every answer
//
//   - Errors are problem details of RFC 9457; one table (problem.go) maps the
//     error kinds of package corpus to a status. Any other error is a bare 500
//     whose detail is in the log alone.
//   - Reading is allowed from any origin; nothing that was taken in from
//     elsewhere can run script in this origin.
//   - Lists have a weak ETag made of the generation of the index and the query;
//     If-None-Match is answered with 304.
//   - Links are paths without a host, so that they hold behind any proxy.
package api
