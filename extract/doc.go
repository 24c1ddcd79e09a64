// Package extract turns the bytes of a file into a document: Read makes blocks
// of them, Analyse finds in the blocks what Polidex is for.
//
//	bytes ──Read──▶ blocks ──Analyse──▶ title, reference, date, language,
//	                                    actions, deadlines, years, themes,
//	                                    citations
//
// What the bytes are is decided by their content, never by the name of the
// file. Each format has a reader of its own (extract/pdf, extract/html,
// extract/text) and each question a package of its own (extract/meta,
// extract/dates, extract/themes, extract/actions, extract/references); this
// package is where they meet. All of it is pure: the same bytes and vocabulary give the same
// document, byte for byte, and nothing is fetched.
package extract
