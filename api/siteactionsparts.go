package api

import (
	"context"

	"polidex/api/web"
	"polidex/corpus"
)

// viewsOf leads to the list, the sections and the matrix of the same question.
func (s *service) viewsOf(h here) []web.Choice {
	plain := here{h.path, here{h.path, h.words}.copy()}
	for _, name := range []string{"view", "by", "across", "order", "more"} {
		delete(plain.words, name)
	}
	view, by := h.words.Get("view"), h.words.Get("by")
	out := []web.Choice{{Label: s.pages.Say("actions.views.list"), Path: plain.without(), Chosen: view == "" && by == "", Count: -1}}
	for _, name := range registerGroups() {
		out = append(out, web.Choice{Label: s.pages.Say("actions.views." + name), Path: plain.with("by", name), Chosen: view == "" && by == name, Count: -1})
	}
	return append(out, web.Choice{Label: s.pages.Say("actions.views.matrix"), Path: plain.with("view", viewMatrix), Chosen: view == viewMatrix, Count: -1})
}

// countedForms says whether each work is counted once, and leads to the other ways.
func (s *service) countedForms(h here) []web.Choice {
	const word = string(corpus.FieldForm)
	main := string(corpus.FormMain)
	now := h.words[word]
	if len(now) == 0 {
		now = []string{main}
	}
	var out []web.Choice
	for _, form := range append(corpus.FormNames(), formAll) {
		c := web.Choice{Label: s.pages.Say("actions.forms." + form), Path: h.with(word, form), Chosen: len(now) == 1 && now[0] == form, Count: -1}
		if form == main {
			c.Path = h.without(word)
		}
		out = append(out, c)
	}
	return out
}

// duesOf narrows to what is overdue, due this year, not over yet, or without a
// deadline, with how many actions each has.
func (s *service) duesOf(ctx context.Context, q *register) ([]web.Choice, error) {
	const none = "-" + string(corpus.FieldDeadlineYear)
	h := q.here
	count := func(more []corpus.Filter) (int, error) {
		ask := corpus.Query{Text: q.query.Text, Exact: q.query.Exact, Like: q.query.Like, Kind: corpus.KindAction, Limit: 1}
		ask.Filters = append(append(ask.Filters, q.base...), more...)
		result, err := s.opts.Index.Search(ctx, ask)
		return result.Total, err
	}
	var out []web.Choice
	for _, due := range corpus.DueNames() {
		n, err := count(corpus.DueFilters(due, s.opts.Now()))
		if err != nil {
			return nil, err
		}
		c := web.Choice{Label: s.pages.Say("actions.dues." + due), Path: h.with("due", due), Count: n, Chosen: q.due == due}
		if c.Chosen {
			c.Path = h.without("due")
		}
		out = append(out, c)
	}
	n, err := count([]corpus.Filter{{Field: corpus.FieldDeadlineYear, Values: []string{noDeadlineYears}, Exclude: true}})
	if err != nil {
		return nil, err
	}
	c := web.Choice{Label: s.pages.Say("actions.dues.never"), Path: here{h.path, here{h.path, h.words}.copy()}.toggle(none, noDeadlineYears), Count: n, Chosen: h.has(none, noDeadlineYears)}
	if q.due != "" {
		plain := here{h.path, h.copy()}
		delete(plain.words, "due")
		c.Path = plain.toggle(none, noDeadlineYears)
	}
	return append(out, c), nil
}

// registerChips are the chips of a page that says by a switch which forms count.
func (s *service) registerChips(h here, titles map[string]string) []web.Chip {
	var out []web.Chip
	for _, c := range s.chips(h, titles) {
		switch {
		case c.Label == s.pages.Say("fields."+string(corpus.FieldForm)) && !c.Excluded:
			continue
		case c.Excluded && c.Value == noDeadlineYears:
			c.Label, c.Value, c.Excluded = s.pages.Say("fields.deadline"), s.pages.Say("part.nodeadline"), false
		}
		out = append(out, c)
	}
	return out
}

// registerSorts are the orders of the register.
func (s *service) registerSorts(q *register) []web.Choice {
	var out []web.Choice
	for _, name := range []corpus.Sort{corpus.SortRelevance, corpus.SortDate, corpus.SortDeadline, corpus.SortTitle, corpus.SortDocument} {
		if name == corpus.SortRelevance && q.query.Text == "" && q.query.Like == "" {
			continue
		}
		c := web.Choice{Label: s.pages.Say("sort." + string(name)), Path: q.here.with("sort", string(name)), Chosen: q.query.Sort == name, Count: -1}
		if name == q.initialSort() {
			c.Path = q.here.without("sort")
		}
		out = append(out, c)
	}
	return out
}
