// Package grammar reads the sentences that a list of key actions hangs on: the
// lead-in ("The Commission, together with Europol, will:"), the title of a box
// ("Key actions"), the heads of an action table, and the actors in all of them.
//
// The grammar is one for all languages: somebody who is to act, a verb of
// commitment or request, and what may stand between. The words are data, one
// file a language in the folder vocabulary, in the patterns of package phrase;
// [For] gives the vocabulary of a language, compiled once. A vocabulary is read
// only and safe for use by many goroutines.
package grammar
