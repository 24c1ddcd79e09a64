// Package weights holds what was learned from labelled sentences about themes,
// and applies it.
//
// Two questions are asked of a text, one after the other. The lexicon answers
// from the words alone: for each theme a number, the log-odds that the text is
// about it, summed over the text's [Feature]s. The judgement then weighs, for
// each theme that has anything to say for it, the lexicon's answer together with
// the terms of the vocabulary that were found ([Evidence]), and gives a
// probability: a term that names a theme in passing ("ports" in a text about
// cocaine) is outweighed, and a theme that no term names is still seen.
//
// Both are logistic regressions. Package train makes them; here is only what is
// needed to apply them.
package weights
