// Package phrase cuts a text into folded words and matches small patterns
// against them, so that a vocabulary can be data: one pattern a line, with
// inflected endings, alternatives and optional words.
//
// A pattern is a row of elements, separated by spaces:
//
//	commission       the word, whatever its case and accents
//	komisj*  *ront   a word that begins, or ends, so
//	is|are           one of several words
//	=fra             the word in capitals only, an acronym that is a word as well
//	(the)  (a|an)    an optional word
//	?                at most one word, whichever
//	...              at most six words or commas, whichever
//
// Hyphens and apostrophes separate words and are no tokens of their own, so
// that "civil-society" and "civil society", "l'Agence" and "Agence" are found
// alike. Everything here is pure and safe for use by many goroutines.
package phrase
