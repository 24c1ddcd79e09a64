package corpus

import (
	"cmp"
	"slices"
)

// layFacts lays the corrections of the document itself over what identifies it, and
// returns the names of the members that were corrected.
func (l *layer) layFacts(m *Meta) (corrected []string) {
	var values ReviewValues
	setter := map[string]int{}
	for i := range l.standings {
		r := &l.standings[i]
		if r.Verdict != Corrected || r.Action != "" || r.State != ReviewHeld {
			continue
		}
		_, members := r.members()
		for _, member := range members {
			setter[member] = i
		}
		values.set(&r.ReviewValues)
	}
	for i := range l.standings {
		r := &l.standings[i]
		if r.Verdict == Corrected && r.Action == "" && r.State == ReviewHeld {
			_, members := r.members()
			l.overrule(i, members, setter)
		}
	}
	_, corrected = values.members()
	if values.Reference != nil {
		m.Work, m.WorkReason = workOf(*m, *values.Reference), ""
		m.Reference = *values.Reference
	}
	m.Title, m.Date = deref(values.Title, m.Title), deref(values.Date, m.Date)
	m.Type, m.Language = deref(values.Type, m.Type), deref(values.Language, m.Language)
	if len(corrected) > 0 {
		m.FromRecord = slices.DeleteFunc(slices.Clone(m.FromRecord), func(f string) bool { return slices.Contains(corrected, f) })
	}
	return corrected
}

// overrule marks a review of which later ones have set every member.
func (l *layer) overrule(i int, members []string, setter map[string]int) {
	by := i
	for _, member := range members {
		if setter[member] == i {
			return
		}
		by = max(by, setter[member])
	}
	if by != i {
		l.standings[i].State, l.standings[i].By = ReviewOverruled, l.standings[by].ID
	}
}

// workOf returns the key of the work of a document whose reference is corrected. One
// that is a form of another by its words stays that when it gets no reference.
func workOf(m Meta, reference string) string {
	if r, ok := ParseReference(reference); ok {
		return r.Work()
	}
	if IsMadeWork(m.Work) || reference == m.Reference {
		return m.Work
	}
	return ""
}

// set takes over the values of a later review.
func (v *ReviewValues) set(r *ReviewValues) {
	v.Text, v.LeadIn, v.Box = cmp.Or(r.Text, v.Text), cmp.Or(r.LeadIn, v.LeadIn), cmp.Or(r.Box, v.Box)
	v.Title, v.Date, v.Reference = cmp.Or(r.Title, v.Title), cmp.Or(r.Date, v.Date), cmp.Or(r.Reference, v.Reference)
	v.Type, v.Language = cmp.Or(r.Type, v.Type), cmp.Or(r.Language, v.Language)
	if r.Actors != nil {
		v.Actors = r.Actors
	}
	if r.Themes != nil {
		v.Themes = r.Themes
	}
	if r.Relative != nil {
		v.Relative = r.Relative
		if !isNone(r.Relative) {
			v.Deadline = &Deadline{}
		}
	}
	if r.Deadline != nil {
		v.Deadline = r.Deadline
		if !isNone(r.Deadline) {
			v.Relative = &Deadline{}
		}
	}
}

func deref[T any](p *T, otherwise T) T {
	if p == nil {
		return otherwise
	}
	return *p
}
