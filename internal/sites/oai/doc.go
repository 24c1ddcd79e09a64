// Package oai is a repository that speaks OAI-PMH 2.0, for tests: an
// [http.Handler] with records as EPrints and as DSpace write them, their pages
// and their files, all in this project's own words. Of the protocol's verbs it has
// those of a harvest, Identify and ListRecords.
//
// The path chooses how the repository behaves:
//
//	/cgi/oai2      as the specification says, date stamps by the second
//	/oai/request   the same, date stamps by the day
//	/nosets        without sets
//	/busy          503 with Retry-After: 0 at each first request, then well
//	/away          503 with Retry-After: 86400
//	/forgetful     the first resumption token that comes back is refused, once
//	/amnesiac      every resumption token is refused
//	/endless       a fresh resumption token each time, for ever
//	/hollow        the same, without a record
//	/circle        the same resumption token each time
//	/broken        XML that breaks off
//	/bomb          entities that stand for entities
//	/deep          elements within elements
//	/page          a web page
//	/forbidden     403
//	/unprocessable 422
//	/invenio       as the specification says, but errors have status 422
//	/marc          only another metadata format
package oai
