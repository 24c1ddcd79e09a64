package actions

import (
	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// Found is a key action and the places that tell more about it.
type Found struct {
	// Action has all but ID, Deadline, Years and Themes.
	Action corpus.Action
	// Timing is a table's cell of the time of acting, nil when there is none.
	Timing *corpus.Place
	// TimingUntil is the last of several columns of time that a row ticks, of
	// which Timing is the first; nil else.
	TimingUntil *corpus.Place
	// Governing are the places whose time holds for an action that states none
	// itself, nearest first: a dated lead-in, a band of years, a box's title.
	Governing []corpus.Place
	// Lead is the place of the lead-in, nil without one.
	Lead *corpus.Place
	// Topic are the places that tell what an action without words of its own is
	// about, nearest first: the box's title, the headings above.
	Topic []corpus.Place
	// Partners are the bytes of the action's text that say with whom it is done,
	// and so nothing of what it is about.
	Partners []grammar.Range
}

// Find returns the key actions of a document, in order. It reads the blocks,
// the regions and the language, changes nothing, and gives the same answer for
// the same document. A language without a vocabulary is read as English.
func Find(doc *corpus.Document) []Found {
	w := &walk{
		doc:   doc,
		words: grammar.For(doc.Language),
		notes: noteMarks(doc),
	}
	w.authors = author(doc, w.words)
	w.lines = w.analysed()
	for w.at = 0; w.at < len(w.lines); {
		w.at = w.step(w.at)
	}
	return w.found
}
