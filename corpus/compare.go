package corpus

import "math"

// LikeFrom is the likeness from which two actions are taken for one in other
// words; see [Likeness]. Measured once, over the 1,460 actions of 65 documents in 11
// languages, each list compared with those of all other works in its language: two
// pairs of actions that are not the same are as much alike (0.53, a short one on a
// mid-term review), and the 1,259 that are the same sentence with another time
// have 0.7 or more. Of copies with one word in twenty changed all are found, with
// one in ten all but 0.3 %, with one in five all but 6 %, with two in five 41 %.
const LikeFrom = 0.5

// ChangeKind says what became of an action from one list to another.
type ChangeKind string

// What may become of an action.
const (
	// ChangeCarried: the words and the days are the same.
	ChangeCarried ChangeKind = "carried"
	// ChangeReworded: the words are alike, the days the same.
	ChangeReworded ChangeKind = "reworded"
	// ChangeDeadline: the words are the same or alike, the days are not, or only
	// one of the two has any.
	ChangeDeadline ChangeKind = "deadline-changed"
	ChangeAdded    ChangeKind = "added"
	ChangeDropped  ChangeKind = "dropped"
)

// Change is what became of one action.
type Change struct {
	Kind ChangeKind `json:"kind"`
	// Score is the likeness of the two, from [LikeFrom] to 1; 0 where there is
	// only one.
	Score float64 `json:"score"`
	// Before is nil for an action that was added, After for one that was dropped.
	Before *ComparedAction `json:"before,omitempty"`
	After  *ComparedAction `json:"after,omitempty"`
}

// ComparedAction is what a change shows of an action.
type ComparedAction struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	// Page is the one to show, 0 without pages.
	Page int `json:"page,omitempty"`
	// Deadline is the action's time as [Action.Due] has it, else the words of a
	// time without days; nil without either.
	Deadline *Deadline `json:"deadline"`
}

// Changes are what became of the actions of two lists, each of them in exactly
// one: first those of the new list in its order, then the dropped ones in the
// order of the old.
type Changes []Change

// Compare aligns two lists of actions by the likeness of their words: those of two
// versions of a text, of two forms of it (a PDF file and a page), or of two works.
// Their order, deadlines, themes and actors are no evidence that two are the same.
//
// Each action is paired with at most one. First come those whose words are the
// same but for spaces, hyphens, quotation marks, accents and ligatures, then those
// that are the same but for the words of their deadlines, then those that are most
// alike (see [Likeness]) down to [LikeFrom]. Between equals the ones with the same
// days come first, then those that stand in the same order. Exchanging the lists
// exchanges added and dropped, before and after, and nothing else.
//
// Texts of two languages have no words to compare: do not ask. What is spent is
// bounded for lists of any length: words that very many actions have in common
// cease to be a reason to look at a pair (see maxPairs).
func Compare(old, new []Action) Changes {
	before, after := comparands(old), comparands(new)
	pairs := pair(before, after)
	out := make(Changes, 0, len(after)+len(before)-len(pairs))
	with, taken := make([]*pairing, len(after)), make([]bool, len(before))
	for i := range pairs {
		with[pairs[i].new], taken[pairs[i].old] = &pairs[i], true
	}
	for j := range after {
		c := Change{Kind: ChangeAdded, After: after[j].shown()}
		if p := with[j]; p != nil {
			c.Before = before[p.old].shown()
			c.Kind, c.Score = becameOf(&before[p.old], &after[j], p.score)
		}
		out = append(out, c)
	}
	for i := range before {
		if !taken[i] {
			out = append(out, Change{Kind: ChangeDropped, Before: before[i].shown()})
		}
	}
	return out
}

// becameOf names what a pair is. The score is cut to three digits, as it is shown.
func becameOf(old, new *comparand, score float64) (ChangeKind, float64) {
	shown := math.Floor(score*1000) / 1000
	switch {
	case !sameTime(old.due, new.due):
		return ChangeDeadline, shown
	case score < 1 || old.bare != new.bare && old.key != new.key:
		return ChangeReworded, shown
	}
	return ChangeCarried, shown
}

// sameTime says whether two deadlines are the same days. Where one has none, as a
// time that is counted from a day that only the other form states, their words
// decide. A time without days ("within a day") is none beside none.
func sameTime(a, b *Deadline) bool {
	switch {
	case a == nil:
		return b == nil || !dated(b)
	case b == nil:
		return !dated(a)
	case dated(a) && dated(b):
		return a.From == b.From && a.To == b.To
	}
	return plainKey(PlainWords(a.Text)) == plainKey(PlainWords(b.Text))
}

func dated(d *Deadline) bool { return d.From != "" || d.To != "" }
