package corpus

import (
	"cmp"
	"slices"
)

// subject is what reviews of one action are about.
type subject struct {
	// ids are those that the action was reviewed under, the latest first.
	ids []string
	// reviews are the reviews of it in order of time, by index in layer.standings;
	// held are those in effect.
	reviews, held []int
	// found is the index of the action in the extracted document, -1 without.
	found int
	// added is the action of a missed one that is found where its words stand; nil
	// without.
	added *Action
}

// gather puts the reviews of one action together: those under one ID, and under
// the earlier ID that a review names.
func (l *layer) gather() {
	of := map[string]*subject{}
	for i := range l.standings {
		id := l.standings[i].Action
		if id == "" {
			continue
		}
		if of[id] == nil {
			of[id] = &subject{found: -1}
		}
		of[id].reviews = append(of[id].reviews, i)
	}
	for i := range l.standings {
		r := &l.standings[i]
		if r.Action == "" || r.Origin == nil {
			continue
		}
		s, older := of[r.Action], of[r.Origin.Earlier]
		if older == nil || older == s {
			continue
		}
		s.reviews = append(s.reviews, older.reviews...)
		for id, which := range of {
			if which == older {
				of[id] = s
			}
		}
	}
	seen := map[*subject]bool{}
	for i := range l.standings {
		s := of[l.standings[i].Action]
		if s == nil || seen[s] {
			continue
		}
		seen[s] = true
		slices.Sort(s.reviews)
		for _, i := range s.reviews {
			if l.standings[i].State == ReviewHeld && l.standings[i].Verdict != Withdrawn {
				s.held = append(s.held, i)
			}
		}
		for _, i := range slices.Backward(s.reviews) {
			if id := l.standings[i].Action; !slices.Contains(s.ids, id) {
				s.ids = append(s.ids, id)
			}
		}
		l.subjects = append(l.subjects, s)
	}
}

// match finds the action that each subject is about.
func (l *layer) match() {
	byID := map[string]int{}
	for i := range l.doc.Actions {
		byID[l.doc.Actions[i].ID] = i
	}
	taken := map[int]bool{}
	var left []*subject
	for _, s := range l.subjects {
		for _, id := range s.ids {
			if i, ok := byID[id]; ok {
				s.found = i
				taken[i] = true
				break
			}
		}
		if s.found < 0 {
			left = append(left, s)
		}
	}
	if len(left) == 0 {
		return
	}
	byWords := map[string][]int{}
	for i := range l.doc.Actions {
		k := plainKey(PlainWords(l.doc.Actions[i].Text))
		byWords[k] = append(byWords[k], i)
	}
	// Subjects with the same words take the actions in the order of the text.
	slices.SortStableFunc(left, func(a, b *subject) int {
		x, y := l.origin(a), l.origin(b)
		return cmp.Or(cmp.Compare(x.Block, y.Block), cmp.Compare(a.ids[0], b.ids[0]))
	})
	for _, s := range left {
		a, held := l.missed(s)
		if a != nil && a.Block >= 0 {
			l.matchInPlace(s, a, byWords)
		} else if a != nil || !l.wasMissed(s) {
			l.matchByWords(s, byWords, taken)
		}
		if s.found >= 0 {
			taken[s.found] = true
		} else if held {
			s.added = a
		}
	}
}

// wasMissed says whether the action of a subject is one that a person added.
func (l *layer) wasMissed(s *subject) bool {
	return slices.ContainsFunc(s.reviews, func(i int) bool { return l.standings[i].Verdict == Added })
}

// matchInPlace finds the action that was missed once and is found now.
func (l *layer) matchInPlace(s *subject, missed *Action, byWords map[string][]int) {
	for _, i := range byWords[plainKey(PlainWords(missed.Text))] {
		if l.doc.Actions[i].Block == missed.Block {
			s.found = i
		}
	}
}

// origin returns where the action of a subject stood when it was last reviewed.
func (l *layer) origin(s *subject) ReviewOrigin {
	for _, i := range slices.Backward(s.reviews) {
		if o := l.standings[i].Origin; o != nil {
			return *o
		}
	}
	return ReviewOrigin{Block: -1}
}

// matchByWords finds the action with the words of a subject. Of several that had the
// same words it is the same one in their order while there are as many; where there
// are not, only one in the very place is it.
func (l *layer) matchByWords(s *subject, byWords map[string][]int, taken map[int]bool) {
	at := l.origin(s)
	for _, words := range l.wordsOf(s) {
		k := plainKey(PlainWords(words))
		fitting := byWords[k]
		switch {
		case k == "":
			continue
		case at.Copies > 1 && at.Copies == len(fitting) && at.Copy >= 1 && at.Copy <= at.Copies:
			fitting = fitting[at.Copy-1 : at.Copy]
		case at.Copies > 1:
			fitting = slices.DeleteFunc(slices.Clone(fitting), func(i int) bool { return l.doc.Actions[i].Block != at.Block })
		}
		if len(fitting) == 0 {
			continue
		}
		s.found = slices.MinFunc(fitting, func(a, b int) int {
			x, y := &l.doc.Actions[a], &l.doc.Actions[b]
			return cmp.Or(
				falseFirst(taken[a], taken[b]),
				cmp.Compare(distancePages(at.Page, x.ShownPage()), distancePages(at.Page, y.ShownPage())),
				cmp.Compare(apart(at.Block, x.Block), apart(at.Block, y.Block)),
				cmp.Compare(a, b),
			)
		})
		return
	}
}

// wordsOf returns the words by which an action may be found, in their order: as it
// was extracted, the latest first, then, unless it is rejected, as people gave it.
func (l *layer) wordsOf(s *subject) []string {
	var out []string
	for _, i := range slices.Backward(s.reviews) {
		if o := l.standings[i].Origin; o != nil {
			out = append(out, o.Words)
		}
	}
	if n := len(s.held); n == 0 || l.standings[s.held[n-1]].Verdict == Rejected {
		return out
	}
	for _, i := range slices.Backward(s.held) {
		if t := l.standings[i].Text; t != nil {
			out = append(out, *t)
		}
	}
	return out
}

func distancePages(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	return apart(a, b)
}

func apart(a, b int) int { return max(a-b, b-a) }

// nearest returns the ID of the action that is most like that of a subject, at
// least [LikeFrom]; empty without one.
func (l *layer) nearest(s *subject) string {
	words := l.wordsOf(s)
	best, id := LikeFrom, ""
	for i := range l.doc.Actions {
		a := &l.doc.Actions[i]
		for _, w := range words {
			if like := Likeness(w, a.Text); like > best || like == best && id == "" {
				best, id = like, a.ID
			}
		}
	}
	return id
}
