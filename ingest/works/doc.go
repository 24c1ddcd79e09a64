// Package works finds which documents are forms of one work: the PDF file, the
// page, the record of a catalogue, the language versions and the later versions of
// one text. It also says where two forms do not agree, which shows what was read
// wrongly.
//
// Everything is a pure function of what it is given. Nothing is fetched, kept or
// written; the caller keeps a [Fingerprint] with each document, so that grouping an
// archive needs no text:
//
//	m := works.Member{ID: doc.ID, Work: doc.Work, Language: doc.Language, …,
//		Fingerprint: works.FingerprintOf(doc)}
//	for id, w := range works.Group(members) {
//		fmt.Println(id, w.Key, w.Why)
//	}
//
// # Which documents are one work
//
// In this order, an earlier reason before a later one:
//   - they have the same official reference;
//   - they came from the same source, one after the other: they are versions of it;
//   - one is the record of a catalogue, the other was found through it;
//   - their texts, in one language, are near-equal ([NearFrom]) and long enough
//     ([MinWords]).
//
// Two documents of different references are never one work, nor do others bring
// them together. The order in which documents are given is of no account.
//
// # How texts are compared
//
// A fingerprint is the MinHash of the text's word shingles (Broder, "On the
// resemblance and containment of documents", 1997): the share of values that two
// have in common estimates the share of shingles that the texts do (Jaccard's
// index), with a standard error of 0.045 at most. Candidates are found by bands of
// values (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4), so
// that not each is compared with each.
//
// It is written here because no kept library does it in Go: the last versions of
// mfonda/simhash are of 2015, of dgryski/go-minhash of 2017 and of
// ekzhu/minhash-lsh of 2019. None states a form of its values that can be kept, and
// the index of the last cannot leave out pairs or bound a band, which grouping
// needs.
package works
