// Package themes finds what a text is about: which themes of a vocabulary its
// words name.
//
// The vocabulary is data, not code. [Default] is the one that Polidex carries
// (themes.yaml); [Load] reads one of the user's own in the same form. It is
// SKOS in spirit: each theme has an id, labels by language, a scope note, the
// broader theme, its exact matches in EuroVoc and in the International
// Classification of Crime (ICCS), and, what SKOS lacks, the terms that name it
// in running text.
//
// # Terms
//
// Terms stand in a block of text for each language, one on a line or several
// separated by a semicolon; "#" begins a comment. The language "any" holds the
// terms that are the same in all (acronyms, names). A term is a row of words
// that must stand in this order:
//
//	cocaine                    the word itself
//	victim+                    the word with an ending of at most three letters: victims
//	radicali*                  any word that begins so
//	*kriminalität  *drog*      any word that ends so, that holds it
//	seiz*|confiscat*           one of several
//	EMPACT                     a word in capitals: found in capitals alone, or with a plural s
//	cyber-attack*              joined, hyphenated or apart: cyberattack, cyber-attack, cyber attack
//	traffic* ~3 human being+   up to three words may stand between
//	minor+ & online            only where the companion stands in the same text too
//	precursor+ ! explosive*    never where the excluded word stands in the same text
//	sexual_abuse|grooming      several words as one of the alternatives
//	port|ports ?               only where the text names no theme by a term without "?"
//
// Companion and excluded parts are rows of words themselves and may be several:
// all companions are needed, one exclusion is enough. Capitals, accents, soft
// hyphens, ligatures and the English possessive make no difference otherwise; a
// hyphen or slash separates words; nothing matches over the end of a sentence.
//
// Where the words of one term are among the words of a longer one, the longer
// one alone counts: "terrorist financing" names the financing, not terrorism.
// In a compound the longer part counts: "*terrorismusfinanz*" hides "*terror*".
// The block "ignore" holds rows that count in this way and name no theme: "drug
// authorisation" hides "drug".
//
// # How it matches
//
// The words of a text are folded once and looked up in a trie of all word forms
// of the language, forwards for beginnings and backwards for endings; the terms
// that begin with a form found are then tried from there. One pass serves all
// terms whatever their number: adding terms lengthens no walk. An Aho-Corasick
// automaton over characters was weighed and left: it finds fixed strings, while
// terms here are rows of word forms with gaps, so that each hit would have to be
// taken apart into words again.
//
// A [Vocabulary] does not change after it is made and may be used by any number
// of goroutines.
package themes
