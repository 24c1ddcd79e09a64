// Package train learns the weights that extract/themes applies, from sentences
// that people labelled with their themes.
//
// The lexicon is one logistic regression for each theme over the stems of a
// text, themes that are met rarely weighing as much as others. The judgement is
// a single one over all evidence. What the lexicon says of a sentence that it
// was learned from says nothing of others: the judgement is therefore learned
// from lexicons that had not seen the sentence that is judged (each of eight
// parts is read by one that was learned from the other seven), and a term's trust
// counts all sentences but the one that is judged.
//
// The same sentences and vocabulary give the same weights.
package train
