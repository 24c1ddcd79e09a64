package api

import (
	"context"
	"slices"

	"polidex/api/web"
	"polidex/corpus"
)

// viewsOf leads to the list, the sections and the matrix of the same question.
func (s *service) viewsOf(h here) []web.Choice {
	plain := here{h.path, h.copy()}
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

// withoutDeadline is the word that, with [noDeadlineYears], leaves what has no deadline.
const withoutDeadline = "-" + string(corpus.FieldDeadlineYear)

// duesOf narrows to what is overdue, due this year, not over yet, or without a
// deadline, with how many actions each has. One of them holds at a time.
func (s *service) duesOf(ctx context.Context, q *register) ([]web.Choice, error) {
	plain := here{q.here.path, q.here.copy()}
	delete(plain.words, "due")
	never := plain.has(withoutDeadline, noDeadlineYears)
	if never {
		plain.words[withoutDeadline] = slices.DeleteFunc(plain.words[withoutDeadline], func(v string) bool { return v == noDeadlineYears })
	}
	choice := func(id, name, value string, chosen bool, filters ...corpus.Filter) (web.Choice, error) {
		ask := corpus.Query{Text: q.query.Text, Exact: q.query.Exact, Like: q.query.Like, Kind: corpus.KindAction, Limit: 1, Filters: append(q.undue(), filters...)}
		result, err := s.opts.Index.Search(ctx, ask)
		c := web.Choice{Label: s.pages.Say("actions.dues." + id), Path: plain.toggle(name, value), Count: result.Total, Chosen: chosen}
		if chosen {
			c.Path = plain.without()
		}
		return c, err
	}
	var out []web.Choice
	for _, due := range corpus.DueNames() {
		c, err := choice(due, "due", due, q.due == due, corpus.DueFilters(due, s.opts.Now())...)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	c, err := choice("never", withoutDeadline, noDeadlineYears, never, corpus.Filter{Field: corpus.FieldDeadlineYear, Values: []string{noDeadlineYears}, Exclude: true})
	return append(out, c), err
}

// undue are the filters of the question without those that [service.duesOf] makes.
func (q *register) undue() []corpus.Filter {
	var out []corpus.Filter
	for _, f := range q.base {
		if f.Field == corpus.FieldDeadlineYear && f.Exclude {
			f.Values = slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return v == noDeadlineYears })
			if len(f.Values) == 0 {
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// registerChipWords are the words of the chips of a page that says by a switch which
// forms count.
func registerChipWords() []string {
	return slices.DeleteFunc(chipWords(), func(name string) bool { return name == string(corpus.FieldForm) })
}

// registerChips are the chips of a page that says by a switch which forms count.
func (s *service) registerChips(h here, titles map[string]string) []web.Chip {
	var out []web.Chip
	for _, c := range s.chips(h, titles) {
		switch {
		case c.Field == string(corpus.FieldForm) && !c.Excluded:
			continue
		case c.Field == string(corpus.FieldDeadlineYear) && c.Excluded && c.Value == noDeadlineYears:
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
