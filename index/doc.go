// Package index is what can be asked of the corpus: the [Index] interface, the
// query language and its tree, and the entries that documents are cut into.
//
// An entry is a passage (a paragraph, an item, a row, a heading, a note), an
// action, or a document, flat (see [corpus.Entry] and [Entries]). Text is
// analysed in Go, in its own language, by package index/tokens, and every
// implementation is given the tokens ready-made, so that two engines find the
// same passages by construction.
//
// # The query language
//
//	drug precursors            both words, in any form: stems of the text's language
//	"drug precursors"          the words together, in this order
//	"drugs precursors"~5       near each other, five places of moves at most
//	precursors OR pyrotechnics one of them; OR binds less than what stands together
//	drugs -precursors          without; also NOT
//	(a OR b) c                 grouped
//	invest*  s?vers            a pattern over whole words
//	smuglers~1                 words that differ by a letter; ~2 by two
//	theme:fraud                the value of a field
//	theme:(fraud OR corruption) title:harbours
//	theme:fraud,corruption     the same
//	year:2026..2027 deadline:<2027-07 date:2021.. year>2026 year:2026-2027
//	form:main form:main-in-language  each work once, each language version once
//	cites:32016R0794 cites:COM(2020) 605 cites:2016/794
//	COM(2025) 148 · com 2025/148 · 52025DC0148 · 2016/794 · 32016R0794
//
// The fields are those of [corpus.Filter], title (words of the document's title)
// and reference (another notation of work). Operators are in capitals. Accents,
// case, hyphens, soft hyphens and the kind of quotes make no difference, and the
// word as typed ranks before its other forms. A stop word is asked for only
// within a phrase, in capitals as an acronym, or where nothing else is.
//
// [Parse] never fails: it repairs what it can and says what it did.
//
// The language has its own parser: of those for Go that read Lucene's syntax,
// grindlemire/go-lucene makes SQL of it, zhuliquan/lucene_parser was left in 2022,
// and bleve's own is for bleve's queries; all of them refuse what is broken.
//
// # Names of one thing
//
// A word, or words that stand together, that name a thing are looked for by its
// other names too: THB by "trafficking in human beings", and the other way round.
// The names are those of synonyms.txt, by language, and are looked for in the
// texts of their own. What stands in quotation marks or is excluded is not
// widened, nor anything where [corpus.Query] has Exact; [Plan] says what was.
// Where nothing is found, [Plan.Near] adds what has most of the words of a name,
// or the theme that the list gives to it.
//
// # How an implementation is made
//
// [NewRequest] checks a [corpus.Query], [NewPlan] turns its words into terms,
// [Entries] and [Texts] say what is held and in which texts it is searched,
// [Plan.Marks] and [Snippet] show a hit. Package index/bleve is the embedded
// implementation. Any implementation must pass the conformance suite of
// index/indextest.
package index
