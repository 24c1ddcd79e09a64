package api

import "polidex/corpus"

// reviewWords are the query words of reviews.
func reviewWords() []parameter {
	nothing := func(*asked, []string) error { return nil }
	return []parameter{
		{name: "author", kind: "string", many: true, example: "Ana Costa", read: nothing,
			doc: "Who made a review. Where a review is undone without a token: who undoes it."},
		{name: "state", kind: "string", many: true, closed: corpus.ReviewStateNames(), example: "orphaned", read: nothing,
			doc: "What became of a review: it is in effect (held), later ones left nothing of it (overruled), another took its place (replaced), it was undone (withdrawn), or what it is about is no longer found (orphaned)."},
		{name: "action", kind: "string", example: "0123456789abcdef-a0123456789", read: nothing,
			doc: "An action's id: reviews of this action alone."},
	}
}
