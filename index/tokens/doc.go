// Package tokens turns text into the terms that are indexed and searched.
//
// All analysis is here and in Go, so that every index is given the same terms
// at the same positions: two engines then find the same passages by
// construction, and snippets are marked with the same rules that found them.
//
// A text becomes [Token]s: runs of letters and digits with their byte offsets
// and positions. Each token has a folded form (lower case, without accents),
// and, unless it is a stop word or a number, the stems of that form in the
// text's language. Accents, case, curly apostrophes and soft hyphens make no
// difference. A compound ("low-carbon") stands as its parts and, at the place
// of the first part, joined ("lowcarbon"); an official reference ("COM(2025)
// 148 final", "52025DC0148") stands as its words and as one reference term.
//
// Three kinds of terms share an index field without getting in each other's
// way: forms as they are, stems behind [StemPrefix] and their language,
// references behind [ReferencePrefix]. Neither prefix can occur in a form.
//
// Stemmers are those of the Snowball project for thirteen of the languages of
// the European Union, Irish among them, and Stempel's tables, which bleve has,
// for Polish; texts in the other ten are folded and matched by their forms. Stop
// words are kept in all twenty-four. Snowball has algorithms for Estonian, Greek
// and Lithuanian as well, but no module with their Go: blevesearch/snowballstem
// ends at v0.9.0 without them, and the project's own repository holds the
// compiler and its runtime alone. bleve's rules for Croatian are bound to its
// own analysers.
package tokens
