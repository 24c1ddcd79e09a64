package api

import (
	"net/http"
	"reflect"
)

// groupReview is the group of the corrections.
const groupReview = "Review"

// reviewRoutes are the corrections.
func reviewRoutes() []route {
	return []route{
		{method: http.MethodPost, path: "/v1/documents/{id}/reviews", id: "add-review", group: groupReview, summary: "Review an action or a document",
			doc: "Keeps one record of a person's judgement, laid over what was found and never in its place. " +
				"The verdict accepted or rejected is about an action; corrected, with an action, states what is right of its text, lead_in, box, actors, deadline, relative and themes, and without one what is right of the document's title, date, reference, type and language; added is a missed action, whose words are looked for in the text (page says where, if they stand more than once); complete says that every action of the document has a verdict and none is missing. " +
				"What is left out stays as it is; an empty list, or null for a time, is none. Later reviews of the same action add to earlier ones, value by value. " +
				"attach, without a verdict, says that an orphaned review is about this action now. " +
				"With If-Match and the ETag of the action (or, without one, of the document) as it was seen, the answer is 409 when it has changed since. " +
				"The author is the token's name, else the member author. The answer comes when the corrected document can be searched.",
			body: reflect.TypeFor[ReviewBody](), scope: ScopeReview, status: http.StatusCreated, answer: reflect.TypeFor[ReviewAnswer](), handle: (*service).addReview},
		{path: "/v1/documents/{id}/reviews", id: "list-document-reviews", group: groupReview, summary: "List the reviews of a document",
			doc:   "The history of a document, or with action of one of its actions: who said what and when, the values before and after, and what became of each review. unreviewed are the actions that still need a verdict.",
			words: []string{"action"}, answer: reflect.TypeFor[DocumentReviews](), example: "/v1/documents/{document}/reviews", handle: (*service).documentReviews},
		{path: "/v1/reviews", id: "list-reviews", group: groupReview, summary: "List reviews",
			doc:   "The reviews of all documents, narrowed by document, author and state; the orphaned ones wait to be attached or undone. They are in the order of the documents' ids, and of each document in the order of time.",
			words: []string{"document", "author", "state", "limit", "cursor"}, answer: reflect.TypeFor[ReviewList](), example: "/v1/reviews?state=orphaned", handle: (*service).listReviews},
		{path: "/v1/reviews/gold", id: "get-gold", group: groupReview, summary: "Get the reviewed documents as gold",
			doc:   "The documents that are completely reviewed, as annotations that an extraction is measured against: what is to be found in each. A document is one when a review says that it is complete and every action of it is accepted, corrected, added or rejected. A JSON object a line; with Accept: application/json they come in one list. 'polidex evaluate' takes the lines.",
			words: []string{"document"}, answer: reflect.TypeFor[GoldAnswer](), media: []string{"application/x-ndjson"}, example: "/v1/reviews/gold", handle: (*service).gold},
		{path: "/v1/reviews/{id}", id: "get-review", group: groupReview, summary: "Get a review",
			doc:    "One review and what became of it.",
			answer: reflect.TypeFor[ReviewAnswer](), handle: (*service).review},
		{method: http.MethodDelete, path: "/v1/reviews/{id}", id: "undo-review", group: groupReview, summary: "Undo a review",
			doc:   "Withdraws a review by one more record, which is the answer: nothing is taken out of the history, and undoing that record brings the review back. Without a token, author says who undoes it.",
			words: []string{"author"}, scope: ScopeReview, answer: reflect.TypeFor[ReviewAnswer](), handle: (*service).undoReview},
	}
}
