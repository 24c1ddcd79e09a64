package api

import "maps"

// reviewSentences say what the objects of reviews are.
func reviewSentences() map[string]string {
	return map[string]string{
		"DocumentReview":  "What people made of a document.",
		"DocumentReviews": "The reviews of one document, and what is left to review.",
		"Gold":            "A completely reviewed document: what is to be found in it.",
		"GoldAction":      "An action that is to be found.",
		"GoldAnswer":      "The completely reviewed documents.",
		"GoldDeadline":    "A time, as gold has it.",
		"GoldDocument":    "What is to be known of a document as a whole.",
		"HistoryLinks":    "Paths that lead on from the reviews of a document.",
		"ReviewAnswer":    "A record of a person's judgement, and what became of it.",
		"ReviewBody":      "What a person says of a document or of one of its actions. What is left out stays as it is.",
		"ReviewLinks":     "Paths that lead on from a review.",
		"ReviewList":      "Reviews of several documents.",
		"ReviewListLinks": "Paths that lead on from a list of reviews.",
		"ReviewOrigin":    "Where a reviewed action stands in the text; by it the action is found again when the document was read anew.",
		"ReviewTime":      "A time by or in which an action is to be done. Without words and days it is none.",
		"ReviewValues":    "Values of an action or a document, of those that a review sets.",
	}
}

// reviewMembers say what their members are.
func reviewMembers() map[string]string {
	out := map[string]string{
		"Document.review":    "How far people have reviewed it; absent where nobody has.",
		"Hit.review":         "What people made of it: of an action accepted, corrected or added, of a document how far its review is; absent where nobody has looked.",
		"Action.reviewed_by": "The author of the last review of it that is in effect.",
		"Action.reviewed_at": "When that review was made.",

		"DocumentReview.progress":   "begun, or complete where a person said that all is reviewed, and it still is.",
		"DocumentReview.by":         "The author of the last review that is in effect; of a complete one, who said so.",
		"DocumentReview.at":         "When that review was made.",
		"DocumentReview.corrected":  "The members that identify the document which a person has corrected.",
		"DocumentReview.unreviewed": "The number of actions that nobody has given a verdict on.",
		"DocumentReview.orphaned":   "The number of reviews that no longer find what they are about.",

		"DocumentReviews.document": "The document, as corrected.", "DocumentReviews.review": "How far it is; null where nobody has begun.",
		"DocumentReviews.unreviewed": "The ids of the actions without a verdict.", "DocumentReviews.rejected": "The actions that a person has taken out.",
		"DocumentReviews.reviews": "The reviews, the earliest first.", "DocumentReviews.links": "Where to go on.",
		"HistoryLinks.self": "This answer.", "HistoryLinks.document": "The document.", "HistoryLinks.actions": "The document's actions.",

		"ReviewAnswer.state":   "held: it is in effect; overruled: later reviews left nothing of it; replaced: another took its place; withdrawn: it was undone; orphaned: what it is about is no longer found, and it has no effect.",
		"ReviewAnswer.by":      "The id of the review that overruled, replaced or withdrew it.",
		"ReviewAnswer.now":     "The id that the action has now.",
		"ReviewAnswer.reason":  "Of an orphaned review: what is missing.",
		"ReviewAnswer.nearest": "Of an orphaned review: the id of the action that is most like the one it was about, to attach it to.",
		"ReviewAnswer.links":   "Where to go on.",
		"ReviewLinks.self":     "The permanent address of the review.", "ReviewLinks.document": "The document that it is of.",
		"ReviewLinks.action": "The action that it is about; absent where there is none.", "ReviewLinks.reviews": "All reviews of the document.",

		"ReviewAnswer.id": "The id of the review.", "ReviewAnswer.document": "The id of the document.",
		"ReviewAnswer.action":     "The id that the action had when it was reviewed, or that a missed one was given; absent for what is about the document.",
		"ReviewAnswer.author":     "Who made it.",
		"ReviewAnswer.time":       "When it was made.",
		"ReviewAnswer.supersedes": "The id of the review that it withdraws, or whose place it takes.",
		"ReviewAnswer.before":     "The values that stood until then, of those that it sets.",
		"ReviewAnswer.origin":     "The action that was reviewed, as it was found in the text.",

		"ReviewOrigin.words": "The action's words as they were extracted, or of a missed one as they were given.",
		"ReviewOrigin.page":  "The page; absent without one.", "ReviewOrigin.block": "The index of the block where they begin; -1 for a missed action whose words are not found in the text.",
		"ReviewOrigin.copy": "Which of several actions with the same words it was, from 1; absent for the only one.", "ReviewOrigin.copies": "How many there were.",
		"ReviewOrigin.places":  "Where the words that the review gives stand.",
		"ReviewOrigin.earlier": "The id by which earlier reviews know the action, where it is another.",

		"ReviewBody.author": "Who reviews; not needed with a token, whose name goes before.",
		"ReviewBody.action": "The action's id; left out for what is about the document and for a missed action.",
		"ReviewBody.attach": "The id of an orphaned review that is about this action now. It goes without a verdict.",
		"ReviewBody.page":   "Of a missed action: its physical page, if its words stand more than once or are not found.",

		"ReviewTime.text": "The words, as printed; made of the days where it is left out.", "ReviewTime.from": "The first day; left out when open.",
		"ReviewTime.to": "The last day; left out when open.", "ReviewTime.precision": "How exactly it is put: day, month, quarter, season, part, half, year or period; by the days where it is left out.",

		"ReviewList.reviews": "The reviews.", "ReviewList.next": "The cursor of the next reviews; absent at the end.", "ReviewList.links": "Where to go on.",
		"ReviewListLinks.self": "This answer.", "ReviewListLinks.next": "The reviews that follow; absent at the end.",
	}
	for _, object := range []string{"ReviewAnswer", "ReviewBody"} {
		out[object+".verdict"] = "accepted, corrected, rejected, added, complete, or (of records) withdrawn."
		out[object+".comment"] = "What the person adds in words."
	}
	for _, object := range []string{"ReviewAnswer", "ReviewBody", "ReviewValues"} {
		for member, sentence := range valueSentences() {
			out[object+"."+member] = sentence
		}
	}
	maps.Copy(out, goldMembers())
	return out
}

// valueSentences say what the values are that a review may set.
func valueSentences() map[string]string {
	return map[string]string{
		"text":      "The action's words.",
		"lead_in":   "The lead-in, as printed; empty for none.",
		"box":       "The title of the box, list or table; empty for none.",
		"actors":    "Those who are to act, all of them; an empty list is nobody.",
		"deadline":  "The time by or in which it is to be done; without words and days there is none.",
		"relative":  "The time that the text counts from an event; without words and days there is none. Setting it to one takes a deadline away, and the other way round.",
		"themes":    "The ids of its themes, all of them; an empty list is none.",
		"title":     "The document's title.",
		"date":      "The day of adoption or publication; empty where it has none.",
		"reference": "The official reference, which the work follows; empty where it has none.",
		"type":      "The type of text.",
		"language":  "The language, as an ISO 639-1 code.",
	}
}

// goldMembers say what the members of gold are.
func goldMembers() map[string]string {
	return map[string]string{
		"GoldAnswer.documents": "The documents, in the order of their ids.",
		"Gold.id":              "The document's id.", "Gold.sha256": "The SHA-256 of the original, in hex.", "Gold.source": "The path or URL that it was first taken from.",
		"Gold.document": "What is to be known of it as a whole.", "Gold.actions": "The actions that are to be found, in reading order.",
		"Gold.themes": "The ids of its themes.", "Gold.reviewed_by": "All whose reviews are in effect.", "Gold.reviewed_at": "When it was said to be complete.",
		"GoldDocument.title": "The title, or null.", "GoldDocument.reference": "The official reference, or null.", "GoldDocument.type": "The type of text.",
		"GoldDocument.date": "The day of adoption or publication, or null.", "GoldDocument.language": "The language, or null.", "GoldDocument.pages": "The number of pages, or null for formats without pages.",
		"GoldAction.page": "The physical page where it begins, or null.", "GoldAction.box": "The title of the box, list or table, or null.",
		"GoldAction.lead_in": "The lead-in, or null.", "GoldAction.actors": "Those who are to act.", "GoldAction.text": "The words.",
		"GoldAction.deadline": "The deadline, or null.", "GoldAction.themes": "The ids of its themes.",
		"GoldDeadline.text": "The words.", "GoldDeadline.from": "The first day, or null when open.", "GoldDeadline.to": "The last day, or null when open.",
	}
}
