package corpus

import "strings"

// KindOf returns the kind of the entry that has an ID; see [ActionID] and
// [PassageID]. An ID of another form is taken for a document's or a passage's.
func KindOf(id string) EntryKind {
	_, own, ok := strings.Cut(id, "-")
	switch {
	case !ok:
		return KindDocument
	case strings.HasPrefix(own, "a"):
		return KindAction
	}
	return KindPassage
}
