package api

// partSentences say what the parts of documents and the counts are.
func partSentences() map[string]string {
	return map[string]string{
		"OutlineAnswer": "A document's headings.",
		"OutlineEntry":  "A heading, and what stands under it.",
		"PageAnswer":    "One page of a document.",
		"PageLinks":     "Paths that lead on from a page.",
		"YearsAnswer":   "The years of the corpus with counts.",
		"YearCount":     "A year with the numbers of what has it.",
		"YearLinks":     "Paths to what has a year.",
		"ActorsAnswer":  "Those who are to act, with counts.",
		"ActorCount":    "An actor with the numbers of what is asked of it.",
		"ActorLinks":    "Paths to what is asked of an actor.",
	}
}

// partMembers say what their members are.
func partMembers() map[string]string {
	return map[string]string{
		"OutlineAnswer.document": "The document.", "OutlineAnswer.headings": "The headings, in order.", "OutlineAnswer.links": "Where to go on.",
		"OutlineEntry.block": "Its index among the document's blocks, from 0.", "OutlineEntry.level": "Its depth in the outline, from 1.",
		"OutlineEntry.text": "Its words.", "OutlineEntry.page": "Its page; absent for formats without pages.",
		"OutlineEntry.actions": "The number of actions below it and above the next heading.", "OutlineEntry.passage": "The id of the heading as a passage.",

		"PageAnswer.document": "The document.", "PageAnswer.page": "The physical page, from 1.", "PageAnswer.blocks": "The blocks that begin on the page or go on there.",
		"PageAnswer.actions": "The actions whose block begins on the page or goes on there.", "PageAnswer.links": "Where to go on.",
		"PageLinks.self": "This answer.", "PageLinks.document": "The document.", "PageLinks.original": "The file, opened at the page.",
		"PageLinks.previous": "The page before; absent for the first.", "PageLinks.next": "The page after; absent for the last.",

		"YearsAnswer.generation": "Names the content that was counted.", "YearsAnswer.years": "The years, in order.",
		"YearCount.year": "The year.", "YearCount.actions": "The number of actions that have it, as deadline, start or period.",
		"YearCount.documents": "The number of documents with such an action.", "YearCount.due": "The number of actions whose deadline ends in it.", "YearCount.links": "Where to find them.",
		"YearLinks.actions": "The actions that have the year.", "YearLinks.documents": "The documents with such an action.", "YearLinks.due": "The actions whose deadline ends in it.",

		"ActorsAnswer.generation": "Names the content that was counted.", "ActorsAnswer.actors": "The actors, by falling number of actions.",
		"ActorCount.actor": "The actor, as it goes into the query word.", "ActorCount.actions": "The number of actions.", "ActorCount.documents": "The number of documents with such an action.",
		"ActorCount.links":   "Where to find them.",
		"ActorLinks.actions": "The actions.", "ActorLinks.documents": "The documents with such an action.",

		"DocumentLinks.main": "The form to read in its place: the best of the same part of its work; absent for that itself.", "DocumentLinks.replaced_by": "The last version from the same source; absent for a document that none has replaced.",
		"DocumentLinks.outline": "Its headings.", "DocumentLinks.text": "Its words, in plain.", "DocumentLinks.pages": "Its first page; absent for formats without pages.",
	}
}
