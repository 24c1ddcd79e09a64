package api

import (
	"slices"

	"polidex/api/cite"
	"polidex/api/web"
	"polidex/corpus"
)

// How many headings and actions stand beside the text.
const (
	outlineShown = 32
	listShown    = 14
)

// documentOutline fills in what leads through a document: its headings, and its
// actions, or those of the part that is shown where there are many.
func (s *service) documentOutline(o *opened, v *web.DocumentPage) {
	s.headingLinks(o, v)
	d := o.doc
	v.Total = len(d.Actions)
	v.ActionsAll = documentActionsPath(d.ID)
	previous, next := -1, -1
	for i := range d.Actions {
		at := o.partOfAction(&d.Actions[i])
		switch {
		case at < o.part:
			previous = i
		case at > o.part && next < 0:
			next = i
		}
		if (at == o.part || len(d.Actions) <= listShown) && len(v.Actions) < listShown {
			v.Actions = append(v.Actions, s.actionLink(o, i, at))
		}
	}
	v.ActionsHere = len(d.Actions) > listShown
	if previous >= 0 {
		v.PreviousAct = s.actionLink(o, previous, 0).Link
	}
	if next >= 0 {
		v.NextAct = s.actionLink(o, next, 0).Link
	}
}

func (s *service) actionLink(o *opened, i, at int) web.ActionLink {
	a := &o.doc.Actions[i]
	return web.ActionLink{
		Link: web.Link{Text: beginning(a.Text, 90), Path: o.actionPath(i)}, Deadline: s.deadlineView(a.Due()), Here: at == o.part && o.at == a.ID,
	}
}

// headingLinks are the headings around the part that is shown.
func (s *service) headingLinks(o *opened, v *web.DocumentPage) {
	all := o.headings
	if len(all) == 0 {
		return
	}
	at := o.headingHere()
	// Of an outline that is long, the chapters and what is around the place are more
	// than what is deep and far.
	if len(all) > outlineShown {
		all, at = o.shallow(at)
	}
	start := 0
	if len(all) > outlineShown {
		start = min(max(0, at-outlineShown/3), len(all)-outlineShown)
	}
	end := min(start+outlineShown, len(all))
	for i, h := range all[start:end] {
		b := &o.doc.Blocks[h.block]
		v.Outline = append(v.Outline, web.OutlineLink{
			Link: web.Link{Text: beginning(b.Text, 110), Path: o.blockPath(h.block)}, Level: min(h.level, 4), Actions: h.actions, Here: start+i == at,
		})
	}
	if v.Before = start; start > 0 {
		v.BeforeAt = o.blockPath(all[start-1].block)
	}
	if v.After = len(all) - end; v.After > 0 {
		v.AfterAt = o.blockPath(all[end].block)
	}
}

// headingHere is the index of the heading that what is shown stands under, -1 for
// none: the one of the place that the address leads to, or the first of the part.
func (o *opened) headingHere() int {
	block := o.block
	if block < 0 {
		if len(o.shown().stretches) == 0 {
			return -1
		}
		block = o.shown().stretches[0].block
	}
	return o.headingOf(block)
}

func (o *opened) headingOf(block int) int {
	at := -1
	for i := range o.headings {
		if o.headings[i].block > block {
			break
		}
		at = i
	}
	return at
}

// shallow is the outline without headings that are deep and in another chapter; the
// actions below these are counted at the heading above. It returns where the heading
// with the index is then.
func (o *opened) shallow(at int) ([]heading, int) {
	top := slices.MinFunc(o.headings, func(x, y heading) int { return x.level - y.level }).level
	from, to := 0, len(o.headings) // the chapter of the place
	for i, h := range o.headings {
		switch {
		case h.level > top:
		case i <= at:
			from = i
		case to == len(o.headings):
			to = i
		}
	}
	var out []heading
	now := -1
	for i, h := range o.headings {
		if h.level > top+1 && !(i >= from && i < to) && len(out) > 0 {
			out[len(out)-1].actions += h.actions
			continue
		}
		if i <= at {
			now = len(out)
		}
		out = append(out, h)
	}
	return out, now
}

// languageTag is a language as a tag for HTML, empty where it is not known.
func languageTag(m *corpus.Meta) string {
	if cite.LanguageName(m.Language) == m.Language {
		return ""
	}
	return m.Language
}
