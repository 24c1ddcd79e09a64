// Package index is what can be asked of the corpus: the [Index] interface, the
// query language and its tree, and the entries that documents are cut into.
//
// An entry is a passage (a paragraph, an item, a row, a heading, a note), an
// action, or a document, flat (see [corpus.Entry]). Text is analysed here, in
// Go, in its own language, and every implementation is given the tokens
// ready-made, so that two engines find the same passages by construction.
//
// Package index/bleve is the embedded implementation. Any implementation must
// pass the conformance suite of index/indextest.
package index
