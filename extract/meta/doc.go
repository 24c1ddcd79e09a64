// Package meta reads from a document's blocks and properties what a catalogue
// says of it: title, official reference, type, date, language.
//
// The facts are where such texts print them. A communication's cover has the
// place and day, the reference, the formula of the institution ("COMMUNICATION
// FROM THE COMMISSION TO …") and then the title; a EUR-Lex page marks the same
// by styles, which its reader turns into properties; a repository's record has
// its own metadata; any other page has a heading. A reference that is only
// mentioned in the running text is not the document's.
//
// The language is decided by the words of the text: what a file declares of
// itself is often the setting of the machine that made it, and only decides
// where the words do not.
//
// Formulas and small words are data: words/formulas.yaml and
// words/languages.yaml, for the 24 official languages of the Union.
package meta
