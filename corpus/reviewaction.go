package corpus

import "slices"

// layActions lays the reviews of actions over them, puts in the missed ones, and
// settles what became of each review.
func (l *layer) layActions(laid *ReviewedDocument) {
	out := laid.Document
	held := map[int][]int{} // by action
	reviewed := false
	for _, s := range l.subjects {
		if s.found >= 0 {
			held[s.found] = append(held[s.found], s.held...)
		}
		reviewed = reviewed || len(s.held) > 0
	}
	shown := make([]Action, 0, len(l.doc.Actions))
	for i := range l.doc.Actions {
		a := l.doc.Actions[i]
		if len(held[i]) == 0 {
			if a.Review == "" {
				laid.Unreviewed = append(laid.Unreviewed, a.ID)
			}
			shown = append(shown, a)
			continue
		}
		slices.Sort(held[i])
		if b, ok := l.fold(a, held[i]); ok {
			shown = append(shown, b)
		} else {
			laid.Rejected = append(laid.Rejected, b)
		}
	}
	var added []Action
	for _, s := range l.subjects {
		if s.added == nil {
			continue
		}
		if a, ok := l.fold(*s.added, s.held); ok {
			added = append(added, a)
		} else {
			laid.Rejected = append(laid.Rejected, a)
		}
	}
	out.Actions = insert(shown, added)
	if reviewed {
		out.Themes = themesAfter(l.doc, out.Actions)
	}
	l.name()
	l.orphan()
}

// fold makes of an action what its reviews say, which are in order of time, and
// says whether it is still one.
func (l *layer) fold(a Action, reviews []int) (Action, bool) {
	var values ReviewValues
	setter := map[string]int{}
	shown := true
	for _, i := range reviews {
		r := &l.standings[i]
		shown = r.Verdict != Rejected
		action, _ := r.members()
		for _, member := range action {
			setter[member] = i
		}
		values.set(&r.ReviewValues)
	}
	last := reviews[len(reviews)-1]
	for _, i := range reviews {
		r := &l.standings[i]
		action, _ := r.members()
		switch {
		case i == last:
		case !shown, r.Verdict == Rejected, r.Verdict == Accepted:
			r.State, r.By = ReviewOverruled, l.standings[last].ID
		case r.Verdict == Corrected:
			l.overrule(i, action, setter)
		}
	}
	by := &l.standings[last]
	a = l.correct(a, &values, func(member string) string {
		if i, ok := setter[member]; ok {
			return l.standings[i].Author
		}
		return by.Author
	})
	if a.Review != Added {
		a.Review = Accepted
		if action, _ := values.members(); len(action) > 0 {
			a.Review = Corrected
		}
	}
	a.ReviewedBy, a.ReviewedAt = by.Author, by.Time
	return a, shown
}

// themesAfter are the themes of a document whose actions are reviewed: those that
// it had but for what only its actions as extracted had, and those that reviews
// brought at the end.
func themesAfter(d *Document, actions []Action) []string {
	had, have := map[string]bool{}, map[string]bool{}
	for i := range d.Actions {
		for _, t := range d.Actions[i].Themes {
			had[t] = true
		}
	}
	out := []string{}
	for i := range actions {
		for _, t := range actions[i].Themes {
			have[t] = true
		}
	}
	for _, m := range d.Mentions {
		if b := m.Place.Block; b >= 0 && b < len(d.Blocks) && d.Blocks[b].Kind == Heading {
			have[m.Theme] = true
		}
	}
	for _, t := range d.Themes {
		if !had[t] || have[t] {
			out = append(out, t)
		}
	}
	for i := range actions {
		for _, t := range actions[i].Themes {
			if !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	return out
}

// name gives the reviews the ID that their action has now.
func (l *layer) name() {
	for _, s := range l.subjects {
		id := ""
		switch {
		case s.found >= 0:
			id = l.doc.Actions[s.found].ID
		case s.added != nil:
			id = s.added.ID
		}
		for _, i := range s.reviews {
			l.standings[i].Now = id
		}
	}
}

// orphan settles the reviews whose action is not found. A rejection needs none.
func (l *layer) orphan() {
	for _, s := range l.subjects {
		if s.found >= 0 || s.added != nil || len(s.held) == 0 {
			continue
		}
		last := &l.standings[s.held[len(s.held)-1]]
		near := ""
		if last.Verdict != Rejected {
			near = l.nearest(s)
		}
		for _, i := range s.held {
			r := &l.standings[i]
			switch {
			case r == last && r.Verdict == Rejected:
			case last.Verdict == Rejected, r.Verdict == Rejected, r != last && r.Verdict == Accepted:
				r.State, r.By = ReviewOverruled, last.ID
			default:
				r.State, r.Nearest = ReviewOrphaned, near
				r.Reason = "the document no longer has an action with these words"
				if r.Verdict == Added {
					r.Reason = "the words are no longer found in the text"
				}
			}
		}
	}
}
