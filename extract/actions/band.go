package actions

import (
	"strings"

	"polidex/corpus"
	"polidex/extract/actions/grammar"
)

// bandLine reads a line that names a time and nothing else, like the years that
// part a calendar of actions: its time holds for the items below it. A title or
// a lead-in above says whose calendar it is.
func (w *walk) bandLine(line int) bool {
	titled := w.box != nil && w.box.titled
	// A lead-in above the first band holds for all of them.
	led := w.lead != nil && !w.lead.silent && !w.lead.label && (w.lead.items == 0 || w.band != nil)
	if !titled && !led || !w.isBand(line) {
		return false
	}
	b := w.block(line)
	text := strings.TrimSpace(b.Text)
	if strings.HasSuffix(text, ":") && strings.ContainsFunc(text, isLetter) && titled && w.box.marked && !w.box.calendar {
		return false // a label of the items below: "By 2036:"
	}
	if !led {
		w.lead = nil
	}
	if w.box != nil {
		w.box.prose, w.box.awaited = false, false
		w.markCalendar(line)
	}
	p := whole(w.lines[line], b)
	w.band, w.lastItem = &p, -1
	return true
}

// isBand reports whether the line is a time alone, right above an item or a
// lead-in.
func (w *walk) isBand(line int) bool {
	b, n := w.block(line), w.next(line)
	if n == nil || b.Kind != corpus.Paragraph && b.Kind != corpus.Heading || n.Region != b.Region || !w.words.IsTime(b.Text) {
		return false
	}
	if n.Kind == corpus.Item {
		return true
	}
	if n.Kind == corpus.Row {
		return false
	}
	l, ok := w.words.ReadLeadIn(n.Text)
	return leadingGlyph(n.Text) > 0 || ok && l.Colon
}

// markCalendar decides at the first line below a title that other texts bear too
// ("Roadmap") whether the list is one of actions: between bands of years most
// items, elsewhere all, say who will do or is asked to do something.
func (w *walk) markCalendar(line int) {
	x := w.box
	if !x.titled || x.marked || x.judged || x.prose || x.region != w.block(line).Region {
		return
	}
	x.judged = true
	items, acts, commits, banded, level := 0, 0, 0, false, 0
scan:
	for l := line; l < len(w.lines); l++ {
		b := w.block(l)
		switch {
		case b.Kind == corpus.Item && b.Region == x.region:
			if level > 0 && b.Level > level {
				continue // a detail
			}
			level = b.Level
			items++
			act, commit := w.statesAct(b.Text, banded)
			if act {
				acts++
			}
			if commit {
				commits++
			}
		case b.Region == x.region && w.isBand(l):
			banded = true
		default:
			break scan
		}
	}
	x.calendar = banded && 2*acts > items || acts == items && commits > 0
	x.marked = x.calendar
}

// statesAct reports whether an item says who is to act, and whether they commit
// themselves to it. Between bands the present tense and a name in brackets do.
func (w *walk) statesAct(text string, banded bool) (act, commit bool) {
	if s, ok := w.words.ReadStatement(text); ok {
		return true, s.Verb == grammar.Commit || s.Verb == grammar.Future
	}
	return banded && (len(w.words.Closer(text)) > 0 || len(w.words.Opener(text)) > 0 && !w.words.IsReport(text)), false
}
