// Package html reads web pages into blocks: the text that a person would read,
// in the order of the page, with what surrounds it set aside.
//
// Three kinds of pages are known by their markup, and any other page is read by
// the general rules:
//
//   - EUR-Lex texts, whose lists are tables of two columns, whose headings are
//     paragraphs with a style name, and whose footnote calls stand in the words;
//   - records of an EPrints repository, whose abstracts note pages of the file
//     they describe ("P.23 Key actions The Commission will:");
//   - pages of the Commission's sites, built of ecl-* components.
//
// Navigation, cookie notices, share buttons, cards, forms and footers become
// furniture blocks, one an element, each with its reason: nothing that is
// printed is lost. Scripts, styles and hidden elements are not printed and leave
// no trace. Every inline word is kept, whatever element it stands in; only the
// calls of footnotes are taken out of the text.
//
// The usual call is [Read]; a page fetched from the network should also be
// shown to [Challenge], which knows the pages that servers send in place of
// what was asked for.
package html
