package corpus

import (
	"cmp"
	"fmt"
	"strings"
)

// Count returns how many changes are of a kind.
func (cs Changes) Count(kind ChangeKind) int {
	n := 0
	for i := range cs {
		if cs[i].Kind == kind {
			n++
		}
	}
	return n
}

// Summary returns what was changed as words for a person: "2 added, 1 dropped, 1
// deadline changed"; "no change in 12 actions" where everything was carried over.
func (cs Changes) Summary() string {
	if len(cs) == 0 {
		return "no actions"
	}
	var parts []string
	for _, k := range []struct {
		kind      ChangeKind
		one, many string
	}{
		{ChangeAdded, "added", "added"},
		{ChangeDropped, "dropped", "dropped"},
		{ChangeDeadline, "deadline changed", "deadlines changed"},
		{ChangeReworded, "reworded", "reworded"},
	} {
		switch n := cs.Count(k.kind); n {
		case 0:
		case 1:
			parts = append(parts, "1 "+k.one)
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, k.many))
		}
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, ", ")
	case len(cs) == 1:
		return "no change in 1 action"
	}
	return fmt.Sprintf("no change in %d actions", len(cs))
}

// Sentence returns the change as words for a person, the action cut to its
// beginning: `deadline changed: "present a plan …" from "by 2026" to "by 2027"`.
func (c *Change) Sentence() string {
	shown := cmp.Or(c.After, c.Before)
	if shown == nil {
		return ""
	}
	words := Opening(shown.Text)
	switch c.Kind {
	case ChangeDeadline:
		return fmt.Sprintf("deadline changed: %q from %s to %s", words, timeWords(c.Before), timeWords(c.After))
	case ChangeReworded:
		return fmt.Sprintf("reworded (likeness %.2f): %q", c.Score, words)
	case ChangeAdded, ChangeDropped, ChangeCarried:
		return fmt.Sprintf("%s: %q", c.Kind, words)
	}
	return fmt.Sprintf("%q", words)
}

func timeWords(a *ComparedAction) string {
	switch {
	case a == nil || a.Deadline == nil:
		return "no time"
	case a.Deadline.Text == "":
		return fmt.Sprintf("%s…%s", a.Deadline.From, a.Deadline.To)
	}
	return fmt.Sprintf("%q", a.Deadline.Text)
}

// openingLetters is how much of an action a sentence shows.
const openingLetters = 80

// Opening returns the beginning of an action's words for a sentence about it: up
// to 80 letters of whole words, and " …" where more follow.
func Opening(text string) string {
	letters := []rune(text)
	if len(letters) <= openingLetters {
		return text
	}
	cut := string(letters[:openingLetters])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}
