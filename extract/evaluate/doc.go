// Package evaluate judges an extraction against gold: annotations by hand of what
// is to be found in a document.
//
//	gold, err := evaluate.Read(data)                       // NAME.gold.json
//	result := evaluate.Judge("NAME", gold, doc, nil)       // one document
//	report := evaluate.Sum([]evaluate.Result{result, …})   // per document, per language, in all
//
// # The contract
//
// Gold is one JSON file a document: "document" with title, reference, date,
// language and pages; "actions" with text, page, box, lead_in, actors, deadline
// (from and to, an open side null) and themes; "themes" of the whole document.
// The keys text_alt, box_alt, lead_in_alt, title_alt and reference_alt hold other
// readings that are as right. "expect": "error" says that the file cannot be read
// and that nothing is to be found in it.
//
// # The figures
//
// The actions of gold and those found are aligned one to one, so that the sum of
// the pairs' token-F1 is greatest; pairs below 0.5 are none. Over them:
//
//   - detection: a pair of at least 0.8 is a hit; precision, recall, F1
//   - strict: the same, but the words must be equal (capitals, punctuation,
//     spaces, ligatures and soft hyphens aside)
//   - boundary: the mean token-F1 of the pairs
//   - page, box, lead-in: how many of the pairs have the right one; "(continued)"
//     at the end of a box title counts for nothing
//   - actors: F1 of the sets, all pairs together
//   - deadline accuracy: equal intervals among the pairs where either side has
//     one; and F1 end to end, where missed and false actions count as well
//   - themes: F1 of the sets, all pairs together (micro), and the mean of the F1
//     of each theme (macro); end to end with missed and false actions
//   - document themes: F1 of the documents' theme sets
//   - title, reference, date, language, pages: the share of documents where they
//     are right
//   - outcome: the share of documents that were read where they are readable, and
//     in which nothing was found where they are not
//
// Beside them stand how far the confidence that is stated is to be believed, for
// actions (right: a hit) and for the themes of the pairs (right: gold has it); how
// far detection and themes of each language are from those of English; and what
// was missed, false or wrong, one by one.
//
// A document that is not to be read counts in the outcome alone, and by the
// actions that were found in it all the same.
//
// The package is pure: it reads no files and starts nothing, and equal input
// gives equal figures.
package evaluate
