package actions

import (
	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// box is a box or a list with its title.
type box struct {
	title string
	place corpus.Place
	// titled says that the title is one that lists of actions bear, and marked
	// that it, or what the list holds, makes it one.
	titled, marked bool
	// calendar says that the list was marked by what it holds, and judged that
	// it was looked at.
	calendar, judged bool
	// numbered boxes hold one action, "Key action 7"; awaited says that it, or
	// the one action that a title announces, is still to come.
	numbered, awaited bool
	// spent says that this one action was found.
	spent  bool
	actors []grammar.Actor
	// level is that of a heading as the title, 0 for another block.
	level int
	// region is that of the box, 0 for a list under a title.
	region int
	// prose says that running text stands between the title and here.
	prose bool
}

// lead is a lead-in in force.
type lead struct {
	grammar.LeadIn
	block int
	// named is the block that names the actors.
	named int
	place corpus.Place
	// label says that it is a mere label in a marked box ("On prevention:").
	label bool
	// silent lead-ins introduce something else than actions.
	silent bool
	items  int
	// inner says that an item holds for those nested below its level alone;
	// then outer is in force again.
	inner bool
	level int
	outer *lead
}

// enter moves the walk into or out of a region. A box ends with its region,
// unless the reader lost it at a page's end: then the next page goes on with an
// item or a lead-in, without a title.
func (w *walk) enter(line int) {
	b := w.block(line)
	if w.box == nil {
		w.lead = nil
		w.resume(line)
		return
	}
	goesOn := b.Kind == corpus.Item && line > 0 && w.lastItem == line-1
	switch {
	case w.box.region == 0 && line > 0 && w.box.place.Block == w.lines[line-1]:
		w.box.region = b.Region // the title stands right above its box
	case goesOn:
		w.box.region = b.Region
	default:
		w.close()
		w.resume(line)
	}
}

// resume takes up the box that was left on the page before, when a box without
// a title begins with an item or a lead-in: it is its other half.
func (w *walk) resume(line int) {
	b := w.block(line)
	if w.closed == nil || w.closed.region == 0 || b.Region == 0 || b.Page != w.closedPage+1 {
		return
	}
	switch {
	case b.Kind == corpus.Item:
		w.box, w.lead = w.closed, w.closedLead
	case w.isLeadIn(line):
		w.box = w.closed
	default:
		return
	}
	w.box.region = b.Region
}

// close leaves the box or list.
func (w *walk) close() {
	if w.box != nil {
		w.closed, w.closedLead = w.box, w.lead
		w.closedPage = w.lastPage
	}
	w.box, w.lead, w.band = nil, nil, nil
}
