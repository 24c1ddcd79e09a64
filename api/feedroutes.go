package api

import (
	"slices"

	"polidex/api/feed"
	"polidex/corpus"
)

// groupFollow is the group of what can be followed, in feed readers and calendars.
const groupFollow = "Follow"

// feedRoutes are what can be followed. A feed has the address of its list with an
// ending behind the path, and takes the same words.
func feedRoutes() []route {
	words := append(filterNames(), "limit")
	limit := map[string]string{"limit": "100"}
	var out []route
	for _, l := range []struct {
		path, id, what string
		kind           corpus.EntryKind
		words          []string
	}{
		{"/v1/actions", "actions", "key actions", corpus.KindAction, words},
		{"/v1/documents", "documents", "documents", corpus.KindDocument, words},
		{"/v1/search", "search", "passages, actions or documents", "", slices.Insert(slices.Clone(words), 2, "kind")},
	} {
		example := "?theme={theme}"
		if l.kind == "" {
			example = "?q={words}"
		}
		out = append(out,
			route{path: l.path + ".atom", id: "follow-" + l.id + "-atom", group: groupFollow, summary: "Follow " + l.what + " (Atom)",
				doc: "The entries that match and came into the corpus last, newest first, as an Atom feed: address and words are those of the list, with .atom behind the path. An entry's time is when its document was first taken in, and its id a URN made from its own. Sorting, grouping and counting have no meaning here. " +
					"At most 500 entries; 100 without limit.",
				words: l.words, initial: limit, media: []string{feed.AtomType}, example: l.path + ".atom" + example, handle: follow(l.kind, formatAtom)},
			route{path: l.path + ".jsonfeed", id: "follow-" + l.id + "-jsonfeed", group: groupFollow, summary: "Follow " + l.what + " (JSON Feed)",
				doc:   "The same entries as a feed of the form JSON Feed 1.1: put .jsonfeed behind the path of the list.",
				words: l.words, initial: limit, media: []string{feed.JSONType}, example: l.path + ".jsonfeed" + example, handle: follow(l.kind, formatJSONFeed)},
		)
	}
	return append(out, route{path: "/v1/actions.ics", id: "follow-deadlines", group: groupFollow, summary: "Follow deadlines in a calendar",
		doc: "The deadlines of the actions that match, as an iCalendar feed to subscribe to. An action stands on the last day of its deadline, all day; what is due in a year stands on 31 December, and says so. A deadline without a last day (from 2026 on) stands on its first and begins with the word Begins. Actions without a day are left out; the calendar's description counts them. " +
			"Where more than limit match (1000 without it, at most 5000), whole years are left out, the earliest first; the description says so, and the header Polidex-Cut.",
		words: words, initial: map[string]string{"limit": "1000"}, media: []string{feed.CalendarType},
		example: "/v1/actions.ics?theme={theme}", handle: (*service).calendar})
}
