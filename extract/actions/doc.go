// Package actions finds the key actions of a document: the commitments and the
// requests to act that stand as items of a list, rows of a table or sentences
// of a box marked as such.
//
// It works by structure first. One walk over the blocks follows the boxes and
// their titles, the lead-ins that say who is to act, and the items below them;
// a title repeated on a new page, a footnote in between or a list that runs
// over a page's end does not break the walk. Tables are read by the heads of
// their columns, and bear the caption right above them. Years alone on their lines
// part a calendar: they give their time to the items below, and make a "Roadmap"
// a list of actions where most of these say who will act. What the words mean is the matter of package grammar, whose
// vocabularies are data; deadlines and themes are left to others, for whom each
// action names the places that govern it.
//
// A commitment in running text is no key action, nor is an item of a list of
// threats, principles, figures or past deeds, nor what a legal act obliges
// anybody to do.
package actions
